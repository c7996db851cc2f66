/** `sop official add|act|end|absent|correct|key|prove|me|list`: who holds what, and with which keys they sign. */

import { fingerprint } from "../../../../../adapters/git/signatures/public-key.ts";
import {
  changeRoster,
  lastRegistrarDay,
  type RosterChange,
} from "../../../../../app/commands/office/officials.ts";
import { today } from "../../../../../app/ledger/choose-cycle.ts";
import { loadRecord } from "../../../../../app/ledger/workspace-state.ts";
import type { Ports, RecordingPorts } from "../../../../../app/ports/ports.ts";
import { Failure } from "../../../../../domain/failure.ts";
import { personId } from "../../../../../domain/ids.ts";
import { maskEmployeeNumber } from "../../../../../domain/people/employee-number.ts";
import { type Appointment, inForce, officialOf, type Roster } from "../../../../../domain/people/official.ts";
import { type Procedure, roleLabel } from "../../../../../domain/procedure/procedure.ts";
import type { Language } from "../../../../messages/language.ts";
import {
  noRegistrarAfter,
  ROSTER_LIST,
  signsOnThisComputer,
} from "../../../../messages/screens/office/official.ts";
import { forTerminal } from "../../../../render/escape.ts";
import type { RunCommand } from "../../../context.ts";
import { resultOf } from "../../../entry-result.ts";
import type { Outcome } from "../../../outcome.ts";
import { peopleLines, recordedLine, recordOptions } from "../../../questions.ts";
import { entriesBy } from "./entries-by-key.ts";
import { absence, addition, appointment, correction, ending } from "./official-changes.ts";
import { changeOfKeys } from "./official-keys.ts";
import type { Place } from "./official-place.ts";
import { prove } from "./official-prove.ts";

const CHANGES: Readonly<Record<string, (place: Place) => RosterChange | Promise<RosterChange>>> = {
  add: addition,
  act: appointment,
  end: ending,
  absent: absence,
  correct: correction,
  key: changeOfKeys,
};

const ACTIONS = [...Object.keys(CHANGES), "prove", "me", "list"];

export const official: RunCommand = async (context) => {
  const { ports } = await context.open();
  const [action = "", named = ""] = context.args;
  const record = await loadRecord(ports);
  const { roster, procedure } = record.world;
  const day = today(ports, record.world);
  if (action === "list")
    return {
      result: listResult(roster),
      lines: listLines(roster, procedure, day, context.language),
    };
  const change = CHANGES[action];
  if (change === undefined && action !== "prove" && action !== "me")
    throw new Failure({ code: "usage", slip: "action-unknown", given: action, meant: ACTIONS });
  if (named === "") {
    // Whoever is added has an id that nobody has.
    const meant = action === "add" ? [] : roster.officials.map(({ id }) => id);
    throw new Failure({ code: "usage", slip: "person-needed", given: action, meant });
  }
  const person = personId(named);
  if (person === undefined) throw new Failure({ code: "usage", slip: "id", given: named });
  const place = { context, record, person, day };
  if (action === "prove") return prove(place);
  if (action !== "add" && officialOf(roster, person) === undefined)
    throw new Failure({ code: "usage", slip: "person-unknown", given: person });
  return change === undefined ? rememberMe(ports, place) : recordChange(ports, place, await change(place));
};

async function recordChange(ports: RecordingPorts, place: Place, change: RosterChange): Promise<Outcome> {
  const { context, record } = place;
  const { recorded, people } = await changeRoster(ports, record, change, recordOptions(context));
  const last = lastRegistrarDay(record.world, change, place.day);
  const toConfirm = change.kind === "end-key" ? entriesBy(place, change) : undefined;
  return {
    result: { ...resultOf(recorded), ...toConfirm?.result },
    lines: [
      recordedLine(recorded.entry, recorded.title, context.language),
      ...peopleLines(people, context.language).map((line) => forTerminal(`  ${line}`)),
      ...(last === undefined
        ? []
        : [noRegistrarAfter(last, record.world.procedure.mandates.appoint.join(" / "))[context.language]]),
      ...(toConfirm?.lines ?? []).map(forTerminal),
    ],
  };
}

/** Says, for this computer and this record, whose hands are on it where several people's keys are. */
async function rememberMe(ports: Pick<Ports, "me">, { context, record, person }: Place): Promise<Outcome> {
  const { root } = record.judgement.state;
  if (root === undefined) throw new Failure({ code: "no-entries" });
  await ports.me.write(root, person);
  return { result: { person }, lines: [signsOnThisComputer(person)[context.language]] };
}

function listLines(roster: Roster, procedure: Procedure, day: string, language: Language): readonly string[] {
  const t = ROSTER_LIST[language];
  return roster.officials
    .flatMap(({ id, name, employeeNo: nip, appointments, keys, absences = [] }) => [
      `${id.padEnd(12)} ${name}${nip === "" ? "" : ` (${maskEmployeeNumber(nip)})`}`,
      ...appointments.map((held) => {
        const post = `${held.capacity} ${roleLabel(procedure, held.role)}`;
        const section = held.section === undefined ? "" : ` ${held.section}`;
        return `${INDENT}${post}${section}, ${daysOf(held, language)}${inForce(held, day) ? "" : ` (${t.ended})`}`;
      }),
      ...absences.map(({ from, until, basis }) => `${INDENT}${t.absent} ${from} – ${until} (${basis})`),
      ...(keys.length === 0 ? [`${INDENT}${t.noKey}`] : []),
      ...keys.map(({ type, blob, until, ended }) => {
        const end =
          until === undefined && ended === undefined ? "" : ` (${t.ended} ${until ?? ""}: ${ended ?? ""})`;
        return `${INDENT}${type} ${fingerprint(blob)}${end}`;
      }),
    ])
    .map(forTerminal);
}

const INDENT = " ".repeat(13);

function daysOf({ from, until }: Appointment, language: Language): string {
  const t = ROSTER_LIST[language];
  return until === undefined ? `${t.since} ${from}` : `${from} – ${until}`;
}

function listResult(roster: Roster): object {
  return {
    version: roster.version,
    officials: roster.officials.map((one) => ({
      ...one,
      employeeNo: one.employeeNo === "" ? "" : maskEmployeeNumber(one.employeeNo),
      keys: one.keys.map((key) => ({ ...key, fingerprint: fingerprint(key.blob) })),
    })),
  };
}
