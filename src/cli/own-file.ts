/** Files that a command makes for a person: written over an earlier one of their kind, and over nothing else. */
import { basename, dirname } from "node:path";
import { Failure } from "../failure.ts";
import { Folder } from "../files/folder.ts";

/**
 * @param path absolute
 * @param isOwn is what lies there one of these? @param usage what is told where it is not
 * @throws {Failure}
 */
export async function writeOwnFile(
  path: string,
  content: Uint8Array | string,
  isOwn: (before: Buffer) => boolean,
  usage: string,
): Promise<void> {
  const folder = new Folder(dirname(path));
  const before = await folder.read(basename(path));
  if (before !== undefined && !isOwn(before))
    throw new Failure({ code: "usage", what: `${usage} ${basename(path)}` });
  await folder.write(basename(path), content);
}
