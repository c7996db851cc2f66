/** The record as it stands now: judged, with the rules and files of its newest commit. Every command starts here. */

import { Failure, required } from "../../domain/failure.ts";
import type { EntryId } from "../../domain/ids.ts";
import type { World } from "../../domain/ledger/proposal.ts";
import type { Office } from "../ports/office.ts";
import { judgeHistory } from "./judging/judge-history.ts";
import type { Judgement } from "./judging/judgement.ts";
import { filesIn, type TreeFiles, textOf } from "./judging/rules-at.ts";
import { refuseLost, rememberNewest } from "./memory.ts";

/** The record as one entry has it: what content is made from, and derived from again. */
export interface RecordView {
  readonly judgement: Pick<Judgement, "state">;
  readonly world: World;
  readonly files: TreeFiles;
  readonly text: (path: string) => Promise<string | undefined>;
}

export interface Snapshot extends RecordView {
  readonly tip: EntryId;
  readonly judgement: Judgement;
}

/** Loads and judges the record. @throws {Failure} where there is none, where it breaks the law, or lacks what was proven */
export async function loadRecord(office: Office): Promise<Snapshot> {
  const tip = await office.history.tip(office.branch);
  if (tip === undefined) throw new Failure({ code: "no-entries" });
  const judgement = await judgeHistory(office, tip, await office.proofs.load());
  refuseViolated(judgement);
  await refuseLost(office, judgement);
  await office.proofs.save(judgement);
  await rememberNewest(office, judgement);
  return snapshotOf(office, judgement);
}

/** What is beyond this program is no violation, but nothing is recorded upon it either. */
function refuseViolated({ violations }: Judgement): void {
  const [first] = violations;
  if (first === undefined) return;
  if (violations.every(({ code }) => code === "version-newer"))
    throw new Failure({ code: "version-newer", stated: first.detail ?? "" });
  throw new Failure({ code: "history-violated", count: violations.length });
}

/** The rules and files of a judged tip. @throws {Failure} where they cannot be read */
export async function snapshotOf(office: Office, judgement: Judgement): Promise<Snapshot> {
  const world = required(judgement.world);
  const files = filesIn(office.history, judgement.tree ?? "");
  const text = async (path: string): Promise<string | undefined> =>
    textOf(office.history, await files.get(path));
  return { tip: judgement.tip, judgement, world, files, text };
}

/** Refuses to go on while governed files on disk differ from the record, but for those that the act will record. */
export async function refuseDirty(
  office: Office,
  record: Snapshot,
  mayDiffer: (path: string) => boolean = () => false,
): Promise<void> {
  const drift = (await office.drift(record.judgement.tree ?? "", true)).filter(
    ({ path }) => !mayDiffer(path),
  );
  if (drift.length > 0) throw new Failure({ code: "dirty", paths: drift.map(({ path }) => path) });
}
