/** Writes one section's form: guide, data, evidence, and a very hidden identity. Same form, same bytes. */

import type { DataValidation } from "exceljs";
import type { FormIdentity, FormRow, InputColumn, SectionForm } from "../domain/form.ts";
import {
  dueLine,
  evidenceSheet,
  guideSheet,
  identitySheet,
  listName,
  listSheet,
  lock,
  periodLine,
} from "./form-sides.ts";
import {
  type Content,
  columnLetter,
  DATA_SHEET,
  FIRST_ROW,
  HEADER_ROW,
  KEY_PREFIX,
  KEY_ROW,
  type LayoutColumn,
  layoutColumns,
} from "./layout.ts";
import {
  bordered,
  COLOURS,
  filled,
  headerCell,
  heightFor,
  letterhead,
  NUMBER_FORMATS,
  newWorkbook,
  safeText,
  setUpPrinting,
  type Workbook,
  type Worksheet,
  workbookBytes,
} from "./workbook.ts";

/** The workbook of one form. Same form and identity, same bytes. */
export async function writeForm(form: SectionForm, identity: FormIdentity): Promise<Uint8Array> {
  const workbook = newWorkbook(`${form.definition.title} ${form.section.name} ${form.cycle}`);
  guideSheet(workbook, form);
  dataSheet(workbook, form, identity);
  evidenceSheet(workbook, form);
  listSheet(workbook, form);
  identitySheet(workbook, identity);
  return workbookBytes(workbook);
}

function dataSheet(workbook: Workbook, form: SectionForm, identity: FormIdentity): void {
  const columns = layoutColumns(form);
  // Headings stand over the columns that every page repeats, so that each page carries them whole.
  const lastHeaded = columns.findIndex(({ key }) => key === "indikator") + 1;
  const sheet = workbook.addWorksheet(DATA_SHEET, {
    views: [{ state: "frozen", xSplit: 3, ySplit: HEADER_ROW, topLeftCell: `D${FIRST_ROW}` }],
  });
  letterhead(sheet, form.letterhead.slice(0, 3).map(safeText), 2, lastHeaded);
  const illustrative = form.rows.some(({ indicator }) => indicator.illustrative);
  const lines = [
    `${form.definition.title.toUpperCase()} - ${form.section.name.toUpperCase()}`,
    periodLine(form),
    dueLine(form),
    illustrative ? "Target pada contoh ini ilustrasi, bukan angka yang diterbitkan." : "",
  ];
  lines.forEach((line, at) => {
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
    dataRow(sheet, columns, row, FIRST_ROW + at);
  });
  lock(sheet);
  // Figures on one page, words on the next, each with number, code and indicator: legible on paper.
  setUpPrinting(sheet, {
    paper: form.paper,
    headerRow: HEADER_ROW,
    footer: `${form.officeName} - ${form.section.name} - ${form.cycle} - formulir ${identity.form.slice(7, 19)}`,
    pagesWide: 2,
    titleColumns: "B:E",
  });
}

function dataRow(sheet: Worksheet, columns: readonly LayoutColumn[], row: FormRow, at: number): void {
  const letter = (key: string): string => columnLetter(columns.findIndex((column) => column.key === key) + 1);
  const texts = [row.title, row.indicator.name, row.indicator.unit];
  const widths = ["uraian", "indikator", "satuan"].map(
    (key) => columns.find((column) => column.key === key)?.width ?? 10,
  );
  sheet.getRow(at).height = Math.max(
    30,
    heightFor(texts.map((text, no) => ({ text, width: widths[no] ?? 10 }))),
  );
  columns.forEach((column, no) => {
    const cell = sheet.getCell(at, no + 1);
    cell.value = cellValue(column.content(row, at, letter));
    cell.numFmt = NUMBER_FORMATS[column.format];
    cell.alignment = { wrapText: column.format === "text", vertical: "top" };
    cell.font = { size: 10 };
    bordered(cell);
    const open = column.input !== undefined && (column.input.type !== "rupiah" || row.budget !== undefined);
    cell.protection = { locked: !open };
    if (!open || column.input === undefined) return;
    filled(cell, COLOURS.input);
    if (column.input.type !== "choice" && column.input.type !== "text")
      cell.alignment = { vertical: "top", horizontal: "right" };
    cell.dataValidation = validationFor(column.input);
  });
}

function cellValue(content: Content): string | number | null | { formula: string; result: string } {
  if (typeof content === "string") return safeText(content);
  return content !== null && typeof content === "object" ? { formula: content.formula, result: "" } : content;
}

/** The form warns as one types; what counts is our own check of what comes back. */
function validationFor(column: InputColumn): DataValidation {
  const prompt = {
    showInputMessage: true,
    promptTitle: column.label.slice(0, 32),
    prompt: safeText(`${column.hint} Contoh: ${column.example}`).slice(0, 255),
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
