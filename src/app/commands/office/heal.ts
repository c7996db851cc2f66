/** `sop heal`: puts right, visibly, what was changed outside the law; the first half by one person, the second by another. */

import { Failure, type Named, required } from "../../../domain/failure.ts";
import type { EntryId } from "../../../domain/ids.ts";
import { type Healing, waiting } from "../../../domain/ledger/heal.ts";
import { isGoverned } from "../../../domain/paths.ts";
import { type Damage, damagedCommit, type RestoredFile, restoredFiles } from "../../ledger/judging/damage.ts";
import { Healings } from "../../ledger/judging/healings.ts";
import { type BrokenCommit, lineFrom, type Standing } from "../../ledger/judging/joined-lines.ts";
import { judgeHistory } from "../../ledger/judging/judge-history.ts";
import type { JudgedEntry, Judgement } from "../../ledger/judging/judgement.ts";
import type { Violation } from "../../ledger/judging/violation.ts";
import { refuseLost } from "../../ledger/memory.ts";
import {
  type Preview,
  type Recorded,
  type RecordOptions,
  recordEntry,
} from "../../ledger/recording/record-entry.ts";
import {
  lastGoodWorld,
  peopleForHealing,
  refuseWaiting,
  type Snapshot,
  snapshotOf,
} from "../../ledger/workspace-state.ts";
import type { Ports, ReadingPorts, RecordingPorts } from "../../ports/ports.ts";

export interface Healed {
  readonly recorded: Recorded;
  readonly damage: Damage;
  /** Who may confirm it. */
  readonly confirmers: readonly Named[];
  /** Of the office's clock, in minutes. */
  readonly utcOffset: number;
}

/**
 * Records the first half of a healing: the governed content of the last good entry, and the names of all that is not.
 * @throws {Failure} where nothing is broken, where the break cannot be healed, or where a healing waits for its second half
 */
export async function heal(ports: RecordingPorts, reason: string, options: RecordOptions): Promise<Healed> {
  const { judgement, standing } = await brokenRecord(ports);
  const good = standing.broken?.good ?? standing;
  const at = ports.clock.now();
  const files = await filesToRestore(ports, good, standing);
  const healings = new Healings(judgement.healings);
  const record = await recordAt(ports, judgement, good);
  await refuseEdited(ports, record, files);
  const tree = await ports.writer.writeTree(judgement.tip, files);
  const healing = await healings.contextOf(ports.history, { tree, at }, standing, judgement.entries);
  const commits = standing.broken?.commits ?? [];
  if (healing.named.length === 0) throw new Failure({ code: "nothing-to-do", why: "nothing-broken" });
  const ahead = healing.named.filter((id) => !commits.some((commit) => commit.id === id));
  const damage: Damage = {
    lastGood: record.judgement.state.last ?? judgement.tip,
    commits: await Promise.all(commits.map(({ id, violations }) => damagedCommit(ports, id, violations))),
    ahead,
    again: toDoAgain(commits, judgement),
    files: await restoredFiles(ports, judgement.tip, standing.tree, tree),
  };
  const confirm = (preview: Preview): Promise<boolean> => options.confirm({ ...preview, damage });
  const intent = { act: "heal" as const, reason, healing, files };
  const recorded = await recordEntry(ports, record, intent, { ...options, confirm });
  const { id } = recorded.signer.official;
  const { utcOffset } = record.world.procedure;
  return { recorded, damage, confirmers: peopleForHealing(ports, record.world, true, id), utcOffset };
}

/** The second half, and what it makes count. */
export interface Confirmed extends Omit<Healed, "confirmers"> {
  readonly confirms: readonly Healing[];
}

/** Records the second half, by another person than the first. @throws {Failure} where none waits */
export async function confirmHealing(ports: RecordingPorts, options: RecordOptions): Promise<Confirmed> {
  const tip = await tipOf(ports);
  const judgement = await judgeHistory(ports, tip);
  await refuseLost(ports, judgement);
  const { healing } = judgement.state;
  if (healing === undefined) throw new Failure({ code: "nothing-to-do", why: "nothing-to-confirm" });
  refuseBrokenAgain(ports, judgement, healing.entry);
  const record = await snapshotOf(ports, judgement);
  const pending = waiting(healing).map(({ entry }) => entry);
  const confirms = judgement.healings.filter(({ entry }) => pending.includes(entry));
  const damage = await confirmedDamage(ports, judgement, confirms);
  const confirm = (preview: Preview): Promise<boolean> => options.confirm({ ...preview, damage, confirms });
  const intent = { act: "heal" as const, confirms: healing.entry };
  const recorded = await recordEntry(ports, record, intent, { ...options, confirm });
  return { recorded, damage, confirms, utcOffset: record.world.procedure.utcOffset };
}

/** One signature may not be given for less than the record needs to be whole. @throws {Failure} */
function refuseBrokenAgain(ports: Pick<Ports, "clock">, judgement: Judgement, entry: EntryId): void {
  const beyond = violationBeyond(judgement);
  if (judgement.standing?.broken === undefined && beyond === undefined) return;
  const world = lastGoodWorld(judgement);
  const healers = world === undefined ? [] : peopleForHealing(ports, world, false);
  throw new Failure({ code: "healing-broken", entry, healers });
}

/** What the second signer answers for: all that the first halves took back, as it was found then. */
async function confirmedDamage(
  ports: Pick<Ports, "history">,
  judgement: Judgement,
  pending: readonly Healing[],
): Promise<Damage> {
  const named = pending.flatMap((one) => one.commits);
  const broken = named.filter(({ ahead }) => !ahead);
  const files = await Promise.all(pending.map(({ entry }) => restoredBy(ports, entry)));
  return {
    lastGood: undefined,
    commits: await Promise.all(
      broken.map(({ id }) =>
        damagedCommit(
          ports,
          id,
          judgement.violations.filter(({ entry }) => entry === id),
        ),
      ),
    ),
    ahead: named.flatMap(({ id, ahead }) => (ahead ? [id] : [])),
    again: [],
    files: files.flat(),
  };
}

/** What the first half of a healing did to files, against each of its parents. */
async function restoredBy(ports: Pick<Ports, "history">, entry: EntryId): Promise<readonly RestoredFile[]> {
  const { tree, parents } = await ports.history.commit(entry);
  const files = parents.map(async (tip) =>
    restoredFiles(ports, tip, (await ports.history.commit(tip)).tree, tree),
  );
  return (await Promise.all(files)).flat();
}

async function tipOf(ports: Pick<Ports, "branch" | "history">): Promise<EntryId> {
  const tip = await ports.history.tip(ports.branch);
  if (tip === undefined) throw new Failure({ code: "no-entries" });
  return tip;
}

async function brokenRecord(
  ports: ReadingPorts,
): Promise<{ readonly judgement: Judgement; readonly standing: Standing }> {
  const judgement = await judgeHistory(ports, await tipOf(ports));
  // What a rebase or a squash took away may still be there: then it is fetched back, and nothing is signed twice.
  await refuseLost(ports, judgement);
  refuseWaiting(ports, judgement);
  const { standing } = judgement;
  const beyond = violationBeyond(judgement);
  if (standing === undefined || beyond !== undefined)
    throw new Failure({ code: "beyond-healing", violation: beyond?.code ?? "object-damaged" });
  return { judgement, standing };
}

/** A violation that neither the break of this line nor a healing that waits accounts for. */
function violationBeyond(judgement: Judgement): Violation | undefined {
  const broken = judgement.standing?.broken?.commits.map(({ id }) => id) ?? [];
  const named = new Set([...broken, ...awaiting(judgement)]);
  return judgement.violations.find(({ entry }) => !named.has(entry));
}

/** First halves that still wait on this line, and what they have named. */
function awaiting({ standing, healings }: Judgement): readonly EntryId[] {
  if (standing === undefined) return [];
  const { state } = lineFrom(standing.broken?.good ?? standing);
  const entries = waiting(state.healing).map(({ entry }) => entry);
  const named = healings.filter(({ entry }) => entries.includes(entry)).flatMap(({ commits }) => commits);
  return [...entries, ...named.map(({ id }) => id)];
}

/** The record as it stood at the last good entry, upon the commit that it stands at now. */
async function recordAt(
  ports: Pick<Ports, "history">,
  judgement: Judgement,
  good: Standing,
): Promise<Snapshot> {
  const world = required(good.world);
  const { state } = lineFrom(good);
  return { ...(await snapshotOf(ports, { ...judgement, world: good.world, state })), world };
}

/** An edit that no commit has would be lost to a healing. @throws {Failure} that names one of a file that it removes */
async function refuseEdited(
  ports: Pick<Ports, "drift">,
  record: Snapshot,
  files: ReadonlyMap<string, Uint8Array | undefined>,
): Promise<void> {
  const paths = (await ports.drift(record.judgement.tree ?? "", true)).map(({ path }) => path);
  const leaving = paths.find((path) => files.has(path) && files.get(path) === undefined);
  if (paths.length > 0) throw new Failure({ code: "dirty", paths, leaving });
}

/** By path, what the last good entry had; undefined where it had nothing. */
async function filesToRestore(
  { history }: Pick<Ports, "history">,
  good: Standing,
  now: Standing,
): Promise<ReadonlyMap<string, Uint8Array | undefined>> {
  const { files } = await history.changes(good.tree, now.tree);
  const restored = files
    .filter(({ path }) => isGoverned(path))
    .map(async ({ path, before }) => [path, before && (await history.content(before.blob))] as const);
  return new Map(await Promise.all(restored));
}

/** Entries whose acts must be done again: those since the break, and those that a merge left out. */
function toDoAgain(commits: readonly BrokenCommit[], { entries }: Judgement): readonly JudgedEntry[] {
  const leftOut = commits.flatMap(({ violations }) =>
    violations.flatMap(({ code, detail }) =>
      code === "merge-joins-entries" ? (detail ?? "").split(" ") : [],
    ),
  );
  const broken = new Set<string>([...commits.map(({ id }) => id), ...leftOut]);
  return entries.filter(({ id }) => broken.has(id));
}
