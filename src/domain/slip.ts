/** Slips in a command line: what was typed wrongly. The words live in `ui/messages/failures/usage/`. */

/** A command line that cannot be understood. */
type CommandLineSlip =
  | "command-unknown"
  | "option-unknown"
  | "option-empty"
  | "option-invalid"
  | "argument-missing"
  | "arguments-excess"
  | "command-line";

/** Something about a cycle, its sections and its figures. */
type CycleSlip =
  | "cycle-period"
  | "section-unknown"
  | "section-needed"
  | "cell"
  | "cell-unknown"
  | "day"
  | "day-past"
  | "rating-unknown";

/** A file that was handed in, or that would be written over. */
type FileSlip =
  | "archive-kind"
  | "archive-large"
  | "archive-broken"
  | "not-a-paper"
  | "not-a-bundle"
  | "not-a-key-file"
  | "not-a-calendar";

/** What is asked of the record. */
type QuerySlip =
  | "code-unknown"
  | "export-kind"
  | "figure-unknown"
  | "print-kind"
  | "receipt"
  | "receipt-number"
  | "root"
  | "year-unknown";

/** The answers of whoever founds an office, or begins a year. */
type FoundingSlip =
  | "example"
  | "year"
  | "office-needed"
  | "regency-needed"
  | "region-code"
  | "name-needed"
  | "year-first"
  | "year-exists";

/** People, their appointments and their keys. */
type OfficialSlip =
  | "action-unknown"
  | "acting-for-oneself"
  | "basis-needed"
  | "capacity"
  | "days-backwards"
  | "entry-unknown"
  | "id"
  | "key-end"
  | "key-lost-which"
  | "key-none"
  | "key-which"
  | "nip"
  | "person-exists"
  | "person-needed"
  | "person-unknown"
  | "post-not-held"
  | "post-which"
  | "rank"
  | "role"
  | "role-needed"
  | "section-for"
  | "section-none"
  | "section-of-plan"
  | "vouch-other";

export type UsageCode = CommandLineSlip | CycleSlip | FileSlip | QuerySlip | FoundingSlip | OfficialSlip;

/** One slip: its code, what was typed, and what could have been meant. */
export interface Slip {
  readonly slip: UsageCode;
  readonly given?: string;
  readonly meant?: readonly string[];
}
