/** One reason to stop that a person can act on. Its words, in both languages, live in `ui/messages/failures/`. */

import type { Finding, Reading } from "./finding.ts";
import type { EntryId } from "./ids.ts";
import type { Refusal } from "./ledger/proposal.ts";
import type { Loss } from "./loss.ts";
import type { KeyEnd } from "./people/official.ts";
import type { Turn } from "./procedure/turns.ts";
import type { RecapWarning } from "./recap/warnings.ts";
import type { Slip } from "./slip.ts";

/** A person as others know them, and as the roster does. */
export interface Named {
  readonly id: string;
  readonly name: string;
  /** The label of the role that they are named for. */
  readonly role: string;
}

export type Reason =
  | ({ readonly code: "usage" } & Slip)
  | { readonly code: "git-missing" }
  | { readonly code: "git-too-old"; readonly found: string; readonly needed: string }
  | { readonly code: "git-failed"; readonly doing: string; readonly said: string }
  | { readonly code: "ssh-keygen-missing" }
  | { readonly code: "not-a-repository" | "not-a-workspace"; readonly folder: string }
  | { readonly code: "clone-incomplete"; readonly how: "shallow" | "partial" }
  | { readonly code: "no-entries" }
  | { readonly code: "folder-not-empty" | "folder-not-demo" | "workspace-exists"; readonly folder: string }
  | {
      readonly code: "no-key";
      readonly lookedAt: readonly string[];
      /** There is no registrar yet to give a key to. */
      readonly founding?: true;
    }
  | { readonly code: "key-unreadable"; readonly file: string; readonly why: "missing" | "other" }
  | { readonly code: "key-unproven"; readonly file: string; readonly person: string }
  | { readonly code: "key-unfit"; readonly file: string; readonly why: "weak" | "unknown" }
  | {
      readonly code: "key-not-on-roster";
      readonly keys: readonly string[];
      readonly registrars: readonly Named[];
    }
  | {
      /** Every key here that the roster knows has been ended. */
      readonly code: "key-ended";
      readonly name: string;
      readonly person: string;
      /** The fingerprint. */
      readonly key: string;
      readonly day: string;
      readonly why: KeyEnd | undefined;
      readonly registrars: readonly Named[];
    }
  | { readonly code: "person-not-here"; readonly person: string; readonly here: readonly string[] }
  | { readonly code: "several-persons"; readonly persons: readonly string[] }
  | {
      /** The change would leave nobody who can register keys. */
      readonly code: "last-registrar";
      /** Roles that a second person would register keys in, and who holds one of them without a key. */
      readonly substitutes: readonly string[];
      readonly holders: readonly Named[];
    }
  | {
      readonly code: "not-your-role";
      readonly person: string;
      readonly needed: readonly string[];
      readonly holders: readonly string[];
    }
  | {
      readonly code: "not-your-turn";
      readonly doing: string;
      readonly turns: readonly Turn[];
      readonly holders: readonly string[];
    }
  | {
      readonly code: "nothing-to-do";
      readonly why:
        | "finished"
        | "no-file"
        | "unchanged"
        | "no-cycle"
        | "nothing-changed"
        | "no-return"
        | "nothing-signed"
        | "nothing-broken"
        | "nothing-to-confirm";
    }
  | {
      readonly code: "section-vacant";
      readonly sections: readonly string[];
      readonly roles: readonly string[];
    }
  | { readonly code: "which-cycle"; readonly cycles: readonly string[] }
  | { readonly code: "cycle-unknown"; readonly cycle: string; readonly cycles: readonly string[] }
  | {
      readonly code: "dirty";
      readonly paths: readonly string[];
      /** One of them that a healing removes, since the last good entry has none. */
      readonly leaving?: string | undefined;
    }
  | { readonly code: "refused"; readonly refusal: Refusal }
  | {
      readonly code: "history-violated";
      readonly count: number;
      /** Who may begin a healing. */
      readonly healers: readonly Named[];
      /** Entries are missing too. */
      readonly loss: Loss | undefined;
    }
  | {
      /** All that is broken is named by a healing, which a second person has not confirmed yet. */
      readonly code: "healing-waits";
      readonly entry: EntryId;
      readonly person: string;
      readonly confirmers: readonly Named[];
    }
  | {
      /** What a healing put right broke again before a second person confirmed it. */
      readonly code: "healing-broken";
      readonly entry: EntryId;
      /** Who may begin another healing. */
      readonly healers: readonly Named[];
    }
  | { readonly code: "version-newer"; readonly stated: string }
  | { readonly code: "recap-outdated"; readonly path: string }
  | { readonly code: "note-needed"; readonly warnings: readonly RecapWarning[] }
  | { readonly code: "beyond-healing"; readonly violation: string }
  | { readonly code: "receipt-lost"; readonly loss: Loss }
  | { readonly code: "object-damaged"; readonly object: string }
  | { readonly code: "remote-none" }
  /** The shared place does not answer, or not to this person. */
  | { readonly code: "remote-unreachable"; readonly address: string; readonly said: string }
  /** The shared place took nothing, for a reason of its own. */
  | { readonly code: "remote-refused"; readonly address: string; readonly said: string }
  /** The first entry is not the one that the person trusts. */
  | { readonly code: "root-differs"; readonly given: string; readonly found: EntryId }
  | {
      readonly code: "bundle-unreadable";
      readonly path: string;
      readonly why: "missing" | "other-kind" | "cut" | "begins-later";
    }
  /** A file parts from what was sent to the shared place. */
  | { readonly code: "bundle-parted"; readonly address: string }
  /** There is nothing of a record at an address. */
  | { readonly code: "remote-empty"; readonly address: string; readonly branches: readonly string[] }
  /** What is shared there is the record of another office, or one that was founded anew. */
  | { readonly code: "remote-other"; readonly address: string }
  | {
      /** The shared place had entries that it has no more. */
      readonly code: "remote-rewound";
      readonly address: string;
      /** The newest that was seen there, and what it has now. */
      readonly seen: EntryId;
      readonly there: EntryId | undefined;
    }
  /** Both sides have entries that the other does not have. */
  | { readonly code: "remote-parted"; readonly address: string }
  /** What somebody approved or verified is not what it was when they signed it. */
  | { readonly code: "changed-since-signed" }
  | {
      /** What is shared breaks the law, and is not taken in. */
      readonly code: "incoming-violated";
      readonly address: string;
      readonly violation: string;
      readonly entry: EntryId;
    }
  /** An entry that cannot be recorded again as it was. */
  | { readonly code: "not-again" }
  | { readonly code: "moved-meanwhile" }
  | {
      /** Git works in this folder, or stopped halfway and left a lock. */
      readonly code: "git-busy";
      readonly file: string;
      /** Seconds since 1970. */
      readonly since: number;
    }
  | {
      readonly code: "other-branch";
      /** The record's. */
      readonly branch: string;
      /** What is checked out; undefined where it is a commit alone. */
      readonly found: string | undefined;
    }
  | {
      readonly code: "clock-ahead";
      readonly entry: EntryId;
      /** Whose entry it is. */
      readonly name: string;
      /** When it is dated, and what this computer's clock says: seconds since 1970. */
      readonly at: number;
      readonly now: number;
      readonly utcOffset: number;
    }
  | { readonly code: "locked"; readonly by: string }
  | { readonly code: "signing-failed"; readonly said: string }
  | {
      /** A new entry was signed, but an audit would refuse it: it was not published. */
      readonly code: "entry-unsound";
      readonly violation: string;
      readonly path: string | undefined;
    }
  | { readonly code: "file-unreadable"; readonly path: string; readonly why: string }
  | { readonly code: "path-escapes" | "path-link"; readonly path: string }
  | { readonly code: "invalid-files" }
  | { readonly code: "declined" }
  | { readonly code: "needs-terminal"; readonly flags: string }
  | { readonly code: "interrupted" };

export type FailureCode = Reason["code"];

export class Failure extends Error {
  readonly reason: Reason;
  readonly findings: readonly Finding[];

  constructor(reason: Reason, findings: readonly Finding[] = []) {
    super(reason.code);
    this.name = "Failure";
    this.reason = reason;
    this.findings = findings;
  }
}

/** A Git object that is missing, of another type than it must be, or whose bytes are not those of its name. */
export class DamagedObject extends Error {
  readonly id: string;
  readonly how: "missing" | "altered" | "malformed";

  constructor(id: string, how: DamagedObject["how"]) {
    super(`${how} object ${id}`);
    this.name = "DamagedObject";
    this.id = id;
    this.how = how;
  }
}

/** The value of a reading, or a failure that carries its findings. @throws {Failure} */
export function required<T>(reading: Reading<T>): T {
  if (reading.kind === "faulty") throw new Failure({ code: "invalid-files" }, reading.findings);
  return reading.value;
}
