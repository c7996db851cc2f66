/** The rules in force at a commit: procedure, roster and sections, read from its tree and from nowhere else. */

import { cycleOf } from "../../../domain/figures/period.ts";
import type { PlannedSections } from "../../../domain/figures/plan.ts";
import type { Finding, Reading } from "../../../domain/finding.ts";
import type { CycleId, SectionId } from "../../../domain/ids.ts";
import type { World } from "../../../domain/ledger/proposal.ts";
import { PROCEDURE_PATH, ROSTER_PATH } from "../../../domain/paths.ts";
import type { Documents } from "../../ports/documents.ts";
import type { HistoryReader, TreeFile } from "../../ports/history.ts";

/** Files of one commit, each looked for when it is asked for: of many commits, few files are. */
export interface TreeFiles {
  readonly get: (path: string) => Promise<TreeFile | undefined>;
  /** The paths at or below one; of all files where none is given. */
  readonly below: (root?: string) => Promise<readonly string[]>;
}

/** The files of a tree. */
export function filesIn(history: Pick<HistoryReader, "files">, tree: string): TreeFiles {
  return {
    get: async (path) => (await history.files(tree, [path])).find((file) => file.path === path),
    below: async (root = "") => (await history.files(tree, [root])).map(({ path }) => path),
  };
}

/** A content as text; undefined where there is no such file. */
export async function textOf(
  history: Pick<HistoryReader, "content">,
  file: TreeFile | undefined,
): Promise<string | undefined> {
  return file === undefined ? undefined : Buffer.from(await history.content(file.blob)).toString("utf8");
}

const PLAN = /^[0-9]{4}\/rencana\.yaml$/;

/** Reads the rules of any commit, each version of each file once. */
export class Worlds {
  readonly #history: HistoryReader;
  readonly #documents: Documents;
  /** By the ids of the files that make a world. */
  readonly #known = new Map<string, Promise<Reading<World>>>();
  readonly #procedures = new Map<string, Promise<Reading<World["procedure"]>>>();
  readonly #rosters = new Map<string, Promise<Reading<World["roster"]>>>();
  readonly #sections = new Map<string, Promise<Reading<PlannedSections>>>();

  constructor(history: HistoryReader, documents: Documents) {
    this.#history = history;
    this.#documents = documents;
  }

  /** @param tree where the rules are read */
  async of(tree: string): Promise<Reading<World>> {
    const names = (await this.#history.list(tree)).map(({ name }) => name);
    const years = names.filter((name) => /^[0-9]{4}$/.test(name));
    const paths = [PROCEDURE_PATH, ROSTER_PATH, ...years.map((year) => `${year}/rencana.yaml`)];
    const files = new Map((await this.#history.files(tree, paths)).map((file) => [file.path, file]));
    const key = [...files.values()].map(({ path, blob }) => `${path}=${blob}`).join(" ");
    const known = this.#known.get(key) ?? this.#read(files);
    this.#known.set(key, known);
    return known;
  }

  async #read(files: ReadonlyMap<string, TreeFile>): Promise<Reading<World>> {
    const absent = [PROCEDURE_PATH, ROSTER_PATH].filter((path) => !files.has(path));
    if (absent.length > 0)
      return {
        kind: "faulty",
        findings: absent.map((file): Finding => ({ rule: "yaml-required", severity: "error", file })),
      };
    const documents = this.#documents;
    const procedure = await this.#once(this.#procedures, files, PROCEDURE_PATH, documents.procedure);
    const roster = await this.#once(this.#rosters, files, ROSTER_PATH, documents.roster);
    if (procedure.kind === "faulty") return procedure;
    if (roster.kind === "faulty") return roster;
    const sections = new Map<number, readonly SectionId[]>();
    const asked = new Map<CycleId, readonly SectionId[]>();
    for (const path of [...files.keys()].filter((one) => PLAN.test(one))) {
      const ids = await this.#once(this.#sections, files, path, documents.sections);
      if (ids.kind === "faulty") return ids;
      const year = Number(path.slice(0, 4));
      sections.set(year, ids.value.all);
      for (const [period, own] of ids.value.asked ?? []) asked.set(cycleOf(year, period), own);
    }
    return { kind: "read", value: { procedure: procedure.value, roster: roster.value, sections, asked } };
  }

  /** Each version of a file is read once, however many commits have it. */
  #once<Value>(
    known: Map<string, Promise<Reading<Value>>>,
    files: ReadonlyMap<string, TreeFile>,
    path: string,
    read: (text: string, file: string) => Promise<Reading<Value>>,
  ): Promise<Reading<Value>> {
    const file = files.get(path);
    const blob = file?.blob ?? "";
    const reading = known.get(blob) ?? textOf(this.#history, file).then((text) => read(text ?? "", path));
    known.set(blob, reading);
    return reading;
  }
}
