/** What differs between two trees: only folders that differ are looked into. */
import type { TreeChange, TreeChanges, TreeFile } from "../ports.ts";
import type { TreeEntry } from "./grammar.ts";

export const FOLDER = "40000";

export type ReadTree = (id: string) => Promise<readonly TreeEntry[]>;

/** @param before undefined where there was nothing before */
export async function treeChanges(
  read: ReadTree,
  before: string | undefined,
  after: string,
): Promise<TreeChanges> {
  const files: TreeChange[] = [];
  const collisions: string[] = [];
  await compare(read, before, after, "", { files, collisions });
  return { files, collisions };
}

interface Found {
  readonly files: TreeChange[];
  readonly collisions: string[];
}

async function compare(
  read: ReadTree,
  before: string | undefined,
  after: string | undefined,
  prefix: string,
  found: Found,
): Promise<void> {
  if (before === after) return;
  const [old, now] = await Promise.all([
    before === undefined ? [] : read(before),
    after === undefined ? [] : read(after),
  ]);
  const earlier = new Map(old.map((entry) => [entry.name, entry]));
  const later = new Map(now.map((entry) => [entry.name, entry]));
  const changed = new Set<string>();
  for (const [name, entry] of later) {
    const was = earlier.get(name);
    if (was?.id !== entry.id || was.mode !== entry.mode) changed.add(name);
  }
  for (const name of earlier.keys()) if (!later.has(name)) changed.add(name);
  found.collisions.push(...colliding(now, changed).map((name) => prefix + name));
  for (const name of [...changed].sort())
    await compareEntry(read, earlier.get(name), later.get(name), prefix + name, found);
}

async function compareEntry(
  read: ReadTree,
  before: TreeEntry | undefined,
  after: TreeEntry | undefined,
  path: string,
  found: Found,
): Promise<void> {
  const [oldFolder, newFolder] = [before, after].map((entry) =>
    entry?.mode === FOLDER ? entry.id : undefined,
  );
  if (oldFolder !== undefined || newFolder !== undefined)
    await compare(read, oldFolder, newFolder, `${path}/`, found);
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
function colliding(entries: readonly TreeEntry[], changed: ReadonlySet<string>): readonly string[] {
  const folded = new Map<string, string>();
  const names: string[] = [];
  for (const { name } of entries) {
    const key = name.normalize("NFC").toLowerCase();
    const other = folded.get(key);
    if (other !== undefined && (changed.has(name) || changed.has(other))) names.push(name);
    folded.set(key, name);
  }
  return names;
}
