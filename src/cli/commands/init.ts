/** `sop init`: asks at a terminal, takes flags or a file without one, and founds the record. */
import { mkdir, readdir, readFile, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { officeDay } from "../../domain/acts.ts";
import { personId, roleId } from "../../domain/ids.ts";
import type { Roster, SigningKey } from "../../domain/official.ts";
import { Failure, required } from "../../failure.ts";
import { readGiven } from "../../files/folder.ts";
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
} from "../../files/scaffold.ts";
import { SshKeys } from "../../git/keys.ts";
import { locate } from "../../git/location.ts";
import { readPublicLine } from "../../git/public-key.ts";
import { makeRepository, needGit, needSshKeygen } from "../../git/setup.ts";
import { foundersRoster, foundOffice } from "../../operations/found.ts";
import { askText, recordedLine, recordOptions } from "../ask.ts";
import { type Context, type RunCommand, textOption } from "../context.ts";
import { assemble, documents } from "../workspace.ts";
import { beginYear } from "./new-year.ts";
import { employeeNo } from "./official.ts";
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
  const roster = await rosterFor(context, answers, example);
  files.set("pejabat.yaml", await documents.writeRoster(roster));
  const { branch, language } = await readSettings(documents, files.get("sop.yaml") ?? "");
  await mkdir(folder, { recursive: true });
  await makeRepository(folder, branch);
  const { office, close } = await assemble(terminal, await locate(folder, terminal.env), branch, language);
  try {
    const who = { as: options.as ?? answers.pendiri, key: options.key };
    const recorded = await foundOffice(office, files, { ...recordOptions(context), who });
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
    close();
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
): Promise<Roster> {
  const given = await scaffoldRoster(answers, example);
  if (given === undefined) return foundersRoster(await founder(context));
  const roster = required(await documents.roster(given, textOption(context, "from") ?? "pejabat.yaml"));
  return withKeys(context, roster, answers.pendiri);
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
  const roles = [context.options.role ?? DEFAULT_ROLES].flat().map(String);
  const appointments = roles.map((given) => {
    const role = roleId(given);
    if (role === undefined) throw new Failure({ code: "usage", what: `role ${given}` });
    return { role, capacity: "definitif" as const, basis: textOption(context, "basis") ?? "-", from: day };
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
  const [key] = await new SshKeys(terminal.cwd, terminal.env).usableKeys(options.key);
  if (key === undefined)
    throw new Failure({ code: "no-key", lookedAt: ["user.signingkey", "~/.ssh", "ssh-agent"] });
  return { type: key.type, blob: key.blob };
}

/** Gives each official of a roster the public key that lies under their id; the founder may bring their own. */
async function withKeys(context: Context, roster: Roster, founderId: string | undefined): Promise<Roster> {
  const folder = textOption(context, "keys");
  const day = officeDay(context.terminal.clock.now(), 420);
  const officials: Roster["officials"][number][] = [];
  for (const official of roster.officials) {
    const own = official.id === founderId && folder === undefined ? await ownKey(context) : undefined;
    const laid =
      folder === undefined ? undefined : await laidKey(resolve(context.terminal.cwd, folder), official.id);
    const key = laid ?? own;
    officials.push(
      key === undefined || official.keys.length > 0
        ? official
        : { ...official, keys: [{ ...key, from: day }] },
    );
  }
  return { ...roster, officials };
}

async function laidKey(folder: string, id: string): Promise<Pick<SigningKey, "type" | "blob"> | undefined> {
  const line = await readFile(join(folder, id, "id_ed25519.pub"), "utf8").catch(() => undefined);
  return line === undefined ? undefined : readPublicLine(line);
}

function slug(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
