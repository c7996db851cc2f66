/** The digest of what an entry is about, from its own tree. */

import type { Digest } from "../../../domain/ids.ts";
import type { Trailers } from "../../../domain/ledger/message/message.ts";
import { manifest, subjectOf } from "../../../domain/ledger/subject.ts";
import { judgedStep, type Procedure, type Step, stepOf } from "../../../domain/procedure/procedure.ts";
import type { Hash } from "../../ports/clock.ts";
import type { HistoryReader } from "../../ports/history.ts";

/** @param tree the entry's own */
export async function subjectDigest(
  history: HistoryReader,
  hash: Hash,
  tree: string,
  place: Pick<Trailers, "act" | "cycle" | "section" | "step">,
  procedure: Procedure,
): Promise<Digest> {
  const step = place.step === undefined ? undefined : stepOf(procedure, place.step);
  const about = step === undefined ? lastMaker(place.act, procedure) : judgedStep(procedure, step);
  const { roots, holds } = subjectOf(place, about);
  const subjects = (await history.files(tree, roots)).filter(({ path }) => holds(path));
  const digests = await Promise.all(
    subjects.map(async ({ path, mode, blob }) => ({
      path,
      mode,
      sha256: (await history.facts(blob)).sha256,
    })),
  );
  return hash(manifest(digests));
}

/** Reopening is about what the finished cycle had made. */
function lastMaker(act: string, procedure: Procedure): Step | undefined {
  const last = procedure.steps.at(-1);
  return act === "reopen" && last !== undefined ? judgedStep(procedure, last) : undefined;
}
