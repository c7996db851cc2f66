/** Who a workbook says it is: hidden in a sheet of its own, and never its file name. */

import { cycleId, digest, entryId, sectionId } from "../../domain/ids.ts";
import type { FormIdentity } from "../../domain/returns/form.ts";
import { IDENTITY_SHEET, KEY_PREFIX } from "./layout.ts";
import { type RowCells, type Rows, type Sheet, shownText } from "./read/format/cells.ts";

/** Who a workbook says it is; `undefined` where it is not a form of ours. @throws {UnreadableWorkbook} */
export function readIdentity(sheets: readonly Sheet[]): FormIdentity | undefined {
  for (const sheet of withFirst(sheets, IDENTITY_SHEET)) {
    const identity = identityOf(keyedValues(sheet.rows()));
    if (identity !== undefined) return identity;
  }
  return undefined;
}

function keyedValues(rows: Rows): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const cells of rows.values()) {
    const key = shownText(cells.get(1));
    if (key.startsWith(KEY_PREFIX)) values.set(key.slice(KEY_PREFIX.length), shownText(cells.get(2)));
  }
  return values;
}

function identityOf(values: ReadonlyMap<string, string>): FormIdentity | undefined {
  const [cycle, section, form] = [
    cycleId(values.get("cycle") ?? ""),
    sectionId(values.get("section") ?? ""),
    digest(values.get("form") ?? ""),
  ];
  const known = values.get("format") === "sop-form-1";
  if (!known || cycle === undefined || section === undefined || form === undefined) return undefined;
  return {
    format: "sop-form-1",
    office: values.get("office") ?? "",
    procedure: values.get("procedure") ?? "",
    cycle,
    section,
    form,
    sentBack: entryId(values.get("sentBack") ?? ""),
    takesAnswers: values.has("takesAnswers"),
  };
}

/** A sheet in which a key stands, and where each of its keys does. */
export interface KeyedSheet {
  readonly sheet: Sheet;
  readonly rows: Rows;
  readonly keyRow: number;
  /** Column key → column number. */
  readonly columns: ReadonlyMap<string, number>;
}

/**
 * The sheet in which a key stands: found wherever it was moved, and whatever the sheet is called.
 * @param usual the name that our form gave the sheet
 */
export function findKeyed(sheets: readonly Sheet[], key: string, usual: string): KeyedSheet | undefined {
  for (const sheet of withFirst(sheets, usual)) {
    const keyed = keyedIn(sheet, key);
    if (keyed !== undefined) return keyed;
  }
  return undefined;
}

/** A sheet with its keys, where this one is among them. */
export function keyedIn(sheet: Sheet, key: string): KeyedSheet | undefined {
  const rows = sheet.rows();
  for (const [keyRow, cells] of rows) {
    const columns = keysIn(cells);
    if (columns.has(key)) return { sheet, rows, keyRow, columns };
  }
  return undefined;
}

/** People rename sheets seldom: where one still has its name, the others need not be read at all. */
function withFirst(sheets: readonly Sheet[], usual: string): readonly Sheet[] {
  return [...sheets].sort((a, b) => Number(b.name === usual) - Number(a.name === usual));
}

function keysIn(cells: RowCells): ReadonlyMap<string, number> {
  const columns = new Map<string, number>();
  for (const [no, cell] of cells)
    if (cell.kind === "text" && cell.text.startsWith(KEY_PREFIX))
      columns.set(cell.text.slice(KEY_PREFIX.length), no);
  return columns;
}
