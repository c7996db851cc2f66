/** The newest entry that this computer has proven of a record, against the history at hand: dropped entries show by it. */

import { Failure } from "../../domain/failure.ts";
import type { EntryId } from "../../domain/ids.ts";
import { lineOf, meet, type ProvenLine } from "../../domain/ledger/message/line-mark.ts";
import type { Loss } from "../../domain/loss.ts";
import type { Ports } from "../ports/ports.ts";
import type { Judgement } from "./judging/judgement.ts";

type Remembers = Pick<Ports, "trust" | "forgets" | "elsewhere" | "clock">;

/** What is lost, where the history does not hold what was proven; undefined too where the person asks to forget it. */
export async function lossIn(ports: Remembers, judgement: Judgement): Promise<Loss | undefined> {
  const [first] = judgement.entries;
  // Where the history could not be read to its end, nothing can be said of what it holds.
  if (first === undefined || judgement.tree === undefined) return undefined;
  const { newest } = await ports.trust.memory(first.id);
  if (newest === undefined || holds(judgement, newest)) return undefined;
  const loss = await lossOf(ports, judgement, newest);
  if (ports.forgets === undefined) return loss;
  await ports.trust.forgetNewest(first.id, newest.line.last);
  await ports.forgets(loss);
  return undefined;
}

/** Refuses to go on where entries are lost that were proven here. @throws {Failure} */
export async function refuseLost(ports: Remembers, judgement: Judgement): Promise<void> {
  const loss = await lossIn(ports, judgement);
  if (loss !== undefined) throw new Failure({ code: "receipt-lost", loss });
}

/** Remembers the newest entry of a history that was proven; what another command proved beyond it stays. */
export async function rememberNewest(ports: Remembers, judgement: Judgement): Promise<void> {
  const [first, last] = [judgement.entries[0], judgement.entries.at(-1)];
  if (first === undefined || last === undefined || judgement.violations.length > 0) return;
  const { newest } = await ports.trust.memory(first.id);
  if (newest?.line.last === last.id) return;
  const line = lineOf(idsOf(judgement));
  if (line === undefined) return;
  await ports.trust.remember({ line, at: ports.clock.now() }, (known) => holds(judgement, known));
}

/** The entries of a history that stand, oldest first: those of a healed break come in no order of their own. */
export function idsOf({ entries }: Pick<Judgement, "entries">): readonly EntryId[] {
  return entries.flatMap(({ id, healedBy }) => (healedBy === undefined ? [id] : []));
}

function holds({ entries }: Judgement, { line }: ProvenLine): boolean {
  return entries[line.count - 1]?.id === line.last || entries.some(({ id }) => id === line.last);
}

async function lossOf(
  { elsewhere }: Remembers,
  judgement: Judgement,
  { line, at }: ProvenLine,
): Promise<Loss> {
  const ids = idsOf(judgement);
  const meeting = meet(ids, line);
  const { world } = judgement;
  return {
    newest: line.last,
    count: line.count,
    provenAt: at,
    utcOffset: world.kind === "read" ? world.value.procedure.utcOffset : 0,
    here: ids.length,
    parting: meeting.kind === "parted" ? meeting.parting : undefined,
    elsewhere: await elsewhere(line.last, new Set(judgement.entries.map(({ id }) => id))),
  };
}
