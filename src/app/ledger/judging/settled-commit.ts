/** What can be said of a commit before the law is asked: whose signature it has, what its message is, which program wrote it. */

import type { Finding, Reading } from "../../../domain/finding.ts";
import type { EntryId } from "../../../domain/ids.ts";
import type { ParsedMessage } from "../../../domain/ledger/message/message.ts";
import type { Proposal, World } from "../../../domain/ledger/proposal.ts";
import { CURRENT_RULES } from "../../../domain/ledger/rules-version.ts";
import { ownerOfKey } from "../../../domain/people/official.ts";
import type { Commit } from "../../ports/history.ts";
import type { JudgedEntry } from "./judgement.ts";
import type { Violation } from "./violation.ts";

/** A message of a commit that is no entry. */
export type NoEntry = Exclude<ParsedMessage, { kind: "entry" }>;

export function healed(entry: JudgedEntry, covered: ReadonlyMap<EntryId, EntryId>): JudgedEntry {
  const healedBy = covered.get(entry.id);
  return healedBy === undefined ? entry : { ...entry, healedBy };
}

export function messageFaults(entry: EntryId, parsed: NoEntry): readonly Violation[] {
  switch (parsed.kind) {
    case "fault":
      return [{ code: parsed.fault, entry, detail: parsed.line }];
    case "newer":
      return [{ code: "trailer-value", entry, detail: `Sop-Version: ${parsed.version}` }];
    case "plain":
      return [];
  }
}

/** What of an entry is beyond this program; undefined where nothing is. */
export function newerThanKnown(parsed: ParsedMessage): string | undefined {
  if (parsed.kind === "newer") return `Sop-Version: ${parsed.version}`;
  if (parsed.kind !== "entry") return undefined;
  const { rules = CURRENT_RULES } = parsed.message.trailers;
  return rules > CURRENT_RULES ? `Sop-Rules: ${rules}` : undefined;
}

/** Without a key of the roster nobody can claim to have a newer program. */
export function isSignedByRoster(commit: Commit, world: Reading<World> | undefined): boolean {
  if (world?.kind !== "read") return false;
  const { signature } = settled(commit, world);
  return signature.kind === "good" && ownerOfKey(world.value.roster, signature.key) !== undefined;
}

/** A signature that only names its key is judged by the keys of the roster that authority comes from. */
export function settled(commit: Commit, before: Reading<World>): Commit {
  if (commit.signature.kind !== "named") return commit;
  const officials = before.kind === "read" ? before.value.roster.officials : [];
  const keys = officials.flatMap((official) => official.keys.map(({ blob }) => blob));
  return { ...commit, signature: commit.signature.by(keys) };
}

export function faultsOf(reading: Reading<World>): readonly Finding[] {
  return reading.kind === "faulty" ? reading.findings : [];
}

/** No key has an empty blob, so this one belongs to nobody. */
export const NO_KEY = "" as Proposal["key"];

/** A name as git stores it: without what would end it, and without git's own trimming of odd ends. */
export function gitName(name: string): string {
  return name.replace(/[<>\n]/g, "").replace(/^[\s.,:;"'\\]+|[\s.,:;"'\\]+$/g, "");
}
