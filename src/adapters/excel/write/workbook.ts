/** What all our workbooks have in common: a fixed date, plain styles, and the same bytes for the same content. */
import type exceljs from "exceljs";
import ExcelWorkbook from "exceljs/lib/doc/workbook.js";
import { unzipSync, zipSync } from "fflate";

export type Workbook = exceljs.Workbook;
export type Worksheet = exceljs.Worksheet;
export type Cell = exceljs.Cell;

/** A workbook has no clock: when it was made stands in the record. */
const EPOCH = new Date(Date.UTC(2000, 0, 1));
/** fflate writes a local time: the same fields, made in whatever zone is set, give the same bytes in every zone. */
const zipTime = (): Date => new Date(2000, 0, 1);

export const COLOURS = {
  input: "FFFFF2CC",
  header: "FFD9E2F3",
  total: "FFF2F2F2",
  line: "FF8EA9DB",
  error: "FFF8CBAD",
  warning: "FFFFD966",
} as const;
export const NUMBER_FORMATS = {
  text: "@",
  number: "#,##0.##",
  rupiah: "#,##0",
  percent: "0.00",
  points: "+0.00;-0.00;0.00",
} as const;
/** OOXML paper sizes: Folio (F4, 215 × 330 mm) and A4. */
const PAPER = { F4: 14, A4: 9 } as const;

/** An empty workbook with our name and a fixed date. */
export function newWorkbook(title: string): Workbook {
  const workbook = new ExcelWorkbook();
  workbook.creator = "sop";
  workbook.lastModifiedBy = "sop";
  workbook.title = title;
  workbook.created = EPOCH;
  workbook.modified = EPOCH;
  // LibreOffice and Excel compute all formulas when they open the file.
  workbook.calcProperties.fullCalcOnLoad = true;
  return workbook;
}

/** The workbook's parts, in an order of their own: the packer's clock would make every run different. */
export async function workbookParts(workbook: Workbook): Promise<ReadonlyMap<string, Uint8Array>> {
  // What is unpacked at once need not be made small first.
  const options: Partial<exceljs.XlsxWriteOptions> = { zip: { compression: "STORE" } };
  const packed = unzipSync(new Uint8Array(await workbook.xlsx.writeBuffer(options)));
  const names = Object.keys(packed).filter((name) => !name.endsWith("/"));
  return new Map(names.sort().map((name) => [name, packed[name] ?? new Uint8Array()]));
}

/** Packs parts into a workbook. Same parts, same bytes, on every machine: the packer is not the platform's. */
export function packed(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(parts), { mtime: zipTime(), level: 6, os: 0 });
}

/** The workbook's bytes. */
export async function workbookBytes(workbook: Workbook): Promise<Uint8Array> {
  return packed(await workbookParts(workbook));
}

export interface PrintSetup {
  readonly paper: keyof typeof PAPER;
  /** Repeated at the top of every page. */
  readonly headerRow: number;
  readonly footer: string;
  /** Pages side by side, and the columns that each repeats; by default one page. */
  readonly pagesWide?: number;
  readonly titleColumns?: string;
}

/** Paper, margins, repeated heads and a footer with page numbers. */
export function setUpPrinting(
  sheet: Worksheet,
  { paper, headerRow, footer, pagesWide = 1, titleColumns }: PrintSetup,
): void {
  sheet.pageSetup = {
    // exceljs names only some of the sizes that the format knows.
    paperSize: PAPER[paper] as exceljs.PaperSize,
    orientation: "landscape",
    fitToPage: true,
    fitToWidth: pagesWide,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    printTitlesRow: `${headerRow}:${headerRow}`,
    ...(titleColumns === undefined ? {} : { printTitlesColumn: titleColumns }),
  };
  sheet.headerFooter = { oddFooter: `&L&8${footer.replaceAll("&", "&&")}&R&8&P / &N` };
}

/** Thin lines around a cell. */
export function bordered(cell: Cell): void {
  const side = { style: "thin", color: { argb: COLOURS.line } } as const;
  cell.border = { top: side, left: side, bottom: side, right: side };
}

/** A plain background. @param argb eight hexadecimal digits */
export function filled(cell: Cell, argb: string): void {
  cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb } };
}

/** A head of a column. */
export function headerCell(cell: Cell, text: string): void {
  cell.value = text;
  cell.font = { bold: true, size: 10 };
  cell.alignment = { wrapText: true, vertical: "middle", horizontal: "center" };
  filled(cell, COLOURS.header);
  bordered(cell);
}

/** Points a line of 10-point text takes. */
const LINE_HEIGHT = 13.5;

/**
 * The height that a row's wrapped texts need: programs other than Excel do not find it by themselves.
 * @param cells text and the width of its column, in characters
 */
export function heightFor(cells: readonly { readonly text: string; readonly width: number }[]): number {
  const lines = cells.map(({ text, width }) =>
    text
      .split("\n")
      .reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 1.05) / Math.max(1, width - 1))), 0),
  );
  return Math.max(1, ...lines) * LINE_HEIGHT + 3;
}

/** Centred lines over a table's whole width. */
export function letterhead(sheet: Worksheet, lines: readonly string[], from: number, to: number): void {
  lines.forEach((line, at) => {
    sheet.mergeCells(at + 1, from, at + 1, to);
    const cell = sheet.getCell(at + 1, from);
    cell.value = line;
    cell.font = { bold: at < 2, size: at < 2 ? 13 : 10 };
    cell.alignment = { horizontal: "center", shrinkToFit: true };
  });
}

/** Text typed by people, made harmless where a spreadsheet would take it for a formula. exceljs stores text as text. */
export function safeText(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/_x([0-9A-Fa-f]{4})_/g, "_x005F_x$1_");
}
