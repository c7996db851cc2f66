/** `sop official add|act|key|end|list`. */
import { maskEmployeeNumber, readEmployeeNumber } from "../../domain/employee-number.ts";
import {
  entryId,
  type PersonId,
  personId,
  type RoleId,
  type SectionId,
  sectionId,
} from "../../domain/ids.ts";
import type { Appointment, Capacity, KeyEnd, Roster } from "../../domain/official.ts";
import { inForce } from "../../domain/official.ts";
import { type Procedure, roleLabel } from "../../domain/procedure.ts";
import { readRank } from "../../domain/rank.ts";
import { Failure } from "../../failure.ts";
import { SshKeys } from "../../git/keys.ts";
import { fingerprint } from "../../git/ssh-key.ts";
import { changeRoster, type RosterChange } from "../../operations/officials.ts";
import { loadRecord, today } from "../../operations/snapshot.ts";
import { forTerminal } from "../../report/escape.ts";
import type { Language } from "../../text/language.ts";
import { recordedLine, recordOptions } from "../ask.ts";
import { type Context, type RunCommand, textOption } from "../context.ts";
import { dayOption, resultOf } from "./steps.ts";

type Change = (
  context: Context,
  person: PersonId,
  day: string,
  procedure: Procedure,
) => Promise<RosterChange>;

export const official: RunCommand = async (context) => {
  const { office } = await context.open();
  const [action = "", named = ""] = context.args;
  const { world } = await loadRecord(office);
  const day = today(office, world);
  if (action === "list")
    return {
      result: listResult(world.roster),
      lines: listLines(world.roster, world.procedure, day, context.language),
    };
  const change = CHANGES[action];
  if (change === undefined)
    throw new Failure({ code: "usage", what: `official: add | act | key | end | list` });
  const person = personId(named);
  if (person === undefined) throw new Failure({ code: "usage", what: `id ${named || '""'}` });
  const recorded = await changeRoster(
    office,
    await change(context, person, day, world.procedure),
    recordOptions(context),
  );
  return {
    result: resultOf(recorded),
    lines: [recordedLine(recorded.entry, recorded.title, context.language)],
  };
};

const CHANGES: Readonly<Record<string, Change>> = {
  add: async (context, person, day, procedure) => ({
    kind: "add",
    official: {
      id: person,
      name: textOption(context, "name") ?? person,
      employeeNo: employeeNo(context, day),
      rank: rank(context),
    },
    appointment: appointmentOf(context, day, procedure),
    key: context.options.add === undefined ? undefined : await publicKey(context, "add"),
  }),
  act: async (context, person, day, procedure) => ({
    kind: "appoint",
    person,
    appointment: appointmentOf(context, day, procedure),
  }),
  key: async (context, person) => {
    const ended = textOption(context, "end");
    if (ended === undefined) return { kind: "key", person, key: await publicKey(context, "add") };
    const [blob = "", since] = ended.split("@");
    const why = textOption(context, "reason") ?? "rotated";
    if (!isKeyEnd(why)) throw new Failure({ code: "usage", what: "--reason rotated | lost | compromised" });
    return { kind: "end-key", person, blob, why, from: since === undefined ? undefined : entryId(since) };
  },
  end: async (context, person) => ({
    kind: "end",
    person,
    role: textOption(context, "role"),
    reason: textOption(context, "reason") ?? "moved",
    until: dayOption(context.options.until),
  }),
};

function appointmentOf(context: Context, day: string, procedure: Procedure): Appointment {
  const role = procedure.roles.find(({ id }) => id === textOption(context, "role"))?.id;
  if (role === undefined)
    throw new Failure({ code: "usage", what: `role ${textOption(context, "role") ?? '""'}` });
  const capacity = textOption(context, "capacity") ?? "definitif";
  if (!isCapacity(capacity))
    throw new Failure({ code: "usage", what: "--capacity definitif | plt | plh | pj" });
  const actingFor = textOption(context, "actingFor");
  return {
    role: role as RoleId,
    section: optionalSection(textOption(context, "section")),
    capacity,
    basis: textOption(context, "basis") ?? "-",
    from: dayOption(context.options.from) ?? day,
    until: dayOption(context.options.until),
    actingFor: actingFor === undefined ? undefined : personId(actingFor),
  };
}

function optionalSection(name: string | undefined): SectionId | undefined {
  if (name === undefined) return undefined;
  const id = sectionId(name);
  if (id === undefined) throw new Failure({ code: "usage", what: `id ${name}` });
  return id;
}

/** The digits of --nip; empty where it was not given. @param day today, YYYY-MM-DD @throws {Failure} */
export function employeeNo(context: Context, day: string): string {
  const given = textOption(context, "nip");
  if (given === undefined) return "";
  const read = readEmployeeNumber(given, day.replaceAll("-", ""));
  if (read.kind === "invalid") throw new Failure({ code: "usage", what: `nip ${given}` });
  return read.digits;
}

/** The rank as it is printed; empty where none was given. @throws {Failure} */
function rank(context: Context): string {
  const given = textOption(context, "rank");
  if (given === undefined) return "";
  const read = readRank(given);
  if (read === undefined) throw new Failure({ code: "usage", what: `rank ${given}` });
  return read;
}

async function publicKey(context: Context, option: string) {
  const file = textOption(context, option);
  if (file === undefined) throw new Failure({ code: "needs-terminal", flags: "--add BERKAS.pub" });
  const { type, blob } = await new SshKeys(context.terminal.cwd, context.terminal.env).publicKey(file);
  return { type, blob };
}

function listLines(roster: Roster, procedure: Procedure, day: string, language: Language): readonly string[] {
  const ended = { id: "berakhir", en: "ended" }[language];
  const noKey = { id: "tanpa kunci", en: "no key" }[language];
  return roster.officials
    .flatMap(({ id, name, employeeNo: nip, appointments, keys }) => [
      `${id.padEnd(12)} ${name}${nip === "" ? "" : ` (${maskEmployeeNumber(nip)})`}`,
      ...appointments.map(
        (held) =>
          `             ${held.capacity} ${roleLabel(procedure, held.role)}${held.section === undefined ? "" : ` ${held.section}`}, ${daysOf(held, language)}${inForce(held, day) ? "" : ` (${ended})`}`,
      ),
      ...(keys.length === 0
        ? [`             ${noKey}`]
        : keys.map(
            (key) =>
              `             ${key.type} ${fingerprint(key.blob)}${key.until === undefined ? "" : ` (${ended} ${key.until}: ${key.ended ?? ""})`}`,
          )),
    ])
    .map(forTerminal);
}

function daysOf({ from, until }: Appointment, language: Language): string {
  const since = { id: "sejak", en: "since" }[language];
  return until === undefined ? `${since} ${from}` : `${from} – ${until}`;
}

function listResult(roster: Roster): object {
  return {
    version: roster.version,
    officials: roster.officials.map((one) => ({
      ...one,
      employeeNo: one.employeeNo === "" ? "" : maskEmployeeNumber(one.employeeNo),
    })),
  };
}

function isCapacity(name: string): name is Capacity {
  return ["definitif", "plt", "plh", "pj"].includes(name);
}

function isKeyEnd(name: string): name is KeyEnd {
  return ["rotated", "lost", "compromised"].includes(name);
}
