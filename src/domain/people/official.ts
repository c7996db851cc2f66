/** Officials, the roles they hold and the keys they sign with. Authority is always judged at a date, never "now". */
import type { EntryId, KeyBlob, PersonId, RoleId, SectionId } from "../ids.ts";

/** Definitif holds the office; Plh. stands in for an absent holder, Plt. for a vacant post, Pj. by special letter. */
export const CAPACITIES = ["definitif", "plt", "plh", "pj"] as const;
export type Capacity = (typeof CAPACITIES)[number];

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

/** Days on which an official is away, so that someone may stand in (`berhalangan`). */
export interface Absence {
  /** YYYY-MM-DD, both inclusive. */
  readonly from: string;
  readonly until: string;
  /** Number and date of the letter. */
  readonly basis: string;
}

export interface Official {
  readonly id: PersonId;
  readonly name: string;
  readonly employeeNo: string;
  readonly rank: string;
  readonly appointments: readonly Appointment[];
  readonly keys: readonly SigningKey[];
  readonly absences?: readonly Absence[] | undefined;
}

/** What a note holds a good signature for: a proof that a key is somebody's, or that an older one vouches for it. */
export interface KeyStatement {
  readonly key: KeyBlob;
  readonly text: string;
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
export function inForce(span: Span, day: string): boolean {
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
  return appointmentsFor(official, roles, day, section)[0];
}

/** As `appointmentFor`, all of them: one may be a head oneself, and stand in for another head. */
export function appointmentsFor(
  official: Official,
  roles: readonly RoleId[],
  day: string,
  section?: SectionId,
): readonly Appointment[] {
  return official.appointments.filter(
    (held) =>
      roles.includes(held.role) && inForce(held, day) && (section === undefined || held.section === section),
  );
}

/** Is a role held in just this capacity, for just this person? */
export function isHeldAs(
  { capacity, actingFor }: Appointment,
  as: Pick<Appointment, "capacity" | "actingFor">,
): boolean {
  return capacity === as.capacity && actingFor === as.actingFor;
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

/** Who holds one of these roles on that day, and has a key that can sign then. */
export function ableToSign(roster: Roster, roles: readonly RoleId[], day: string): readonly Official[] {
  return holders(roster, roles, day).filter(({ keys }) => keys.some((key) => isUsable(key, day)));
}

/** Days, as of an appointment, a key or an absence. */
export interface Span {
  readonly from: string;
  readonly until?: string | undefined;
}

/** Have two spans a day in common? */
export function overlap(a: Span, b: Span): boolean {
  const endsBefore = (one: Span, two: Span): boolean => one.until !== undefined && one.until < two.from;
  return !endsBefore(a, b) && !endsBefore(b, a);
}

/** Is it the same post: the same role, of the same section? */
export function isSamePost(a: Pick<Appointment, "role" | "section">, b: typeof a): boolean {
  return a.role === b.role && a.section === b.section;
}

/** May this key sign on that day? An ended one signs nothing more, not even on its last day. */
export function isUsable(key: SigningKey, day: string): boolean {
  return key.ended === undefined && inForce(key, day);
}
