/** Symbolic links in git's own folder: git would follow them when it writes, to files that are no part of the copy. */
import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../../domain/failure.ts";
import type { Location } from "./location.ts";

/**
 * What lies directly in git's folder was looked at when it was found.
 * @param branch the one that is to be moved, with its log
 * @throws {Failure} where a link lies on the way to what is to be written
 */
export function refuseLinks({ gitFolder }: Location, branch?: string): void {
  const objects = readdirSync(join(gitFolder, "objects"), { withFileTypes: true });
  const linked = objects.find((entry) => entry.isSymbolicLink());
  if (linked !== undefined) throw new Failure({ code: "path-link", path: `.git/objects/${linked.name}` });
  if (branch === undefined) return;
  for (const place of ["refs/heads", "logs/refs/heads"]) refuseOnTheWay(gitFolder, `${place}/${branch}`);
  refuseOnTheWay(gitFolder, "logs/HEAD");
}

function refuseOnTheWay(gitFolder: string, path: string): void {
  const parts = path.split("/");
  for (const no of parts.keys()) {
    const place = parts.slice(0, no + 1).join("/");
    if (lstatSync(join(gitFolder, place), { throwIfNoEntry: false })?.isSymbolicLink())
      throw new Failure({ code: "path-link", path: `.git/${place}` });
  }
}
