/** What `sop official add|act|end|absent|correct` would change on the roster, from what was typed. */

import type { RosterChange } from "../../../../../app/commands/office/officials.ts";
import { Failure } from "../../../../../domain/failure.ts";
import { type PersonId, personId, type SectionId, sectionId } from "../../../../../domain/ids.ts";
import type { World } from "../../../../../domain/ledger/proposal.ts";
import { isBlank } from "../../../../../domain/ledger/roster/roster-additions.ts";
import { readEmployeeNumber } from "../../../../../domain/people/employee-number.ts";
import {
  type Appointment,
  CAPACITIES,
  type Capacity,
  officialOf,
} from "../../../../../domain/people/official.ts";
import { readRank } from "../../../../../domain/people/rank.ts";
import { isDay } from "../../../../../domain/procedure/calendar.ts";
import type { Procedure } from "../../../../../domain/procedure/procedure.ts";
import { usageText } from "../../../../messages/failures/usage/usage.ts";
import { LAST_DAY_IN_OFFICE, WHICH_APPOINTMENT_ENDS } from "../../../../messages/screens/office/official.ts";
import { type Context, dayOption, textOption } from "../../../context.ts";
import { askReason, askText, chooseOne } from "../../../questions.ts";
import { provenKey } from "./official-keys.ts";
import { type Place, postText } from "./official-place.ts";

/** Somebody new, with a first appointment. @throws {Failure} */
export async function addition(place: Place): Promise<RosterChange> {
  const { context, person, day } = place;
  const appointment = appointmentOf(place);
  const file = textOption(context, "add");
  const official = {
    id: person,
    name: textOption(context, "name") ?? person,
    employeeNo: employeeNo(context, day),
    rank: rank(context),
  };
  const key = file === undefined ? undefined : await provenKey(place, file);
  return { kind: "add", official, appointment, key };
}

/** Another appointment of somebody who is there. @throws {Failure} */
export function appointment(place: Place): RosterChange {
  return { kind: "appoint", person: place.person, appointment: appointmentOf(place) };
}

/** Days on which somebody is away. @throws {Failure} */
export function absence({ context, person }: Place): RosterChange {
  const [from, until] = [dayOption(context.options.from), dayOption(context.options.until)];
  if (from === undefined || until === undefined)
    throw new Failure({ code: "needs-terminal", flags: "--from TTTT-BB-HH --until TTTT-BB-HH" });
  if (until < from) throw new Failure({ code: "usage", slip: "days-backwards", given: `${from}, ${until}` });
  return { kind: "absent", person, absence: { from, until, basis: basisOf(context) } };
}

/** A name, number or rank that was written wrongly. @throws {Failure} */
export function correction({ context, person, day }: Place): RosterChange {
  const name = textOption(context, "name");
  const fields = {
    ...(name === undefined ? {} : { name }),
    ...(textOption(context, "nip") === undefined ? {} : { employeeNo: employeeNo(context, day) }),
    ...(textOption(context, "rank") === undefined ? {} : { rank: rank(context) }),
  };
  if (Object.keys(fields).length === 0)
    throw new Failure({ code: "needs-terminal", flags: '--name "…" | --nip … | --rank …' });
  const reason = textOption(context, "reason");
  if (reason === undefined) throw new Failure({ code: "needs-terminal", flags: '--reason "…"' });
  return { kind: "correct", person, fields, reason };
}

/** The end of an appointment; of several that are open, the one that is named or chosen. @throws {Failure} */
export async function ending(place: Place): Promise<RosterChange> {
  const { context, record, person, day } = place;
  const { roster, procedure } = record.world;
  const open = (officialOf(roster, person)?.appointments ?? []).filter(
    ({ until }) => until === undefined || until >= day,
  );
  const [role, section] = [textOption(context, "role"), textOption(context, "section")];
  const named = open.filter(
    (held) =>
      (role === undefined || held.role === role) && (section === undefined || held.section === section),
  );
  const meant = open.map((held) => postText(procedure, held));
  if (named.length === 0)
    throw new Failure({
      code: "usage",
      slip: "post-not-held",
      given: `${person} ${role ?? section ?? ""}`.trim(),
      meant,
    });
  const labels = named.map((held) => postText(procedure, held));
  const chosen =
    named.length === 1 || context.options.all === true
      ? named
      : [
          await chooseOne(context, WHICH_APPOINTMENT_ENDS, named, labels, {
            slip: "post-which",
            given: person,
          }),
        ];
  refuseSilent(context);
  return {
    kind: "end",
    person,
    appointments: chosen,
    reason: await askReason(context, "end"),
    until: dayOption(
      textOption(context, "until") ??
        (await askText(LAST_DAY_IN_OFFICE[context.language], day, dayWrong(context))),
    ),
  };
}

/** The last day and the reason stand in the record for ever: neither is made up. @throws {Failure} where nobody can be asked */
function refuseSilent(context: Context): void {
  const missing = [
    ...(textOption(context, "until") === undefined ? ["--until TTTT-BB-HH"] : []),
    ...(textOption(context, "reason") === undefined ? ['--reason "…"'] : []),
  ];
  if (missing.length > 0 && !context.terminal.interactive)
    throw new Failure({ code: "needs-terminal", flags: missing.join(" ") });
}

function dayWrong({ language }: Context): (text: string) => string | undefined {
  return (text) => (isDay(text) ? undefined : usageText({ slip: "day", given: text }).what[language]);
}

function appointmentOf({ context, record, person, day }: Place): Appointment {
  const { procedure } = record.world;
  const named = textOption(context, "role") ?? "";
  const role = procedure.roles.find(({ id }) => id === named)?.id;
  if (role === undefined) {
    const meant = procedure.roles.map(({ id }) => id);
    const slip = named === "" ? "role-needed" : "role";
    throw new Failure({ code: "usage", slip, given: named || person, meant });
  }
  const capacity = textOption(context, "capacity") ?? "definitif";
  if (!isCapacity(capacity))
    throw new Failure({ code: "usage", slip: "capacity", given: capacity, meant: CAPACITIES });
  const actingFor = optionalPerson(textOption(context, "actingFor"));
  if (actingFor === person) throw new Failure({ code: "usage", slip: "acting-for-oneself", given: person });
  return {
    role,
    section: sectionFor(context, record.world, role),
    capacity,
    basis: basisOf(context),
    from: dayOption(context.options.from) ?? day,
    until: dayOption(context.options.until),
    actingFor,
  };
}

/** Whoever fills returns is the head of one section of the plan; nobody else is of any. */
function sectionFor(
  context: Context,
  { procedure, sections }: World,
  role: Appointment["role"],
): SectionId | undefined {
  const named = textOption(context, "section");
  const known = [...new Set([...sections.values()].flat())];
  const isOfSection = isSectionRole(procedure, role);
  if (!isOfSection && named === undefined) return undefined;
  const id = known.find((one) => one === sectionId(named ?? ""));
  if (id !== undefined && isOfSection) return id;
  const slip = isOfSection ? (named === undefined ? "section-for" : "section-of-plan") : "section-none";
  throw new Failure({ code: "usage", slip, given: named ?? role, meant: known });
}

function isSectionRole({ steps }: Procedure, role: Appointment["role"]): boolean {
  return steps.some(({ kind, roles }) => kind === "fill" && roles.includes(role));
}

function optionalPerson(named: string | undefined): PersonId | undefined {
  if (named === undefined) return undefined;
  const id = personId(named);
  if (id === undefined) throw new Failure({ code: "usage", slip: "id", given: named });
  return id;
}

/** The number of the letter; nothing is recorded about a person without one. @throws {Failure} */
export function basisOf(context: Context): string {
  const basis = textOption(context, "basis") ?? "";
  if (isBlank(basis)) throw new Failure({ code: "usage", slip: "basis-needed", given: basis || '""' });
  return basis;
}

/** The digits of --nip; empty where it was not given. @param day today, YYYY-MM-DD @throws {Failure} */
export function employeeNo(context: Context, day: string): string {
  const given = textOption(context, "nip");
  if (given === undefined) return "";
  const read = readEmployeeNumber(given, day.replaceAll("-", ""));
  if (read.kind === "invalid") throw new Failure({ code: "usage", slip: "nip", given: given });
  return read.digits;
}

/** The rank as it is printed; empty where none was given. @throws {Failure} */
function rank(context: Context): string {
  const given = textOption(context, "rank");
  if (given === undefined) return "";
  const read = readRank(given);
  if (read === undefined) throw new Failure({ code: "usage", slip: "rank", given: given });
  return read;
}

function isCapacity(name: string): name is Capacity {
  return CAPACITIES.some((one) => one === name);
}
