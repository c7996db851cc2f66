/** `sop audit`: proves the whole history from raw objects, or names the exact break. */

import { Failure, type Named } from "../../domain/failure.ts";
import type { EntryId } from "../../domain/ids.ts";
import type { World } from "../../domain/ledger/proposal.ts";
import { judgeHistory } from "../ledger/judging/judge-history.ts";
import type { Depth, JudgedEntry, Judgement } from "../ledger/judging/judgement.ts";
import type { Violation } from "../ledger/judging/violation.ts";
import { lossIn, rememberNewest } from "../ledger/memory.ts";
import { type Notice, noticesOn } from "../ledger/notices.ts";
import { lastGoodWorld, peopleForHealing } from "../ledger/workspace-state.ts";
import type { Drift, Ports, ReadingPorts, RecordingPorts } from "../ports/ports.ts";
import { readReceipt, receiptOf, refuseOtherNumber } from "./receipt.ts";

export interface Audit {
  /** Signatures proven: what is derived from other content was not judged. Cannot prove: nothing is known to be wrong, but something is beyond this program's knowledge. */
  readonly verdict: "proven" | "signatures-proven" | "violated" | "cannot-prove";
  readonly root: EntryId;
  readonly rootSigner: string;
  /** Was the root given or remembered, or is it trusted now for the first time? */
  readonly rootTrust: "given" | "remembered" | "first-use";
  readonly tip: EntryId;
  readonly entries: readonly JudgedEntry[];
  readonly violations: readonly Violation[];
  /** Not against the law, but an auditor should know. */
  readonly notices: readonly Notice[];
  readonly plainCommits: number;
  readonly drift: readonly Drift[];
  /**
   * To be kept elsewhere: only with it can the loss of the newest entries be seen. None where the record is not proven:
   * an entry that does not stand may rightly be gone later.
   */
  readonly receipt: string | undefined;
  /** What puts it right, and who may do it; undefined where nothing is to be healed. */
  readonly cure: { readonly half: "first" | "second"; readonly people: readonly Named[] } | undefined;
  /** How many entries ssh-keygen was asked about as well. */
  readonly crossChecked: number | undefined;
  readonly depth: Depth;
  readonly judgement: Judgement;
}

export interface AuditOptions {
  /** The first entry, as printed on the SOP sheet. */
  readonly root: string | undefined;
  /** A receipt of an earlier audit. */
  readonly since: string | undefined;
  /** May what was proven before be taken as proven? */
  readonly cache: boolean;
  /** Ask ssh-keygen about each signature too. */
  readonly crossCheck: boolean;
  /** How much is judged; what only its signatures were judged of is not kept as proven. */
  readonly depth: Depth;
}

/** Judges everything; what is wrong is in the result, never thrown. @throws {Failure} only where there is nothing to judge */
export async function audit(
  ports: RecordingPorts & Pick<Ports, "crossCheck" | "surroundings">,
  options: AuditOptions,
): Promise<Audit> {
  const known = options.cache ? ports.proofs.load() : undefined;
  const tip = await ports.history.tip(ports.branch);
  if (tip === undefined) throw new Failure({ code: "no-entries" });
  const surroundings = ports.surroundings();
  const judgement = await judgeHistory(ports, tip, await known, options.depth);
  const { world, tree, state } = judgement;
  const root = state.root ?? tip;
  // Where the history breaks off before its first entry, it is not known which that is, and not said to be another.
  const isUnread = state.root === undefined && tree === undefined;
  const trust = await rootTrust(ports, isUnread ? undefined : root, options.root);
  const crossCheck = options.crossCheck
    ? await ports.crossCheck(judgement.entries.map(({ id }) => id))
    : undefined;
  const violations = [
    ...trust.violations,
    ...(await lostFaults(ports, judgement, options.since)),
    ...judgement.violations,
    ...(crossCheck?.refused ?? []).map((entry): Violation => ({ code: "cross-check", entry })),
  ];
  const verdict = verdictOf(violations, options.depth);
  if (violations.length === 0 && world.kind === "read")
    await remember(ports, root, trust.how, options.depth, judgement, world.value);
  return {
    verdict,
    root,
    rootSigner: judgement.entries[0]?.person ?? "?",
    rootTrust: trust.how,
    tip,
    entries: judgement.entries,
    violations,
    notices: noticesOn(judgement, await surroundings, ports.clock.now()),
    plainCommits: judgement.plainCommits - healedPlain(judgement),
    // Without readable rules there is nothing sound to compare the folder with.
    drift: world.kind === "faulty" || tree === undefined ? [] : await ports.drift(tree, options.cache),
    receipt: verdict === "proven" ? receiptOf(judgement, root) : undefined,
    cure: cureOf(ports, judgement),
    crossChecked: crossCheck?.asked,
    depth: options.depth,
    judgement,
  };
}

/** A break of the newest line is healed by one, and what waits is confirmed by another. */
function cureOf(ports: Pick<Ports, "clock">, judgement: Judgement): Audit["cure"] {
  const { standing, state } = judgement;
  const world = lastGoodWorld(judgement);
  if (world === undefined || standing === undefined) return undefined;
  if (standing.broken !== undefined) return { half: "first", people: peopleForHealing(ports, world, false) };
  const { healing } = state;
  return healing && { half: "second", people: peopleForHealing(ports, world, true, healing.person) };
}

/** Commits that were no entries and broke the law until a healing took them back: they did more than touch the in-tray. */
function healedPlain({ healings, entries }: Judgement): number {
  const known = new Set(entries.map(({ id }) => id));
  const broke = healings
    .filter(({ confirmed }) => confirmed !== undefined)
    .flatMap(({ commits }) => commits.filter(({ id, codes }) => codes.length > 0 && !known.has(id)));
  return new Set(broke.map(({ id }) => id)).size;
}

/** A kind of key or a format that we do not know is never good, but it is no proof of a wrong either (ledger §3). */
const UNKNOWN: ReadonlySet<string> = new Set(["key-type-unknown", "version-newer"]);

function verdictOf(violations: readonly Violation[], depth: Depth): Audit["verdict"] {
  if (violations.length === 0) return depth === "whole" ? "proven" : "signatures-proven";
  return violations.every(({ code }) => UNKNOWN.has(code)) ? "cannot-prove" : "violated";
}

/** Notes for next time, and for plain git. A clone on read-only media is proven all the same. */
async function remember(
  ports: ReadingPorts & Pick<Ports, "announceSigners" | "files">,
  root: EntryId,
  how: Audit["rootTrust"],
  depth: Depth,
  judgement: Judgement,
  { roster, procedure }: World,
): Promise<void> {
  try {
    if (how !== "given") await ports.trust.pin(ports.files.root, root);
    await ports.announceSigners(roster, procedure.office.id);
    if (depth !== "whole") return;
    await rememberNewest(ports, judgement);
    await ports.proofs.save(judgement);
  } catch {
    // Nothing that an audit says depends on it.
  }
}

/** Hexadecimal digits of a first entry that are enough to name it: as many as are printed. */
const ROOT = /^[0-9a-f]{12,64}$/;

async function rootTrust(
  { trust, files }: Pick<Ports, "files" | "trust">,
  root: EntryId | undefined,
  given: string | undefined,
): Promise<{ how: Audit["rootTrust"]; violations: Violation[] }> {
  if (given !== undefined) return { how: "given", violations: otherRoot(root, rootNamed(given)) };
  const pinned = await trust.pinnedRoot(files.root);
  if (pinned !== undefined) return { how: "remembered", violations: otherRoot(root, pinned) };
  // A folder may be moved or copied: what is trusted is the record, and its first entry names it.
  const known = root !== undefined && (await trust.trusts(root));
  return { how: known ? "remembered" : "first-use", violations: [] };
}

/** The first entry as a person names it: its id, or the beginning of it. @throws {Failure} where it is too short */
function rootNamed(given: string): string {
  const named = given.toLowerCase();
  if (!ROOT.test(named)) throw new Failure({ code: "usage", slip: "root", given: given });
  return named;
}

function otherRoot(root: EntryId | undefined, expected: string): Violation[] {
  return root === undefined || root.startsWith(expected)
    ? []
    : [{ code: "root-other", entry: root, detail: expected }];
}

/** An entry that a receipt saw, or this computer proved, must still be there: this is how dropped entries show. */
async function lostFaults(
  ports: Pick<Ports, "clock" | "elsewhere" | "forgets" | "trust">,
  judgement: Judgement,
  since: string | undefined,
): Promise<readonly Violation[]> {
  const { entries, tree } = judgement;
  const code = "receipt-lost";
  const receipt = since === undefined ? undefined : readReceipt(since);
  if (receipt !== undefined) refuseOtherNumber(judgement, receipt);
  const seen = receipt?.newest;
  const loss = await lossIn(ports, judgement);
  // Of what could not be read to its first entry, it is not known which that is.
  const other = receipt === undefined ? [] : otherRoot(judgement.state.root, receipt.root);
  const own: Violation[] = [
    ...other,
    ...(loss === undefined ? [] : [{ code, entry: loss.newest, detail: loss.newest, loss } as const]),
  ];
  // Of what could not be read to its end, nothing can be said to be missing.
  const isWhole = tree !== undefined;
  const told =
    !isWhole || seen === undefined || seen === loss?.newest || entries.some(({ id }) => id === seen);
  return told ? own : [...own, { code, entry: seen, detail: seen }];
}
