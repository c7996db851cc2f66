/** Where a repository lies: read from its files, as git looks for it. Git is not asked, since it would obey its settings. */
import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { Failure } from "../../domain/failure.ts";
import { isOn, lastValue, settingsOf } from "./settings.ts";

/** Where a repository is on this computer. */
export interface Location {
  /** The folder that people see. */
  readonly top: string;
  /** Git's own folder; that of the main work tree, where there are several. */
  readonly gitFolder: string;
  /** Are references files, as git usually keeps them, and not tables? */
  readonly usual: boolean;
}

/**
 * The repository that a folder lies in. Where its settings would have the work tree elsewhere, they are not heeded: the
 * folder that people see is the one in which git's own lies.
 * @throws {Failure} where there is none, or where it is a shallow or partial clone, which lacks what a proof needs
 */
export async function locate(cwd: string): Promise<Location> {
  const { top, gitFolder } = nearest(cwd);
  const link = LINKED.find((name) => isLink(join(gitFolder, name)));
  if (link !== undefined) throw new Failure({ code: "path-link", path: `.git/${link}` });
  if (textOf(join(gitFolder, "shallow")) !== "")
    throw new Failure({ code: "clone-incomplete", how: "shallow" });
  if (isPartial(gitFolder)) throw new Failure({ code: "clone-incomplete", how: "partial" });
  const settings = settingsOf(textOf(join(gitFolder, "config")));
  const kept = lastValue(settings, "extensions.refstorage")?.toLowerCase() ?? "files";
  // Git writes slashes on every system, and what is remembered of a workspace is remembered by its place.
  return { top: top.replaceAll(sep, "/"), gitFolder, usual: kept === "files" };
}

/** Where the tool keeps what is its own and not the record's: `.git/sop`. */
export function privateFolder({ gitFolder }: Location): string {
  return join(gitFolder, "sop");
}

/** What git or we write to: as links, they would lead it to files of this computer that are no part of the copy. */
const LINKED = [
  "config",
  "HEAD",
  "index",
  "info",
  "logs",
  "objects",
  "packed-refs",
  "refs",
  "sop",
  "sop.lock",
];

/** The nearest folder with a repository of its own, looked for as git does it. */
function nearest(cwd: string): Pick<Location, "top" | "gitFolder"> {
  const none = new Failure({ code: "not-a-repository", folder: cwd });
  let folder: string;
  try {
    folder = realpathSync(cwd);
  } catch {
    throw none;
  }
  // Inside git's own folder there is nothing that people see.
  if (folder.split(sep).includes(".git")) throw none;
  for (let top = folder; ; top = dirname(top)) {
    const gitFolder = ownFolder(top);
    if (gitFolder !== undefined) return { top, gitFolder };
    if (isRepository(top, top) || dirname(top) === top) throw none;
  }
}

/** Git's own folder of a work tree; of several work trees, what they have in common. */
function ownFolder(top: string): string | undefined {
  const place = join(top, ".git");
  const found = lstatSync(place, { throwIfNoEntry: false });
  if (found?.isSymbolicLink()) throw new Failure({ code: "path-link", path: ".git" });
  if (found?.isDirectory() && isRepository(place, place)) {
    const bare = lastValue(settingsOf(textOf(join(place, "config"))), "core.bare");
    if (isOn(bare)) throw new Failure({ code: "not-a-repository", folder: top });
    return place;
  }
  const [, named] = found?.isFile() ? (/^gitdir: (.+?)[\r\n]*$/.exec(textOf(place)) ?? []) : [];
  if (named === undefined) return undefined;
  const own = resolve(top, named);
  const common = resolve(own, textOf(join(own, "commondir")).replace(/[\r\n]+$/, ""));
  return isRepository(own, common) ? common : undefined;
}

/** Is this a folder as git keeps its own? @param common where several work trees keep what they share */
function isRepository(own: string, common: string): boolean {
  return isFile(join(own, "HEAD")) && isFolder(join(common, "objects")) && isFolder(join(common, "refs"));
}

/** A partial clone says so in its settings, and beside its packs. */
function isPartial(gitFolder: string): boolean {
  const settings = settingsOf(textOf(join(gitFolder, "config")));
  if (settings.some(({ name, value }) => PARTIAL.has(name) && isOn(value))) return true;
  return namesIn(join(gitFolder, "objects", "pack")).some((name) => name.endsWith(".promisor"));
}

const PARTIAL: ReadonlySet<string> = new Set([
  "extensions.partialclone",
  "remote.promisor",
  "remote.partialclonefilter",
]);

/** Empty where there is no such file, or none that can be read. */
export function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

/** The names in a folder; none where there is no such folder. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}
