/** The folder as people see it: does it agree with the record, and bringing it to an entry without losing their work. */
import { createHash } from "node:crypto";
import { lstatSync, readFileSync } from "node:fs";
import { isGoverned } from "../domain/content.ts";
import type { EntryId } from "../domain/ids.ts";
import { DamagedObject } from "../failure.ts";
import type { Files, HistoryReader, SealedStore } from "../ports.ts";
import { GitHistory } from "./history.ts";
import { type Environment, git } from "./process.ts";

export interface Drift {
  readonly path: string;
  readonly how: "changed" | "missing";
}

/** What a file looked like from outside when its content was last compared: as git's own index does it. */
interface Stamp {
  readonly blob: string;
  readonly size: number;
  readonly modified: number;
  readonly changed: number;
  readonly inode: number;
}

/** A folder as it was compared before. */
interface Seen {
  readonly tree: string;
  readonly files: ReadonlyMap<string, string>;
  readonly stamps: ReadonlyMap<string, Stamp>;
}

const SEEN = "seen";
/** Milliseconds within which a file system may give two writes the same time. */
const TICK = 2_000;

/** The files on disk, compared with and brought to an entry's. */
export class WorkTree {
  readonly #folder: Files;
  readonly #env: Environment;

  constructor(folder: Files, env: Environment) {
    this.#folder = folder;
    this.#env = env;
  }

  /** Governed files of a tree that differ on disk, by content: neither index flags nor filters are believed. */
  async drift(history: HistoryReader, tree: string, seen?: SealedStore): Promise<readonly Drift[]> {
    const before = (await seen?.read(SEEN)) as Seen | undefined;
    const files = await this.#governed(history, tree, before).catch((error: unknown) => {
      // The tree that was looked at before may be gone by now, as git tidies up; then everything is listed anew.
      if (before === undefined || !(error instanceof DamagedObject)) throw error;
      return this.#governed(history, tree, undefined);
    });
    const stamps = new Map<string, Stamp>();
    const drifts: Drift[] = [];
    const now = Date.now();
    for (const [path, blob] of files) {
      const stamp = stampOf(this.#folder.at(path), blob);
      if (stamp !== undefined && isSame(stamp, before?.stamps.get(path))) {
        stamps.set(path, stamp);
        continue;
      }
      const content = stamp === undefined ? undefined : readNow(this.#folder.at(path));
      if (content === undefined) drifts.push({ path, how: "missing" });
      else if (blobId(content, blob.length) !== blob) drifts.push({ path, how: "changed" });
      // What was written just now may be written again within the same tick of the clock.
      else if (stamp !== undefined && now - stamp.changed > TICK) stamps.set(path, stamp);
    }
    const news = before?.tree !== tree || stamps.size !== before.stamps.size || drifts.length > 0;
    if (news) await seen?.write(SEEN, { tree, files, stamps } satisfies Seen);
    return drifts;
  }

  /** The governed files of a tree, by path; from those of a tree that was looked at before, where one was. */
  async #governed(
    history: HistoryReader,
    tree: string,
    before: Seen | undefined,
  ): Promise<ReadonlyMap<string, string>> {
    if (before?.tree === tree) return before.files;
    const governed = before === undefined ? new Map<string, string>() : new Map(before.files);
    for (const { path, after } of (await history.changes(before?.tree, tree)).files) {
      if (after === undefined) governed.delete(path);
      else if (isGoverned(path)) governed.set(path, after.blob);
    }
    return governed;
  }

  /**
   * Writes an entry's files into the folder and the index. A file that a person has changed since,
   * so that it is neither the old nor the new content, is left as it is.
   */
  async bringTo(entry: EntryId, previous: EntryId | undefined, paths: readonly string[]): Promise<void> {
    const history = new GitHistory(this.#folder.root, this.#env);
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
      });
    } finally {
      history.close();
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
function readNow(place: string): Buffer | undefined {
  try {
    return readFileSync(place);
  } catch {
    return undefined;
  }
}

function stampOf(place: string, blob: string): Stamp | undefined {
  const status = lstatSync(place, { throwIfNoEntry: false });
  if (status === undefined || !status.isFile()) return undefined;
  const { size, mtimeMs: modified, ctimeMs: changed, ino: inode } = status;
  return { blob, size, modified, changed, inode };
}

function isSame(now: Stamp, then: Stamp | undefined): boolean {
  return (
    then !== undefined &&
    now.blob === then.blob &&
    now.size === then.size &&
    now.modified === then.modified &&
    now.changed === then.changed &&
    now.inode === then.inode
  );
}

function blobId(content: Buffer, idLength: number): string {
  return createHash(idLength === 64 ? "sha256" : "sha1")
    .update(`blob ${content.length}\0`)
    .update(content)
    .digest("hex");
}
