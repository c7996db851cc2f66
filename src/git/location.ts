/** Where a repository lies. Read from its files where it is laid out as git usually does it; else git is asked. */
import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";
import { Failure } from "../failure.ts";
import { type Environment, runGit } from "./process.ts";

/** Where a repository is on this computer. */
export interface Location {
  /** The folder that people see. */
  readonly top: string;
  /** Git's own folder; that of the main work tree, where there are several. */
  readonly gitFolder: string;
  /** Do its settings ask for nothing unusual, so that references are where git usually keeps them? */
  readonly usual: boolean;
}

/**
 * The repository that a folder lies in.
 * @throws {Failure} where there is none, or where it is a shallow or partial clone, which lacks what a proof needs
 */
export async function locate(cwd: string, env: Environment): Promise<Location> {
  const location = usualLocation(cwd) ?? (await askedLocation(cwd, env));
  const { gitFolder } = location;
  if (textOf(join(gitFolder, "shallow")) !== "")
    throw new Failure({ code: "clone-incomplete", how: "shallow" });
  if (isPartial(gitFolder)) throw new Failure({ code: "clone-incomplete", how: "partial" });
  return location;
}

/** Where the tool keeps what is its own and not the record's: `.git/sop`. */
export function privateFolder({ gitFolder }: Location): string {
  return join(gitFolder, "sop");
}

/** The nearest folder with a repository of its own, looked for as git does it. */
function usualLocation(cwd: string): Location | undefined {
  let folder: string;
  try {
    folder = realpathSync(cwd);
  } catch {
    return undefined;
  }
  // Inside git's own folder, git says by itself what is wrong.
  if (folder.split(sep).includes(".git")) return undefined;
  for (let top = folder; ; top = dirname(top)) {
    const gitFolder = join(top, ".git");
    const found = lstatSync(gitFolder, { throwIfNoEntry: false });
    if (found !== undefined)
      // Git writes slashes on every system, and what is remembered of a workspace is remembered by its place.
      return found.isDirectory() && isUsual(gitFolder)
        ? { top: top.replaceAll(sep, "/"), gitFolder, usual: true }
        : undefined;
    if (isRepository(top) || dirname(top) === top) return undefined;
  }
}

/** Settings that put things elsewhere, or say that they are kept in another way. */
const UNUSUAL =
  /\[\s*include|\bworktree\s*=|\bbare\b(?!\s*=\s*false\s*$)|\b(?:worktreeconfig|refstorage|compatobjectformat|relativeworktrees)\b/im;

function isUsual(gitFolder: string): boolean {
  const settings = textOf(join(gitFolder, "config"));
  return (
    settings !== "" &&
    !UNUSUAL.test(settings) &&
    !isFile(join(gitFolder, "commondir")) &&
    isRepository(gitFolder)
  );
}

/** Is this a folder as git keeps its own: the hidden one, or that of a bare repository? */
function isRepository(folder: string): boolean {
  return isFile(join(folder, "HEAD")) && isFolder(join(folder, "objects")) && isFolder(join(folder, "refs"));
}

async function askedLocation(cwd: string, env: Environment): Promise<Location> {
  const asked = ["--path-format=absolute", "--show-toplevel", "--git-common-dir"];
  const { status, stdout } = await runGit(["rev-parse", ...asked], { cwd, env });
  if (status !== 0) throw new Failure({ code: "not-a-repository", folder: cwd });
  const [top = "", common = ""] = stdout.toString("utf8").split(/\r?\n/);
  return { top, gitFolder: resolve(cwd, common), usual: false };
}

/** A partial clone says so in its settings, and beside its packs. */
function isPartial(gitFolder: string): boolean {
  const settings = textOf(join(gitFolder, "config"));
  if (/^\s*(?:promisor|partialclone(?:filter)?)\s*(?:=|$)/im.test(settings)) return true;
  return namesIn(join(gitFolder, "objects", "pack")).some((name) => name.endsWith(".promisor"));
}

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
