/**
 * Compares what a form printed with what came back in its place. Protection is only a courtesy, and some programs drop
 * it on saving: so every label, target, ceiling and formula is looked at again, cell by cell.
 */
import type { Decimal } from "../../../domain/decimal.ts";
import type { Finding } from "../../../domain/finding.ts";
import type { FormRow, SectionForm } from "../../../domain/returns/form.ts";
import { type Content, columnLetter, type LayoutColumn } from "../layout.ts";
import { type CellValue, shownText } from "./format/cells.ts";
import { exact, tidied } from "./input-cells.ts";

/** What differs, where something does: the rule, what stands there and what should. */
export type Difference = Pick<Finding, "rule" | "severity" | "given" | "expected">;

/** What the form printed into every cell of a row, in the order of the layout. */
export type PrintedRow = (row: FormRow, at: number) => readonly Content[];

interface Arrangement {
  readonly columns: string;
  readonly rows: Map<string, { readonly at: number; readonly contents: readonly Content[] }>;
}

/** Most returns come back as they went out, so what a form printed is worked out once for all of them. */
const arrangements = new WeakMap<SectionForm, Arrangement>();

/** What a form prints, with its formulas as they read where rows and columns stand in this workbook. */
export function printedRows(
  form: SectionForm,
  layout: readonly LayoutColumn[],
  columns: ReadonlyMap<string, number>,
): PrintedRow {
  const arranged = [...columns].join(" ");
  const known = arrangements.get(form);
  const arrangement = known?.columns === arranged ? known : { columns: arranged, rows: new Map() };
  arrangements.set(form, arrangement);
  const letter = (key: string): string => columnLetter(columns.get(key) ?? 1);
  return (row, at) => {
    const before = arrangement.rows.get(row.id);
    if (before?.at === at) return before.contents;
    const contents = layout.map((column) => column.content(row, at, letter));
    arrangement.rows.set(row.id, { at, contents });
    return contents;
  };
}

/** A cell that the form filled itself, with a value or with a formula. */
export function lockedDifference(cell: CellValue | undefined, expected: Content): Difference | undefined {
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
  if (typeof expected === "string") {
    const given = shownText(cell);
    return given === expected || plainText(given) === plainText(expected);
  }
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
  if (cell.formula === expected || plainFormula(cell.formula) === plainFormula(expected)) return undefined;
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
