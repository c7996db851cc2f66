/** A paper before it is one: what stands on it, block after block. The same record gives the same sheet, byte for byte. */

export type Align = "left" | "right" | "center";

export interface TableColumn {
  readonly label: string;
  /** Its share of the width. */
  readonly weight: number;
  readonly align?: Align;
}

export interface TableRow {
  readonly cells: readonly string[];
  /** A heading within the table, or a total. */
  readonly strong?: boolean;
}

/** A place where somebody signs by hand, and what the record already has of them. */
export interface SignaturePlace {
  /** What is done here: paraf, or the signature itself. */
  readonly act: string;
  readonly placeAndDay: string;
  readonly role: string;
  readonly name: string;
  readonly rank: string;
  readonly employeeNo: string;
  /** The entry that says so, where it is done; empty where it is still to be done. */
  readonly recorded: string;
}

/** One step in the flowchart of a procedure. */
export interface FlowRow {
  readonly no: number;
  readonly activity: string;
  readonly shape: "start" | "process" | "decision" | "end";
  /** Columns of the roles that do it; several where any of them may. */
  readonly lanes: readonly number[];
  readonly needs: string;
  readonly time: string;
  readonly output: string;
  readonly remark: string;
  /** Steps to which it can go back. */
  readonly back: readonly number[];
}

export type Block =
  | { readonly kind: "letterhead"; readonly lines: readonly string[] }
  | { readonly kind: "title"; readonly lines: readonly string[] }
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "text"; readonly text: string; readonly small?: boolean }
  | { readonly kind: "list"; readonly title: string; readonly items: readonly string[] }
  | { readonly kind: "pairs"; readonly pairs: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: "table"; readonly columns: readonly TableColumn[]; readonly rows: readonly TableRow[] }
  | {
      readonly kind: "signatures";
      /** What is signed, in one sentence: a page of signatures never stands for itself. */
      readonly about: string;
      readonly initials: readonly SignaturePlace[];
      readonly signature: SignaturePlace | undefined;
    }
  | { readonly kind: "flow"; readonly lanes: readonly string[]; readonly rows: readonly FlowRow[] }
  | { readonly kind: "page" };

/** In the order of the numbers that stand for them in a code: new ones go to the end. */
export const SHEET_KINDS = ["recap", "sop", "form", "receipt", "register", "proof", "key"] as const;
export type SheetKind = (typeof SHEET_KINDS)[number];

export interface Sheet {
  readonly kind: SheetKind;
  readonly title: string;
  readonly officeId: string;
  readonly paper: "F4" | "A4";
  readonly landscape: boolean;
  /** What is said across every page: a draft, a part, something that is not confirmed. Empty where nothing is. */
  readonly across: string;
  readonly blocks: readonly Block[];
}

/** How a sheet leads back to the record. */
export interface Mark {
  /** What is typed by hand: groups of five. */
  readonly code: string;
  /** What the square holds: the code, and what it is of, for whoever reads it without sop. */
  readonly square: string;
  /** The entry as of which the sheet was made, and the day of its clock. */
  readonly entry: string;
  readonly day: string;
  /** The line of entries up to there (domain/ledger/message/line-mark.ts), for the file alone; papers made before it was kept have none. */
  readonly line?: string | undefined;
}
