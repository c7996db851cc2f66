/** A repository's objects as they lie on disk: in packs, or each in a file of its own. Git itself is not asked. */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { inflateSync } from "node:zlib";
import { namesIn, textOf } from "../location.ts";
import { LARGEST } from "./delta.ts";
import { type GitObject, Pack } from "./pack.ts";

/** More repositories than one rests on; what lies in others is left to git. */
const MOST_FOLDERS = 32;

/** The objects of one repository; must be closed, since packs stay open. */
export class ObjectFiles {
  /** The repository's own, and those of the repositories that it rests on. */
  readonly #folders: readonly string[];
  #packs: readonly Pack[] | undefined;

  /** @param gitFolder git's own folder */
  constructor(gitFolder: string) {
    this.#folders = withAlternates(join(gitFolder, "objects"));
  }

  /**
   * @returns undefined where it is not here, or not in a way that we know: git may still know better
   */
  read(id: string): GitObject | undefined {
    try {
      return this.#packed(Buffer.from(id, "hex")) ?? this.#loose(id);
    } catch {
      return undefined;
    }
  }

  close(): void {
    for (const pack of this.#packs ?? []) pack.close();
    this.#packs = undefined;
  }

  #packed(id: Buffer): GitObject | undefined {
    this.#packs ??= this.#folders.flatMap((folder) => packsIn(join(folder, "pack"), id.length));
    for (const pack of this.#packs) {
      const object = pack.read(id);
      if (object !== undefined) return object;
    }
    return undefined;
  }

  #loose(id: string): GitObject | undefined {
    const path = join(id.slice(0, 2), id.slice(2));
    const folder = this.#folders.find((one) => existsSync(join(one, path)));
    if (folder === undefined) return undefined;
    const packed = readFileSync(join(folder, path));
    const bytes = inflateSync(packed, { chunkSize: 4 * packed.length + 256, maxOutputLength: LARGEST });
    const end = bytes.indexOf(0);
    const [, type, size] = /^([a-z]+) ([0-9]+)$/.exec(bytes.toString("latin1", 0, Math.min(end, 64))) ?? [];
    const content = bytes.subarray(end + 1);
    return type === undefined || Number(size) !== content.length ? undefined : { type, bytes: content };
  }
}

function packsIn(folder: string, idBytes: number): readonly Pack[] {
  return namesIn(folder)
    .filter((name) => name.endsWith(".idx"))
    .flatMap((name) => Pack.open(join(folder, name), idBytes) ?? []);
}

/** Folders of objects that one names in `info/alternates`, and those that they name in turn; each once. */
function withAlternates(folder: string): readonly string[] {
  const folders = new Set([folder]);
  // What is added meanwhile is visited too.
  for (const one of folders) {
    const lines = textOf(join(one, "info", "alternates")).split("\n");
    for (const line of lines.filter((path) => path !== "" && !path.startsWith("#")))
      if (folders.size < MOST_FOLDERS) folders.add(resolve(one, line));
  }
  return [...folders];
}
