/** What the actions of `sop official` have in common. */

import { fingerprint } from "../../../../../adapters/git/signatures/public-key.ts";
import type { Snapshot } from "../../../../../app/ledger/workspace-state.ts";
import type { PersonId } from "../../../../../domain/ids.ts";
import { type Appointment, officialOf, type SigningKey } from "../../../../../domain/people/official.ts";
import { type Procedure, roleLabel } from "../../../../../domain/procedure/procedure.ts";
import { actingPrefix } from "../../../../messages/words.ts";
import type { Context } from "../../../context.ts";

/** What an action needs to know before it changes the roster. */
export interface Place {
  readonly context: Context;
  readonly record: Snapshot;
  readonly person: PersonId;
  /** Today on the office's calendar, YYYY-MM-DD. */
  readonly day: string;
}

/** An appointment in a few words, for whoever has to choose among several. */
export function postText(procedure: Procedure, { role, section, capacity, from }: Appointment): string {
  const post = `${actingPrefix(capacity)}${roleLabel(procedure, role)}`;
  return `--role ${role}${section === undefined ? "" : ` --section ${section}`} (${post}, ${from})`;
}

/** All keys that a person ever had. */
export function keysOf({ world }: Snapshot, person: PersonId): readonly SigningKey[] {
  return officialOf(world.roster, person)?.keys ?? [];
}

/** Keys as the list prints them. */
export function printedKeys(keys: readonly SigningKey[]): readonly string[] {
  return keys.map(({ blob }) => fingerprint(blob));
}
