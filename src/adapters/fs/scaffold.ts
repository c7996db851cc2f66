/** What a new workspace starts from: a template's files, an example laid over them, the office's own answers. */
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import type { Documents } from "../../app/ports/documents.ts";
import { Failure } from "../../domain/failure.ts";
import { SCHEMA_FOLDER, SCHEMAS } from "../yaml/schemas.ts";
import { readYaml } from "../yaml/yaml.ts";
import { type OfficeAnswers, ownForm, ownProcedure } from "./office-identity.ts";

/** The answers that make a template into an office. */
export interface Answers extends OfficeAnswers {
  readonly template: string;
  readonly tahun: number;
  readonly pendiri?: string;
  /** Officials in the form of pejabat.yaml. */
  readonly pejabat?: readonly unknown[];
}

export interface Example extends Answers {
  readonly siklus: string;
  readonly mulai: string;
  readonly pendiri: string;
  /** What whoever compiles says of the recap's warnings, where it has any. */
  readonly catatan_rekap?: string;
}

export const EXAMPLES = { pakusari: "pakusari-2021", jangkar: "jangkar-2026" } as const;
export type ExampleName = keyof typeof EXAMPLES;

const DEFAULT_TEMPLATE = "pengumpulan-data-kinerja";

/** The folder of this package, wherever it was bundled or installed. */
export async function packageRoot(): Promise<string> {
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    const about = await readFile(join(at, "package.json"), "utf8").catch(() => undefined);
    if (about !== undefined && (JSON.parse(about) as { name?: string }).name === "sop") return at;
    if (at === dirname(at)) throw new Error("the package's own folder was not found");
  }
}

/** What an example says of itself: year, cycle, who founds it. */
export async function readExample(name: ExampleName): Promise<Example> {
  const text = await readFile(join(await packageRoot(), "examples", EXAMPLES[name], "contoh.yaml"), "utf8");
  return parse(text) as Example;
}

/** What the example's section heads type, by section, row and column. */
export async function exampleFigures(
  name: ExampleName,
): Promise<Record<string, Record<string, Record<string, string | number>>>> {
  const text = await readFile(
    join(await packageRoot(), "examples", EXAMPLES[name], "isian-tw1.yaml"),
    "utf8",
  );
  return parse(text) as Record<string, Record<string, Record<string, string | number>>>;
}

/** Reads answers that someone wrote into a file. @throws {Failure} with findings by line and column */
export async function readAnswers(text: string, file: string): Promise<Answers> {
  const reading = await readYaml<Partial<Answers> & Pick<Answers, "tahun">>(text, "jawaban", file);
  if (reading.kind === "faulty") throw new Failure({ code: "invalid-files" }, reading.findings);
  return { template: DEFAULT_TEMPLATE, ...reading.document };
}

/** The answers of someone who has none: the template that comes with the program. */
export function plainAnswers(year: number): Answers {
  return { template: DEFAULT_TEMPLATE, tahun: year };
}

/**
 * Every file of a new workspace, by path, but for the roster, which the caller completes with keys.
 * @param example laid over the template, where given
 */
export async function scaffold(
  answers: Answers,
  example: ExampleName | undefined,
): Promise<Map<string, string>> {
  const root = await packageRoot();
  const template = await templateFolder(root, answers.template);
  const house = join(root, "templates", "rumah");
  const over = example === undefined ? undefined : join(root, "examples", EXAMPLES[example]);
  const files = new Map<string, string>();
  const copy = async (path: string, from: string): Promise<void> =>
    void files.set(path, await readFile(from, "utf8"));
  await copy(".gitattributes", join(house, "gitattributes"));
  await copy(".gitignore", join(house, "gitignore"));
  await copy(".github/workflows/sop.yml", join(house, "github-workflow.yml"));
  await copy("BACA-SAYA.md", join(template, "BACA-SAYA.md"));
  const procedure = await readFile(join(template, "sop.yaml"), "utf8");
  files.set("sop.yaml", ownProcedure(procedure, answers));
  const form = await readFile(join(template, "formulir.yaml"), "utf8");
  files.set(`${answers.tahun}/formulir.yaml`, ownForm(form, procedure, answers));
  const plan = await readFile(join(over ?? template, "rencana.yaml"), "utf8");
  files.set(`${answers.tahun}/rencana.yaml`, plan.replace(/^tahun: .*$/m, `tahun: ${answers.tahun}`));
  for (const name of (await readdir(join(template, "kalender"))).sort())
    await copy(`kalender/${name}`, join(template, "kalender", name));
  for (const [name, schema] of Object.entries(SCHEMAS))
    files.set(`${SCHEMA_FOLDER}/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);
  return files;
}

/** The days off of a year, as the program knows them; undefined where it does not yet. */
export async function templateCalendar(year: number): Promise<string | undefined> {
  const folder = join(await packageRoot(), "templates", DEFAULT_TEMPLATE, "kalender");
  return readFile(join(folder, `${year}.yaml`), "utf8").catch(() => undefined);
}

/** A template that comes with the program, or a folder of one's own: another procedure is other files, never other code. */
async function templateFolder(root: string, name: string): Promise<string> {
  const own = await readdir(name).catch(() => undefined);
  return own?.includes("sop.yaml") ? name : join(root, "templates", name);
}

/** The roster text to begin with: the example's, or the one in the answers. */
export async function scaffoldRoster(
  answers: Answers,
  example: ExampleName | undefined,
): Promise<string | undefined> {
  if (answers.pejabat !== undefined) return JSON.stringify({ versi: 1, pejabat: answers.pejabat });
  if (example === undefined) return undefined;
  return readFile(join(await packageRoot(), "examples", EXAMPLES[example], "pejabat.yaml"), "utf8");
}

/** Reads just enough of a workspace's sop.yaml to know its branch and language, before anything is judged. */
export async function readSettings(
  documents: Documents,
  text: string,
): Promise<{ readonly branch: string; readonly language: "id" | "en"; readonly officeId: string }> {
  const reading = await documents.procedure(text, "sop.yaml");
  if (reading.kind === "faulty") return { branch: "main", language: "id", officeId: "" };
  const { branch, language, office } = reading.value;
  return { branch, language, officeId: office.id };
}
