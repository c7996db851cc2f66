/** The record as it stands now: judged, with the rules and files of its newest commit. Every command starts here. */

import { Failure, type Named, required } from "../../domain/failure.ts";
import type { EntryId, PersonId } from "../../domain/ids.ts";
import { rolesFor } from "../../domain/ledger/act-table.ts";
import type { World } from "../../domain/ledger/proposal.ts";
import { officialOf } from "../../domain/people/official.ts";
import { officeDay } from "../../domain/procedure/calendar.ts";
import type { Ports, ReadingPorts } from "../ports/ports.ts";
import { judgeHistory } from "./judging/judge-history.ts";
import type { Judgement } from "./judging/judgement.ts";
import { filesIn, type TreeFiles, textOf } from "./judging/rules-at.ts";
import { lossIn, refuseLost, rememberNewest } from "./memory.ts";
import { whoCan } from "./recording/registrars.ts";

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
export async function loadRecord(ports: ReadingPorts): Promise<Snapshot> {
  const tip = await ports.history.tip(ports.branch);
  if (tip === undefined) throw new Failure({ code: "no-entries" });
  const judgement = await judgeHistory(ports, tip, await ports.proofs.load());
  await refuseViolated(ports, judgement);
  await refuseLost(ports, judgement);
  await ports.proofs.save(judgement);
  await rememberNewest(ports, judgement);
  return snapshotOf(ports, judgement);
}

/** What is beyond this program is no violation, but nothing is recorded upon it either. @throws {Failure} */
async function refuseViolated(
  ports: Pick<Ports, "clock" | "elsewhere" | "forgets" | "trust">,
  judgement: Judgement,
): Promise<void> {
  const { violations } = judgement;
  const [first] = violations;
  if (first === undefined) return;
  if (violations.every(({ code }) => code === "version-newer"))
    throw new Failure({ code: "version-newer", stated: first.detail ?? "" });
  refuseWaiting(ports, judgement);
  const world = lastGoodWorld(judgement);
  throw new Failure({
    code: "history-violated",
    count: violations.length,
    healers: world === undefined ? [] : peopleForHealing(ports, world, false),
    loss: await lossIn(ports, judgement),
  });
}

/** Refuses to go on where all that is broken waits for one confirmation. @throws {Failure} */
export function refuseWaiting(ports: Pick<Ports, "clock">, judgement: Judgement): void {
  const { state, standing } = judgement;
  const world = lastGoodWorld(judgement);
  if (state.healing === undefined || standing === undefined || standing.broken !== undefined) return;
  const { entry, person } = state.healing;
  throw new Failure({
    code: "healing-waits",
    entry,
    person: (world && officialOf(world.roster, person)?.name) ?? person,
    confirmers: world === undefined ? [] : peopleForHealing(ports, world, true, person),
  });
}

/** Who may sign the first or the second half of a healing today. @param but who signed the other half */
export function peopleForHealing(
  { clock }: Pick<Ports, "clock">,
  world: World,
  second: boolean,
  but?: PersonId,
): readonly Named[] {
  const { procedure } = world;
  const day = officeDay(clock.now(), procedure.utcOffset);
  return whoCan(world, rolesFor(procedure, "heal", undefined, second), day, but);
}

/** The rules from which authority comes: those at the tip, or before the break. */
export function lastGoodWorld({ world, standing }: Judgement): World | undefined {
  const reading = standing?.broken?.good.world ?? world;
  return reading.kind === "read" ? reading.value : undefined;
}

/** The rules and files of a judged tip. @throws {Failure} where they cannot be read */
export async function snapshotOf(ports: Pick<Ports, "history">, judgement: Judgement): Promise<Snapshot> {
  const world = required(judgement.world);
  const files = filesIn(ports.history, judgement.tree ?? "");
  const text = async (path: string): Promise<string | undefined> =>
    textOf(ports.history, await files.get(path));
  return { tip: judgement.tip, judgement, world, files, text };
}

/** Refuses to go on while governed files on disk differ from the record, but for those that the act will record. */
export async function refuseDirty(
  ports: Pick<Ports, "alone" | "branch" | "drift" | "history">,
  record: Snapshot,
  mayDiffer: (path: string) => boolean = () => false,
): Promise<void> {
  const { tip, tree = "" } = record.judgement;
  const differing = async (): Promise<readonly string[]> =>
    (await ports.drift(tree, true)).flatMap(({ path }) => (mayDiffer(path) ? [] : [path]));
  if ((await differing()).length === 0) return;
  // Another writer may be between its entry and the folder. Under the lock there is none.
  await ports.alone("sop", async () => {
    if ((await ports.history.tip(ports.branch)) !== tip) throw new Failure({ code: "moved-meanwhile" });
    const paths = await differing();
    if (paths.length > 0) throw new Failure({ code: "dirty", paths });
  });
}
