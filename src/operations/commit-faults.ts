/** What can be wrong with a commit's files, whoever wrote them. */
import { isGoverned } from "../domain/content.ts";
import type { EntryId } from "../domain/ids.ts";
import type { Refusal } from "../domain/proposal.ts";
import type { Commit, HistoryReader, TreeChanges, TreeFile } from "../ports.ts";
import type { Standing } from "./judge.ts";
import type { Violation, ViolationCode } from "./violation.ts";

/** What the law refuses of an entry. */
export function refusedBy(commit: Commit, refusals: readonly Refusal[]): readonly Violation[] {
  return (
    refusals
      // A bad signature says all there is to say about the key.
      .filter(({ code }) => commit.signature.kind === "good" || code !== "key-unregistered")
      .map((refusal) => ({
        code: refusal.code,
        entry: commit.id,
        refusal,
        path: "path" in refusal ? refusal.path : undefined,
      }))
  );
}

/** A commit that is no entry may bring something into the in-tray, and change nothing else against the newest record. */
export function plainFaults(
  history: HistoryReader,
  commit: Commit,
  parents: readonly Standing[],
): readonly Violation[] {
  if (commit.parents.length === 0) return [{ code: "root-not-entry", entry: commit.id }];
  const newest = Math.max(...parents.map(({ entries }) => entries));
  const paths = new Set<string>();
  for (const { tree, entries } of parents) {
    if (entries !== newest) continue;
    for (const { path } of history.changes(tree, commit.tree).files) if (isGoverned(path)) paths.add(path);
  }
  return [...paths].map((path) => ({ code: "governed-changed", entry: commit.id, path }));
}

/** A link or a submodule is what lies elsewhere; a program is nothing that a form or a figure is. */
const UNFIT: Readonly<Record<string, ViolationCode>> = {
  "120000": "path-link",
  "160000": "path-link",
  "100755": "path-mode",
};

/**
 * Files that would not be the same on every computer, among those that an entry brings: links, submodules, programs,
 * pointers to what lies elsewhere, names that differ only by case. Each new content is read, so that none is missing.
 */
export function contentFaults(
  history: HistoryReader,
  entry: EntryId,
  { files, collisions }: TreeChanges,
): readonly Violation[] {
  const violations: Violation[] = collisions
    .filter(isGoverned)
    .map((path) => ({ code: "path-collides", entry, path }));
  for (const { path, after } of files) {
    if (after === undefined || !isGoverned(path)) continue;
    const code = UNFIT[after.mode] ?? (isPointer(history, after) ? "path-pointer" : undefined);
    if (code !== undefined) violations.push({ code, entry, path });
  }
  return violations;
}

function isPointer(history: HistoryReader, { blob }: TreeFile): boolean {
  return history.facts(blob).pointer;
}
