/** A return: what a section filled in, as understood, beside what was typed. */
import { Decimal } from "../decimal.ts";
import type { CycleId, Digest, SectionId } from "../ids.ts";

/** A number; a text (also one that should have been a number); or null where nothing was filled. */
export type Value = Decimal | string | null;

export interface ReturnRow {
  readonly id: string;
  /** The row's number in the workbook as it came back, for Excel's addresses. */
  readonly at: number;
  readonly values: Readonly<Record<string, Value>>;
  /** What was typed, where it was not already what was understood. */
  readonly typed: Readonly<Record<string, string>>;
  /** Results of the form's own formulas as the workbook showed them. */
  readonly shown: Readonly<Record<string, Decimal>>;
}

export interface Evidence {
  readonly row: string;
  readonly kind: string;
  readonly name: string;
}

/** What became of one remark that was sent back with a return. */
export interface MatchedRemark {
  readonly id: string;
  /** Where it stood: a row and a column of the form; undefined where it is about the whole return. */
  readonly row: string | undefined;
  readonly key: string | undefined;
  readonly text: string;
  readonly state: "fixed" | "answered" | "open";
  readonly answer: string | undefined;
}

/** What a section wrote in the answer column of a correction workbook. */
export interface Answer {
  /** The remark's id. */
  readonly remark: string;
  readonly text: string;
}

/** Where a return comes from. */
export interface ReturnSource {
  readonly file: string;
  readonly digest: Digest;
  readonly form: Digest;
  readonly round: number;
}

/** What somebody wrote at a cell in a comment of their own. */
export interface CellNote {
  readonly sheet: string;
  /** Excel's address, such as `J10`. */
  readonly cell: string;
  readonly text: string;
}

export interface SectionReturn {
  readonly cycle: CycleId;
  readonly section: SectionId;
  readonly round: number;
  readonly form: Digest;
  readonly source: {
    readonly file: string;
    readonly digest: Digest;
    readonly sheet: string;
    /** Column key → letter in the workbook as it came back. */
    readonly columns: Readonly<Record<string, string>>;
  };
  readonly rows: readonly ReturnRow[];
  readonly evidence: readonly Evidence[];
  /** Of the send-back that this return answers. */
  readonly remarks: readonly MatchedRemark[];
  /** Comments on cells, since version 2 of the rules. */
  readonly notes: readonly CellNote[];
}

/** The figure of an indicator in whichever section's return has it. */
export function figureIn(
  returns: readonly SectionReturn[] | undefined,
  id: string,
  key: string,
): Decimal | undefined {
  const values = (returns ?? []).map((one) => rowOf(one, id)?.values[key]);
  return values.find((value): value is Decimal => value instanceof Decimal);
}

/** The row with this id. */
export function rowOf(filled: SectionReturn, id: string): ReturnRow | undefined {
  return filled.rows.find((row) => row.id === id);
}

/** Excel's address of a field, such as `J12`. */
export function cellOf(filled: SectionReturn, row: ReturnRow, key: string): string | undefined {
  const column = filled.source.columns[key];
  return column === undefined ? undefined : `${column}${row.at}`;
}

/** What was typed into a cell, as its filler would see it again. */
export function typedIn({ values, typed }: ReturnRow, key: string): Value {
  return typed[key] ?? values[key] ?? null;
}

/** Do two returns say the same, apart from when and in which file they came? */
export function sameFigures(a: SectionReturn, b: SectionReturn): boolean {
  const figures = (one: SectionReturn): string =>
    JSON.stringify([
      one.rows.map(({ id, values }) => [
        id,
        Object.entries(values).map(([key, value]) => [key, value?.toString() ?? null]),
      ]),
      one.evidence,
      one.notes,
    ]);
  return figures(a) === figures(b);
}

/** Was nothing at all written into this form: no figure, no word, no evidence, no comment? */
export function isBlankReturn({ rows, evidence, notes }: SectionReturn): boolean {
  const empty = rows.every(({ values }) => Object.values(values).every((value) => value === null));
  return rows.length > 0 && empty && evidence.length === 0 && notes.length === 0;
}
