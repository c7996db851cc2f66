/** What two trees say of each other: which governed files differ, and the digest of what an entry is about. */
import { manifest, subjectPaths } from "../domain/content.ts";
import type { Trailers } from "../domain/entry.ts";
import type { Digest } from "../domain/ids.ts";
import { judgedStep, type Procedure, type Step, stepOf } from "../domain/procedure.ts";
import type { Hash, HistoryReader } from "../ports.ts";
import type { TreeFiles } from "./world.ts";

/** Paths that differ between two trees: added, altered, or removed; a mode counts as content. */
export function changedPaths(before: TreeFiles, after: TreeFiles): readonly string[] {
  const changed = new Set<string>();
  for (const [path, file] of after) {
    const old = before.get(path);
    if (old?.blob !== file.blob || old.mode !== file.mode) changed.add(path);
  }
  for (const path of before.keys()) if (!after.has(path)) changed.add(path);
  return [...changed].sort();
}

/** The digest of what an entry is about, from its own tree. */
export async function subjectDigest(
  history: HistoryReader,
  hash: Hash,
  files: TreeFiles,
  place: Pick<Trailers, "act" | "cycle" | "section" | "step">,
  procedure: Procedure,
): Promise<Digest> {
  const step = place.step === undefined ? undefined : stepOf(procedure, place.step);
  const about = step === undefined ? lastMaker(place.act, procedure) : judgedStep(procedure, step);
  const isSubject = subjectPaths(place, about);
  const subjects = [...files.values()].filter(({ path }) => isSubject(path));
  const digests = await Promise.all(
    subjects.map(async ({ path, mode, blob }) => ({ path, mode, sha256: await history.contentDigest(blob) })),
  );
  return hash(manifest(digests));
}

/** Reopening is about what the finished cycle had made. */
function lastMaker(act: string, procedure: Procedure): Step | undefined {
  const last = procedure.steps.at(-1);
  return act === "reopen" && last !== undefined ? judgedStep(procedure, last) : undefined;
}
