/** What branches and other references name (gitrepository-layout(5)), read from their files. */
import { lstatSync, readlinkSync } from "node:fs";
import { join, posix } from "node:path";
import { type EntryId, entryId } from "../../domain/ids.ts";
import { type Location, namesIn, textOf } from "./location.ts";
import { inOwnRepository } from "./own-repository.ts";
import { type Environment, runGit } from "./process.ts";

/** References that stand for one another, one after the other; git follows no more. */
const LONGEST_CHAIN = 5;

/** The newest commit of a branch; undefined where it has none. */
export async function branchTip(
  location: Location,
  env: Environment,
  branch: string,
): Promise<EntryId | undefined> {
  const name = `refs/heads/${branch}`;
  if (!location.usual) return (await tabled(location, env)).get(name);
  return named(location.gitFolder, name, packedReferences(location.gitFolder));
}

/** What a reference names. A file of its own outranks the list, and may stand for another reference. */
function named(
  gitFolder: string,
  name: string,
  packed: ReadonlyMap<string, EntryId>,
  depth = 0,
): EntryId | undefined {
  if (depth > LONGEST_CHAIN || !isPlain(name)) return undefined;
  const path = join(gitFolder, name);
  const own = lstatSync(path, { throwIfNoEntry: false });
  if (own === undefined || own.isDirectory()) return packed.get(name);
  // Git once wrote links for references that stand for others. Only the name is taken of one.
  const text = own.isSymbolicLink() ? `ref: ${linkedName(path, name)}` : own.isFile() ? textOf(path) : "";
  const [, other] = /^ref:\s*(refs\/\S+)\s*$/.exec(text) ?? [];
  return other === undefined ? entryId(text.trimEnd()) : named(gitFolder, other, packed, depth + 1);
}

function linkedName(path: string, name: string): string {
  const target = readlinkSync(path);
  return target.startsWith("refs/") ? target : posix.join(posix.dirname(name), target);
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
  const names = location.usual ? namesOf(location, places) : [...(await tabled(location, env)).keys()];
  const isThere = (name: string): boolean =>
    places.some((place) => name === place || name.startsWith(`${place}/`));
  return [...new Set(names.filter(isThere))].sort();
}

/** Every reference with what it names. */
export async function references(
  location: Location,
  env: Environment,
): Promise<ReadonlyMap<string, EntryId>> {
  if (!location.usual) return tabled(location, env);
  const packed = packedReferences(location.gitFolder);
  return new Map(
    namesOf(location, ["refs"]).flatMap((name): [string, EntryId][] => {
      const id = named(location.gitFolder, name, packed);
      return id === undefined ? [] : [[name, id]];
    }),
  );
}

function namesOf({ gitFolder }: Location, places: readonly string[]): readonly string[] {
  const loose = places.flatMap((place) => looseReferences(gitFolder, place));
  return [...new Set([...packedReferences(gitFolder).keys(), ...loose])];
}

/** References that are kept in tables, which git reads: in a repository of our own, not in the copy. */
async function tabled(location: Location, env: Environment): Promise<ReadonlyMap<string, EntryId>> {
  const asked = ["for-each-ref", "--format=%(objectname) %(refname)"];
  const { stdout } = await inOwnRepository(location, (own) => runGit(asked, own.reading(env)));
  return new Map(
    stdout
      .toString("utf8")
      .split("\n")
      .flatMap((line): [string, EntryId][] => {
        const space = line.indexOf(" ");
        const id = entryId(line.slice(0, space));
        return id === undefined ? [] : [[line.slice(space + 1), id]];
      }),
  );
}

function looseReferences(gitFolder: string, name: string): readonly string[] {
  const found = lstatSync(join(gitFolder, name), { throwIfNoEntry: false });
  if (found === undefined || name.endsWith(".lock")) return [];
  if (!found.isDirectory()) return [name];
  return namesIn(join(gitFolder, name)).flatMap((inner) => looseReferences(gitFolder, `${name}/${inner}`));
}

/** One a line, the name behind the id; other lines say how the list was made, or what a tag stands for. */
function packedReferences(gitFolder: string): ReadonlyMap<string, EntryId> {
  const lines = textOf(join(gitFolder, "packed-refs")).split("\n");
  return new Map(
    lines.flatMap((line): [string, EntryId][] => {
      const [, hex, name] = /^([0-9a-f]{40}|[0-9a-f]{64}) (refs\/.+)$/.exec(line) ?? [];
      const id = entryId(hex ?? "");
      return id === undefined || name === undefined ? [] : [[name, id]];
    }),
  );
}

/** A name that git would take (git-check-ref-format(1)): none of them leads out of the folder of references. */
function isPlain(name: string): boolean {
  if (/[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|[./]$/.test(name)) return false;
  return name.split("/").every((part) => part !== "" && !part.startsWith(".") && !part.endsWith(".lock"));
}
