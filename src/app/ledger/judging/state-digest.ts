/** The digest of the whole governed content, folder by folder: only folders that changed are computed again. */

import type { Digest } from "../../../domain/ids.ts";
import { compareBytes } from "../../../domain/ledger/path-rules.ts";
import { isGoverned } from "../../../domain/paths.ts";
import type { Hash } from "../../ports/clock.ts";
import type { HistoryReader, TreeItem } from "../../ports/history.ts";

const FOLDER = "40000";
const PREFIX = "sha256:".length;

/** A folder as it was last computed. */
export interface FolderDigest {
  /** Git's id of its tree. */
  readonly tree: string;
  /** Undefined where nothing below it is governed. */
  readonly digest: Digest | undefined;
}

/** Digests of folders, by path; each is computed again only where its tree is another. */
export class StateDigests {
  readonly #history: Pick<HistoryReader, "list" | "facts">;
  readonly #hash: Hash;
  readonly #known: Map<string, FolderDigest>;

  /** @param known folders of a tree that was computed before, by path */
  constructor(
    history: Pick<HistoryReader, "list" | "facts">,
    hash: Hash,
    known: ReadonlyMap<string, FolderDigest> = new Map(),
  ) {
    this.#history = history;
    this.#hash = hash;
    this.#known = new Map(known);
  }

  /** What was computed last, folder by folder: to be handed to the next who goes on from there. */
  get folders(): ReadonlyMap<string, FolderDigest> {
    return this.#known;
  }

  /** @param tree a commit's own */
  async of(tree: string): Promise<Digest> {
    return (await this.#folder(tree, "")) ?? this.#hash("");
  }

  async #folder(tree: string, path: string): Promise<Digest | undefined> {
    const known = this.#known.get(path);
    if (known?.tree === tree) return known.digest;
    const items = [...(await this.#history.list(tree))].sort((one, other) =>
      compareBytes(one.name, other.name),
    );
    const lines = await Promise.all(items.map((item) => this.#line(item, path + item.name)));
    const manifest = lines.join("");
    const digest = manifest === "" ? undefined : this.#hash(manifest);
    this.#known.set(path, { tree, digest });
    return digest;
  }

  /** At once for a folder that is known: of most entries, few folders are others. */
  #line(item: TreeItem, path: string): string | Promise<string> {
    if (item.mode !== FOLDER) return this.#file(item.id, path).then((sha256) => lineOf(item, sha256));
    const known = this.#known.get(`${path}/`);
    if (known?.tree === item.id) return lineOf(item, known.digest?.slice(PREFIX));
    return this.#folder(item.id, `${path}/`).then((digest) => lineOf(item, digest?.slice(PREFIX)));
  }

  async #file(blob: string, path: string): Promise<string | undefined> {
    return isGoverned(path) ? (await this.#history.facts(blob)).sha256 : undefined;
  }
}

/** Empty where nothing below it is governed. */
function lineOf({ mode, name }: TreeItem, sha256: string | undefined): string {
  return sha256 === undefined ? "" : `${mode} ${name}\0${sha256}\n`;
}
