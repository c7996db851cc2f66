/** Reads and writes inside the workspace: no path leaves it, no file is ever half written. */
import { type Dirent, lstatSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve, sep } from "node:path";
import type { Files } from "../../app/ports/store.ts";
import { Failure } from "../../domain/failure.ts";

/** A folder and what lies below it; nothing else can be reached through it. */
export class Folder implements Files {
  readonly root: string;

  constructor(root: string) {
    this.root = resolve(root);
  }

  /** The place of a workspace path on this computer. @throws {Failure} where it would lie outside, or a link leads to it */
  at(path: string): string {
    const place = resolve(this.root, path);
    if (place !== this.root && !place.startsWith(this.root + sep))
      throw new Failure({ code: "path-escapes", path });
    refuseLinks(this.root, place);
    return place;
  }

  /** At once: a workspace's files are small, and a thread that is woken for each takes longer than reading it. */
  async read(path: string): Promise<Buffer | undefined> {
    const place = this.at(path);
    try {
      return readPlain(place);
    } catch (error) {
      if (isCode(error, "ENOENT", "ENOTDIR")) return undefined;
      throw unreadable(path, error);
    }
  }

  async text(path: string): Promise<string | undefined> {
    return (await this.read(path))?.toString("utf8");
  }

  /** Writes to a temporary file and renames it into place; waits where another program holds the file open. */
  async write(path: string, content: Uint8Array | string): Promise<void> {
    const place = this.at(path);
    try {
      mkdirSync(dirname(place), { recursive: true });
      const { writeFile } = await import("atomically");
      await writeFile(place, typeof content === "string" ? content : Buffer.from(content));
    } catch (error) {
      throw unreadable(path, error);
    }
  }

  async remove(path: string): Promise<void> {
    rmSync(this.at(path), { force: true });
  }

  /** Names of files and folders in a folder, sorted, links left out; none where there is no such folder. */
  async list(path: string): Promise<readonly string[]> {
    // Anyone may push into the in-tray: a link there could point at a file of this computer.
    return this.#names(path, (entry) => entry.isFile() || entry.isDirectory());
  }

  /** Names of the links in a folder, sorted: to be named to people, and not followed. */
  async links(path: string): Promise<readonly string[]> {
    return this.#names(path, (entry) => entry.isSymbolicLink());
  }

  #names(path: string, wanted: (entry: Dirent) => boolean): readonly string[] {
    const place = this.at(path);
    try {
      const entries = readdirSync(place, { withFileTypes: true });
      return entries
        .filter(wanted)
        .map(({ name }) => name)
        .sort();
    } catch (error) {
      if (isCode(error, "ENOENT", "ENOTDIR")) return [];
      throw unreadable(path, error);
    }
  }
}

/** A symbolic link leads elsewhere, in whichever direction it is followed: what is read there is not the workspace's. */
function refuseLinks(root: string, place: string): void {
  for (let at = place; at.length > root.length; at = dirname(at)) {
    if (isLink(at)) throw new Failure({ code: "path-link", path: at.slice(root.length + 1) });
  }
}

function isLink(place: string): boolean {
  try {
    return lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  } catch (error) {
    // A file where a folder was expected: whoever goes on says so.
    if (isCode(error, "ENOTDIR")) return false;
    throw error;
  }
}

/** @throws what node:fs throws; a pipe or a device, which may never end, is read as nothing */
function readPlain(place: string): Buffer {
  const status = lstatSync(place);
  if (!status.isFile() && !status.isDirectory())
    throw Object.assign(new Error("not a file"), { code: "EISDIR" });
  return readFileSync(place);
}

/**
 * Reads a file that a person named, wherever it lies; one of the workspace as the workspace is read.
 * @throws {Failure}
 */
export async function readGiven(cwd: string, path: string, workspace?: Files): Promise<Buffer> {
  const inside = workspace === undefined ? undefined : pathBelow(workspace.root, cwd, path);
  try {
    if (workspace !== undefined && inside !== undefined) return readPlain(workspace.at(inside));
    return readFileSync(resolve(cwd, path));
  } catch (error) {
    throw error instanceof Failure ? error : unreadable(path, error);
  }
}

/** The workspace's path of a file that a person named; undefined where it lies elsewhere. */
export function pathBelow(root: string, cwd: string, path: string): string | undefined {
  const inside = relative(root, resolve(realpathSync(cwd), path));
  const isElsewhere = inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  return isElsewhere ? undefined : inside;
}

function unreadable(path: string, error: unknown): Failure {
  if (error instanceof Failure) return error;
  const why = error instanceof Error && "code" in error ? String(error.code) : String(error);
  return new Failure({ code: "file-unreadable", path, why });
}

function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
