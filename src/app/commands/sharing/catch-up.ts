/** Around a command that records: what others did is taken in before a person is asked to sign, and what they sign is sent. */

import { Failure } from "../../../domain/failure.ts";
import { judgeHistory } from "../../ledger/judging/judge-history.ts";
import { type JudgedEntry, standingEntries } from "../../ledger/judging/judgement.ts";
import type { Ports, ReadingPorts, RecordingPorts } from "../../ports/ports.ts";
import { adopt } from "./adopt.ts";
import { placeOf, refuseRewound } from "./shared-place.ts";

/**
 * Takes in what is shared, where nothing of this computer waits to be sent.
 * @returns the entries that came, oldest first
 * @throws {Failure} as `sync` does, and `remote-parted` where both sides have entries of their own
 */
export async function catchUp(
  ports: RecordingPorts & Pick<Ports, "remote">,
): Promise<readonly JudgedEntry[]> {
  const tip = await ports.history.tip(ports.branch);
  if (tip === undefined) return [];
  const there = await ports.remote.fetch(tip);
  await refuseRewound(ports, there, false);
  if (there === undefined || there === tip) return [];
  const here = await judgeHistory(ports, tip, await ports.proofs.load());
  const place = await placeOf(ports, here, there);
  if (place.kind === "parted")
    throw new Failure({ code: "remote-parted", address: ports.remote.address ?? "" });
  if (place.kind !== "behind") return [];
  await adopt(ports, here, place.there);
  const known = new Set(here.entries.map(({ id }) => id));
  return standingEntries(place.there).filter(({ id }) => !known.has(id));
}

/** How many entries here are not known to be there. */
export async function countUnsent(ports: ReadingPorts & Pick<Ports, "remote">): Promise<number> {
  const [tip, seen] = [await ports.history.tip(ports.branch), await ports.remote.lastSeen()];
  if (tip === undefined || tip === seen) return 0;
  const { entries } = await judgeHistory(ports, tip, await ports.proofs.load());
  const from = seen === undefined ? -1 : await lastKnown(ports, seen, entries);
  return entries.length - 1 - from;
}

/** The place, among the entries here, of the newest that a commit rests on. */
async function lastKnown(
  ports: Pick<Ports, "history">,
  seen: Parameters<Ports["history"]["commit"]>[0],
  entries: readonly JudgedEntry[],
): Promise<number> {
  const places = new Map(entries.map(({ id }, place) => [id, place]));
  for (let id = seen; ; ) {
    const place = places.get(id);
    if (place !== undefined) return place;
    const [parent] = (await ports.history.commit(id)).parents;
    if (parent === undefined) return -1;
    id = parent;
  }
}

/** Sends what is here. @returns how many entries remain unsent, since others were faster */
export async function sendUnsent(ports: ReadingPorts & Pick<Ports, "remote">): Promise<number> {
  const tip = await ports.history.tip(ports.branch);
  if (tip === undefined || tip === (await ports.remote.lastSeen())) return 0;
  return (await ports.remote.send(tip)) === "sent" ? 0 : countUnsent(ports);
}
