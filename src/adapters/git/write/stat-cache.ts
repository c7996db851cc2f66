/** What governed files looked like from outside when their content was last compared: as git's index keeps it. */
import type { Stats } from "node:fs";

/** Size, times and number of a file whose content was known. */
export type Look = readonly [size: number, mtimeMs: number, ctimeMs: number, ino: number];

/** A file whose content was compared. */
export interface Compared {
  readonly blob: string;
  /** Undefined where its content was another, or might change without its look showing it. */
  readonly look: Look | undefined;
}

/** As it is kept: in columns, which JSON reads in a fraction of the time that objects take. */
export interface KeptSeen {
  readonly tree: string | undefined;
  readonly paths: readonly string[];
  readonly blobs: readonly string[];
  /** Four for each file. */
  readonly looks: readonly number[];
}

/** Where nothing was compared yet. */
export const NOTHING_SEEN: KeptSeen = { tree: undefined, paths: [], blobs: [], looks: [] };

const FIELDS = 4;
/** Looks like no file. */
const NO_LOOK: Look = [-1, 0, 0, 0];

/** Is this file as it was when it was compared? The same inode, unchanged, is what it was. */
export function looksTheSame({ looks }: KeptSeen, no: number, now: Stats): boolean {
  const at = no * FIELDS;
  return (
    now.size === looks[at] &&
    now.mtimeMs === looks[at + 1] &&
    now.ctimeMs === looks[at + 2] &&
    now.ino === looks[at + 3]
  );
}

export function lookOf({ size, mtimeMs, ctimeMs, ino }: Stats): Look {
  return [size, mtimeMs, ctimeMs, ino];
}

interface Since {
  /** Paths that were seen with another content, or are new, or gone. */
  readonly changed: ReadonlyMap<string, unknown>;
  /** What was compared since, by its path. */
  readonly compared: ReadonlyMap<string, Compared>;
}

/** What was seen before, with what was compared since. */
export function seenSince(before: KeptSeen, tree: string, { changed, compared }: Since): KeptSeen {
  const paths: string[] = [];
  const blobs: string[] = [];
  const looks: number[] = [];
  const add = (path: string, blob: string, look: readonly number[]): void => {
    paths.push(path);
    blobs.push(blob);
    looks.push(...look);
  };
  for (const [no, path] of before.paths.entries())
    if (!compared.has(path) && !changed.has(path))
      add(path, before.blobs[no] ?? "", before.looks.slice(no * FIELDS, (no + 1) * FIELDS));
  for (const [path, { blob, look }] of compared) add(path, blob, look ?? NO_LOOK);
  return { tree, paths, blobs, looks };
}
