/** Lays one section's form out in a workbook: guide, data, evidence, and a very hidden identity. */

import type { DataValidation } from "exceljs";
import type { FormIdentity, FormRow, InputColumn, SectionForm } from "../../../domain/returns/form.ts";
import { promptOf } from "../filling-words.ts";
import {
  type Content,
  DATA_SHEET,
  FIRST_ROW,
  HEADER_ROW,
  howText,
  KEY_PREFIX,
  KEY_ROW,
  type LayoutColumn,
  layoutColumns,
  letterIn,
} from "../layout.ts";
import { dataFooter, headLines } from "../printed-text.ts";
import { evidenceSheet, guideSheet, identitySheet, listName, listSheet, lock } from "./form-sides.ts";
import {
  bordered,
  type Cell,
  COLOURS,
  filled,
  headerCell,
  heightFor,
  letterhead,
  NUMBER_FORMATS,
  safeText,
  setUpPrinting,
  type Workbook,
  type Worksheet,
} from "./workbook.ts";

/** What a correction workbook adds to a cell of the form. */
export interface CellOverlay {
  /** What the section typed; undefined leaves the cell as the form has it. */
  readonly value: string | number | null | undefined;
  /** Background, where the cell needs attention. */
  readonly mark: string | undefined;
  readonly note: string | undefined;
}

export type Overlay = (row: FormRow, column: LayoutColumn) => CellOverlay | undefined;

/** Adds all sheets of a form to a workbook. */
export function layForm(
  workbook: Workbook,
  form: SectionForm,
  identity: FormIdentity,
  overlay: Overlay = () => undefined,
): void {
  guideSheet(workbook, form);
  dataSheet(workbook, form, identity, overlay);
  evidenceSheet(workbook, form);
  listSheet(workbook, form);
  identitySheet(workbook, identity);
}

/** The height of a row, in points: as high as its longest wrapped text. */
export function rowHeight(form: SectionForm, columns: readonly LayoutColumn[], row: FormRow): number {
  const texts = {
    uraian: row.title,
    indikator: row.indicator.name,
    satuan: row.indicator.unit,
    ...(form.calculation.version === 1 ? {} : { rumus: howText(form, row) }),
  };
  const cells = Object.entries(texts).map(([key, text]) => ({
    text,
    width: columns.find((column) => column.key === key)?.width ?? 10,
  }));
  return Math.max(30, heightFor(cells));
}

/** May the section fill this cell? A row that shares its ceiling with the one above has no money of its own. */
export function isOpen({ input }: LayoutColumn, row: FormRow): boolean {
  return input !== undefined && (input.type !== "rupiah" || row.budget !== undefined);
}

function dataSheet(workbook: Workbook, form: SectionForm, identity: FormIdentity, overlay: Overlay): void {
  const columns = layoutColumns(form);
  // Headings stand over the columns that every page repeats, so that each page carries them whole.
  const lastHeaded = columns.findIndex(({ key }) => key === "indikator") + 1;
  const sheet = workbook.addWorksheet(DATA_SHEET, {
    views: [{ state: "frozen", xSplit: 3, ySplit: HEADER_ROW, topLeftCell: `D${FIRST_ROW}` }],
  });
  letterhead(sheet, form.letterhead.slice(0, 3).map(safeText), 2, lastHeaded);
  headLines(form).forEach((line, at) => {
    sheet.mergeCells(4 + at, 2, 4 + at, lastHeaded);
    const cell = sheet.getCell(4 + at, 2);
    cell.value = safeText(line);
    cell.font = { bold: at === 0, size: at === 0 ? 12 : 10 };
    cell.alignment = { horizontal: "center", shrinkToFit: true };
  });
  columns.forEach((column, at) => {
    const no = at + 1;
    sheet.getColumn(no).width = column.width;
    sheet.getColumn(no).hidden = column.hidden;
    sheet.getCell(KEY_ROW, no).value = `${KEY_PREFIX}${column.key}`;
    headerCell(sheet.getCell(HEADER_ROW, no), column.label);
  });
  sheet.getRow(KEY_ROW).hidden = true;
  sheet.getRow(HEADER_ROW).height = 45;
  form.rows.forEach((row, at) => {
    dataRow(sheet, form, columns, row, FIRST_ROW + at, overlay);
  });
  lock(sheet);
  // Figures on one page, words on the next, each with number, code and indicator: legible on paper.
  setUpPrinting(sheet, {
    paper: form.paper,
    headerRow: HEADER_ROW,
    footer: dataFooter(form, identity.form),
    pagesWide: 2,
    titleColumns: "B:E",
  });
}

function dataRow(
  sheet: Worksheet,
  form: SectionForm,
  columns: readonly LayoutColumn[],
  row: FormRow,
  at: number,
  overlay: Overlay,
): void {
  const letter = letterIn(columns);
  sheet.getRow(at).height = rowHeight(form, columns, row);
  columns.forEach((column, no) => {
    const cell = sheet.getCell(at, no + 1);
    cell.value = cellValue(column.content(row, at, letter));
    cell.numFmt = NUMBER_FORMATS[column.format];
    cell.alignment = { wrapText: column.format === "text", vertical: "top" };
    cell.font = { size: 10 };
    bordered(cell);
    const open = isOpen(column, row);
    cell.protection = { locked: !open };
    if (open && column.input !== undefined) inputCell(cell, column.input, promptOf(form, row, column.input));
    lay(cell, overlay(row, column));
  });
}

function inputCell(cell: Cell, input: InputColumn, prompt: string): void {
  filled(cell, COLOURS.input);
  if (input.type !== "choice" && input.type !== "text")
    cell.alignment = { vertical: "top", horizontal: "right" };
  cell.dataValidation = validationFor(input, prompt);
}

function lay(cell: Cell, overlaid: CellOverlay | undefined): void {
  if (overlaid === undefined) return;
  const { value, mark, note } = overlaid;
  if (value !== undefined) cell.value = typeof value === "string" ? safeText(value) : value;
  if (mark !== undefined) filled(cell, mark);
  if (note !== undefined) cell.note = safeText(note);
}

function cellValue(content: Content): string | number | null | { formula: string; result: string } {
  if (typeof content === "string") return safeText(content);
  return content !== null && typeof content === "object" ? { formula: content.formula, result: "" } : content;
}

/** As many characters as Excel shows in an input message. */
export const LONGEST_PROMPT = 255;

/** The form warns as one types; what counts is our own check of what comes back. */
function validationFor(column: InputColumn, words: string): DataValidation {
  const prompt = {
    showInputMessage: true,
    promptTitle: column.label.slice(0, 32),
    prompt: safeText(words).slice(0, LONGEST_PROMPT),
  };
  const refusal = {
    showErrorMessage: true,
    allowBlank: true,
    errorTitle: "Periksa isian",
    errorStyle: "stop",
  } as const;
  switch (column.type) {
    case "choice":
      return {
        type: "list",
        formulae: [listName(column.key)],
        ...prompt,
        ...refusal,
        error: "Pilih salah satu dari daftar.",
      };
    case "text":
      return {
        type: "textLength",
        operator: "lessThanOrEqual",
        formulae: [column.maxLength ?? 4000],
        ...prompt,
        ...refusal,
        error: `Paling banyak ${column.maxLength ?? 4000} huruf.`,
      };
    default:
      return {
        type: "decimal",
        operator: "between",
        formulae: [column.minimum ?? -1e15, column.maximum ?? 1e15],
        ...prompt,
        ...refusal,
        error: `Isi dengan angka, misalnya ${column.example}.`,
      };
  }
}
