/** What can be wrong with a commit's place, files and rules. */

/** What can be wrong with a commit's place, files and rules, whatever its signature says. */
export type RecordFault =
  | "governed-changed"
  | "entry-is-merge"
  | "second-root"
  | "root-not-entry"
  | "root-other"
  | "receipt-lost"
  | "cross-check"
  | "author-other"
  | "rules-unreadable"
  | "object-damaged"
  | "merge-joins-entries"
  | "commit-empty"
  | "version-newer"
  | DerivedFault
  | "path-link"
  | "path-mode"
  | "path-pointer"
  | "path-collides";

/** What differs from what it was derived from. */
export type DerivedFault =
  | "derived-unreadable"
  | "cycle-file-differs"
  | "schema-differs"
  | "form-differs"
  | "return-differs"
  | "verified-with-errors"
  | "verified-unanswered"
  | "report-differs"
  | "recap-differs"
  | "recap-workbook-differs"
  | "archive-changed";
