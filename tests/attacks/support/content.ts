/** Content as plain git stores it: trees with files changed, and objects damaged where they lie. */
import { chmodSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TestOffice } from "../../support/office.ts";
import { gitBytes } from "./git.ts";

export type Change = readonly [path: string, content: string | Buffer | null, mode?: string];

/** A tree with some files changed, added, or (null) removed, as `git add` would make it. */
export function treeWith(office: TestOffice, changes: readonly Change[], base = "main"): string {
  const env = { GIT_INDEX_FILE: join(office.base, `index-${Math.random()}`) };
  const git = (args: readonly string[], input?: string | Buffer): string =>
    gitBytes(office, args, input, env).toString().trim();
  git(["read-tree", base]);
  for (const [path, content, mode = "100644"] of changes) {
    if (content === null) git(["update-index", "--force-remove", path]);
    else {
      const blob = git(["hash-object", "-w", "--stdin"], content);
      git(["update-index", "--add", "--cacheinfo", `${mode},${blob},${path}`]);
    }
  }
  return git(["write-tree"]);
}

/** A tree with one file changed, as `git add` would make it. */
export function changedTree(
  office: TestOffice,
  path: string,
  content: string | Buffer,
  mode = "100644",
  base = "main",
): string {
  return treeWith(office, [[path, content, mode]], base);
}

const placeOf = (office: TestOffice, id: string): string =>
  office.path(".git", "objects", id.slice(0, 2), id.slice(2));

/** Changes the bytes of a loose object where they lie. */
export function damaged(office: TestOffice, id: string, change: (bytes: Buffer) => Buffer): void {
  const place = placeOf(office, id);
  const bytes = change(readFileSync(place));
  chmodSync(place, 0o644);
  writeFileSync(place, bytes);
}

/** Takes away a loose object. */
export function removed(office: TestOffice, id: string): void {
  rmSync(placeOf(office, id), { force: true });
}
