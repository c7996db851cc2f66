/** An entry of a real record, derived again with other content or other trailers than it was signed with. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { judgeHistory } from "../../src/app/ledger/judging/judge-history.ts";
import type { Judgement } from "../../src/app/ledger/judging/judgement.ts";
import { required } from "../../src/domain/failure.ts";
import { type EntryId, entryId } from "../../src/domain/ids.ts";
import { parseMessage, type Trailers } from "../../src/domain/ledger/message/message.ts";
import { openWorkspace, type Workspace } from "../../src/ui/cli/workspace.ts";
import type { TestOffice } from "./office.ts";
import { terminalOf } from "./terminal.ts";
import { there } from "./there.ts";

/** New content by path; `undefined` removes a file. */
export type Contents = Readonly<Record<string, Uint8Array | string | undefined>>;

export interface Tampering {
  readonly files?: Contents;
  readonly trailers?: Partial<Trailers>;
  readonly note?: readonly string[];
}

/** A record that is opened once, however many entries are derived again. */
export class Derivation {
  readonly #office: TestOffice;
  readonly #workspace: Promise<Workspace>;
  readonly #before = new Map<EntryId, Promise<Judgement>>();

  constructor(office: TestOffice) {
    this.#office = office;
    this.#workspace = openWorkspace(terminalOf(office), ".");
  }

  /** `code path` of everything that an entry has otherwise than it is derived. */
  async of(id: EntryId, { files = {}, ...other }: Tampering = {}): Promise<readonly string[]> {
    const { ports } = await this.#workspace;
    const tree = treeWith(this.#office, id, files);
    const commit = await ports.history.commit(id);
    const parsed = parseMessage(commit.message);
    if (parsed.kind !== "entry") throw new Error(`${id} is no entry`);
    const parent = there(commit.parents[0]);
    const parentTree = (await ports.history.commit(parent)).tree;
    const before = this.#before.get(parent) ?? judgeHistory(ports, parent, undefined, "signatures");
    this.#before.set(parent, before);
    const { state, world } = await before;
    const faults = await ports.derive({
      id,
      at: commit.at,
      trailers: { ...parsed.message.trailers, ...other.trailers },
      note: other.note ?? parsed.message.note,
      tree,
      parentTree,
      changed: (await ports.history.changes(parentTree, tree)).files,
      state,
      world: required(world),
    });
    return faults.map(({ code, path }) => `${code} ${path}`);
  }

  async close(): Promise<void> {
    await (await this.#workspace).close();
  }
}

/** The newest entry of an act, or of an act for a section. */
export function entryOf(office: TestOffice, act: string, section?: string): EntryId {
  const about = section === undefined ? [] : [`--grep=^Sop-Section: ${section}$`];
  const id = office.git("log", "-1", "--format=%H", "--all-match", `--grep=^Sop-Act: ${act}$`, ...about);
  return there(entryId(id));
}

/** A workbook with some of its parts changed; a part that is not there yet is added. */
export function reworked(
  bytes: Uint8Array,
  changes: Readonly<Record<string, (xml: string) => string>>,
): Uint8Array {
  const parts = unzipSync(new Uint8Array(bytes));
  for (const [name, change] of Object.entries(changes)) {
    const before = strFromU8(parts[name] ?? new Uint8Array());
    const after = change(before);
    if (after === before) throw new Error(`${name} stays as it is`);
    parts[name] = strToU8(after);
  }
  return zipSync(parts);
}

/** Built as git builds it, on an index of its own. */
function treeWith(office: TestOffice, entry: EntryId, files: Contents): string {
  const env = { ...office.env, GIT_INDEX_FILE: join(office.base, "index-of-a-test") };
  const git = (args: readonly string[], input?: Uint8Array | string): string => {
    const ran = spawnSync("git", args, { cwd: office.folder, env: env as NodeJS.ProcessEnv, input });
    if (ran.status !== 0) throw new Error(`git ${args.join(" ")}: ${ran.stderr}`);
    return ran.stdout.toString("utf8").trim();
  };
  git(["read-tree", `${entry}^{tree}`]);
  for (const [path, content] of Object.entries(files)) {
    if (content === undefined) git(["update-index", "--force-remove", path]);
    else {
      const blob = git(["hash-object", "-w", "--stdin"], content);
      git(["update-index", "--add", "--cacheinfo", `100644,${blob},${path}`]);
    }
  }
  return git(["write-tree"]);
}
