/** The history as the record reads it: commits, trees and contents from raw objects, each hashed again. */
import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type {
  Commit,
  ContentFacts,
  HistoryReader,
  TreeChanges,
  TreeFile,
} from "../../../app/ports/history.ts";
import { DamagedObject } from "../../../domain/failure.ts";
import type { EntryId } from "../../../domain/ids.ts";
import { isGoverned } from "../../../domain/paths.ts";
import type { Location } from "../location.ts";
import type { Environment } from "../process.ts";
import { branchTip } from "../refs.ts";
import { judgeOpenpgp } from "../signatures/openpgp.ts";
import { isOpenpgpArmor } from "../signatures/openpgp-armor.ts";
import { judgeSignature } from "../signatures/sshsig.ts";
import { inBatches, inOrder, type ParentsOf } from "./ancestry.ts";
import {
  type CommitText,
  parentsIn,
  parseCommit,
  parseTree,
  type SignedText,
  type TreeEntry,
} from "./grammar.ts";
import { Objects } from "./objects.ts";
import { FOLDER, treeChanges } from "./tree-changes.ts";

const KEPT = { facts: 4_096, trees: 1_024, changes: 256, bytes: 8 << 20 } as const;
/** Commits that are read at once: git is woken for many ids, and not for each. */
const BATCH = 64;
const LFS = Buffer.from("version https://git-lfs.github.com/spec/", "latin1");

interface Compared {
  readonly before: string | undefined;
  readonly after: string;
}

/** Reads one repository; must be closed, since git goes on running for it. */
export class GitHistory implements HistoryReader {
  readonly #location: Location;
  readonly #env: Environment;
  readonly #objects: Objects;
  readonly #facts = new LRUCache<string, Promise<ContentFacts>>({
    max: KEPT.facts,
    memoMethod: async (blob) => factsOf(await this.content(blob)),
  });
  /** A file that an entry brought is asked for again right after its digest, where it is derived again. */
  readonly #contents = new LRUCache<string, Buffer>({
    maxSize: KEPT.bytes,
    sizeCalculation: ({ length }) => length + 1,
  });
  readonly #trees = new LRUCache<string, Promise<readonly TreeEntry[]>>({
    max: KEPT.trees,
    memoMethod: async (id) => parseTree(await this.#bytes(id, "tree"), id.length / 2) ?? malformed(id),
  });
  readonly #changes = new LRUCache<string, Promise<TreeChanges>, Compared>({
    max: KEPT.changes,
    memoMethod: (_key, _before, { context: { before, after } }) =>
      treeChanges((id) => this.list(id), before, after),
  });

  constructor(location: Location, env: Environment) {
    this.#location = location;
    this.#env = env;
    this.#objects = new Objects(location, env);
  }

  tip(branch: string): Promise<EntryId | undefined> {
    return branchTip(this.#location, this.#env, branch);
  }

  async commit(id: EntryId): Promise<Commit> {
    const { facts, signed } = await this.#text(id);
    const signature = signed.kind === "bad" ? signed : verdictOn(signed);
    return { ...facts, forks: false, joins: false, signature };
  }

  /** A commit's signature and the bytes that it is over. */
  async signedText(id: EntryId): Promise<CommitText["signed"]> {
    return (await this.#text(id)).signed;
  }

  /** The order comes from the parents that each commit names. */
  async *commits(tip: EntryId, proven?: EntryId): AsyncGenerator<Commit> {
    const parentsOf = proven === undefined ? await this.#readAhead(tip) : this.parents.bind(this);
    const { ids, forks, joins } = await inOrder(parentsOf, tip, proven);
    for await (const commit of inBatches(ids, BATCH, (id) => this.#withContents(id)))
      yield { ...commit, forks: forks.has(commit.id), joins: joins.has(commit.id) };
  }

  async files(tree: string, roots: readonly string[] = [""]): Promise<readonly TreeFile[]> {
    const found = await Promise.all(
      [...roots].sort().map((root) => (root === "" ? this.#below(tree, "") : this.#at(tree, root))),
    );
    return found.flat();
  }

  list(tree: string): Promise<readonly TreeEntry[]> {
    return this.#trees.memo(tree);
  }

  changes(before: string | undefined, after: string): Promise<TreeChanges> {
    return this.#changes.memo(`${before ?? ""} ${after}`, { context: { before, after } });
  }

  async content(blob: string): Promise<Buffer> {
    const known = this.#contents.get(blob) ?? (await this.#bytes(blob, "blob"));
    this.#contents.set(blob, known);
    return known;
  }

  facts(blob: string): Promise<ContentFacts> {
    return this.#facts.memo(blob);
  }

  /** What a commit rests on; nothing else of it is judged. @throws {DamagedObject} */
  async parents(id: EntryId): Promise<readonly EntryId[]> {
    return parentsIn(await this.#bytes(id, "commit")) ?? malformed(id);
  }

  close(): Promise<void> {
    return this.#objects.close();
  }

  /** Asks for all commits at once: to learn of each by the one before it would take a way there and back for each. */
  async #readAhead(tip: EntryId): Promise<ParentsOf> {
    const asked = new Map<EntryId, Promise<readonly EntryId[]>>();
    for (const id of await this.#objects.listed(tip)) {
      const parents = this.parents(id);
      // Told to whoever comes to it.
      parents.catch(() => undefined);
      asked.set(id, parents);
    }
    return (id) => asked.get(id) ?? this.parents(id);
  }

  /** A commit, once what will be asked of it next is here as well. What is damaged is told to whoever asks. */
  async #withContents(id: EntryId): Promise<Commit> {
    const commit = await this.commit(id);
    await this.#fetchContents(commit).catch(() => undefined);
    return commit;
  }

  async #fetchContents({ parents: [parent], tree }: Commit): Promise<void> {
    const before = parent === undefined ? undefined : (await this.#text(parent)).facts.tree;
    const { files } = await this.changes(before, tree);
    const contents = files.flatMap(({ path, after }) => (after && isGoverned(path) ? after.blob : []));
    await Promise.all(contents.map((blob) => this.facts(blob)));
  }

  async #text(id: EntryId): Promise<CommitText> {
    return parseCommit(id, await this.#bytes(id, "commit")) ?? malformed(id);
  }

  async #bytes(id: string, type: "commit" | "tree" | "blob"): Promise<Buffer> {
    const object = await this.#objects.read(id);
    return object.type === type ? object.bytes : malformed(id);
  }

  /** The files at or below a path. */
  async #at(tree: string, path: string): Promise<readonly TreeFile[]> {
    let folder = tree;
    for (const [no, name] of path.split("/").entries()) {
      const entry = (await this.list(folder)).find((one) => one.name === name);
      if (entry === undefined) return [];
      const { mode, id } = entry;
      if (mode !== FOLDER) return path.split("/").length === no + 1 ? [{ path, mode, blob: id }] : [];
      folder = id;
    }
    return this.#below(folder, `${path}/`);
  }

  async #below(tree: string, prefix: string): Promise<readonly TreeFile[]> {
    const found = (await this.list(tree)).map(({ mode, name, id }) => {
      const path = `${prefix}${name}`;
      return mode === FOLDER ? this.#below(id, `${path}/`) : [{ path, mode, blob: id }];
    });
    return (await Promise.all(found)).flat();
  }
}

function verdictOn({ armored, payload }: SignedText): Commit["signature"] {
  if (!isOpenpgpArmor(armored)) return judgeSignature(armored, payload);
  return { kind: "named", by: (keys) => judgeOpenpgp(armored, payload, keys) };
}

/** Of an object whose bytes are what its name says, and not what they are taken for. */
function malformed(id: string): never {
  throw new DamagedObject(id, "malformed");
}

function factsOf(content: Buffer): ContentFacts {
  return {
    sha256: createHash("sha256").update(content).digest("hex"),
    pointer: content.subarray(0, LFS.length).equals(LFS),
  };
}
