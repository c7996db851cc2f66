/** The cells of a sheet as nearly every program spells them, row by row; see xml-fast-path.ts. */

import { remembered } from "../../memoize.ts";
import { areDigits } from "./cells.ts";
import { Along, plainText } from "./scanner.ts";

/** What stands of a cell before its value. */
export interface CellHead {
  /** From 1. */
  readonly column: number;
  readonly style: number;
  readonly type: string;
  readonly formula: string | undefined;
}

/** @param attributes what stands in the row's tag behind its number */
export type OpenRow = (row: string, attributes: string) => void;

export type TakeCell = (head: CellHead, value: string) => void;

interface Head extends CellHead {
  /** The cell ends with it, without a value. */
  readonly closed: boolean;
}

/** What may stand in the tag of a row behind its number. */
const ROW_ATTRIBUTES = /^(?: [A-Za-z0-9]{1,20}(?::[A-Za-z0-9]{1,20})?="[^"<>&\t\r\n]{0,100}"){0,16}$/;

/**
 * @param to where the rows must end
 * @returns whether every row and cell was of the usual form
 */
export function readRows(xml: string, from: number, to: number, openRow: OpenRow, each: TakeCell): boolean {
  const along = new Along(xml, from);
  while (along.at < to) {
    const row = rowOpened(along);
    const attributes = row === undefined ? "" : along.upTo(">");
    if (row === undefined || !areUsual(attributes)) return false;
    openRow(row, attributes);
    if (!readCells(along, row, each) || !along.take("</row>")) return false;
  }
  return true;
}

/** The number that a row says it has; undefined where it is not of the usual form. */
function rowOpened(along: Along): string | undefined {
  if (!along.take('<row r="')) return undefined;
  const row = along.upTo('"');
  return !areDigits(row) || row.length > 7 || row.startsWith("0") ? undefined : row;
}

function readCells(along: Along, row: string, each: TakeCell): boolean {
  while (along.take('<c r="')) {
    const head = headOf(along, row);
    const value = head?.closed === false ? valueIn(along) : "";
    // An end that is missing, or an entity of an unusual kind: the sheet is the strict parser's to read.
    if (head === undefined || value === undefined) return false;
    each(head, value);
  }
  return true;
}

/** Is every attribute of the usual form, there once, and none the row's number again? Most rows of a sheet have the same. */
const areUsual = remembered(
  (attributes: string): boolean => {
    if (!ROW_ATTRIBUTES.test(attributes)) return false;
    const names = ["r", ...(attributes.match(/[A-Za-z0-9:]+(?==")/g) ?? [])];
    return new Set(names).size === names.length;
  },
  { answers: 256, length: 256 },
);

/** From the letters of a cell's place to its value; cells are most of a sheet, so no expression is run for each. */
function headOf(along: Along, row: string): Head | undefined {
  const column = along.column();
  if (column === 0 || !along.take(row) || !along.take('"')) return undefined;
  const style = along.take(' s="') ? along.wholeNumber() : 0;
  const type = along.take(' t="') ? along.word() : "n";
  if (style < 0 || type === "") return undefined;
  const closed = along.take("/>");
  if (!closed && !along.take(">")) return undefined;
  const hasFormula = !closed && (along.take("<f>") || along.take('<f aca="false">'));
  const formula = hasFormula ? plainText(along.textBefore("</f>")) : undefined;
  if (hasFormula && formula === undefined) return undefined;
  return { closed, column, style, type, formula };
}

/** To the cell's end; undefined where it is not of the usual form. */
function valueIn(along: Along): string | undefined {
  if (along.take("</c>") || along.take("<v/></c>") || along.take("<v /></c>")) return "";
  return along.take("<v>") ? plainText(along.textBefore("</v></c>")) : undefined;
}
