/** What can be wrong with a roster, as closed codes; and what is wrong with one in itself (ledger §7). */
import type { KeyBlob, PersonId, RoleId, SectionId } from "../../ids.ts";
import { isSamePost, overlap, type Roster } from "../../people/official.ts";

export type RosterFault =
  | { readonly code: "key-shared"; readonly persons: readonly PersonId[] }
  | {
      readonly code: "role-overlap";
      readonly role: RoleId;
      readonly section: SectionId | undefined;
      readonly persons: readonly [PersonId, PersonId];
    }
  | { readonly code: "version-step"; readonly expected: number; readonly given: number }
  | { readonly code: "nothing-changed" }
  | { readonly code: "employee-no-shared"; readonly persons: readonly PersonId[] }
  | {
      readonly code: "post-not-vacant" | "holder-not-absent";
      readonly role: RoleId;
      readonly section: SectionId | undefined;
      readonly person: PersonId;
      /** Who is in the way: the holder of the post, or whoever still acts in it; undefined where there is none. */
      readonly holder: PersonId | undefined;
    }
  | { readonly code: "basis-missing"; readonly person: PersonId; readonly role: RoleId | undefined }
  | {
      readonly code: "self-dealing";
      readonly person: PersonId;
      /** Gives the signer something to himself, or goes beyond what his role may record? */
      readonly how: "own" | "beyond";
      /** Roles that may record it instead. */
      readonly roles: readonly RoleId[];
    }
  | { readonly code: "identity-changed"; readonly person: PersonId; readonly how: "appoint" | "correct" }
  | {
      readonly code:
        | "person-twice"
        | "person-removed"
        | "history-changed"
        | "key-twice"
        | "key-unproven"
        | "key-unvouched"
        | "key-final"
        | "appointment-final";
      readonly person: PersonId;
    };

export type RosterFaultCode = RosterFault["code"];

/** What is wrong with a roster in itself: each person on it once; each key, one person; each role, one holder. */
export function rosterFaults(roster: Roster): readonly RosterFault[] {
  return [...personsOnce(roster), ...keysUnshared(roster), ...rolesSingle(roster)];
}

function personsOnce(roster: Roster): readonly RosterFault[] {
  const seen = new Set<PersonId>();
  const faults: RosterFault[] = [];
  for (const { id } of roster.officials) {
    if (seen.has(id)) faults.push({ code: "person-twice", person: id });
    seen.add(id);
  }
  return faults;
}

function keysUnshared(roster: Roster): readonly RosterFault[] {
  const owner = new Map<KeyBlob, PersonId>();
  const faults: RosterFault[] = [];
  for (const official of roster.officials) {
    for (const { blob } of official.keys) {
      const other = owner.get(blob);
      if (other === official.id) faults.push({ code: "key-twice", person: other });
      else if (other !== undefined) faults.push({ code: "key-shared", persons: [other, official.id] });
      owner.set(blob, official.id);
    }
  }
  return faults;
}

function rolesSingle(roster: Roster): readonly RosterFault[] {
  const all = roster.officials.flatMap((official) =>
    official.appointments.map((held) => ({ official, held })),
  );
  const faults: RosterFault[] = [];
  all.forEach(({ official, held }, at) => {
    for (const other of all.slice(at + 1)) {
      if (!isSamePost(held, other.held)) continue;
      if (held.capacity !== "definitif" || other.held.capacity !== "definitif") continue;
      if (!overlap(held, other.held)) continue;
      const { role, section } = held;
      faults.push({ code: "role-overlap", role, section, persons: [official.id, other.official.id] });
    }
  });
  return faults;
}
