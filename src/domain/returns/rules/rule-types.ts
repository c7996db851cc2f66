/** What a rule beyond single values looks at, and what it objects to. */
import { Decimal } from "../../decimal.ts";
import type { FormRow, SectionForm } from "../form.ts";
import type { ReturnRow, SectionReturn } from "../return.ts";

/** What a return is checked against beside its own form. */
export interface CheckContext {
  /** The other sections' returns of the same cycle, with their sections' names. */
  readonly others: readonly { readonly name: string; readonly filled: SectionReturn }[];
}

/** One thing that a rule objects to: at a row's cell, with what stands there and what was expected. */
export interface Fault {
  readonly row: FormRow;
  readonly key: string;
  readonly given: string;
  readonly expected: string;
  /** Between which two figures what was rounded away must have lain, where that explains it. */
  readonly unrounded?: readonly string[] | undefined;
}

/** A return as the rules look at it. */
export interface Checked extends CheckContext {
  readonly form: SectionForm;
  readonly filled: SectionReturn;
  /** Each row of the form beside what was filled into it. */
  readonly rows: readonly (readonly [FormRow, ReturnRow])[];
  /** Every text that was written in words, one after the other. */
  readonly words: string;
}

/** What a rule that looks at single rows knows of their form. */
export type RowContext = Pick<SectionForm, "calculation" | "period">;

/** One rule, over a whole return. */
export type ReturnCheck = (checked: Checked) => readonly Fault[];

/** A rule that looks at one row at a time. */
export type RowCheck = (
  row: FormRow,
  filled: ReturnRow,
  context: RowContext,
) => readonly Omit<Fault, "row">[];

/** Each row of the form beside what was filled into it. */
export function filledRows(
  form: SectionForm,
  filled: SectionReturn,
): readonly (readonly [FormRow, ReturnRow])[] {
  const found = new Map(filled.rows.map((row) => [row.id, row]));
  return form.rows.flatMap((row) => {
    const own = found.get(row.id);
    return own === undefined ? [] : [[row, own] as const];
  });
}

/** Every text that was written in words, a line each: one look at them usually shows that none is odd. */
export function writtenWords(form: SectionForm, { rows }: SectionReturn): string {
  const keys = textKeys(form);
  let words = "";
  for (const { values } of rows) {
    for (const key of keys) {
      const text = values[key];
      if (typeof text === "string") words += `${text}\n`;
    }
  }
  return words;
}

/** The columns into which a section writes in words. */
export function textKeys({ definition }: SectionForm): readonly string[] {
  return definition.columns.filter(({ type }) => type === "text").map(({ key }) => key);
}

/** A value that was understood as a number. */
export function asNumber(value: unknown): Decimal | undefined {
  return value instanceof Decimal ? value : undefined;
}

/** A value that nobody filled. */
export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === "";
}
