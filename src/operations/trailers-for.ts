/** What an entry says of itself, from what somebody wants to have recorded. */
import { cleanLine, type Trailers } from "../domain/entry.ts";
import type { PersonId } from "../domain/ids.ts";
import { stepOf } from "../domain/procedure.ts";
import type { World } from "../domain/proposal.ts";
import { CURRENT_RULES } from "../domain/rules-version.ts";
import { NEWEST_VERSION } from "../domain/trailers.ts";
import type { Intent } from "./intent.ts";
import type { Office } from "./office.ts";
import type { Signer } from "./signer.ts";
import type { Snapshot } from "./snapshot.ts";
import { StateDigests } from "./state-digest.ts";
import { subjectDigest } from "./subject.ts";

/** @param tree the entry's own */
export function trailersFor(
  office: Office,
  record: Snapshot | undefined,
  before: World,
  intent: Intent,
  signer: Signer,
  tree: string,
): Trailers {
  const { act, cycle, round, step, section, returnTo, until, report, healing, confirms } = intent;
  const place = { act, cycle, section, step };
  return {
    version: NEWEST_VERSION,
    repository: record?.judgement.state.root ?? "genesis",
    act,
    cycle,
    round,
    step,
    section,
    role: signer.held.role,
    person: signer.official.id,
    capacity: signer.held.capacity,
    actingFor: signer.held.actingFor,
    filledBy: fillerOf(before, intent, signer),
    returnTo,
    heals: healing?.named,
    confirms,
    reason: intent.reason === undefined ? undefined : cleanLine(intent.reason) || undefined,
    until,
    report,
    previous: record?.judgement.state.last ?? "none",
    subject: subjectDigest(office.history, office.hash, tree, place, before.procedure),
    state: new StateDigests(office.history, office.hash, record?.judgement.folders).of(tree),
    roster: before.roster.version,
    rules: CURRENT_RULES,
    tool: office.tool,
  };
}

/** Whoever signs for their own section filled it; otherwise it is recorded for the one who holds the role. */
function fillerOf(
  { procedure }: World,
  { act, step, filledBy }: Intent,
  { official, held }: Signer,
): PersonId | undefined {
  if (act !== "receive" || step === undefined) return undefined;
  return stepOf(procedure, step)?.roles.includes(held.role) ? official.id : filledBy;
}
