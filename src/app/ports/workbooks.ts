/** What is asked of Excel, in the domain's words. */

import type { Section } from "../../domain/figures/plan.ts";
import type { Finding, Rule } from "../../domain/finding.ts";
import type { EntryId } from "../../domain/ids.ts";
import type { Recap } from "../../domain/recap/recap.ts";
import type { FormIdentity, SectionForm } from "../../domain/returns/form.ts";
import type { Answer, ReturnSource, SectionReturn } from "../../domain/returns/return.ts";

/** What reading a return gave. */
export interface ReturnReading {
  readonly filled: SectionReturn;
  /** Undefined where the workbook has no place for answers: it is not a correction workbook. */
  readonly answers: readonly Answer[] | undefined;
  /** What keeps it from being taken in at all. */
  readonly blocking: readonly Finding[];
  /** What is odd about single cells of one that can be. */
  readonly findings: readonly Finding[];
}

export type OpenedReturn =
  | { readonly kind: "unreadable"; readonly rule: Rule; readonly given: string | undefined }
  | { readonly kind: "stranger" }
  | {
      readonly kind: "form";
      readonly identity: FormIdentity;
      /** How it is kept beside its figures: as it came. */
      readonly extension: "xlsx" | "ods";
      readonly read: (form: SectionForm, source: ReturnSource) => ReturnReading;
    };

/** A remark as the correction workbook says it: a sentence, at a cell or about the whole. */
export interface WordedRemark {
  readonly id: string;
  readonly row: string | undefined;
  readonly key: string | undefined;
  readonly text: string;
  readonly example: string | undefined;
  /** What stands there, where it is not what was typed: a locked cell that was changed. */
  readonly given: string | undefined;
  /** An error: the return cannot be verified with it. */
  readonly blocks: boolean;
}

/** What goes into a correction workbook beside the form. */
export interface Correction {
  /** What the section typed. */
  readonly filled: SectionReturn;
  readonly remarks: readonly WordedRemark[];
  /** Why, by whom and in which entry it was sent back; undefined where only the machine has spoken so far. */
  readonly sentBack:
    | { readonly entry: EntryId; readonly by: string; readonly day: string; readonly reason: string }
    | undefined;
}

/** How a mean is told in the record. */
export interface MeanWords {
  /** Whose it is, of how many, and what caps it. */
  readonly label: string;
  /** As the head of a column. */
  readonly short: string;
  /** Which it does not count, and why. */
  readonly left: string | undefined;
}

export interface RecapHead {
  readonly letterhead: readonly string[];
  readonly paper: "F4" | "A4";
  readonly sections: readonly Section[];
  /** What the recap must say across its head: unconfirmed items, waived sections. */
  readonly remarks: readonly string[];
  /** One for each of the recap's means; none by the first rules, whose words are the workbook's own. */
  readonly means: readonly MeanWords[];
  /** What is implausible, each with what its section says of it; none by the first rules. */
  readonly warnings: readonly string[];
  /** What whoever compiled it says of that. */
  readonly note: readonly string[];
}

/** Forms that go out. */
export interface FormWorkbooks {
  writeForm(form: SectionForm, identity: FormIdentity): Promise<Uint8Array>;
  /** Is this the form as `writeForm` makes it, part by part? */
  isWrittenForm(bytes: Uint8Array, form: SectionForm, identity: FormIdentity): Promise<boolean>;
  /** The form again, carrying what was typed, with a remark at each cell that needs one. */
  writeCorrection(form: SectionForm, identity: FormIdentity, correction: Correction): Promise<Uint8Array>;
}

/** Workbooks that come back. */
export interface ReturnWorkbooks {
  /** A workbook that cannot be read is an answer too, and nothing is thrown. */
  open(bytes: Uint8Array): Promise<OpenedReturn>;
}

/** The recap as a table. */
export interface RecapWorkbooks {
  writeRecap(recap: Recap, head: RecapHead): Promise<Uint8Array>;
  /** Does a workbook say what this recap does, cell by cell? */
  isWrittenRecap(bytes: Uint8Array, recap: Recap, head: RecapHead): Promise<boolean>;
}

/** All workbooks. */
export interface Workbooks extends FormWorkbooks, ReturnWorkbooks, RecapWorkbooks {}
