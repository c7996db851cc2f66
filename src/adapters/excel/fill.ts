/** Fills a form of ours as a section head would: for the demonstration, never for a person's own file. */
import ExcelWorkbook from "exceljs/lib/doc/workbook.js";
import { DATA_SHEET, FIRST_ROW, KEY_PREFIX, KEY_ROW } from "./layout.ts";

/** Row id → column key → what is typed. */
export type Figures = Readonly<Record<string, Readonly<Record<string, string | number>>>>;

/** The form's bytes with figures typed in. */
export async function fillForm(form: Uint8Array, figures: Figures): Promise<Uint8Array> {
  const workbook = new ExcelWorkbook();
  // exceljs declares its own Buffer type; any bytes will do.
  await workbook.xlsx.load(Buffer.from(form) as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  const sheet = workbook.getWorksheet(DATA_SHEET);
  if (sheet === undefined) throw new Error("not a form");
  const columns = new Map<string, number>();
  sheet.getRow(KEY_ROW).eachCell((cell, no) => columns.set(cell.text.slice(KEY_PREFIX.length), no));
  for (let at = FIRST_ROW; at <= sheet.rowCount; at++) {
    for (const [key, value] of Object.entries(figures[sheet.getCell(at, 1).text] ?? {})) {
      const column = columns.get(key);
      if (column !== undefined) sheet.getCell(at, column).value = value;
    }
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
