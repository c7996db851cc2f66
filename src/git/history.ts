/** The history as the record reads it: commits, trees and contents from raw objects, each hashed again. */
import { createHash } from "node:crypto";
import { type EntryId, entryId } from "../domain/ids.ts";
import { DamagedObject, Failure } from "../failure.ts";
import type { Commit, HistoryReader, TreeFile } from "../ports.ts";
import { parseCommit, parseTree, type TreeEntry } from "./grammar.ts";
import { ObjectReader } from "./objects.ts";
import { type Environment, git, runGit } from "./process.ts";

/** Reads one repository; must be closed, since git runs behind it. */
export class GitHistory implements HistoryReader {
  readonly #folder: string;
  readonly #env: Environment;
  readonly #digests = new Map<string, string>();
  readonly #trees = new Map<string, readonly TreeEntry[]>();
  #objects: ObjectReader | undefined;

  constructor(folder: string, env: Environment) {
    this.#folder = folder;
    this.#env = env;
  }

  /** A shallow or partial clone lacks what a proof needs. @throws {Failure} before anything is read */
  async refuseIncomplete(): Promise<void> {
    const options = { cwd: this.#folder, env: this.#env };
    const shallow = await git(["rev-parse", "--is-shallow-repository"], options);
    if (shallow.trim() === "true") throw new Failure({ code: "clone-incomplete", how: "shallow" });
    const partial = await runGit(
      ["config", "--local", "--get-regexp", "^(remote\\..*\\.promisor|extensions\\.partialclone)$"],
      options,
    );
    if (partial.status === 0) throw new Failure({ code: "clone-incomplete", how: "partial" });
  }

  async tip(branch: string): Promise<EntryId | undefined> {
    const { status, stdout } = await runGit(["show-ref", "--verify", "--hash", `refs/heads/${branch}`], {
      cwd: this.#folder,
      env: this.#env,
    });
    return status === 0 ? entryId(stdout.toString("latin1").trim()) : undefined;
  }

  async commit(id: EntryId): Promise<Commit> {
    const { type, bytes } = await this.#reader.read(id);
    const commit = type === "commit" ? parseCommit(id, bytes) : undefined;
    if (commit === undefined) throw new DamagedObject(id, "malformed");
    return commit;
  }

  async files(tree: string): Promise<readonly TreeFile[]> {
    const files: TreeFile[] = [];
    await this.#collect(tree, "", files);
    return files;
  }

  async content(blob: string): Promise<Buffer> {
    const { type, bytes } = await this.#reader.read(blob);
    if (type !== "blob") throw new DamagedObject(blob, "malformed");
    return bytes;
  }

  async contentDigest(blob: string): Promise<string> {
    const known = this.#digests.get(blob);
    if (known !== undefined) return known;
    const fresh = createHash("sha256")
      .update(await this.content(blob))
      .digest("hex");
    this.#digests.set(blob, fresh);
    return fresh;
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

  async #collect(tree: string, prefix: string, files: TreeFile[]): Promise<void> {
    for (const { mode, name, id } of await this.#tree(tree)) {
      const path = `${prefix}${name}`;
      if (mode === "40000") await this.#collect(id, `${path}/`, files);
      else files.push({ path, mode, blob: id });
    }
  }

  async #tree(id: string): Promise<readonly TreeEntry[]> {
    const known = this.#trees.get(id);
    if (known !== undefined) return known;
    const { type, bytes } = await this.#reader.read(id);
    const entries = type === "tree" ? parseTree(bytes, id.length / 2) : undefined;
    if (entries === undefined) throw new DamagedObject(id, "malformed");
    this.#trees.set(id, entries);
    return entries;
  }
}
