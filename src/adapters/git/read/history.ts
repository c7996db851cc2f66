/** The history as the record reads it: commits, trees and contents from raw objects, each hashed again. */
import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type {
  Commit,
  ContentFacts,
  HistoryReader,
  TreeChanges,
  TreeFile,
} from "../../../app/ports/outside.ts";
import { DamagedObject } from "../../../domain/failure.ts";
import type { EntryId } from "../../../domain/ids.ts";
import type { Location } from "../location.ts";
import type { Environment } from "../process.ts";
import { branchTip } from "../refs.ts";
import { isOpenpgpArmor, judgeOpenpgp } from "../signatures/openpgp.ts";
import { judgeSignature } from "../signatures/sshsig.ts";
import { inOrder } from "./ancestry.ts";
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

const KEPT = { commits: 1_024, trees: 32, facts: 256, changes: 8, bytes: 8 << 20 } as const;
/** Bytes of a commit that is kept from when its place in the order was looked up to when it is judged. */
const SHORT = 4_096;
const LFS = Buffer.from("version https://git-lfs.github.com/spec/", "latin1");

interface Compared {
  readonly before: string | undefined;
  readonly after: string;
}

/** Reads one repository; must be closed, since its packs stay open. */
export class GitHistory implements HistoryReader {
  readonly #location: Location;
  readonly #env: Environment;
  readonly #objects: Objects;
  readonly #commits = new LRUCache<EntryId, Buffer>({ max: KEPT.commits });
  readonly #facts = new LRUCache<string, ContentFacts>({
    max: KEPT.facts,
    memoMethod: (blob) => factsOf(this.content(blob)),
  });
  /** A file that an entry brought is asked for again right after its digest, where it is derived again. */
  readonly #contents = new LRUCache<string, Buffer>({
    maxSize: KEPT.bytes,
    sizeCalculation: ({ length }) => length + 1,
    memoMethod: (blob) => this.#blob(blob),
  });
  readonly #trees = new LRUCache<string, readonly TreeEntry[]>({
    max: KEPT.trees,
    memoMethod: (id) => this.#readTree(id),
  });
  readonly #changes = new LRUCache<string, TreeChanges, Compared>({
    max: KEPT.changes,
    memoMethod: (_key, _before, { context: { before, after } }) =>
      treeChanges((id) => this.#tree(id), before, after),
  });

  constructor(location: Location, env: Environment) {
    this.#location = location;
    this.#env = env;
    this.#objects = new Objects(location, env);
  }

  tip(branch: string): Promise<EntryId | undefined> {
    return branchTip(this.#location, this.#env, branch);
  }

  commit(id: EntryId): Commit {
    const { facts, signed } = this.#text(id);
    return { ...facts, forks: false, signature: signed.kind === "bad" ? signed : verdictOn(signed) };
  }

  /** A commit's signature and the bytes that it is over. */
  signedText(id: EntryId): CommitText["signed"] {
    return this.#text(id).signed;
  }

  /** The order comes from the parents that each commit names. */
  *commits(tip: EntryId, proven?: EntryId): Generator<Commit> {
    const { ids, forks } = inOrder((one) => this.parents(one), tip, proven);
    for (const id of ids) yield { ...this.commit(id), forks: forks.has(id) };
  }

  files(tree: string, roots: readonly string[] = [""]): readonly TreeFile[] {
    const files: TreeFile[] = [];
    for (const root of [...roots].sort()) this.#collect(tree, "", root, files);
    return files;
  }

  list(tree: string): readonly TreeEntry[] {
    return this.#tree(tree);
  }

  folders(tree: string): readonly string[] {
    return this.#tree(tree).flatMap(({ mode, name }) => (mode === FOLDER ? [name] : []));
  }

  changes(before: string | undefined, after: string): TreeChanges {
    return this.#changes.memo(`${before ?? ""} ${after}`, { context: { before, after } });
  }

  content(blob: string): Buffer {
    return this.#contents.memo(blob);
  }

  facts(blob: string): ContentFacts {
    return this.#facts.memo(blob);
  }

  /** What a commit rests on; nothing else of it is judged. @throws {DamagedObject} */
  parents(id: EntryId): readonly EntryId[] {
    const bytes = this.#raw(id);
    if (bytes.length <= SHORT) this.#commits.set(id, bytes);
    return known(id, parentsIn(bytes));
  }

  close(): void {
    this.#objects.close();
  }

  #text(id: EntryId): CommitText {
    return known(id, parseCommit(id, this.#commits.get(id) ?? this.#raw(id)));
  }

  #raw(id: EntryId): Buffer {
    const { type, bytes } = this.#objects.read(id);
    return known(id, type === "commit" ? bytes : undefined);
  }

  #collect(tree: string, prefix: string, root: string, files: TreeFile[]): void {
    for (const { mode, name, id } of this.#tree(tree)) {
      const path = `${prefix}${name}`;
      const within = root === "" || path === root || path.startsWith(`${root}/`);
      if (mode !== FOLDER) {
        if (within) files.push({ path, mode, blob: id });
      } else if (within || root.startsWith(`${path}/`)) this.#collect(id, `${path}/`, root, files);
    }
  }

  #tree(id: string): readonly TreeEntry[] {
    return this.#trees.memo(id);
  }

  #blob(id: string): Buffer {
    const { type, bytes } = this.#objects.read(id);
    return known(id, type === "blob" ? bytes : undefined);
  }

  #readTree(id: string): readonly TreeEntry[] {
    const { type, bytes } = this.#objects.read(id);
    return known(id, type === "tree" ? parseTree(bytes, id.length / 2) : undefined);
  }
}

function verdictOn({ armored, payload }: SignedText): Commit["signature"] {
  if (!isOpenpgpArmor(armored)) return judgeSignature(armored, payload);
  return { kind: "named", by: (keys) => judgeOpenpgp(armored, payload, keys) };
}

/** What was made of an object. @throws {DamagedObject} where nothing could be */
function known<Made>(id: string, made: Made | undefined): Made {
  if (made === undefined) throw new DamagedObject(id, "malformed");
  return made;
}

function factsOf(content: Buffer): ContentFacts {
  return {
    sha256: createHash("sha256").update(content).digest("hex"),
    pointer: content.subarray(0, LFS.length).equals(LFS),
  };
}
