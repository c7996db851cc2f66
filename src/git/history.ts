/** The history as the record reads it: commits, trees and contents from raw objects, each hashed again. */
import { createHash } from "node:crypto";
import { isGoverned } from "../domain/content.ts";
import { type EntryId, entryId } from "../domain/ids.ts";
import { DamagedObject } from "../failure.ts";
import type { Commit, ContentFacts, HistoryReader, TreeChanges, TreeFile } from "../ports.ts";
import { ahead, hinted, inOrder } from "./ancestry.ts";
import { type CommitText, parentsIn, parseCommit, parseTree, type TreeEntry } from "./grammar.ts";
import { ObjectReader } from "./objects.ts";
import { type Environment, runGit } from "./process.ts";
import { Recent } from "./recent.ts";
import { judgeSignature } from "./sshsig.ts";
import { FOLDER, treeChanges } from "./tree-changes.ts";

/** How many commits are under way at once, with their trees and contents: enough that git is never waited for. */
const AHEAD = 48;
const KEPT = { trees: 4_096, facts: 8_192, changes: 256 } as const;
const LFS = Buffer.from("version https://git-lfs.github.com/spec/", "latin1");

/** Reads one repository; must be closed, since git runs behind it. */
export class GitHistory implements HistoryReader {
  readonly #folder: string;
  readonly #env: Environment;
  readonly #facts = new Recent<Promise<ContentFacts>>(KEPT.facts);
  readonly #trees = new Recent<Promise<readonly TreeEntry[]>>(KEPT.trees);
  readonly #changes = new Recent<Promise<TreeChanges>>(KEPT.changes);
  #objects: ObjectReader | undefined;

  constructor(folder: string, env: Environment) {
    this.#folder = folder;
    this.#env = env;
  }

  async tip(branch: string): Promise<EntryId | undefined> {
    const { status, stdout } = await runGit(["show-ref", "--verify", "--hash", `refs/heads/${branch}`], {
      cwd: this.#folder,
      env: this.#env,
    });
    return status === 0 ? entryId(stdout.toString("latin1").trim()) : undefined;
  }

  async commit(id: EntryId): Promise<Commit> {
    return judged(await this.#text(id));
  }

  /** A commit's signature and the bytes that it is over. */
  async signedText(id: EntryId): Promise<CommitText["signed"]> {
    return (await this.#text(id)).signed;
  }

  /** The order comes from the parents that each commit names; git's own list is but a hint of what to read next. */
  async *commits(tip: EntryId, known?: EntryId): AsyncGenerator<Commit> {
    const hints = known === undefined ? await this.#listed(tip) : [];
    const order = await inOrder(
      hinted(hints, AHEAD, (id) => this.#parents(id)),
      tip,
      known,
    );
    const trees = new Map<EntryId, string>();
    yield* ahead(order, AHEAD, async (id) => {
      const text = await this.#text(id);
      trees.set(id, text.tree);
      this.#warm(text, trees);
      return judged(text);
    });
  }

  async files(tree: string, roots: readonly string[] = [""]): Promise<readonly TreeFile[]> {
    const files: TreeFile[] = [];
    for (const root of [...roots].sort()) await this.#collect(tree, "", root, files);
    return files;
  }

  async folders(tree: string): Promise<readonly string[]> {
    return (await this.#tree(tree)).flatMap(({ mode, name }) => (mode === FOLDER ? [name] : []));
  }

  changes(before: string | undefined, after: string): Promise<TreeChanges> {
    const key = `${before ?? ""} ${after}`;
    const known = this.#changes.get(key) ?? treeChanges((id) => this.#tree(id), before, after);
    this.#changes.set(key, known);
    return known;
  }

  async content(blob: string): Promise<Buffer> {
    const { type, bytes } = await this.#reader.read(blob);
    if (type !== "blob") throw new DamagedObject(blob, "malformed");
    return bytes;
  }

  facts(blob: string): Promise<ContentFacts> {
    const known = this.#facts.get(blob) ?? this.content(blob).then(factsOf);
    this.#facts.set(blob, known);
    return known;
  }

  close(): void {
    this.#objects?.close();
    this.#objects = undefined;
  }

  get #reader(): ObjectReader {
    if (this.#objects === undefined || this.#objects.ended)
      this.#objects = new ObjectReader(this.#folder, this.#env);
    return this.#objects;
  }

  async #text(id: EntryId): Promise<CommitText> {
    const { type, bytes } = await this.#reader.read(id);
    const commit = type === "commit" ? parseCommit(id, bytes) : undefined;
    if (commit === undefined) throw new DamagedObject(id, "malformed");
    return commit;
  }

  async #parents(id: EntryId): Promise<readonly EntryId[]> {
    const { type, bytes } = await this.#reader.read(id);
    const parents = type === "commit" ? parentsIn(bytes) : undefined;
    if (parents === undefined) throw new DamagedObject(id, "malformed");
    return parents;
  }

  /** What git says the tip rests on, newest first; nothing where it cannot say. */
  async #listed(tip: EntryId): Promise<readonly EntryId[]> {
    const options = { cwd: this.#folder, env: this.#env };
    const { status, stdout } = await runGit(["rev-list", "--topo-order", tip, "--"], options);
    return status === 0
      ? stdout
          .toString("latin1")
          .split("\n")
          .flatMap((line) => entryId(line) ?? [])
      : [];
  }

  /** Begins to read what the judge of this commit will ask for; whatever is wrong with it is told then. */
  #warm({ tree, parents }: CommitText, trees: ReadonlyMap<EntryId, string>): void {
    const [first] = parents;
    const before = first === undefined ? undefined : trees.get(first);
    if (first !== undefined && before === undefined) return;
    const read = async (): Promise<void> => {
      const { files } = await this.changes(before, tree);
      await Promise.all(
        files.map(({ path, after }) => after !== undefined && isGoverned(path) && this.facts(after.blob)),
      );
    };
    read().catch(() => undefined);
  }

  async #collect(tree: string, prefix: string, root: string, files: TreeFile[]): Promise<void> {
    for (const { mode, name, id } of await this.#tree(tree)) {
      const path = `${prefix}${name}`;
      const within = root === "" || path === root || path.startsWith(`${root}/`);
      if (mode !== FOLDER) {
        if (within) files.push({ path, mode, blob: id });
      } else if (within || root.startsWith(`${path}/`)) await this.#collect(id, `${path}/`, root, files);
    }
  }

  #tree(id: string): Promise<readonly TreeEntry[]> {
    const known = this.#trees.get(id) ?? this.#readTree(id);
    this.#trees.set(id, known);
    return known;
  }

  async #readTree(id: string): Promise<readonly TreeEntry[]> {
    const { type, bytes } = await this.#reader.read(id);
    const entries = type === "tree" ? parseTree(bytes, id.length / 2) : undefined;
    if (entries === undefined) throw new DamagedObject(id, "malformed");
    return entries;
  }
}

async function judged({ signed, ...text }: CommitText): Promise<Commit> {
  const signature = signed.kind === "bad" ? signed : await judgeSignature(signed.armored, signed.payload);
  return { ...text, signature };
}

function factsOf(content: Buffer): ContentFacts {
  return {
    sha256: createHash("sha256").update(content).digest("hex"),
    pointer: content.subarray(0, LFS.length).equals(LFS),
  };
}
