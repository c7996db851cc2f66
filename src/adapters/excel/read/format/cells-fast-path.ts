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

export type TakeCell = (head: CellHead, value: string) => void;

/** A head as it was met. */
interface Head extends CellHead {
  /** Its spelling, after the opening of the tag. */
  readonly text: string;
  /** The cell ends with it, without a value. */
  readonly closed: boolean;
}

/** What may stand in the tag of a row behind its number. */
const ROW_ATTRIBUTES = /^(?: [A-Za-z0-9]{1,20}(?::[A-Za-z0-9]{1,20})?="[^"<>&\t\r\n]{0,100}"){0,16}$/;

/**
 * @param to where the rows must end
 * @returns whether every row and cell was of the usual form
 */
export function readRows(
  xml: string,
  from: number,
  to: number,
  openRow: (row: string) => void,
  each: TakeCell,
): boolean {
  const heads = new Heads(xml, from);
  const along = new Along(xml, from);
  while (along.at < to) {
    const row = rowOpened(along);
    if (row === undefined) return false;
    openRow(row);
    heads.openRow(row);
    if (!readCells(along, heads, each) || !along.take("</row>")) return false;
  }
  heads.keep();
  return true;
}

/** The number that a row says it has, up to its cells; undefined where its tag is not of the usual form. */
function rowOpened(along: Along): string | undefined {
  if (!along.take('<row r="')) return undefined;
  const row = along.upTo('"');
  if (!areDigits(row) || row.length > 7 || row.startsWith("0")) return undefined;
  return areUsual(along.upTo(">")) ? row : undefined;
}

function readCells(along: Along, heads: Heads, each: TakeCell): boolean {
  for (let no = 0; along.take('<c r="'); no++) {
    const head = heads.next(along, no);
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
  const from = along.at;
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
  return { text: along.since(from), closed, column, style, type, formula };
}

/** To the cell's end; undefined where it is not of the usual form. */
function valueIn(along: Along): string | undefined {
  if (along.take("</c>") || along.take("<v/></c>") || along.take("<v /></c>")) return "";
  return along.take("<v>") ? plainText(along.textBefore("</v></c>")) : undefined;
}

/** The heads of a sheet's cells by row, each row's from left to right. */
type HeadsByRow = ReadonlyMap<string, readonly Head[]>;

/** Those of sheets read lately, by how their rows begin. */
const lately = new Map<string, HeadsByRow>();
const LATELY = { sheets: 8, beginning: 200, letters: 500_000 } as const;
const NO_HEADS: HeadsByRow = new Map();

/**
 * Finds the heads of a sheet's cells. Returns of one form differ from each other in their values and in little else,
 * so a head that stands where it stood in a sheet before is known by comparison, and not taken apart again.
 */
class Heads {
  private readonly beginning: string;
  private readonly before: HeadsByRow;
  /** Filled where no such sheet was read before. */
  private readonly learnt: Map<string, Head[]> | undefined;
  private row = "";
  private expected: readonly Head[] = [];
  private learning: Head[] = [];
  private met = 0;
  private missed = 0;

  constructor(xml: string, from: number) {
    this.beginning = xml.slice(from, from + LATELY.beginning);
    this.before = lately.get(this.beginning) ?? NO_HEADS;
    // What is kept looks into the sheet it came from, and keeps that.
    this.learnt = this.before === NO_HEADS && xml.length <= LATELY.letters ? new Map() : undefined;
  }

  openRow(row: string): void {
    this.row = row;
    this.expected = this.before.get(row) ?? [];
    this.learning = [];
    this.learnt?.set(row, this.learning);
  }

  /** The next cell's, which is so many cells into its row; undefined where it is not of the usual form. */
  next(along: Along, no: number): Head | undefined {
    const expected = this.expected[no];
    if (expected !== undefined && isAgain(along, expected)) {
      this.met += 1;
      return expected;
    }
    this.missed += 1;
    const head = headOf(along, this.row);
    if (this.learnt !== undefined && head !== undefined) this.learning.push(head);
    return head;
  }

  keep(): void {
    // Another program wrote this one: the next sheet that begins so is learnt anew.
    if (this.missed > this.met) lately.delete(this.beginning);
    if (this.learnt === undefined) return;
    if (lately.size >= LATELY.sheets) lately.clear();
    lately.set(this.beginning, this.learnt);
  }
}

function isAgain(along: Along, { text, formula, closed }: Head): boolean {
  const from = along.at;
  if (!along.take(text)) return false;
  if (formula !== undefined || closed || !along.take("<f")) return true;
  // A formula where there was none.
  along.at = from;
  return false;
}
