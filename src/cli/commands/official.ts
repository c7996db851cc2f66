/** `sop official add|act|key|end|prove|list`. */
import { resolve } from "node:path";
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
import { readGiven } from "../../files/folder.ts";
import { gnupgId } from "../../git/gnupg.ts";
import { isProof, keyFile, proofIn, proofNote, proveKey } from "../../git/key-proof.ts";
import { SshKeys } from "../../git/keys.ts";
import { fingerprint } from "../../git/public-key.ts";
import { signerAddress } from "../../git/signers.ts";
import { changeRoster, type ProvenKey, type RosterChange } from "../../operations/officials.ts";
import { loadRecord, today } from "../../operations/snapshot.ts";
import { forTerminal } from "../../report/escape.ts";
import type { Language } from "../../text/language.ts";
import { recordedLine, recordOptions } from "../ask.ts";
import { type Context, type RunCommand, textOption } from "../context.ts";
import { writeOwnFile } from "../own-file.ts";
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
  if (change === undefined && action !== "prove")
    throw new Failure({ code: "usage", what: `official: add | act | key | end | prove | list` });
  const person = personId(named);
  if (person === undefined) throw new Failure({ code: "usage", what: `id ${named || '""'}` });
  if (change === undefined) return prove(context, person, world.procedure);
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
    key: context.options.add === undefined ? undefined : await provenKey(context, person, procedure),
  }),
  act: async (context, person, day, procedure) => ({
    kind: "appoint",
    person,
    appointment: appointmentOf(context, day, procedure),
  }),
  key: async (context, person, _day, procedure) => {
    const ended = textOption(context, "end");
    if (ended === undefined) return { kind: "key", person, key: await provenKey(context, person, procedure) };
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

/** The key that --add names. Its private half must be here, or have been where the file was made. @throws {Failure} */
async function provenKey(context: Context, person: PersonId, { office }: Procedure): Promise<ProvenKey> {
  const file = textOption(context, "add");
  if (file === undefined) throw new Failure({ code: "needs-terminal", flags: "--add BERKAS.pub" });
  const { cwd, env } = context.terminal;
  const key = await new SshKeys(cwd, env).publicKey(file);
  const address = signerAddress(person, office.id);
  const isFile = gnupgId(key.signingKey) === undefined;
  const given = isFile ? proofIn((await readGiven(cwd, key.signingKey)).toString("utf8")) : undefined;
  const proof = given ?? (await proveKey({ cwd, env }, key, address));
  if (proof === undefined || !isProof(proof, address, key.blob))
    throw new Failure({ code: "key-unproven", file, person });
  return { type: key.type, blob: key.blob, proof: proofNote(proof, address) };
}

/** What an official hands to the registrar: their public key, and that they have its private half. */
async function prove(context: Context, person: PersonId, { office }: Procedure) {
  const { cwd, env } = context.terminal;
  const [key] = await new SshKeys(cwd, env).usableKeys(textOption(context, "key"));
  if (key === undefined) throw new Failure({ code: "no-key", lookedAt: ["--key", "~/.ssh", "ssh-agent"] });
  const address = signerAddress(person, office.id);
  const proof = await proveKey({ cwd, env }, key, address);
  if (proof === undefined) throw new Failure({ code: "key-unproven", file: key.signingKey, person });
  const file = `${person}.kunci`;
  const isOwn = (before: Buffer): boolean => proofIn(before.toString("latin1")) !== undefined;
  await writeOwnFile(resolve(cwd, file), keyFile(key, proof, address), isOwn, "not-a-key-file");
  const { id, en } = {
    id: `${file}: serahkan kepada pencatat, yang mendaftarkannya dengan: sop official key ${person} --add ${file}`,
    en: `${file}: give it to the registrar, who registers it with: sop official key ${person} --add ${file}`,
  };
  return { result: { file, person, type: key.type }, lines: [context.language === "id" ? id : en] };
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
