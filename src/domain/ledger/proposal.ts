/** What is put before the law: an entry that someone would write, the rules around it, and what may be said of it. */

import {
  type CycleId,
  type Digest,
  type EntryId,
  type KeyBlob,
  type PersonId,
  type RoleId,
  type SectionId,
  yearOf,
} from "../ids.ts";
import type { KeyStatement, Roster } from "../people/official.ts";
import type { Procedure } from "../procedure/procedure.ts";
import type { Turn } from "../procedure/turns.ts";
import type { Act, Trailers } from "./message/message.ts";
import type { RosterFault } from "./roster/roster-faults.ts";

/** What the folder says at one commit: the rules in force there. */
export interface World {
  readonly procedure: Procedure;
  readonly roster: Roster;
  /** The sections of each year's plan. */
  readonly sections: ReadonlyMap<number, readonly SectionId[]>;
  /** Where a year's plan asks for several kinds of period: those of its sections that a cycle asks. */
  readonly asked?: ReadonlyMap<CycleId, readonly SectionId[]> | undefined;
}

/** The sections that a cycle asks by the plan of its year; undefined where there is no plan. */
export function sectionsAsked(
  { sections, asked }: Pick<World, "sections" | "asked">,
  cycle: CycleId,
): readonly SectionId[] | undefined {
  return asked?.get(cycle) ?? sections.get(yearOf(cycle));
}

/** What a healing is held against. */
export interface HealingContext {
  /** The commits that it must name, oldest first: entries dated ahead, then the break. */
  readonly named: readonly EntryId[];
  /** Paths in which its content is not that of the last good entry, or of the in-tray before it. */
  readonly differing: readonly string[];
  /** The date of the newest entry that it does not name; seconds since 1970. */
  readonly lastAt: number;
}

/** An entry that someone would write, or that was found in the history. */
export interface Proposal {
  readonly trailers: Trailers;
  readonly note: readonly string[];
  /** Signed statements of the note that were found good: proofs that keys are whose they are said to be. */
  readonly statements: readonly KeyStatement[];
  /** Seconds since 1970, UTC, by the signer's clock. */
  readonly at: number;
  readonly key: KeyBlob;
  /** Every path that differs between the entry's tree and its parent's, governed or not: an entry brings nothing on the side. */
  readonly changed: readonly string[];
  /** The digest of the entry's own content, computed afresh from its tree. */
  readonly subject: Digest;
  /** The digest of the whole governed content, computed afresh; undefined where version 1 does not ask for it. */
  readonly state: Digest | undefined;
  /** Of the first half of a healing: what it must name, and what it may not leave changed. */
  readonly healing?: HealingContext | undefined;
  /** The rules at the parent; for the first entry, its own. Authority never comes from the entry itself. */
  readonly before: World;
  readonly after: World;
}

export type Refusal =
  | {
      readonly code: "repository-other" | "previous-other";
      readonly given: string;
      readonly expected: string;
    }
  | { readonly code: "roster-other"; readonly given: number; readonly expected: number }
  | { readonly code: "version-back" | "rules-back"; readonly given: number; readonly expected: number }
  | { readonly code: "clock-backwards"; readonly at: number; readonly previous: number }
  | { readonly code: "key-unregistered" }
  | { readonly code: "key-of-another"; readonly owner: PersonId }
  | { readonly code: "key-not-in-force"; readonly owner: PersonId }
  | { readonly code: "person-unknown"; readonly person: PersonId }
  | {
      readonly code: "role-not-held";
      readonly person: PersonId;
      readonly needed: readonly RoleId[];
      readonly section: SectionId | undefined;
    }
  | { readonly code: "capacity-other"; readonly given: string; readonly expected: string }
  | { readonly code: "trailers-unfit"; readonly act: Act; readonly trailer: string }
  | { readonly code: "act-unexplained"; readonly act: Act }
  | {
      readonly code:
        | "cycle-unknown"
        | "cycle-exists"
        | "cycle-open"
        | "cycle-finished"
        | "cycle-begun"
        | "cycle-not-empty"
        | "nothing-amended";
      readonly cycle: CycleId;
    }
  | { readonly code: "section-unknown" | "section-delivered"; readonly section: SectionId }
  | { readonly code: "waiver-expired"; readonly section: SectionId; readonly until: string }
  | { readonly code: "step-unfit"; readonly step: number; readonly act: Act }
  | {
      readonly code: "step-not-open";
      readonly step: number;
      readonly section: SectionId | undefined;
      readonly waitingFor: readonly Turn[];
    }
  | { readonly code: "round-other"; readonly given: number; readonly expected: number }
  | {
      readonly code: "return-not-allowed";
      readonly step: number;
      readonly to: number;
      readonly allowed: readonly number[];
    }
  | { readonly code: "same-person"; readonly person: PersonId; readonly step: number; readonly other: number }
  | { readonly code: "plan-in-use"; readonly cycle: CycleId }
  | { readonly code: "content-unchanged"; readonly step: number }
  | {
      readonly code: "path-not-permitted" | "path-windows" | "path-form";
      readonly path: string;
      readonly act: Act;
    }
  | {
      readonly code: "subject-other" | "state-other";
      readonly given: Digest | undefined;
      readonly expected: Digest | undefined;
    }
  | { readonly code: "heal-unconfirmed"; readonly entry: EntryId }
  | { readonly code: "heal-other"; readonly given: string; readonly expected: string }
  | { readonly code: "heal-content"; readonly path: string }
  | { readonly code: "heal-alone"; readonly person: PersonId }
  | { readonly code: "roster-invalid"; readonly fault: RosterFault };

export type RefusalCode = Refusal["code"];

/** Not against the law, but an auditor should see it. */
export type Flag =
  | {
      readonly code: "acting-signer";
      readonly person: PersonId;
      readonly role: RoleId;
      readonly basis: string;
    }
  | {
      readonly code: "acting-twice";
      readonly person: PersonId;
      readonly step: number;
      readonly other: number;
      /** By an acting appointment, as version 1 allowed, or by the procedure's own `rangkap`. */
      readonly by: "acting" | "rangkap";
    };
