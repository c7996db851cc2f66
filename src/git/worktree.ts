/** The folder as people see it: does it agree with the record, and bringing it to an entry without losing their work. */
import { createHash } from "node:crypto";
import { closeSync, lstatSync, openSync, readFileSync, readSync } from "node:fs";
import { isGoverned } from "../domain/content.ts";
import type { EntryId } from "../domain/ids.ts";
import { DamagedObject } from "../failure.ts";
import type { Files, HistoryReader, SealedStore } from "../ports.ts";
import { GitHistory } from "./history.ts";
import type { Location } from "./location.ts";
import { type Environment, git } from "./process.ts";

export interface Drift {
  readonly path: string;
  readonly how: "changed" | "missing";
}

/** A folder as it was compared before. */
interface Seen {
  readonly tree: string;
  /** By its path, the id of each file's content, and behind it what it looked like where it was the same. */
  readonly files: ReadonlyMap<string, string>;
}

/** As it is kept: each path, and behind it what belongs to it. */
interface Kept {
  readonly tree: string;
  readonly fields: readonly string[];
}

interface Compared {
  readonly how?: Drift["how"];
  /** Its id; and where it is the same, what it looks like, by which it may be taken for the same next time. */
  readonly stamped: string;
}

const SEEN = "seen";
/** Files that are read again each time, rather than the list of all written anew. */
const FEW = 32;
/** Milliseconds within which a file system may give two writes the same time. */
const TICK = 2_000;

/** The files on disk, compared with and brought to an entry's. */
export class WorkTree {
  readonly #folder: Files;
  readonly #location: Location;
  readonly #env: Environment;

  constructor(folder: Files, location: Location, env: Environment) {
    this.#folder = folder;
    this.#location = location;
    this.#env = env;
  }

  /** Governed files of a tree that differ on disk, by content: neither index flags nor filters are believed. */
  async drift(history: HistoryReader, tree: string, seen?: SealedStore): Promise<readonly Drift[]> {
    const before = unpacked((await seen?.read(SEEN)) as Kept | undefined);
    const files = new Map<string, string>();
    const drifts: Drift[] = [];
    const now = Date.now();
    let news = 0;
    for (const [path, known] of this.#governedSince(history, tree, before)) {
      const { how, stamped } = this.#compared(path, known, now);
      if (how !== undefined) drifts.push({ path, how });
      if (stamped !== known) news += 1;
      files.set(path, stamped);
    }
    if (before === undefined || news >= FEW) await seen?.write(SEEN, packed({ tree, files }));
    return drifts;
  }

  /** @param known the id that its content must have, and what it looked like when it was last found to have it */
  #compared(path: string, known: string, now: number): Compared {
    // Names in a tree have been judged: none of them leads out of the folder.
    const place = `${this.#folder.root}/${path}`;
    const space = known.indexOf(" ");
    const blob = space < 0 ? known : known.slice(0, space);
    const status = lstatSync(place, { throwIfNoEntry: false });
    if (!status?.isFile()) return { how: "missing", stamped: blob };
    const stamped = `${blob} ${status.size} ${status.mtimeMs} ${status.ctimeMs} ${status.ino}`;
    if (stamped === known) return { stamped };
    const content = readNow(place, status.size);
    if (content === undefined) return { how: "missing", stamped: blob };
    if (blobId(content, blob.length) !== blob) return { how: "changed", stamped: blob };
    // What was written just now may be written again within the same tick of the clock.
    return { stamped: now - status.ctimeMs > TICK ? stamped : blob };
  }

  #governedSince(
    history: HistoryReader,
    tree: string,
    before: Seen | undefined,
  ): ReadonlyMap<string, string> {
    try {
      return this.#governed(history, tree, before);
    } catch (error) {
      // The tree that was looked at before may be gone by now, as git tidies up; then everything is listed anew.
      if (before === undefined || !(error instanceof DamagedObject)) throw error;
      return this.#governed(history, tree, undefined);
    }
  }

  /** The governed files of a tree, by path; from those of a tree that was looked at before, where one was. */
  #governed(history: HistoryReader, tree: string, before: Seen | undefined): ReadonlyMap<string, string> {
    if (before?.tree === tree) return before.files;
    const governed = before === undefined ? new Map<string, string>() : new Map(before.files);
    for (const { path, after } of history.changes(before?.tree, tree).files) {
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
    const history = new GitHistory(this.#location, this.#env);
    try {
      const now = this.#blobs(history, entry);
      const before = previous === undefined ? new Map<string, string>() : this.#blobs(history, previous);
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
    else await this.#folder.write(path, history.content(blob));
  }

  #blobs(history: GitHistory, entry: EntryId): Map<string, string> {
    const { tree } = history.commit(entry);
    return new Map(history.files(tree).map(({ path, blob }) => [path, blob]));
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

function packed({ tree, files }: Seen): Kept {
  return { tree, fields: [...files].flat() };
}

function unpacked(kept: Kept | undefined): Seen | undefined {
  if (kept === undefined) return undefined;
  const files = new Map<string, string>();
  for (let at = 0; at < kept.fields.length; at += 2)
    files.set(kept.fields[at] ?? "", kept.fields[at + 1] ?? "");
  return { tree: kept.tree, files };
}

function blobId(content: Buffer, idLength: number): string {
  return createHash(idLength === 64 ? "sha256" : "sha1")
    .update(`blob ${content.length}\0`)
    .update(content)
    .digest("hex");
}
