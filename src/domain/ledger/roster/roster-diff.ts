/** What differs between two rosters, person by person: what the law asks about, and what an audit tells. */
import type { EntryId, KeyBlob, PersonId, RoleId, SectionId } from "../../ids.ts";
import {
  type Absence,
  type Appointment,
  type Capacity,
  type KeyEnd,
  type Official,
  officialOf,
  type Roster,
  type SigningKey,
} from "../../people/official.ts";

/** Two lists of one person, compared one to one. */
export interface Pairs<Item> {
  readonly added: readonly Item[];
  readonly removed: readonly Item[];
  /** The same item, which ends otherwise than it did. */
  readonly changed: readonly (readonly [before: Item, after: Item])[];
}

export type IdentityField = "name" | "employeeNo" | "rank";

export interface PersonDiff {
  readonly person: PersonId;
  readonly before: Official | undefined;
  readonly after: Official;
  readonly appointments: Pairs<Appointment>;
  readonly keys: Pairs<SigningKey>;
  readonly absences: Pairs<Absence>;
  /** None for a person who is new. */
  readonly corrected: readonly IdentityField[];
}

const IDENTITY = ["name", "employeeNo", "rank"] as const satisfies readonly IdentityField[];

/** What makes an appointment that one and no other: everything but its last day. */
export function appointmentIdentity(held: Appointment): string {
  const { role, section, capacity, basis, from, actingFor } = held;
  return JSON.stringify([role, section, capacity, basis, from, actingFor]);
}

/** Everybody who is new or differs; whoever is on the new roster no more is not told of here. */
export function rosterDiff(before: Roster, after: Roster): readonly PersonDiff[] {
  return after.officials.map((now) => personDiff(officialOf(before, now.id), now)).filter(differs);
}

function personDiff(before: Official | undefined, after: Official): PersonDiff {
  return {
    person: after.id,
    before,
    after,
    appointments: paired(
      before?.appointments ?? [],
      after.appointments,
      appointmentIdentity,
      ({ until }) => until,
    ),
    keys: paired(
      before?.keys ?? [],
      after.keys,
      ({ blob, from }) => `${blob} ${from}`,
      ({ until, ended, compromisedFrom }) => JSON.stringify([until, ended, compromisedFrom]),
    ),
    absences: paired(
      before?.absences ?? [],
      after.absences ?? [],
      ({ from, until, basis }) => JSON.stringify([from, until, basis]),
      () => "",
    ),
    corrected: before === undefined ? [] : IDENTITY.filter((field) => before[field] !== after[field]),
  };
}

/** Pairs what is the same to the last, then what only ends otherwise; each item once. */
function paired<Item>(
  before: readonly Item[],
  after: readonly Item[],
  identity: (item: Item) => string,
  end: (item: Item) => string | undefined,
): Pairs<Item> {
  const left = [...after];
  const take = (fits: (item: Item) => boolean): Item | undefined => {
    const at = left.findIndex(fits);
    return at < 0 ? undefined : left.splice(at, 1)[0];
  };
  const unequal = before.filter(
    (item) => take((other) => identity(other) === identity(item) && end(other) === end(item)) === undefined,
  );
  const removed: Item[] = [];
  const changed: (readonly [Item, Item])[] = [];
  for (const item of unequal) {
    const now = take((other) => identity(other) === identity(item));
    if (now === undefined) removed.push(item);
    else changed.push([item, now]);
  }
  return { added: left, removed, changed };
}

function differs({ before, appointments, keys, absences, corrected }: PersonDiff): boolean {
  const lists = [appointments, keys, absences];
  const isSame = lists.every(
    ({ added, removed, changed }) => added.length + removed.length + changed.length === 0,
  );
  return before === undefined || corrected.length > 0 || !isSame;
}

/** One thing that an entry changed about a person, as an audit tells it. @template Key as it stands, or as people compare it */
export type PersonChange<Key extends string = string> = { readonly person: PersonId } & (
  | { readonly kind: "added"; readonly name: string }
  | {
      readonly kind: "appointed" | "appointment-ended";
      readonly role: RoleId;
      readonly section: SectionId | undefined;
      readonly capacity: Capacity;
      readonly from: string;
      readonly until: string | undefined;
      readonly basis: string;
    }
  | { readonly kind: "key-added"; readonly key: Key }
  | {
      readonly kind: "key-ended";
      readonly key: Key;
      readonly why: KeyEnd | undefined;
      readonly since: EntryId | undefined;
    }
  | { readonly kind: "absent"; readonly from: string; readonly until: string; readonly basis: string }
  /** Of a number only that it was corrected: it stays out of what leaves the office. */
  | {
      readonly kind: "corrected";
      readonly field: IdentityField;
      readonly before: string | undefined;
      readonly after: string | undefined;
    }
);

/** The differences as a flat list, for whoever reads the register. */
export function personChanges(before: Roster, after: Roster): readonly PersonChange<KeyBlob>[] {
  return rosterDiff(before, after).flatMap((diff) => {
    const { person, appointments, keys, absences } = diff;
    const appointed = (
      kind: "appointed" | "appointment-ended",
      { role, section, capacity, from, until, basis }: Appointment,
    ): PersonChange<KeyBlob> => ({ person, kind, role, section, capacity, from, until, basis });
    return [
      ...(diff.before === undefined ? [{ person, kind: "added" as const, name: diff.after.name }] : []),
      ...diff.corrected.map((field) => correction(diff, field)),
      ...appointments.added.map((held) => appointed("appointed", held)),
      ...appointments.changed.map(([, held]) => appointed("appointment-ended", held)),
      ...keys.added.map(({ blob }) => ({ person, kind: "key-added" as const, key: blob })),
      ...keys.changed.map(([, { blob, ended, compromisedFrom }]) => {
        return { person, kind: "key-ended" as const, key: blob, why: ended, since: compromisedFrom };
      }),
      ...absences.added.map((absence) => ({ person, kind: "absent" as const, ...absence })),
    ];
  });
}

function correction({ person, before, after }: PersonDiff, field: IdentityField): PersonChange<KeyBlob> {
  const isNumber = field === "employeeNo";
  return {
    person,
    kind: "corrected",
    field,
    before: isNumber ? undefined : before?.[field],
    after: isNumber ? undefined : after[field],
  };
}
