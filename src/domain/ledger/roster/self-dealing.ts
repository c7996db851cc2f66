/** Whoever keeps the roster gives himself nothing; what concerns him is recorded by another role (ledger §7). */
import { appointmentFor, type Roster } from "../../people/official.ts";
import type { PersonDiff } from "./roster-diff.ts";
import type { RosterFault } from "./roster-faults.ts";
import type { SuccessionContext } from "./succession-context.ts";

/** What the signer gives himself, or records beyond what his role is for. The first entry is exempt. */
export function dealingFaults(
  diffs: readonly PersonDiff[],
  before: Roster,
  { act, signer, day, mandates }: SuccessionContext,
): readonly RosterFault[] {
  if (act === "found") return [];
  const keepsRoster = mandates.appoint.includes(signer.role);
  return diffs.flatMap((diff): RosterFault[] => {
    const { person } = diff;
    if (person === signer.person && isGiven(diff)) {
      const roles = keepsRoster ? mandates.substitute : mandates.appoint;
      return [{ code: "self-dealing", person, how: "own", roles }];
    }
    const official = before.officials.find(({ id }) => id === person);
    const holds = official !== undefined && appointmentFor(official, mandates.appoint, day) !== undefined;
    if (keepsRoster || holds || givesOnly(diff, mandates.appoint)) return [];
    return [{ code: "self-dealing", person, how: "beyond", roles: mandates.appoint }];
  });
}

/** An appointment, a key or a correction; to end one's own, or to be recorded as absent, is not to be given something. */
function isGiven({ appointments, keys, corrected }: PersonDiff): boolean {
  return appointments.added.length + keys.added.length + corrected.length > 0;
}

/** Is somebody appointed to keep the roster, and nothing else? Otherwise nobody could follow a registrar who is gone. */
function givesOnly(
  { appointments, keys, absences, corrected }: PersonDiff,
  roles: SuccessionContext["mandates"]["appoint"],
): boolean {
  const others = [appointments.changed, keys.changed, absences.added, corrected];
  return (
    appointments.added.length > 0 &&
    appointments.added.every(({ role }) => roles.includes(role)) &&
    others.every((list) => list.length === 0)
  );
}
