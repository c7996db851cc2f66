/** The folder as people see it: does it agree with the record, and bringing it to an entry without losing their work. */
import { createHash } from "node:crypto";
import { isGoverned } from "../domain/content.ts";
import type { EntryId } from "../domain/ids.ts";
import type { Files } from "../ports.ts";
import { GitHistory } from "./history.ts";
import { type Environment, git } from "./process.ts";

export interface Drift {
  readonly path: string;
  readonly how: "changed" | "missing";
}

/** The files on disk, compared with and brought to an entry's. */
export class WorkTree {
  readonly #folder: Files;
  readonly #env: Environment;

  constructor(folder: Files, env: Environment) {
    this.#folder = folder;
    this.#env = env;
  }

  /** Governed files of an entry that differ on disk, by content: neither index flags nor filters are believed. */
  async drift(history: GitHistory, entry: EntryId): Promise<readonly Drift[]> {
    const { tree } = await history.commit(entry);
    const drifts: Drift[] = [];
    for (const { path, blob } of await history.files(tree)) {
      if (!isGoverned(path)) continue;
      const content = await this.#folder.read(path);
      if (content === undefined) drifts.push({ path, how: "missing" });
      else if (blobId(content, blob.length) !== blob) drifts.push({ path, how: "changed" });
    }
    return drifts;
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

function blobId(content: Buffer, idLength: number): string {
  return createHash(idLength === 64 ? "sha256" : "sha1")
    .update(`blob ${content.length}\0`)
    .update(content)
    .digest("hex");
}
