/** What differs between two trees: only folders that differ are looked into. */
import type { TreeChanges, TreeFile } from "../../../app/ports/history.ts";
import type { TreeEntry } from "./grammar.ts";

export const FOLDER = "40000";

export type ReadTree = (id: string) => Promise<readonly TreeEntry[]>;

const NOTHING: TreeChanges = { files: [], collisions: [] };

/**
 * @param before undefined where there was nothing before
 * @param after undefined where there is nothing more
 * @param prefix the folder's own path, with a slash behind it; empty for the uppermost
 */
export async function treeChanges(
  read: ReadTree,
  before: string | undefined,
  after: string | undefined,
  prefix = "",
): Promise<TreeChanges> {
  if (before === after) return NOTHING;
  const entriesIn = (id: string | undefined) => (id === undefined ? [] : read(id));
  const [old, now] = await Promise.all([entriesIn(before), entriesIn(after)]);
  // Most of two versions of a folder is the same: what differs lies between what they begin and end with.
  const [start, end] = sameEnds(old, now);
  const earlier = new Map(old.slice(start, old.length - end).map((entry) => [entry.name, entry]));
  const later = new Map(now.slice(start, now.length - end).map((entry) => [entry.name, entry]));
  const changed = [...later.values()].filter((entry) => !isSame(entry, earlier.get(entry.name)));
  const added = new Set(changed.map(({ name }) => name).filter((name) => !earlier.has(name)));
  const gone = [...earlier.keys()].filter((name) => !later.has(name));
  const names = [...changed.map((entry) => entry.name), ...gone].sort();
  const below = await Promise.all(
    names.map((name) => entryChanges(read, earlier.get(name), later.get(name), prefix + name)),
  );
  const collisions = added.size > 0 ? colliding(now, added).map((name) => prefix + name) : [];
  return {
    files: below.flatMap(({ files }) => files),
    collisions: [...collisions, ...below.flatMap((one) => one.collisions)],
  };
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

async function entryChanges(
  read: ReadTree,
  before: TreeEntry | undefined,
  after: TreeEntry | undefined,
  path: string,
): Promise<TreeChanges> {
  const { files, collisions } = await treeChanges(read, folderOf(before), folderOf(after), `${path}/`);
  const [oldFile, newFile] = [fileOf(path, before), fileOf(path, after)];
  if (oldFile === undefined && newFile === undefined) return { files, collisions };
  return { files: [...files, { path, before: oldFile, after: newFile }], collisions };
}

function folderOf(entry: TreeEntry | undefined): string | undefined {
  return entry?.mode === FOLDER ? entry.id : undefined;
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
