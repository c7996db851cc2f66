/** What a roster may newly hold: a person who is nobody else, a proven key, a post that is free, a letter (ledger §7). */

import type { PersonId } from "../../ids.ts";
import { nameSkeleton } from "../../people/name-skeleton.ts";
import {
  type Appointment,
  isSamePost,
  isUsable,
  type Official,
  officialOf,
  overlap,
  type Roster,
  type Span,
} from "../../people/official.ts";
import { nextDay } from "../../procedure/calendar.ts";
import type { PersonDiff } from "./roster-diff.ts";
import type { RosterFault } from "./roster-faults.ts";
import type { SuccessionContext } from "./succession-context.ts";

/** Only what is new is asked about: a record of version 1 may hold what was not asked of it then. */
export function additionFaults(
  diffs: readonly PersonDiff[],
  before: Roster,
  after: Roster,
  context: SuccessionContext,
): readonly RosterFault[] {
  return [
    ...employeesApart(diffs, after),
    ...diffs.flatMap((diff) => keysAreProven(diff, before, context)),
    ...diffs.flatMap(({ person, appointments }) =>
      appointments.added.flatMap((held) => postIsFree(person, held, after)),
    ),
    ...diffs.flatMap(basesAreGiven),
  ];
}

/** One human under two ids would count as two wherever persons are counted. */
function employeesApart(diffs: readonly PersonDiff[], after: Roster): RosterFault[] {
  const fresh = new Set(
    diffs
      .filter(({ before, corrected }) => before === undefined || corrected.some((field) => field !== "rank"))
      .map(({ person }) => person),
  );
  return after.officials.flatMap((one, at) =>
    after.officials
      .slice(at + 1)
      .filter((other) => one.id !== other.id && (fresh.has(one.id) || fresh.has(other.id)))
      .filter((other) => isSameHuman(one, other))
      .map((other): RosterFault => ({ code: "employee-no-shared", persons: [one.id, other.id] })),
  );
}

/** By number where both have one; by name where one of them has none. */
function isSameHuman(one: Official, other: Official): boolean {
  const [number, otherNumber] = [digitsOf(one.employeeNo), digitsOf(other.employeeNo)];
  if (number !== "" && otherNumber !== "") return number === otherNumber;
  return nameSkeleton(one.name) === nameSkeleton(other.name);
}

function digitsOf(employeeNo: string): string {
  return employeeNo.replace(/[^0-9]/g, "");
}

/** A key comes with a proof by itself, and where its person has others in force, with the word of one of them. */
function keysAreProven(
  { person, before: old, keys }: PersonDiff,
  before: Roster,
  { act, signer, statements, office, day }: SuccessionContext,
): RosterFault[] {
  const known = new Set(before.officials.flatMap((one) => one.keys.map(({ blob }) => blob)));
  const older = old?.keys.filter((key) => isUsable(key, day)) ?? [];
  return keys.added
    .filter(({ blob }) => !known.has(blob))
    .flatMap(({ blob }): RosterFault[] => {
      const isProven = statements.some(({ key, text }) => key === blob && text === ownedBy(person, office));
      // The founder's own key signs the very entry that brings it.
      const signsThis = act === "found" && person === signer.person && blob === signer.key;
      const words = vouchedFor(person, office, blob);
      const isVouched =
        older.length === 0 ||
        statements.some(({ key, text }) => text === words && older.some((one) => one.blob === key));
      return [
        ...(isProven || signsThis ? [] : [{ code: "key-unproven" as const, person }]),
        ...(isVouched ? [] : [{ code: "key-unvouched" as const, person }]),
      ];
    });
}

/** What a new key signs to prove that its private half is this person's. */
export function ownedBy(person: PersonId, office: string): string {
  return `${person}@${office}`;
}

/** What an older key of the person signs to admit a new one. */
export function vouchedFor(person: PersonId, office: string, blob: string): string {
  return `${ownedBy(person, office)} adds ${blob}`;
}

/** Plt. and Pj. are for a vacant post, Plh. for an absent holder; who holds it definitively waits for their end. */
function postIsFree(person: PersonId, held: Appointment, after: Roster): RosterFault[] {
  if (held.capacity === "plh") return holderIsAbsent(person, held, after);
  const inTheWay: readonly Appointment["capacity"][] =
    held.capacity === "definitif" ? ["plt", "pj"] : ["definitif"];
  const holder = after.officials.find(({ appointments }) =>
    appointments.some(
      (other) => inTheWay.includes(other.capacity) && isSamePost(other, held) && overlap(other, held),
    ),
  );
  if (holder === undefined) return [];
  const { role, section } = held;
  return [{ code: "post-not-vacant", role, section, person, holder: holder.id }];
}

function holderIsAbsent(person: PersonId, held: Appointment, after: Roster): RosterFault[] {
  const { role, section, from, until, actingFor } = held;
  const holder = actingFor === undefined ? undefined : officialOf(after, actingFor);
  const posts = holder?.appointments.filter(
    (other) => other.capacity === "definitif" && isSamePost(other, held),
  );
  const isAbsent =
    until !== undefined &&
    holder?.id !== person &&
    coversAll(posts ?? [], from, until) &&
    coversAll(holder?.absences ?? [], from, until);
  return isAbsent ? [] : [{ code: "holder-not-absent", role, section, person, holder: holder?.id }];
}

/** Does each day from the first to the last fall within one of these spans? */
function coversAll(spans: readonly Span[], from: string, until: string): boolean {
  if (from > until) return false;
  let open = from;
  for (const span of [...spans].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (span.from > open) break;
    if (span.until === undefined || span.until >= until) return true;
    if (span.until >= open) open = nextDay(span.until);
  }
  return false;
}

function basesAreGiven({ person, appointments, absences }: PersonDiff): RosterFault[] {
  return [
    ...appointments.added
      .filter(({ basis }) => isBlank(basis))
      .map(({ role }): RosterFault => ({ code: "basis-missing", person, role })),
    ...absences.added
      .filter(({ basis }) => isBlank(basis))
      .map((): RosterFault => ({ code: "basis-missing", person, role: undefined })),
  ];
}

/** Is it no number of a letter? */
export function isBlank(basis: string): boolean {
  return /^[\s\p{Pd}]*$/u.test(basis);
}
