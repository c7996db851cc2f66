/**
 * `sop sync`: brings this computer and the shared place to one record. What comes is judged before anything moves; what was
 * recorded here meanwhile is never merged or rewritten, but recorded again by its own signer where the law still allows it.
 */

import { Failure } from "../../../domain/failure.ts";
import type { EntryId } from "../../../domain/ids.ts";
import { judgeHistory } from "../../ledger/judging/judge-history.ts";
import { type JudgedEntry, type Judgement, standingEntries } from "../../ledger/judging/judgement.ts";
import { loadRecord, type Snapshot } from "../../ledger/workspace-state.ts";
import type { Ports, ReadingPorts, RecordingPorts } from "../../ports/ports.ts";
import type { Remote } from "../../ports/remote.ts";
import { adopt } from "./adopt.ts";
import { type Again, type AgainOptions, recordAgain } from "./record-again.ts";
import { placeOf, refuseRewound, refuseUnshared } from "./shared-place.ts";

/** What one run did. */
export interface Synced {
  readonly address: string;
  /** Entries that came, oldest first. */
  readonly received: readonly JudgedEntry[];
  /** Entries that went, oldest first. */
  readonly sent: readonly JudgedEntry[];
  /** Entries of this computer that had not been sent when others were faster, and what came of each. */
  readonly again: readonly Again[];
  /** The name under which those are kept as they were. */
  readonly aside: string | undefined;
  /** The record as it is now on both sides; with a dry run, as it is here. */
  readonly record: Snapshot;
}

export interface SyncOptions extends AgainOptions {
  /** Sends again what the shared place had and lost. */
  readonly restore: boolean;
}

/** Others may record in between; each time what they did is taken in first. */
const TRIES = 5;

/**
 * @throws {Failure} `remote-none`, `remote-unreachable`, `remote-refused`, `remote-rewound`, `remote-other`,
 * `incoming-violated`, `dirty`; the record here is then as it was
 */
export async function sync(
  ports: RecordingPorts & Pick<Ports, "remote">,
  options: SyncOptions,
): Promise<Synced> {
  const { address } = ports.remote;
  if (address === undefined) throw new Failure({ code: "remote-none" });
  let [received, again, aside]: [readonly JudgedEntry[], readonly Again[], string | undefined] = [
    [],
    [],
    undefined,
  ];
  for (let no = 0; no < TRIES; no++) {
    const here = await judgedHere(ports);
    const there = await ports.remote.fetch(here.tip);
    const lost = await refuseRewound(ports, there, options.restore);
    const incoming = await takenIn(ports, here, there, options);
    received = [...received, ...incoming.received];
    again = [...again, ...incoming.again];
    aside = incoming.aside ?? aside;
    const record = await loadRecord(ports);
    const sent = notThere(record.judgement, incoming.there);
    const done = { address, received, again, aside, record, sent };
    if (options.dryRun) return done;
    if (record.tip === there && !lost) return done;
    if ((await ports.remote.send(record.tip)) === "sent") return done;
  }
  throw new Failure({ code: "moved-meanwhile" });
}

/**
 * Takes in what a file holds, and sends nothing.
 * @param from the file, in the place of the shared one
 * @throws {Failure} as `sync` does, and `bundle-unreadable`
 */
export async function takeIn(
  ports: RecordingPorts & Pick<Ports, "remote">,
  from: Remote,
  options: AgainOptions,
): Promise<Synced> {
  const asShared = { ...ports, remote: from };
  const here = await judgedHere(ports);
  const tip = await from.fetch(here.tip);
  await refuseUnshared(ports, here, tip);
  const incoming = await takenIn(asShared, here, tip, options);
  const { received, again, aside, there } = incoming;
  if (there === undefined)
    throw new Failure({ code: "remote-empty", address: from.address ?? "", branches: [] });
  return { address: from.address ?? "", received, again, aside, sent: [], record: await loadRecord(ports) };
}

/** The record here, also where it is broken: what is shared may be whole. @throws {Failure} where there is none */
async function judgedHere(ports: ReadingPorts): Promise<Judgement> {
  const tip = await ports.history.tip(ports.branch);
  if (tip === undefined) throw new Failure({ code: "no-entries" });
  return judgeHistory(ports, tip, await ports.proofs.load());
}

interface TakenIn {
  readonly received: readonly JudgedEntry[];
  readonly again: readonly Again[];
  readonly aside: string | undefined;
  /** What the shared place has, judged; undefined where it has nothing. */
  readonly there: Judgement | undefined;
}

/** Goes on from what is there, where it goes beyond what is here; what was only here is recorded again. */
async function takenIn(
  ports: RecordingPorts & Pick<Ports, "remote">,
  here: Judgement,
  tip: EntryId | undefined,
  options: AgainOptions,
): Promise<TakenIn> {
  const nothing = { received: [], again: [], aside: undefined };
  if (tip === undefined) return { ...nothing, there: undefined };
  const place = await placeOf(ports, here, tip);
  if (place.kind !== "behind" && place.kind !== "parted") return { ...nothing, there: place.there };
  const { there } = place;
  const received = notThere(there, here);
  if (options.dryRun) return { ...nothing, there, received };
  if (place.kind === "behind") {
    await adopt(ports, here, there);
    return { ...nothing, there, received };
  }
  const aside = await ports.remote.keepAside(here.tip);
  await adopt(ports, here, there);
  return { there, received, aside, again: await recordAgain(ports, notThere(here, there), options) };
}

/** Entries of one record that another does not have, oldest first. */
function notThere(record: Judgement, other: Judgement | undefined): readonly JudgedEntry[] {
  const known = new Set(other?.entries.map(({ id }) => id));
  return standingEntries(record).filter(({ id }) => !known.has(id));
}
