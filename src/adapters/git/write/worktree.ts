/** The folder as people see it: does it agree with the record, and bringing it to an entry without losing their work. */
import { createHash } from "node:crypto";
import { closeSync, lstatSync, openSync, readFileSync, readSync, type Stats } from "node:fs";
import type { HistoryReader } from "../../../app/ports/history.ts";
import type { Files, SealedStore } from "../../../app/ports/store.ts";
import { DamagedObject } from "../../../domain/failure.ts";
import type { EntryId } from "../../../domain/ids.ts";
import { compareBytes } from "../../../domain/ledger/path-rules.ts";
import { isGoverned } from "../../../domain/paths.ts";
import type { Location } from "../location.ts";
import { type Environment, git } from "../process.ts";
import { GitHistory } from "../read/history.ts";
import {
  type Compared,
  type KeptSeen,
  type Look,
  lookOf,
  looksTheSame,
  NOTHING_SEEN,
  seenSince,
} from "./stat-cache.ts";

export interface Drift {
  readonly path: string;
  readonly how: "changed" | "missing";
}

const SEEN = "seen";
/** Files that are read again each time, rather than the list of all written anew. */
const FEW = 32;
/** Milliseconds within which a file system may give two writes the same time. */
const TICK = 2_000;
const IF_THERE = { throwIfNoEntry: false } as const;

/** The files on disk, compared with and brought to an entry's. */
export class WorkTree {
  readonly #folder: Files;
  readonly #location: Location;
  readonly #env: Environment;
  readonly #folders = new Map<string, boolean>();

  constructor(folder: Files, location: Location, env: Environment) {
    this.#folder = folder;
    this.#location = location;
    this.#env = env;
  }

  /** Governed files of a tree that differ on disk, by content: neither index flags nor filters are believed. */
  async drift(history: HistoryReader, tree: string, store?: SealedStore): Promise<readonly Drift[]> {
    this.#folders.clear();
    const kept = (await store?.read(SEEN)) as KeptSeen | undefined;
    const { seen, changed } = await changesSince(history, tree, kept ?? NOTHING_SEEN);
    const drifts: Drift[] = [];
    const compared = new Map<string, Compared>();
    const now = Date.now();
    const compare = (path: string, blob: string, status: Stats | undefined): void => {
      const { how, look } = this.#compared(path, blob, status, now);
      if (how !== undefined) drifts.push({ path, how });
      compared.set(path, { blob, look });
    };
    seen.paths.forEach((path, no) => {
      if (changed.has(path)) return;
      const status = this.#status(path);
      if (status === undefined || !looksTheSame(seen, no, status))
        compare(path, seen.blobs[no] ?? "", status);
    });
    for (const [path, blob] of changed) if (blob !== undefined) compare(path, blob, this.#status(path));
    const news = [...compared].filter(([path, { look }]) => look !== undefined || changed.has(path));
    if (kept === undefined || news.length >= FEW)
      await store?.write(SEEN, seenSince(seen, tree, { changed, compared }));
    return drifts.sort((one, other) => compareBytes(one.path, other.path));
  }

  #status(path: string): Stats | undefined {
    try {
      // Names in a tree have been judged: none of them leads out of the folder. A link in their place would.
      return this.#isFolder(path.slice(0, Math.max(0, path.lastIndexOf("/"))))
        ? lstatSync(`${this.#folder.root}/${path}`, IF_THERE)
        : undefined;
    } catch {
      // A folder on the way to it is none any more, or may not be looked into.
      return undefined;
    }
  }

  /** Is this a folder of the workspace, and no link to one elsewhere? Each is asked once for all that lies in it. */
  #isFolder(path: string): boolean {
    if (path === "") return true;
    const known = this.#folders.get(path);
    if (known !== undefined) return known;
    const isOwn =
      this.#isFolder(path.slice(0, Math.max(0, path.lastIndexOf("/")))) &&
      lstatSync(`${this.#folder.root}/${path}`, IF_THERE)?.isDirectory() === true;
    this.#folders.set(path, isOwn);
    return isOwn;
  }

  /** @param blob the id that its content must have */
  #compared(
    path: string,
    blob: string,
    status: Stats | undefined,
    now: number,
  ): { how?: Drift["how"]; look?: Look } {
    if (!status?.isFile()) return { how: "missing" };
    const content = readNow(`${this.#folder.root}/${path}`, status.size);
    if (content === undefined) return { how: "missing" };
    if (blobId(content, blob.length) !== blob) return { how: "changed" };
    // What was written just now may be written again within the same tick of the clock.
    return now - status.ctimeMs > TICK ? { look: lookOf(status) } : {};
  }

  /**
   * Writes an entry's files into the folder and the index. A file that a person has changed since,
   * so that it is neither the old nor the new content, is left as it is.
   */
  async bringTo(entry: EntryId, previous: EntryId | undefined, paths: readonly string[]): Promise<void> {
    const history = new GitHistory(this.#location, this.#env);
    try {
      const now = await this.#blobs(history, entry);
      const before =
        previous === undefined ? new Map<string, string>() : await this.#blobs(history, previous);
      const lines: string[] = [];
      for (const path of paths) {
        const blob = now.get(path);
        await this.#replace(history, path, blob, before.get(path));
        lines.push(
          blob === undefined ? `0 ${"0".repeat(entry.length)}\t${path}\0` : `100644 ${blob}\t${path}\0`,
        );
      }
      await git(["update-index", "-z", "--index-info"], {
        cwd: this.#folder.root,
        env: this.#env,
        input: lines.join(""),
        gitEnv: { GIT_WORK_TREE: this.#folder.root },
      });
    } finally {
      await history.close();
    }
  }

  async #replace(
    history: GitHistory,
    path: string,
    blob: string | undefined,
    old: string | undefined,
  ): Promise<void> {
    const content = await this.#folder.read(path);
    const found = content === undefined ? undefined : blobId(content, (blob ?? old ?? "").length);
    if (found === blob || (found !== undefined && found !== old)) return;
    if (blob === undefined) await this.#folder.remove(path);
    else await this.#folder.write(path, await history.content(blob));
  }

  async #blobs(history: GitHistory, entry: EntryId): Promise<Map<string, string>> {
    const { tree } = await history.commit(entry);
    return new Map((await history.files(tree)).map(({ path, blob }) => [path, blob]));
  }
}

/** At once, since thousands of small files are read one after the other; undefined where it cannot be. */
function readNow(place: string, size: number): Buffer | undefined {
  if (size >= scratch.length) scratch = Buffer.allocUnsafeSlow(2 * size);
  let file: number | undefined;
  try {
    file = openSync(place, "r");
    const read = readSync(file, scratch, 0, scratch.length, 0);
    // One that is written to just now is read as a whole, whatever its size was.
    return read === size ? scratch.subarray(0, size) : readFileSync(place);
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Where one file after the other is read into. */
let scratch = Buffer.allocUnsafeSlow(64 << 10);

interface Changes {
  readonly seen: KeptSeen;
  /** By path, the blobs of governed files that are others than those seen; undefined where one is gone. */
  readonly changed: ReadonlyMap<string, string | undefined>;
}

async function changesSince(history: HistoryReader, tree: string, seen: KeptSeen): Promise<Changes> {
  try {
    const { files } = await history.changes(seen.tree, tree);
    const governed = files.filter(({ path }) => isGoverned(path));
    return { seen, changed: new Map(governed.map(({ path, after }) => [path, after?.blob])) };
  } catch (error) {
    // The tree that was looked at before may be gone by now, as git tidies up; then everything is listed anew.
    if (seen.tree === undefined || !(error instanceof DamagedObject)) throw error;
    return changesSince(history, tree, NOTHING_SEEN);
  }
}

function blobId(content: Buffer, idLength: number): string {
  return createHash(idLength === 64 ? "sha256" : "sha1")
    .update(`blob ${content.length}\0`)
    .update(content)
    .digest("hex");
}
