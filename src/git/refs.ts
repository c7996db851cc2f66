/** What branches and other references name (gitrepository-layout(5)); git is asked where they are kept in another way. */
import { lstatSync } from "node:fs";
import { join } from "node:path";
import { type EntryId, entryId } from "../domain/ids.ts";
import { type Location, namesIn, textOf } from "./location.ts";
import { type Environment, runGit } from "./process.ts";

/** The newest commit of a branch; undefined where it has none. */
export async function branchTip(
  location: Location,
  env: Environment,
  branch: string,
): Promise<EntryId | undefined> {
  const name = `refs/heads/${branch}`;
  if (location.usual && isPlain(branch)) {
    const path = join(location.gitFolder, name);
    const own = lstatSync(path, { throwIfNoEntry: false });
    // A file of its own outranks the list; a link, or a file that names another reference, is git's to follow.
    const listed = own === undefined || own.isDirectory();
    const text = listed ? packedReferences(location.gitFolder).get(name) : own.isFile() ? textOf(path) : "";
    if (text === undefined) return undefined;
    const id = entryId(text.trimEnd());
    if (id !== undefined) return id;
  }
  const { status, stdout } = await runGit(["show-ref", "--verify", "--hash", name], {
    cwd: location.top,
    env,
  });
  return status === 0 ? entryId(stdout.toString("latin1").trim()) : undefined;
}

/**
 * The references that lie in one of these places, or are one of them.
 * @param places full names, such as `refs/notes`
 */
export async function referencesAt(
  location: Location,
  env: Environment,
  places: readonly string[],
): Promise<readonly string[]> {
  if (!location.usual) {
    const { stdout } = await runGit(["for-each-ref", "--format=%(refname)", ...places], {
      cwd: location.top,
      env,
    });
    return stdout
      .toString("utf8")
      .split("\n")
      .filter((name) => name !== "");
  }
  const packed = [...packedReferences(location.gitFolder).keys()];
  const found = places.flatMap((place) => [
    ...looseReferences(location.gitFolder, place),
    ...packed.filter((name) => name === place || name.startsWith(`${place}/`)),
  ]);
  return [...new Set(found)].sort();
}

function looseReferences(gitFolder: string, name: string): readonly string[] {
  const found = lstatSync(join(gitFolder, name), { throwIfNoEntry: false });
  if (found === undefined || name.endsWith(".lock")) return [];
  if (!found.isDirectory()) return [name];
  return namesIn(join(gitFolder, name)).flatMap((inner) => looseReferences(gitFolder, `${name}/${inner}`));
}

/** One a line, the name behind the id; other lines say how the list was made, or what a tag stands for. */
function packedReferences(gitFolder: string): ReadonlyMap<string, string> {
  const lines = textOf(join(gitFolder, "packed-refs")).split("\n");
  return new Map(
    lines.flatMap((line): [string, string][] => {
      const [, id, name] = /^([0-9a-f]{40}|[0-9a-f]{64}) (refs\/.+)$/.exec(line) ?? [];
      return id === undefined || name === undefined ? [] : [[name, id]];
    }),
  );
}

/** A name that means the same to a file system as to git. */
function isPlain(branch: string): boolean {
  return /^[\w-]+(?:[./][\w-]+)*$/.test(branch);
}

/** Every reference with what it names. */
export async function references(
  location: Location,
  env: Environment,
): Promise<ReadonlyMap<string, EntryId>> {
  if (!location.usual) {
    const format = "--format=%(objectname) %(refname)";
    const { stdout } = await runGit(["for-each-ref", format], { cwd: location.top, env });
    return named(stdout.toString("utf8"));
  }
  const { gitFolder } = location;
  const loose = looseReferences(gitFolder, "refs").map((name) => {
    const path = join(gitFolder, name);
    return `${lstatSync(path, { throwIfNoEntry: false })?.isFile() === true ? textOf(path).trimEnd() : ""} ${name}`;
  });
  return named(
    [...[...packedReferences(gitFolder)].map(([name, id]) => `${id} ${name}`), ...loose].join("\n"),
  );
}

/** One a line, the name behind the id; a later line outranks an earlier one. */
function named(lines: string): ReadonlyMap<string, EntryId> {
  return new Map(
    lines.split("\n").flatMap((line): [string, EntryId][] => {
      const space = line.indexOf(" ");
      const id = entryId(line.slice(0, space));
      return id === undefined ? [] : [[line.slice(space + 1), id]];
    }),
  );
}
