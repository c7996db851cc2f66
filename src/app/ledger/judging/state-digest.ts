/** The digest of the whole governed content, folder by folder: only folders that changed are computed again. */

import type { Digest } from "../../../domain/ids.ts";
import { compareBytes } from "../../../domain/ledger/path-rules.ts";
import { isGoverned } from "../../../domain/paths.ts";
import type { Hash, HistoryReader, TreeItem } from "../../ports/outside.ts";

const FOLDER = "40000";

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
  of(tree: string): Digest {
    return this.#folder(tree, "") ?? this.#hash("");
  }

  #folder(tree: string, path: string): Digest | undefined {
    const known = this.#known.get(path);
    if (known?.tree === tree) return known.digest;
    const manifest = [...this.#history.list(tree)]
      .sort((one, other) => compareBytes(one.name, other.name))
      .map((item) => this.#line(item, path + item.name))
      .join("");
    const digest = manifest === "" ? undefined : this.#hash(manifest);
    this.#known.set(path, { tree, digest });
    return digest;
  }

  #line({ mode, name, id }: TreeItem, path: string): string {
    const sha256 =
      mode === FOLDER ? this.#folder(id, `${path}/`)?.slice("sha256:".length) : this.#file(id, path);
    return sha256 === undefined ? "" : `${mode} ${name}\0${sha256}\n`;
  }

  #file(blob: string, path: string): string | undefined {
    return isGoverned(path) ? this.#history.facts(blob).sha256 : undefined;
  }
}
