/** What an entry says of itself, from what somebody wants to have recorded. */

import type { PersonId } from "../../../domain/ids.ts";
import { cleanLine, type Trailers } from "../../../domain/ledger/message/message.ts";
import { NEWEST_VERSION } from "../../../domain/ledger/message/trailers.ts";
import type { World } from "../../../domain/ledger/proposal.ts";
import { CURRENT_RULES } from "../../../domain/ledger/rules-version.ts";
import { stepOf } from "../../../domain/procedure/procedure.ts";
import type { Ports } from "../../ports/ports.ts";
import { StateDigests } from "../judging/state-digest.ts";
import { subjectDigest } from "../judging/subject-digest.ts";
import type { Snapshot } from "../workspace-state.ts";
import type { Signer } from "./choose-signer.ts";
import type { Intent } from "./entry-request.ts";

/** @param tree the entry's own */
export async function trailersFor(
  ports: Pick<Ports, "hash" | "history" | "tool">,
  record: Snapshot | undefined,
  before: World,
  intent: Intent,
  signer: Signer,
  tree: string,
): Promise<Trailers> {
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
    subject: await subjectDigest(ports.history, ports.hash, tree, place, before.procedure),
    state: await new StateDigests(ports.history, ports.hash, record?.judgement.folders).of(tree),
    roster: before.roster.version,
    rules: CURRENT_RULES,
    tool: ports.tool,
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
