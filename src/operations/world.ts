/** The rules in force at a commit: procedure, roster and sections, read from its tree and from nowhere else. */
import { PROCEDURE_PATH, ROSTER_PATH } from "../domain/content.ts";
import type { Finding, Reading } from "../domain/finding.ts";
import type { SectionId } from "../domain/ids.ts";
import type { World } from "../domain/proposal.ts";
import type { Documents, HistoryReader, TreeFile } from "../ports.ts";

/** Files of one commit, by path. */
export type TreeFiles = ReadonlyMap<string, TreeFile>;

/** Every file of a tree, by its path. */
export async function filesOf(history: HistoryReader, tree: string): Promise<TreeFiles> {
  return new Map((await history.files(tree)).map((file) => [file.path, file]));
}

/** A file's text, where a tree has it. */
export async function textOf(
  history: Pick<HistoryReader, "content">,
  files: TreeFiles,
  path: string,
): Promise<string | undefined> {
  const file = files.get(path);
  return file === undefined ? undefined : Buffer.from(await history.content(file.blob)).toString("utf8");
}

const PLAN = /^[0-9]{4}\/rencana\.yaml$/;

/** Reads the rules of any commit, each version of each file once. */
export class Worlds {
  readonly #history: HistoryReader;
  readonly #documents: Documents;
  /** By the ids of the files that make a world. */
  readonly #known = new Map<string, Promise<Reading<World>>>();
  readonly #sections = new Map<string, Reading<readonly SectionId[]>>();

  constructor(history: HistoryReader, documents: Documents) {
    this.#history = history;
    this.#documents = documents;
  }

  /** @param tree where the rules are read */
  async of(tree: string): Promise<Reading<World>> {
    const years = (await this.#history.folders(tree)).filter((name) => /^[0-9]{4}$/.test(name));
    const paths = [PROCEDURE_PATH, ROSTER_PATH, ...years.map((year) => `${year}/rencana.yaml`)];
    const files = new Map((await this.#history.files(tree, paths)).map((file) => [file.path, file]));
    const key = [...files.values()].map(({ path, blob }) => `${path}=${blob}`).join(" ");
    const known = this.#known.get(key) ?? this.#read(files);
    this.#known.set(key, known);
    return known;
  }

  async #read(files: TreeFiles): Promise<Reading<World>> {
    const [procedureText, rosterText] = [
      await textOf(this.#history, files, PROCEDURE_PATH),
      await textOf(this.#history, files, ROSTER_PATH),
    ];
    const absent = [
      procedureText === undefined ? PROCEDURE_PATH : [],
      rosterText === undefined ? ROSTER_PATH : [],
    ].flat();
    if (absent.length > 0)
      return {
        kind: "faulty",
        findings: absent.map((file): Finding => ({ rule: "yaml-required", severity: "error", file })),
      };
    const procedure = await this.#documents.procedure(procedureText ?? "", PROCEDURE_PATH);
    const roster = await this.#documents.roster(rosterText ?? "", ROSTER_PATH);
    if (procedure.kind === "faulty") return procedure;
    if (roster.kind === "faulty") return roster;
    const sections = new Map<number, readonly SectionId[]>();
    for (const path of [...files.keys()].filter((one) => PLAN.test(one))) {
      const ids = await this.#sectionsOf(files, path);
      if (ids.kind === "faulty") return ids;
      sections.set(Number(path.slice(0, 4)), ids.value);
    }
    return { kind: "read", value: { procedure: procedure.value, roster: roster.value, sections } };
  }

  async #sectionsOf(files: TreeFiles, path: string): Promise<Reading<readonly SectionId[]>> {
    const blob = files.get(path)?.blob ?? "";
    const known =
      this.#sections.get(blob) ??
      (await this.#documents.sections((await textOf(this.#history, files, path)) ?? "", path));
    this.#sections.set(blob, known);
    return known;
  }
}
