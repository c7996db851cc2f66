/** A paper whose entry is not in the history here: what the repository, this computer and the paper itself know of it. */

import { judgeHistory } from "../../../app/ledger/judging/judge-history.ts";
import type { Judgement } from "../../../app/ledger/judging/judgement.ts";
import { idsOf } from "../../../app/ledger/memory.ts";
import { type Snapshot, snapshotOf } from "../../../app/ledger/workspace-state.ts";
import type { Ports, ReadingPorts } from "../../../app/ports/ports.ts";
import type { EntryId } from "../../../domain/ids.ts";
import {
  type LineMark,
  lineOf,
  type Meeting,
  meet,
  numberIn,
  type Parting,
} from "../../../domain/ledger/message/line-mark.ts";
import type { Elsewhere } from "../../../domain/loss.ts";

export interface Beyond {
  /** Where the paper's line parted from the one here; undefined where it did not, or where that is not known. */
  readonly parting: Parting | undefined;
  /** Where its entry still is in this repository, and the line up to there is proven. */
  readonly elsewhere: Elsewhere | undefined;
  /** Another line of this record that this computer proved once: when, how long it was, and whether it has the entry. */
  readonly remembered: { readonly at: number; readonly count: number; readonly has: boolean } | undefined;
  /** The first entry of the paper's record, where that is another. */
  readonly root: EntryId | undefined;
  /** The entry by which its own was healed away, where it is in the history here and stands no more. */
  readonly healedBy: EntryId | undefined;
}

interface Found extends Beyond {
  readonly verdict: "unknown" | "newer" | "other-line" | "other-record";
  /** The record as the paper's entry left it, where that can be had. */
  readonly record: Snapshot | undefined;
}

/**
 * @param beginning of the entry's id
 * @param named the line that the paper itself names, where it does; its word alone is no proof
 */
export async function beyondTip(
  ports: ReadingPorts,
  { judgement }: Snapshot,
  beginning: string,
  named: LineMark | undefined,
): Promise<Found> {
  const ids = idsOf(judgement);
  const remembered = await rememberedBeside(ports, ids, beginning);
  const healed = judgement.entries.find(({ id }) => id.startsWith(beginning));
  const there = await provenBeside(ports, judgement, beginning, healed?.id);
  const own = named?.last.startsWith(beginning) === true ? named : undefined;
  const line = there?.line ?? own ?? (remembered?.has === true ? remembered.line : undefined);
  const { elsewhere, record } = there ?? {};
  const known = { elsewhere, remembered, record, healedBy: healed?.healedBy };
  if (line === undefined) return { ...known, verdict: "unknown", parting: undefined, root: undefined };
  if (line.root !== ids[0]) return { ...known, verdict: "other-record", parting: undefined, root: line.root };
  const { verdict, parting } = verdictOn(meet(ids, line));
  return { ...known, verdict, parting, root: undefined };
}

function verdictOn(meeting: Meeting): Pick<Found, "verdict" | "parting"> {
  if (meeting.kind === "parted") return { verdict: "other-line", parting: meeting.parting };
  return { verdict: meeting.kind === "older" ? "newer" : "unknown", parting: undefined };
}

/** The record up to an entry that does not stand here; undefined where it breaks the law, and so says nothing. */
async function provenBeside(
  ports: ReadingPorts,
  { entries }: Judgement,
  beginning: string,
  healed: EntryId | undefined,
): Promise<{ elsewhere: Elsewhere | undefined; record: Snapshot; line: LineMark } | undefined> {
  const elsewhere =
    healed === undefined ? await ports.elsewhere(beginning, new Set(entries.map(({ id }) => id))) : undefined;
  const entry = healed ?? elsewhere?.entry;
  if (entry === undefined) return undefined;
  const judgement = await judgeHistory(ports, entry);
  const line = lineOf(idsOf(judgement));
  if (line === undefined || judgement.violations.length > 0) return undefined;
  return { elsewhere, record: await snapshotOf(ports, judgement), line };
}

/** A line of this record that this computer proved and that the history here does not hold: the one with the entry first. */
async function rememberedBeside(
  { trust }: Pick<Ports, "trust">,
  ids: readonly EntryId[],
  beginning: string,
): Promise<({ line: LineMark } & NonNullable<Beyond["remembered"]>) | undefined> {
  const [root] = ids;
  if (root === undefined) return undefined;
  const { newest, former } = await trust.memory(root);
  const others = [...(newest === undefined ? [] : [newest]), ...former]
    .filter(({ line }) => meet(ids, line).kind !== "holds")
    .map(({ line, at }) => ({ line, at, count: line.count, has: numberIn(line, beginning) !== undefined }));
  return others.find(({ has }) => has) ?? others[0];
}
