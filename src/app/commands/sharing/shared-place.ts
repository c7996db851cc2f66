/** How what is shared stands to what is here: the same, behind, ahead, or parted; judged before it is believed. */

import { Failure } from "../../../domain/failure.ts";
import type { EntryId } from "../../../domain/ids.ts";
import { judgeHistory } from "../../ledger/judging/judge-history.ts";
import type { Judgement } from "../../ledger/judging/judgement.ts";
import type { Ports, ReadingPorts } from "../../ports/ports.ts";

/** What is here stands so to what is there. */
export type Place =
  | { readonly kind: "same" | "ahead"; readonly there: Judgement }
  | { readonly kind: "behind" | "parted"; readonly there: Judgement };

/**
 * @param tip the newest commit there
 * @throws {Failure} `incoming-violated` where what is there and not here breaks the law, `remote-other` where it is another record
 */
export async function placeOf(
  ports: ReadingPorts & Pick<Ports, "remote">,
  here: Judgement,
  tip: EntryId,
): Promise<Place> {
  const isSound = here.violations.length === 0;
  if (tip === here.tip) return { kind: "same", there: here };
  // What was broken here and not sent is left behind, and needs no healing.
  if (isSound && (await restsOn(ports, here.tip, tip)))
    return { kind: "ahead", there: await judgeHistory(ports, tip) };
  const isBehind = await restsOn(ports, tip, here.tip);
  const there = await judgeHistory(ports, tip, isBehind && isSound ? here : undefined);
  if (there.entries[0]?.id !== here.entries[0]?.id)
    throw new Failure({ code: "remote-other", address: ports.remote.address ?? "" });
  refuseViolated(ports, there);
  return { kind: isBehind ? "behind" : "parted", there };
}

/** The record of a place, for a computer that has none of it yet. @throws {Failure} `incoming-violated` */
export async function incomingRecord(
  ports: ReadingPorts & Pick<Ports, "remote">,
  tip: EntryId,
): Promise<Judgement> {
  const there = await judgeHistory(ports, tip);
  refuseViolated(ports, there);
  return there;
}

/**
 * Refuses a shared place that lost what it had: whoever takes that in forgets entries that others saw.
 * @param restore the person asks to send them again, where they are here
 * @returns were entries lost there, that are now to be sent again?
 * @throws {Failure} `remote-rewound`
 */
export async function refuseRewound(
  ports: Pick<Ports, "history" | "remote">,
  there: EntryId | undefined,
  restore: boolean,
): Promise<boolean> {
  const seen = await ports.remote.lastSeen();
  if (seen === undefined || seen === there) return false;
  if (there !== undefined && (await restsOn(ports, there, seen))) return false;
  if (restore) return true;
  throw new Failure({ code: "remote-rewound", address: ports.remote.address ?? "", seen, there });
}

/**
 * Refuses to leave what was sent: others have it, and go on from it.
 * @param tip of a file that would be gone over to
 * @throws {Failure} `bundle-parted`
 */
export async function refuseUnshared(
  ports: Pick<Ports, "history" | "remote">,
  here: Judgement,
  tip: EntryId | undefined,
): Promise<void> {
  const { address } = ports.remote;
  const seen = address === undefined ? undefined : await ports.remote.lastSeen();
  if (address === undefined || seen === undefined || tip === undefined) return;
  if ((await restsOn(ports, tip, seen)) || (await restsOn(ports, here.tip, tip))) return;
  throw new Failure({ code: "bundle-parted", address });
}

/** Does one commit rest on another, or is it the same? */
async function restsOn(ports: Pick<Ports, "history">, above: EntryId, below: EntryId): Promise<boolean> {
  if (above === below) return true;
  for await (const { parents } of ports.history.commits(above, below))
    if (parents.includes(below)) return true;
  return false;
}

function refuseViolated(ports: Pick<Ports, "remote">, there: Judgement): void {
  const [first] = there.violations;
  if (first === undefined) return;
  if (there.violations.every(({ code }) => code === "version-newer"))
    throw new Failure({ code: "version-newer", stated: first.detail ?? "" });
  const { address = "" } = ports.remote;
  throw new Failure({ code: "incoming-violated", address, violation: first.code, entry: first.entry });
}
