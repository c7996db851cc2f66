/** Writes one section's form: guide, data, evidence, and a very hidden identity. Same form, same bytes. */

import type { DataValidation } from "exceljs";
import type { FormIdentity, FormRow, InputColumn, SectionForm } from "../domain/form.ts";
import {
  type Content,
  columnLetter,
  DATA_SHEET,
  EVIDENCE_KEYS,
  EVIDENCE_ROWS,
  EVIDENCE_SHEET,
  FIRST_ROW,
  GUIDE_SHEET,
  HEADER_ROW,
  IDENTITY_SHEET,
  KEY_PREFIX,
  KEY_ROW,
  type LayoutColumn,
  LIST_SHEET,
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

const QUARTER_NAME = {
  I: "I (Januari - Maret)",
  II: "II (April - Juni)",
  III: "III (Juli - September)",
  IV: "IV (Oktober - Desember)",
} as const;
const EVIDENCE_LIST = "sop_jenis_bukti";

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

function guideSheet(workbook: Workbook, form: SectionForm): void {
  const sheet = workbook.addWorksheet(GUIDE_SHEET);
  sheet.getColumn(1).width = 5;
  sheet.getColumn(2).width = 100;
  const title = sheet.getCell("A1");
  title.value = form.definition.title;
  title.font = { bold: true, size: 14 };
  sheet.getCell("A2").value = `${form.section.name} - ${form.officeName}`;
  sheet.getCell("A3").value = periodLine(form);
  sheet.getCell("A4").value = dueLine(form);
  sheet.getCell("A4").font = { bold: true };
  form.definition.guide.forEach((line, at) => {
    sheet.getCell(6 + at, 1).value = at + 1;
    const cell = sheet.getCell(6 + at, 2);
    cell.value = safeText(line);
    cell.alignment = { wrapText: true, vertical: "top" };
  });
  const legend = 7 + form.definition.guide.length;
  filled(sheet.getCell(legend, 1), COLOURS.input);
  bordered(sheet.getCell(legend, 1));
  sheet.getCell(legend, 2).value = "Sel yang diisi";
  const examples = legend + 2;
  sheet.getCell(examples, 2).value = "Contoh isian yang benar";
  sheet.getCell(examples, 2).font = { bold: true };
  form.definition.columns.forEach((column, at) => {
    const cell = sheet.getCell(examples + 1 + at, 2);
    cell.value = safeText(`${column.label}: ${column.example}. ${column.hint}`);
    cell.alignment = { wrapText: true, vertical: "top" };
  });
  lock(sheet);
  setUpPrinting(sheet, { paper: form.paper, headerRow: 1, footer: form.section.name });
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

function evidenceSheet(workbook: Workbook, form: SectionForm): void {
  const sheet = workbook.addWorksheet(EVIDENCE_SHEET, { views: [{ state: "frozen", ySplit: 3 }] });
  const labels = ["No. baris pada lembar Data", "Jenis bukti", "Nama / nomor dokumen"];
  sheet.getCell("A1").value = `Daftar bukti dukung - ${form.section.name}`;
  sheet.getCell("A1").font = { bold: true, size: 12 };
  EVIDENCE_KEYS.forEach((key, at) => {
    sheet.getCell(2, at + 1).value = `${KEY_PREFIX}${key}`;
    headerCell(sheet.getCell(3, at + 1), labels[at] ?? "");
    sheet.getColumn(at + 1).width = [16, 24, 80][at] ?? 20;
  });
  sheet.getRow(2).hidden = true;
  for (let at = 4; at < 4 + EVIDENCE_ROWS; at++) {
    for (let no = 1; no <= EVIDENCE_KEYS.length; no++) {
      const cell = sheet.getCell(at, no);
      cell.protection = { locked: false };
      filled(cell, COLOURS.input);
      bordered(cell);
      cell.alignment = { wrapText: true, vertical: "top" };
    }
    sheet.getCell(at, 2).dataValidation = {
      type: "list",
      allowBlank: true,
      formulae: [EVIDENCE_LIST],
      showErrorMessage: true,
      errorTitle: "Periksa isian",
      error: "Pilih salah satu dari daftar.",
    };
  }
  lock(sheet);
  setUpPrinting(sheet, { paper: form.paper, headerRow: 3, footer: form.section.name });
}

/** Lists stand on a hidden sheet under a name: written into the validation itself they break above 255 characters. */
function listSheet(workbook: Workbook, form: SectionForm): void {
  const sheet = workbook.addWorksheet(LIST_SHEET, { state: "hidden" });
  const lists = [
    ...form.definition.columns
      .filter(({ type }) => type === "choice")
      .map(({ key, choices }) => ({ name: listName(key), choices })),
    { name: EVIDENCE_LIST, choices: form.definition.evidenceKinds },
  ];
  lists.forEach(({ name, choices }, at) => {
    choices.forEach((choice, no) => {
      sheet.getCell(no + 1, at + 1).value = safeText(choice);
    });
    const letter = columnLetter(at + 1);
    workbook.definedNames.add(`${LIST_SHEET}!$${letter}$1:$${letter}$${Math.max(choices.length, 1)}`, name);
  });
  lock(sheet);
}

function identitySheet(workbook: Workbook, identity: FormIdentity): void {
  const sheet = workbook.addWorksheet(IDENTITY_SHEET, { state: "veryHidden" });
  Object.entries(identity).forEach(([key, value], at) => {
    sheet.getCell(at + 1, 1).value = `${KEY_PREFIX}${key}`;
    sheet.getCell(at + 1, 2).value = value;
  });
  lock(sheet);
}

/** Guards against slips, not against intent: there is no password, and what comes back is compared with what went out. */
function lock(sheet: Worksheet): void {
  Object.assign(sheet, {
    sheetProtection: {
      sheet: true,
      selectLockedCells: true,
      selectUnlockedCells: true,
      sort: true,
      autoFilter: true,
      formatColumns: true,
      formatRows: true,
    },
  });
}

function listName(key: string): string {
  return `sop_${key}`;
}

function periodLine({ quarter, year }: SectionForm): string {
  return `Triwulan ${QUARTER_NAME[quarter]} Tahun ${year}`;
}

function dueLine({ dueDay }: SectionForm): string {
  if (dueDay === undefined) return "";
  const [year, month, day] = dueDay.split("-");
  return `Dikembalikan paling lambat ${day}-${month}-${year}`;
}
