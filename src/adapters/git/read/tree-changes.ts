/** What differs between two trees: only folders that differ are looked into. */
import type { TreeChange, TreeChanges, TreeFile } from "../../../app/ports/outside.ts";
import type { TreeEntry } from "./grammar.ts";

export const FOLDER = "40000";

export type ReadTree = (id: string) => readonly TreeEntry[];

/** @param before undefined where there was nothing before */
export function treeChanges(read: ReadTree, before: string | undefined, after: string): TreeChanges {
  const files: TreeChange[] = [];
  const collisions: string[] = [];
  compare(read, before, after, "", { files, collisions });
  return { files, collisions };
}

interface Found {
  readonly files: TreeChange[];
  readonly collisions: string[];
}

function compare(
  read: ReadTree,
  before: string | undefined,
  after: string | undefined,
  prefix: string,
  found: Found,
): void {
  if (before === after) return;
  const old = before === undefined ? [] : read(before);
  const now = after === undefined ? [] : read(after);
  // Most of two versions of a folder is the same: what differs lies between what they begin and end with.
  const [start, end] = sameEnds(old, now);
  const earlier = new Map(old.slice(start, old.length - end).map((entry) => [entry.name, entry]));
  const later = new Map(now.slice(start, now.length - end).map((entry) => [entry.name, entry]));
  const changed = [...later.values()].filter((entry) => !isSame(entry, earlier.get(entry.name)));
  const added = new Set(changed.map(({ name }) => name).filter((name) => !earlier.has(name)));
  const gone = [...earlier.keys()].filter((name) => !later.has(name));
  if (added.size > 0) found.collisions.push(...colliding(now, added).map((name) => prefix + name));
  for (const name of [...changed.map((entry) => entry.name), ...gone].sort())
    compareEntry(read, earlier.get(name), later.get(name), prefix + name, found);
}

/** How many entries two folders have in common at the front, and at the end behind those. */
function sameEnds(old: readonly TreeEntry[], now: readonly TreeEntry[]): readonly [number, number] {
  const most = Math.min(old.length, now.length);
  let start = 0;
  while (start < most && isSame(old[start], now[start])) start++;
  let end = 0;
  while (end < most - start && isSame(old.at(-1 - end), now.at(-1 - end))) end++;
  return [start, end];
}

function isSame(one: TreeEntry | undefined, other: TreeEntry | undefined): boolean {
  return one !== undefined && one.id === other?.id && one.name === other.name && one.mode === other.mode;
}

function compareEntry(
  read: ReadTree,
  before: TreeEntry | undefined,
  after: TreeEntry | undefined,
  path: string,
  found: Found,
): void {
  const [oldFolder, newFolder] = [before, after].map((entry) =>
    entry?.mode === FOLDER ? entry.id : undefined,
  );
  if (oldFolder !== undefined || newFolder !== undefined)
    compare(read, oldFolder, newFolder, `${path}/`, found);
  const [oldFile, newFile] = [fileOf(path, before), fileOf(path, after)];
  if (oldFile !== undefined || newFile !== undefined)
    found.files.push({ path, before: oldFile, after: newFile });
}

function fileOf(path: string, entry: TreeEntry | undefined): TreeFile | undefined {
  return entry === undefined || entry.mode === FOLDER
    ? undefined
    : { path, mode: entry.mode, blob: entry.id };
}

/** Names in one folder that some computer takes for the same, where one of them is new. */
function colliding(entries: readonly TreeEntry[], added: ReadonlySet<string>): readonly string[] {
  const folded = new Map<string, string>();
  const names: string[] = [];
  for (const { name } of entries) {
    const key = name.normalize("NFC").toLowerCase();
    const other = folded.get(key);
    if (other !== undefined && (added.has(name) || added.has(other))) names.push(name);
    folded.set(key, name);
  }
  return names;
}
