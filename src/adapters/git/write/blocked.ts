/** What would keep the folder from following an entry: looked for before anything is signed. */
import { lstatSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../../../domain/failure.ts";
import { type Location, textOf } from "../location.ts";

/**
 * An entry whose branch could not move, or whose files another branch's folder would not show, is not signed.
 * @throws {Failure} `git-busy` where git works here or stopped halfway, `other-branch` where another branch is checked out
 */
export function refuseBlocked({ gitFolder, top }: Location, branch: string): void {
  for (const name of ["index", "HEAD", "packed-refs", `refs/heads/${branch}`]) {
    const lock = lstatSync(join(gitFolder, `${name}.lock`), { throwIfNoEntry: false });
    if (lock !== undefined)
      throw new Failure({
        code: "git-busy",
        file: `.git/${name}.lock`,
        since: Math.floor(lock.mtimeMs / 1000),
      });
  }
  // A linked work tree has a HEAD of its own, which is not here.
  if (lstatSync(join(top, ".git"), { throwIfNoEntry: false })?.isDirectory() !== true) return;
  const head = textOf(join(gitFolder, "HEAD")).trim();
  if (head === `ref: refs/heads/${branch}`) return;
  const [, found] = /^ref: refs\/heads\/(.+)$/.exec(head) ?? [];
  throw new Failure({ code: "other-branch", branch, found });
}
