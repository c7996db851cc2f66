/** Around a command that records: what others did is taken in before a person is asked to sign, and what they sign is sent. */

import { Failure } from "../../../domain/failure.ts";
import { judgeHistory } from "../../ledger/judging/judge-history.ts";
import { type JudgedEntry, standingEntries } from "../../ledger/judging/judgement.ts";
import type { Office } from "../../ports/office.ts";
import { adopt } from "./adopt.ts";
import { placeOf, refuseRewound } from "./shared-place.ts";

/**
 * Takes in what is shared, where nothing of this computer waits to be sent.
 * @returns the entries that came, oldest first
 * @throws {Failure} as `sync` does, and `remote-parted` where both sides have entries of their own
 */
export async function catchUp(office: Office): Promise<readonly JudgedEntry[]> {
  const tip = await office.history.tip(office.branch);
  if (tip === undefined) return [];
  const there = await office.remote.fetch(tip);
  await refuseRewound(office, there, false);
  if (there === undefined || there === tip) return [];
  const here = await judgeHistory(office, tip, await office.proofs.load());
  const place = await placeOf(office, here, there);
  if (place.kind === "parted")
    throw new Failure({ code: "remote-parted", address: office.remote.address ?? "" });
  if (place.kind !== "behind") return [];
  await adopt(office, here, place.there);
  const known = new Set(here.entries.map(({ id }) => id));
  return standingEntries(place.there).filter(({ id }) => !known.has(id));
}

/** How many entries here are not known to be there. */
export async function countUnsent(office: Office): Promise<number> {
  const [tip, seen] = [await office.history.tip(office.branch), await office.remote.lastSeen()];
  if (tip === undefined || tip === seen) return 0;
  const { entries } = await judgeHistory(office, tip, await office.proofs.load());
  const from = seen === undefined ? -1 : await lastKnown(office, seen, entries);
  return entries.length - 1 - from;
}

/** The place, among the entries here, of the newest that a commit rests on. */
async function lastKnown(
  office: Office,
  seen: Parameters<Office["history"]["commit"]>[0],
  entries: readonly JudgedEntry[],
): Promise<number> {
  const places = new Map(entries.map(({ id }, place) => [id, place]));
  for (let id = seen; ; ) {
    const place = places.get(id);
    if (place !== undefined) return place;
    const [parent] = (await office.history.commit(id)).parents;
    if (parent === undefined) return -1;
    id = parent;
  }
}

/** Sends what is here. @returns how many entries remain unsent, since others were faster */
export async function sendUnsent(office: Office): Promise<number> {
  const tip = await office.history.tip(office.branch);
  if (tip === undefined || tip === (await office.remote.lastSeen())) return 0;
  return (await office.remote.send(tip)) === "sent" ? 0 : countUnsent(office);
}
