/** How what is shared stands to what is here: the same, behind, ahead, or parted; judged before it is believed. */

import { Failure } from "../../../domain/failure.ts";
import type { EntryId } from "../../../domain/ids.ts";
import { judgeHistory } from "../../ledger/judging/judge-history.ts";
import type { Judgement } from "../../ledger/judging/judgement.ts";
import type { Office } from "../../ports/office.ts";

/** What is here stands so to what is there. */
export type Place =
  | { readonly kind: "same" | "ahead"; readonly there: Judgement }
  | { readonly kind: "behind" | "parted"; readonly there: Judgement };

/**
 * @param tip the newest commit there
 * @throws {Failure} `incoming-violated` where what is there and not here breaks the law, `remote-other` where it is another record
 */
export async function placeOf(office: Office, here: Judgement, tip: EntryId): Promise<Place> {
  const isSound = here.violations.length === 0;
  if (tip === here.tip) return { kind: "same", there: here };
  // What was broken here and not sent is left behind, and needs no healing.
  if (isSound && (await restsOn(office, here.tip, tip)))
    return { kind: "ahead", there: await judgeHistory(office, tip) };
  const isBehind = await restsOn(office, tip, here.tip);
  const there = await judgeHistory(office, tip, isBehind && isSound ? here : undefined);
  if (there.entries[0]?.id !== here.entries[0]?.id)
    throw new Failure({ code: "remote-other", address: office.remote.address ?? "" });
  refuseViolated(office, there);
  return { kind: isBehind ? "behind" : "parted", there };
}

/** The record of a place, for a computer that has none of it yet. @throws {Failure} `incoming-violated` */
export async function incomingRecord(office: Office, tip: EntryId): Promise<Judgement> {
  const there = await judgeHistory(office, tip);
  refuseViolated(office, there);
  return there;
}

/**
 * Refuses a shared place that lost what it had: whoever takes that in forgets entries that others saw.
 * @param restore the person asks to send them again, where they are here
 * @returns were entries lost there, that are now to be sent again?
 * @throws {Failure} `remote-rewound`
 */
export async function refuseRewound(
  office: Office,
  there: EntryId | undefined,
  restore: boolean,
): Promise<boolean> {
  const seen = await office.remote.lastSeen();
  if (seen === undefined || seen === there) return false;
  if (there !== undefined && (await restsOn(office, there, seen))) return false;
  if (restore) return true;
  throw new Failure({ code: "remote-rewound", address: office.remote.address ?? "", seen, there });
}

/**
 * Refuses to leave what was sent: others have it, and go on from it.
 * @param tip of a file that would be gone over to
 * @throws {Failure} `bundle-parted`
 */
export async function refuseUnshared(
  office: Office,
  here: Judgement,
  tip: EntryId | undefined,
): Promise<void> {
  const { address } = office.remote;
  const seen = address === undefined ? undefined : await office.remote.lastSeen();
  if (address === undefined || seen === undefined || tip === undefined) return;
  if ((await restsOn(office, tip, seen)) || (await restsOn(office, here.tip, tip))) return;
  throw new Failure({ code: "bundle-parted", address });
}

/** Does one commit rest on another, or is it the same? */
async function restsOn(office: Pick<Office, "history">, above: EntryId, below: EntryId): Promise<boolean> {
  if (above === below) return true;
  for await (const { parents } of office.history.commits(above, below))
    if (parents.includes(below)) return true;
  return false;
}

function refuseViolated(office: Office, there: Judgement): void {
  const [first] = there.violations;
  if (first === undefined) return;
  if (there.violations.every(({ code }) => code === "version-newer"))
    throw new Failure({ code: "version-newer", stated: first.detail ?? "" });
  const { address = "" } = office.remote;
  throw new Failure({ code: "incoming-violated", address, violation: first.code, entry: first.entry });
}
