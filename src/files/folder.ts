/** Reads and writes inside the workspace: no path leaves it, no file is ever half written. */
import { lstat, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { dirname, join, resolve, sep } from "node:path";
import { writeFile } from "atomically";
import { Failure } from "../failure.ts";
import type { Files } from "../ports.ts";

/** A folder and what lies below it; nothing else can be reached through it. */
export class Folder implements Files {
  readonly root: string;

  constructor(root: string) {
    this.root = resolve(root);
  }

  /** The place of a workspace path on this computer. @throws {Failure} where it would lie outside */
  at(path: string): string {
    const place = resolve(this.root, path);
    if (place !== this.root && !place.startsWith(this.root + sep))
      throw new Failure({ code: "path-escapes", path });
    return place;
  }

  async read(path: string): Promise<Buffer | undefined> {
    try {
      return await readFile(this.at(path));
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
      await refuseLinks(this.root, place);
      await mkdir(dirname(place), { recursive: true });
      await writeFile(place, typeof content === "string" ? content : Buffer.from(content));
    } catch (error) {
      throw error instanceof Failure ? error : unreadable(path, error);
    }
  }

  async remove(path: string): Promise<void> {
    await rm(this.at(path), { force: true });
  }

  /** Names in a folder, sorted, links left out; none where there is no such folder. */
  async list(path: string): Promise<readonly string[]> {
    try {
      const entries = await readdir(this.at(path), { withFileTypes: true });
      // Anyone may push into the in-tray: a link there could point at a file of this computer.
      return entries
        .filter((entry) => !entry.isSymbolicLink())
        .map(({ name }) => name)
        .sort();
    } catch (error) {
      if (isCode(error, "ENOENT", "ENOTDIR")) return [];
      throw unreadable(path, error);
    }
  }
}

/** A symbolic link on the way would lead a write out of the workspace. */
async function refuseLinks(root: string, place: string): Promise<void> {
  for (let at = place; at.length > root.length; at = dirname(at)) {
    const status = await lstat(at).catch(() => undefined);
    if (status?.isSymbolicLink())
      throw new Failure({ code: "path-escapes", path: at.slice(root.length + 1) });
  }
}

/** Reads a file that a person named, wherever it lies. @throws {Failure} */
export async function readGiven(cwd: string, path: string): Promise<Buffer> {
  try {
    return await readFile(join(resolve(cwd, path)));
  } catch (error) {
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): Failure {
  const why = error instanceof Error && "code" in error ? String(error.code) : String(error);
  return new Failure({ code: "file-unreadable", path, why });
}

function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}
