/**
 * Compares what a form printed with what came back in its place. Protection is only a courtesy, and some programs drop
 * it on saving: so every label, target, ceiling and formula is looked at again, cell by cell.
 */
import type { Decimal } from "../domain/decimal.ts";
import type { Finding } from "../domain/finding.ts";
import type { FormRow } from "../domain/form.ts";
import { type CellValue, shownText } from "./cells.ts";
import { exact, tidied } from "./input-cells.ts";
import { columnLetter, type LayoutColumn } from "./layout.ts";

/** What differs, where something does: the rule, what stands there and what should. */
export type Difference = Pick<Finding, "rule" | "severity" | "given" | "expected">;

/** A cell that the form filled itself, with a value or with a formula. */
export function lockedDifference(
  cell: CellValue | undefined,
  column: LayoutColumn,
  row: FormRow,
  at: number,
  letter: (key: string) => string,
): Difference | undefined {
  const expected = column.content(row, at, letter);
  if (expected !== null && typeof expected === "object") return formulaDifference(cell, expected.formula);
  return sameContent(cell, expected)
    ? undefined
    : { rule: "locked-changed", severity: "error", given: shownText(cell), expected: String(expected ?? "") };
}

/** A head of a column, as printed. */
export function labelDifference(cell: CellValue | undefined, label: string): Difference | undefined {
  const given = shownText(cell);
  if (label === "" || plainText(given) === plainText(label)) return undefined;
  return { rule: "label-changed", severity: "warning", given, expected: label };
}

function sameContent(cell: CellValue | undefined, expected: string | number | null): boolean {
  if (expected === null) return tidied(shownText(cell)) === null;
  if (typeof expected === "string") return plainText(shownText(cell)) === plainText(expected);
  if (cell?.kind !== "number") return false;
  return cell.raw === String(expected) || sameNumber(exact(cell.raw), expected);
}

function sameNumber(given: Decimal, expected: number): boolean {
  return given.equals(exact(String(expected)));
}

/** What a formula shows is judged elsewhere, by computing it again; here only whether it is still the form's own. */
function formulaDifference(cell: CellValue | undefined, expected: string): Difference | undefined {
  // A value pasted over a formula says what it says; one that a program kept elsewhere cannot be seen from here.
  if (cell?.formula === "" || cell === undefined) return undefined;
  if (cell.formula === undefined)
    return { rule: "formula-replaced", severity: "info", given: shownText(cell), expected: `=${expected}` };
  if (plainFormula(cell.formula) === plainFormula(expected)) return undefined;
  return {
    rule: "formula-changed",
    severity: "warning",
    given: `=${cell.formula}`,
    expected: `=${expected}`,
  };
}

/** Programs write the same formula with other spaces, cases and prefixes. */
function plainFormula(formula: string): string {
  return formula.replace(/[\s$]|_xlfn\./gi, "").toUpperCase();
}

function plainText(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** @returns Excel's letter of a column by its key, as the workbook came back */
export function letters(columns: ReadonlyMap<string, number>): (key: string) => string {
  return (key) => columnLetter(columns.get(key) ?? 1);
}
