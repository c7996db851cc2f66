/** What is wrong with a roster as the successor of the one before (ledger §7): history is never deleted, ends are final. */

import { type Official, officialOf, type Roster, type Span } from "../../people/official.ts";
import type { Trailers } from "../message/trailers.ts";
import { additionFaults } from "./roster-additions.ts";
import { appointmentIdentity, type PersonDiff, rosterDiff } from "./roster-diff.ts";
import { type RosterFault, rosterFaults } from "./roster-faults.ts";
import { dealingFaults } from "./self-dealing.ts";
import type { SuccessionContext } from "./succession-context.ts";

/** What is wrong with a new roster as the successor of an old one; of version 1, as that version asked it. */
export function successionFaults(
  before: Roster,
  after: Roster,
  context: SuccessionContext,
): readonly RosterFault[] {
  if (context.version === 1) {
    return [...versionGoesUp(before, after), ...historyIsKept(before, after), ...rosterFaults(after)];
  }
  const diffs = rosterDiff(before, after);
  return [
    ...versionGoesUp(before, after),
    ...personsAreKept(before, after),
    ...diffs.flatMap(nothingIsForgotten),
    ...diffs.flatMap((diff) => endsAreFinal(diff, context.day)),
    ...identitiesStand(diffs, context),
    ...dealingFaults(diffs, before, context),
    ...additionFaults(diffs, before, after, context),
    ...somethingChanged(diffs, before, after),
    ...rosterFaults(after),
  ];
}

/** Does a new roster end an appointment or a key of the old one, or end it sooner? Then it must say why. */
export function endsSomething(before: Roster, after: Roster, version: Trailers["version"]): boolean {
  if (version === 1) return endsOffice(before, after);
  return rosterDiff(before, after).some(
    ({ appointments, keys }) =>
      appointments.changed.some(([old, now]) => endsSooner(old, now)) ||
      keys.changed.some(([old, now]) => endsSooner(old, now) || (old.ended ?? now.ended) !== old.ended),
  );
}

/** Does it end, where it had no end, or on an earlier day? */
function endsSooner(old: Span, now: Span): boolean {
  return now.until !== undefined && (old.until === undefined || now.until < old.until);
}

/** As version 1 asked it: does it end an appointment or a key that stood open in the old one? */
function endsOffice(before: Roster, after: Roster): boolean {
  const endedHere = (span: Span, later: readonly Span[]): boolean =>
    span.until === undefined && later.some((one) => one.from === span.from && one.until !== undefined);
  return before.officials.some((old) => {
    const now = officialOf(after, old.id);
    const samePost = (held: Official["appointments"][number]): readonly Span[] =>
      now?.appointments.filter(({ role, section }) => role === held.role && section === held.section) ?? [];
    return (
      old.appointments.some((held) => endedHere(held, samePost(held))) ||
      old.keys.some((key) => endedHere(key, now?.keys.filter(({ blob }) => blob === key.blob) ?? []))
    );
  });
}

function versionGoesUp(before: Roster, after: Roster): RosterFault[] {
  const expected = before.version + 1;
  return after.version === expected ? [] : [{ code: "version-step", expected, given: after.version }];
}

function personsAreKept(before: Roster, after: Roster): RosterFault[] {
  return before.officials
    .filter(({ id }) => officialOf(after, id) === undefined)
    .map(({ id }) => ({ code: "person-removed", person: id }));
}

/** As version 1 asked it. */
function historyIsKept(before: Roster, after: Roster): RosterFault[] {
  return before.officials.flatMap((old): RosterFault[] => {
    const now = officialOf(after, old.id);
    if (now === undefined) return [{ code: "person-removed", person: old.id }];
    return keepsHistory(old, now) ? [] : [{ code: "history-changed", person: old.id }];
  });
}

/** Every earlier appointment and key is still there; it may have been ended since, but not otherwise altered. */
function keepsHistory(old: Official, now: Official): boolean {
  const appointmentsKept = old.appointments.every((held) =>
    now.appointments.some(
      (other) =>
        appointmentIdentity(other) === appointmentIdentity(held) &&
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

function nothingIsForgotten({ person, appointments, keys, absences }: PersonDiff): RosterFault[] {
  const gone = appointments.removed.length + keys.removed.length + absences.removed.length;
  return gone === 0 ? [] : [{ code: "history-changed", person }];
}

/** An end is final: what ended in error begins anew, as another appointment or another key. */
function endsAreFinal({ person, before, appointments, keys }: PersonDiff, day: string): RosterFault[] {
  const known = new Set(before?.appointments.map(appointmentIdentity));
  const prolonged =
    appointments.changed.some(([old, now]) => isProlonged(old, now, day)) ||
    appointments.added.some((held) => known.has(appointmentIdentity(held)));
  const revived = keys.changed.some(([old, now]) =>
    old.ended === undefined ? isProlonged(old, now, day) : !isGraver(old, now),
  );
  return [
    ...(prolonged ? [{ code: "appointment-final" as const, person }] : []),
    ...(revived ? [{ code: "key-final" as const, person }] : []),
  ];
}

/** Is a last day taken back, made later, or changed once it is past? */
function isProlonged(old: Span, now: Span, day: string): boolean {
  if (old.until === undefined) return false;
  return now.until === undefined || now.until > old.until || (old.until < day && now.until !== old.until);
}

/** Of a key that has ended only the reason may become graver: it was in other hands, from an entry on that is named. */
function isGraver(old: Official["keys"][number], now: Official["keys"][number]): boolean {
  return (
    old.ended !== "compromised" &&
    now.ended === "compromised" &&
    now.compromisedFrom !== undefined &&
    now.until === old.until
  );
}

/** An id is one human for ever: a name or number is only corrected, by an act of its own, and never both at once. */
function identitiesStand(diffs: readonly PersonDiff[], { act }: SuccessionContext): RosterFault[] {
  const renamed = ({ corrected }: PersonDiff): number => corrected.filter((field) => field !== "rank").length;
  if (act !== "correct") {
    return diffs
      .filter((diff) => renamed(diff) > 0)
      .map(({ person }) => ({ code: "identity-changed", person, how: "appoint" }));
  }
  return diffs
    .filter((diff, at) => at > 0 || renamed(diff) > 1 || !onlyCorrects(diff))
    .map(({ person }) => ({ code: "identity-changed", person, how: "correct" }));
}

function onlyCorrects({ before, appointments, keys, absences }: PersonDiff): boolean {
  const lists = [appointments, keys, absences];
  return (
    before !== undefined &&
    lists.every(({ added, removed, changed }) => added.length + removed.length + changed.length === 0)
  );
}

function somethingChanged(diffs: readonly PersonDiff[], before: Roster, after: Roster): RosterFault[] {
  const isSame = diffs.length === 0 && before.officials.length === after.officials.length;
  return isSame ? [{ code: "nothing-changed" }] : [];
}
