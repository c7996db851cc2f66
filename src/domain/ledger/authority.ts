/** Is the key this person's, and did this person hold the role that day? Judged by the parent's roster (ledger §7). */

import type { PersonId, RoleId, SectionId } from "../ids.ts";
import {
  type Appointment,
  appointmentFor,
  appointmentsFor,
  isHeldAs,
  isUsable,
  officialOf,
  ownerOfKey,
  type Roster,
} from "../people/official.ts";
import { officeDay } from "../procedure/calendar.ts";
import { type Procedure, type Step, stepOf } from "../procedure/procedure.ts";
import { rolesFor } from "./act-table.ts";
import type { Trailers } from "./message/trailers.ts";
import type { Proposal, Refusal } from "./proposal.ts";

/** The key is on the parent's roster, under this person, and in force that day. */
export function keyBelongsToSigner({ key, trailers, before, at }: Proposal): Refusal[] {
  const owner = ownerOfKey(before.roster, key);
  if (owner === undefined) return [{ code: "key-unregistered" }];
  if (owner.official.id !== trailers.person) return [{ code: "key-of-another", owner: owner.official.id }];
  const day = officeDay(at, before.procedure.utcOffset);
  // Days are whole ones for offices, but not for keys: whoever found a lost one must not have it until midnight.
  return isUsable(owner.key, day) ? [] : [{ code: "key-not-in-force", owner: owner.official.id }];
}

/** The signer held a role that this act needs, in the capacity claimed; where recorded for another, so did the filler. */
export function signerHeldTheRole({ trailers, before, at }: Proposal): Refusal[] {
  const { person, act } = trailers;
  const official = officialOf(before.roster, person);
  if (official === undefined) return [{ code: "person-unknown", person }];
  const step = trailers.step === undefined ? undefined : stepOf(before.procedure, trailers.step);
  const recorded = trailers.filledBy !== undefined && trailers.filledBy !== person;
  const needed = neededRoles(before.procedure, trailers, step, recorded);
  const day = officeDay(at, before.procedure.utcOffset);
  const section = act === "receive" && !recorded ? trailers.section : undefined;
  const held = needed.includes(trailers.role) ? appointmentsFor(official, [trailers.role], day, section) : [];
  const refusals: Refusal[] =
    held.length === 0 ? [{ code: "role-not-held", person, needed, section }] : capacityFits(held, trailers);
  if (step !== undefined && trailers.filledBy !== undefined) {
    refusals.push(...fillerHeldTheRole(before.roster, step, trailers.filledBy, day, trailers.section));
  }
  return refusals;
}

/** Of several appointments to one role, one is what the entry says; else the nearest is what it should have said. */
function capacityFits(held: readonly Appointment[], said: Trailers): Refusal[] {
  if (held.some((one) => isHeldAs(one, said))) return [];
  const sameCapacity = held.find(({ capacity }) => capacity === said.capacity);
  if (sameCapacity !== undefined) {
    const expected = sameCapacity.actingFor ?? "-";
    return [{ code: "capacity-other", given: said.actingFor ?? "-", expected }];
  }
  return held
    .slice(0, 1)
    .map(({ capacity }) => ({ code: "capacity-other", given: said.capacity, expected: capacity }));
}

/** Version 1 knew no substitute for whoever keeps the roster. */
function neededRoles(
  procedure: Procedure,
  { version, act, confirms }: Trailers,
  step: Step | undefined,
  recorded: boolean,
): readonly RoleId[] {
  if (version === 1 && act === "appoint") return procedure.mandates.appoint;
  return rolesFor(procedure, act, step, recorded || confirms !== undefined);
}

function fillerHeldTheRole(
  roster: Roster,
  step: Step,
  filler: PersonId,
  day: string,
  section: SectionId | undefined,
): Refusal[] {
  const official = officialOf(roster, filler);
  if (official === undefined) return [{ code: "person-unknown", person: filler }];
  const held = appointmentFor(official, step.roles, day, section);
  return held === undefined ? [{ code: "role-not-held", person: filler, needed: step.roles, section }] : [];
}
