/** What is found out of a paper or a code. */
import type { SheetKind } from "../../../adapters/pdf/sheet.ts";
import type { Beyond } from "./beyond.ts";

export type PaperVerdict =
  /** What the record makes, and what stands. */
  | "current"
  /** What the record made once; something later stands in its place. */
  | "superseded"
  /** The code is one, but the record makes something else from that entry. */
  | "altered"
  /** No entry of this record has such an id. */
  | "unknown"
  /** The record goes on to it elsewhere: the copy here is older. */
  | "newer"
  /** Of another line of this record, which parted from the one here. */
  | "other-line"
  /** Of a record with another first entry. */
  | "other-record"
  /** It names another office. */
  | "other-office"
  /** As long as a code, but a character is wrong. */
  | "slip"
  /** There is no code in it. */
  | "no-code";

export interface CheckedPaper {
  readonly verdict: PaperVerdict;
  readonly code: string | undefined;
  readonly kind: SheetKind | undefined;
  readonly entry: string | undefined;
  /** Seconds since 1970. */
  readonly at: number | undefined;
  readonly title: string | undefined;
  /** What must stand on the page, to be compared by eye. */
  readonly says: readonly (readonly [label: string, value: string])[];
  /** The office that it names, where that is another one. */
  readonly office: string | undefined;
  /** The entry whose paper stands now, where it is another. */
  readonly standing: string | undefined;
  /** What is known of a paper whose entry is not in the history here. */
  readonly beyond: Beyond | undefined;
}

/** A verdict with what is known so far. */
export function only(verdict: PaperVerdict, known: Partial<CheckedPaper> = {}): CheckedPaper {
  return {
    code: undefined,
    kind: undefined,
    entry: undefined,
    at: undefined,
    title: undefined,
    says: [],
    office: undefined,
    standing: undefined,
    beyond: undefined,
    ...known,
    verdict,
  };
}
