/** Officials, the roles they hold and the keys they sign with. Authority is always judged at a date, never "now". */
import type { EntryId, KeyBlob, PersonId, RoleId, SectionId } from "./ids.ts";

/** Definitif holds the office; Plh. stands in for an absent holder, Plt. for a vacant post, Pj. by special letter. */
export type Capacity = "definitif" | "plt" | "plh" | "pj";

export interface Appointment {
  readonly role: RoleId;
  /** Set where the role is one of many alike: the head of this section. */
  readonly section?: SectionId | undefined;
  readonly capacity: Capacity;
  /** Number and date of the letter that appoints. */
  readonly basis: string;
  /** Days in the office's calendar, YYYY-MM-DD, both inclusive. */
  readonly from: string;
  readonly until?: string | undefined;
  readonly actingFor?: PersonId | undefined;
}

export type KeyEnd = "rotated" | "lost" | "compromised";

export interface SigningKey {
  readonly type: string;
  readonly blob: KeyBlob;
  readonly from: string;
  readonly until?: string | undefined;
  readonly ended?: KeyEnd | undefined;
  /** Entries by this key from this one on must be confirmed again. */
  readonly compromisedFrom?: EntryId | undefined;
}

export interface Official {
  readonly id: PersonId;
  readonly name: string;
  readonly employeeNo: string;
  readonly rank: string;
  readonly appointments: readonly Appointment[];
  readonly keys: readonly SigningKey[];
}

export interface Roster {
  readonly version: number;
  readonly officials: readonly Official[];
}

/** The official with this id. */
export function officialOf(roster: Roster, person: PersonId): Official | undefined {
  return roster.officials.find(({ id }) => id === person);
}

/** Does a day fall within the days of an appointment or key? Days compare as text: YYYY-MM-DD. */
export function inForce(
  span: { readonly from: string; readonly until?: string | undefined },
  day: string,
): boolean {
  return span.from <= day && (span.until === undefined || day <= span.until);
}

/**
 * The appointment under which a person holds one of these roles on that day.
 * @param section where given, the appointment must be for that section
 */
export function appointmentFor(
  official: Official,
  roles: readonly RoleId[],
  day: string,
  section?: SectionId,
): Appointment | undefined {
  return official.appointments.find(
    (held) =>
      roles.includes(held.role) && inForce(held, day) && (section === undefined || held.section === section),
  );
}

/** Who holds one of these roles on that day; more than one only by a fault in the roster. */
export function holders(
  roster: Roster,
  roles: readonly RoleId[],
  day: string,
  section?: SectionId,
): readonly Official[] {
  return roster.officials.filter((official) => appointmentFor(official, roles, day, section) !== undefined);
}

/** The person to whom a key belongs, whether or not it is still in force. One key belongs to one person. */
export function ownerOfKey(
  roster: Roster,
  blob: KeyBlob,
): { readonly official: Official; readonly key: SigningKey } | undefined {
  for (const official of roster.officials) {
    const key = official.keys.find((held) => held.blob === blob);
    if (key !== undefined) return { official, key };
  }
  return undefined;
}

export type RosterFault =
  | { readonly code: "key-shared"; readonly persons: readonly PersonId[] }
  | { readonly code: "person-twice"; readonly person: PersonId }
  | { readonly code: "role-overlap"; readonly role: RoleId; readonly persons: readonly PersonId[] }
  | { readonly code: "person-removed"; readonly person: PersonId }
  | { readonly code: "history-changed"; readonly person: PersonId }
  | { readonly code: "version-step"; readonly expected: number; readonly given: number };

/** What is wrong with a roster in itself: whoever is on it, once; each key, one person; each role, one holder. */
export function rosterFaults(roster: Roster): readonly RosterFault[] {
  return [...personsOnce(roster), ...keysUnshared(roster), ...rolesSingle(roster)];
}

/** What is wrong with a new roster as the successor of an old one: history is never deleted (domain §3). */
export function successionFaults(before: Roster, after: Roster): readonly RosterFault[] {
  const faults: RosterFault[] = [];
  if (after.version !== before.version + 1) {
    faults.push({ code: "version-step", expected: before.version + 1, given: after.version });
  }
  for (const old of before.officials) {
    const now = officialOf(after, old.id);
    if (now === undefined) faults.push({ code: "person-removed", person: old.id });
    else if (!keepsHistory(old, now)) faults.push({ code: "history-changed", person: old.id });
  }
  return [...faults, ...rosterFaults(after)];
}

/** Does a new roster end an appointment or a key that stood open in the old one? Then it must say why (ledger §1). */
export function endsOffice(before: Roster, after: Roster): boolean {
  return before.officials.some((old) => {
    const now = officialOf(after, old.id);
    const endedHere = (
      span: { from: string; until?: string | undefined },
      later: readonly { from: string; until?: string | undefined }[],
    ): boolean =>
      span.until === undefined && later.some((one) => one.from === span.from && one.until !== undefined);
    return (
      old.appointments.some((held) =>
        endedHere(
          held,
          now?.appointments.filter(({ role, section }) => role === held.role && section === held.section) ??
            [],
        ),
      ) || old.keys.some((key) => endedHere(key, now?.keys.filter(({ blob }) => blob === key.blob) ?? []))
    );
  });
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
      if (other !== undefined) faults.push({ code: "key-shared", persons: [other, official.id] });
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
      if (held.role !== other.held.role || held.section !== other.held.section) continue;
      if (held.capacity !== "definitif" || other.held.capacity !== "definitif") continue;
      if (!overlap(held, other.held)) continue;
      faults.push({ code: "role-overlap", role: held.role, persons: [official.id, other.official.id] });
    }
  });
  return faults;
}

function overlap(a: Appointment, b: Appointment): boolean {
  const endsBefore = (one: Appointment, two: Appointment): boolean =>
    one.until !== undefined && one.until < two.from;
  return !endsBefore(a, b) && !endsBefore(b, a);
}

/** Every earlier appointment and key is still there; it may have been ended since, but not otherwise altered. */
function keepsHistory(old: Official, now: Official): boolean {
  const appointmentsKept = old.appointments.every((held) =>
    now.appointments.some(
      (other) =>
        other.role === held.role &&
        other.section === held.section &&
        other.from === held.from &&
        other.capacity === held.capacity &&
        other.actingFor === held.actingFor &&
        other.basis === held.basis &&
        (held.until === undefined || (other.until !== undefined && other.until <= held.until)),
    ),
  );
  const keysKept = old.keys.every((key) =>
    now.keys.some(
      (other) =>
        other.blob === key.blob &&
        other.from === key.from &&
        (key.until === undefined || other.until === key.until),
    ),
  );
  return appointmentsKept && keysKept;
}
