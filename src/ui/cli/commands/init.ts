/** `sop init`: asks at a terminal, takes flags or a file without one, and founds the record. */
import { mkdir, readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { readGiven } from "../../../adapters/fs/folder.ts";
import { homeFolder } from "../../../adapters/fs/person-folders.ts";
import {
  type Answers,
  EXAMPLES,
  type ExampleName,
  plainAnswers,
  readAnswers,
  readExample,
  readSettings,
  scaffold,
  scaffoldRoster,
} from "../../../adapters/fs/scaffold.ts";
import { SshKeys } from "../../../adapters/git/keys/keys.ts";
import { locate } from "../../../adapters/git/location.ts";
import { makeRepository, needGit, needSshKeygen } from "../../../adapters/git/setup.ts";
import { foundersRoster, foundOffice } from "../../../app/commands/found.ts";
import { Failure, required } from "../../../domain/failure.ts";
import { personId, roleId } from "../../../domain/ids.ts";
import { isBlank } from "../../../domain/ledger/roster/roster-additions.ts";
import type { Roster, SigningKey } from "../../../domain/people/official.ts";
import { officeDay } from "../../../domain/procedure/calendar.ts";
import { type Context, type RunCommand, textOption } from "../context.ts";
import { askText, recordedLine, recordOptions } from "../questions.ts";
import { assemble, documents } from "../workspace.ts";
import { beginYear } from "./new-year.ts";
import { type FirstRoster, provenRoster } from "./official/first-roster.ts";
import { employeeNo } from "./official/official-changes.ts";
import { resultOf } from "./steps.ts";

const DEFAULT_ROLES = ["pencatat", "petugas"];

export const init: RunCommand = async (context) => {
  const { terminal, options } = context;
  const folder = resolve(terminal.cwd, context.args[0] ?? options.directory ?? ".");
  const isWorkspace = await stat(join(folder, "sop.yaml")).then(
    () => true,
    () => false,
  );
  // In a workspace that is there, a year can be begun; it is founded once.
  if (isWorkspace && context.args[0] === undefined && textOption(context, "year") !== undefined)
    return beginYear(context);
  await needGit(terminal.cwd, terminal.env);
  await needSshKeygen(terminal.cwd, terminal.env);
  await refuseFull(folder);
  const example = exampleName(textOption(context, "example"));
  const answers = await gather(context, example);
  const files = await scaffold(answers, example);
  const { branch, language, officeId } = await readSettings(documents, files.get("sop.yaml") ?? "");
  const { roster, note } = await rosterFor(context, answers, example, officeId);
  files.set("pejabat.yaml", await documents.writeRoster(roster));
  await mkdir(folder, { recursive: true });
  await makeRepository(folder, branch, terminal.env);
  const { office, close } = await assemble(terminal, await locate(folder), branch, language);
  try {
    const who = { as: options.as ?? answers.pendiri, key: options.key };
    const recorded = await foundOffice(office, files, note, { ...recordOptions(context), who });
    const next = {
      id: [
        `Catatan pertama: ${recorded.entry ?? "-"} (tulis di lembar SOP)`,
        "Berikutnya: sop official add untuk pejabat lain, lalu sop open TAHUN/tw1",
      ],
      en: [
        `First entry: ${recorded.entry ?? "-"} (write it on the SOP sheet)`,
        "Next: sop official add for the others, then sop open YEAR/tw1",
      ],
    }[context.language];
    return {
      result: resultOf(recorded),
      lines: [recordedLine(recorded.entry, recorded.title, context.language), ...next],
    };
  } finally {
    await close();
  }
};

/** Nothing of a person's is overwritten: a folder must be empty, but for an empty repository. */
async function refuseFull(folder: string): Promise<void> {
  const names: readonly string[] = await readdir(folder).catch(() => []);
  if (names.includes("sop.yaml")) throw new Failure({ code: "workspace-exists", folder });
  if (names.some((name) => name !== ".git")) throw new Failure({ code: "folder-not-empty", folder });
}

function exampleName(name: string | undefined): ExampleName | undefined {
  if (name === undefined || name in EXAMPLES) return name as ExampleName | undefined;
  throw new Failure({ code: "usage", what: `example ${name}` });
}

/** The office's answers: from an example, a file, flags, or questions. */
async function gather(context: Context, example: ExampleName | undefined): Promise<Answers> {
  if (example !== undefined) return readExample(example);
  const template = textOption(context, "template");
  const own = template === undefined ? {} : { template: resolve(context.terminal.cwd, template) };
  const from = textOption(context, "from");
  if (from !== undefined)
    return {
      ...(await readAnswers((await readGiven(context.terminal.cwd, from)).toString("utf8"), from)),
      ...own,
    };
  const asked = await askedOrFlag(
    context,
    "year",
    { id: "Tahun anggaran", en: "Year" },
    String(new Date(context.terminal.clock.now() * 1000).getUTCFullYear()),
  );
  const office = await askedOrFlag(
    context,
    "office",
    { id: "Nama kantor", en: "Name of the office" },
    "Kecamatan Pakusari",
  );
  const answers = { ...plainAnswers(Number(asked)), ...own };
  return office === "Kecamatan Pakusari"
    ? answers
    : { ...answers, kantor: { id: slug(office), nama: office, kop: [office.toUpperCase()] } };
}

/** A flag, or a question where a person is there, or the usual answer with --yes. */
async function askedOrFlag(
  context: Context,
  name: string,
  question: Readonly<Record<"id" | "en", string>>,
  usual: string,
): Promise<string> {
  const flag = textOption(context, name);
  if (flag !== undefined) return flag;
  if (context.options.yes === true) return usual;
  if (!context.terminal.interactive)
    throw new Failure({
      code: "needs-terminal",
      flags: '--yes --id … --name "…" --key … | --from … | --example pakusari',
    });
  return askText(question[context.language], usual);
}

async function rosterFor(
  context: Context,
  answers: Answers,
  example: ExampleName | undefined,
  officeId: string,
): Promise<FirstRoster> {
  const given = await scaffoldRoster(answers, example);
  // The founder's own key signs the entry that brings it, and needs no other proof.
  if (given === undefined) return { roster: foundersRoster(await founder(context)), note: [] };
  const roster = required(await documents.roster(given, textOption(context, "from") ?? "pejabat.yaml"));
  const folder = textOption(context, "keys");
  const day = officeDay(context.terminal.clock.now(), 420);
  if (folder !== undefined)
    return provenRoster(context.terminal, roster, resolve(context.terminal.cwd, folder), officeId, day);
  return { roster: await withOwnKey(context, roster, answers.pendiri, day), note: [] };
}

/** The one who founds the office: asked for or given by flags, with the key of this computer. */
async function founder(context: Context): Promise<Roster["officials"][number]> {
  const name = await askedOrFlag(
    context,
    "name",
    { id: "Nama lengkap Anda, dengan gelar", en: "Your full name, with titles" },
    context.terminal.env.USER ?? "Petugas",
  );
  const idText = await askedOrFlag(
    context,
    "id",
    { id: "Pengenal Anda di register (huruf kecil)", en: "Your id in the record (lower case)" },
    slug(name.split(/[\s,]/)[0] ?? "petugas"),
  );
  const id = personId(idText);
  if (id === undefined) throw new Failure({ code: "usage", what: `id ${idText}` });
  const key = await ownKey(context);
  const day = officeDay(context.terminal.clock.now(), 420);
  const basis = await askedOrFlag(
    context,
    "basis",
    {
      id: "Nomor dan tanggal SK atau surat perintah Anda",
      en: "Number and date of your letter of appointment",
    },
    "",
  );
  if (isBlank(basis)) throw new Failure({ code: "usage", what: `basis-needed ${basis || '""'}` });
  const roles = [context.options.role ?? DEFAULT_ROLES].flat().map(String);
  const appointments = roles.map((given) => {
    const role = roleId(given);
    if (role === undefined) throw new Failure({ code: "usage", what: `role ${given}` });
    return { role, capacity: "definitif" as const, basis, from: day };
  });
  return {
    id,
    name,
    employeeNo: employeeNo(context, day),
    rank: "",
    appointments,
    keys: [{ ...key, from: day }],
  };
}

async function ownKey({ terminal, options }: Context): Promise<Pick<SigningKey, "type" | "blob">> {
  const [key] = await new SshKeys(terminal.cwd, terminal.env, homeFolder(terminal.env)).usableKeys(
    options.key,
  );
  if (key === undefined)
    throw new Failure({ code: "no-key", lookedAt: ["user.signingkey", "~/.ssh", "ssh-agent"] });
  return { type: key.type, blob: key.blob };
}

/** The founder brings the key of this computer; the others bring theirs later. */
async function withOwnKey(
  context: Context,
  roster: Roster,
  founderId: string | undefined,
  day: string,
): Promise<Roster> {
  const isFounder = ({ id, keys }: Roster["officials"][number]): boolean =>
    id === founderId && keys.length === 0;
  if (!roster.officials.some(isFounder)) return roster;
  const keys = [{ ...(await ownKey(context)), from: day }];
  return {
    ...roster,
    officials: roster.officials.map((one) => (isFounder(one) ? { ...one, keys } : one)),
  };
}

function slug(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
