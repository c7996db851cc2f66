/** Files that a command makes for a person: written over an earlier one of their kind, and over nothing else. */
import { basename, dirname } from "node:path";
import { Folder, pathBelow } from "../../adapters/fs/folder.ts";
import type { Files } from "../../app/ports/store.ts";
import { Failure } from "../../domain/failure.ts";
import type { UsageCode } from "../../domain/slip.ts";

/**
 * @param path absolute
 * @param isOwn is what lies there one of these? @param slip what is told where it is not
 * @param workspace the one that it may lie in
 * @throws {Failure}
 */
export async function writeOwnFile(
  path: string,
  content: Uint8Array | string,
  isOwn: (before: Buffer) => boolean,
  slip: UsageCode,
  workspace?: Files,
): Promise<void> {
  // Within the workspace, as the workspace is written: behind no link.
  const inside =
    workspace === undefined ? undefined : pathBelow(workspace.root, dirname(workspace.root), path);
  const folder = inside === undefined ? new Folder(dirname(path)) : (workspace ?? new Folder(dirname(path)));
  const name = inside ?? basename(path);
  const before = await folder.read(name);
  if (before !== undefined && !isOwn(before))
    throw new Failure({ code: "usage", slip, given: basename(path) });
  await folder.write(name, content);
}
