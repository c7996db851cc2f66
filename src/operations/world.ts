/** The rules in force at a commit: procedure, roster and sections, read from its tree and from nowhere else. */
import { PROCEDURE_PATH, ROSTER_PATH } from "../domain/content.ts";
import type { Finding, Reading } from "../domain/finding.ts";
import type { SectionId } from "../domain/ids.ts";
import type { World } from "../domain/proposal.ts";
import type { Documents, HistoryReader, TreeFile } from "../ports.ts";

/** Files of one commit, by path. */
export type TreeFiles = ReadonlyMap<string, TreeFile>;

/** Reads the rules of any commit, each version once. */
export class Worlds {
  readonly #history: HistoryReader;
  readonly #documents: Documents;
  /** By the ids of the files that make a world, so that each version is read once. */
  readonly #known = new Map<string, Promise<Reading<World>>>();
  readonly #sections = new Map<string, Reading<readonly SectionId[]>>();

  constructor(history: HistoryReader, documents: Documents) {
    this.#history = history;
    this.#documents = documents;
  }

  async files(tree: string): Promise<TreeFiles> {
    return new Map((await this.#history.files(tree)).map((file) => [file.path, file]));
  }

  async text(files: TreeFiles, path: string): Promise<string | undefined> {
    const file = files.get(path);
    return file === undefined
      ? undefined
      : Buffer.from(await this.#history.content(file.blob)).toString("utf8");
  }

  of(files: TreeFiles): Promise<Reading<World>> {
    const plans = [...files.keys()].filter((path) => /^[0-9]{4}\/rencana\.yaml$/.test(path));
    const key = [PROCEDURE_PATH, ROSTER_PATH, ...plans]
      .map((path) => `${path}=${files.get(path)?.blob ?? ""}`)
      .join(" ");
    const known = this.#known.get(key) ?? this.#read(files, plans);
    this.#known.set(key, known);
    return known;
  }

  async #read(files: TreeFiles, plans: readonly string[]): Promise<Reading<World>> {
    const [procedureText, rosterText] = [
      await this.text(files, PROCEDURE_PATH),
      await this.text(files, ROSTER_PATH),
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
    for (const path of plans) {
      const ids = await this.#sectionsOf(files, path);
      if (ids.kind === "faulty") return ids;
      sections.set(Number(path.slice(0, 4)), ids.value);
    }
    return { kind: "read", value: { procedure: procedure.value, roster: roster.value, sections } };
  }

  async #sectionsOf(files: TreeFiles, path: string): Promise<Reading<readonly SectionId[]>> {
    const blob = files.get(path)?.blob ?? "";
    const known =
      this.#sections.get(blob) ?? this.#documents.sections((await this.text(files, path)) ?? "", path);
    this.#sections.set(blob, known);
    return known;
  }
}
