/** Tables as text with separators: for programs, and for a spreadsheet that is set to Indonesian. */
import { stringify } from "csv-stringify/sync";
import type { Cell, Table } from "./tables.ts";

/** Who is to read it. `excel-id` opens in columns by a double click: separators of Indonesia, and a mark that it is UTF-8. */
export type CsvDialect = "plain" | "excel-id";

const BYTE_ORDER_MARK = "\ufeff";

/** A text that a spreadsheet would take for a number, a date or a time: `7.01.01` is a second past seven to one of them. */
const LOOKS_COUNTED = /^[0-9]+(?:[.:/-][0-9]+)+$/;

/** RFC 4180, with texts that begin like formulas made harmless. */
export function asCsv(table: Table, dialect: CsvDialect = "plain"): string {
  const { columns, rows } = table;
  const records = [columns.map(({ name }) => name), ...rows.map((row) => [...row])];
  const common = {
    record_delimiter: "\r\n",
    // Any line break within a text, not only the one between records.
    quoted_match: /[\r\n]/,
  };
  if (dialect === "plain") return stringify(records, { ...common, escape_formulas: true });
  const told = records.map((record) => record.map(asIndonesian));
  return BYTE_ORDER_MARK + stringify(told, { ...common, delimiter: ";" });
}

/** A cell as it must be typed in Indonesian for a spreadsheet to take it for what it is. */
function asIndonesian(cell: Cell): Cell {
  if (typeof cell === "number") return String(cell).replace(".", ",");
  if (cell === null) return null;
  if (LOOKS_COUNTED.test(cell)) return `="${cell}"`;
  return /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(cell) ? `'${cell}` : cell;
}

/** The rows as objects, for JSON. */
export function asRecords({ columns, rows }: Table): readonly Readonly<Record<string, Cell>>[] {
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at] ?? null])));
}
