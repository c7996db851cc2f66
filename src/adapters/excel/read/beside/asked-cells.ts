/** Cells that a section fills, as they came back: what makes one look otherwise than what is read of it. */

import { Decimal } from "../../../../domain/decimal.ts";
import type { Finding, Rule, Severity } from "../../../../domain/finding.ts";
import type { Value } from "../../../../domain/returns/return.ts";
import { columnLetter } from "../../layout.ts";
import { type CellValue, type Sheet, shownText } from "../format/cells.ts";
import { readsOther, showsOther } from "../styles/shown-number.ts";
import { covers, isIn } from "./beside.ts";

export interface AskedCell {
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
  /** The column's key in the form. */
  readonly key: string;
  /** Undefined where nothing stands there. */
  readonly cell: CellValue | undefined;
  /** What was understood of it. */
  readonly value: Value;
  /** How the form names it; asked for only where there is something to say. */
  readonly field: () => string;
  /** Is a number asked, and to how many places does the form show it? */
  readonly places: number | undefined;
}

export type Found = Pick<Finding, "rule" | "severity"> & Partial<Finding>;

export const address = (row: number, column: number): string => `${columnLetter(column)}${row}`;

/** All that is odd about how these cells look. */
export function looksOf(asked: readonly AskedCell[]): readonly Found[] {
  return asked.flatMap((one) => {
    const own =
      one.cell === undefined ? [] : [...struck(one, one.cell), ...unseen(one, one.cell), ...digits(one)];
    return [...own, ...merged(one)];
  });
}

function found(asked: AskedCell, rule: Rule, severity: Severity, expected?: string): Found {
  const { sheet, row, column, field, cell } = asked;
  return {
    rule,
    severity,
    sheet: sheet.name,
    cell: address(row, column),
    field: field(),
    given: shownText(cell),
    expected,
  };
}

/** A figure is asked about; of words the verifier is told. */
const asking = ({ places }: AskedCell): Severity => (places === undefined ? "warning" : "error");

function struck(asked: AskedCell, { look }: CellValue): readonly Found[] {
  const raised = look?.raised === true && asked.places !== undefined;
  return [
    ...(look?.struck === true ? [found(asked, "look-struck", asking(asked))] : []),
    ...(raised ? [found(asked, "look-raised", "error")] : []),
  ];
}

function unseen(asked: AskedCell, { look, kind }: CellValue): readonly Found[] {
  const { sheet, row, column } = asked;
  const { hiddenRows, hiddenColumns, conditions } = sheet.beside();
  // A format that shows no text says nothing of a number.
  const own = look?.unseen === "format" && kind !== "text" ? undefined : look?.unseen;
  if (own !== undefined) return [found(asked, "look-hidden", asking(asked), own)];
  const around = [
    ...(sheet.isHidden ? ["sheet"] : []),
    ...(isIn(hiddenRows, row) ? ["row"] : []),
    ...(isIn(hiddenColumns, column) ? ["column"] : []),
    ...(conditions.some((block) => covers(block, row, column)) ? ["condition"] : []),
  ];
  return around.slice(0, 1).map((why) => found(asked, "look-hidden", "warning", why));
}

function digits(asked: AskedCell): readonly Found[] {
  const { cell, value, places } = asked;
  if (cell?.kind === "number" && cell.code === OWN[places ?? 0]) return [];
  // What is no figure, or already asked about for its format, has no digits to compare.
  if (cell?.kind !== "number" || places === undefined || !(value instanceof Decimal)) return [];
  const differs =
    cell.shown === undefined
      ? cell.code !== undefined && showsOther(value, cell.code, places)
      : readsOther(value, cell.shown, places);
  return differs ? [found(asked, "look-digits", "error", cell.shown ?? cell.code)] : [];
}

/** The form's own formats, by the places that they show: they show what is stored. */
const OWN: Readonly<Record<number, string>> = { 2: "#,##0.##", 0: "#,##0" };

/** Of cells that were made one, only the first is seen, and the others cannot be filled. */
function merged(asked: AskedCell): readonly Found[] {
  const { sheet, row, column } = asked;
  const block = sheet.beside().merged.find((one) => covers(one, row, column));
  if (block === undefined) return [];
  const { rows, columns } = block;
  const range = `${address(rows.from, columns.from)}:${address(rows.to, columns.to)}`;
  return [found(asked, "beside-merged", "warning", range)];
}
