/** Healing: what was changed outside the law is put right by an entry that names it, confirmed by a second person. */
import type { EntryId, PersonId } from "../ids.ts";
import type { Proposal, Refusal } from "./proposal.ts";
import type { LedgerState, PendingHealing } from "./state.ts";

/** A break that was healed, or waits for the second person's confirmation: what an audit shows for ever. */
export interface Healing {
  /** The entry that restored the last good content. */
  readonly entry: EntryId;
  readonly person: PersonId;
  readonly at: number;
  readonly reason: string;
  readonly confirmed: { readonly entry: EntryId; readonly person: PersonId; readonly at: number } | undefined;
  /** Commits outside the law with the codes of what they did, and entries that were dated ahead. */
  readonly commits: readonly HealedCommit[];
}

export interface HealedCommit {
  readonly id: EntryId;
  /** Why it could not stand; empty for one that came after the break, or that was only dated ahead. */
  readonly codes: readonly string[];
  readonly paths: readonly string[];
  /** Does it go on standing, but for its date? */
  readonly ahead: boolean;
  /** Entries that it joined and whose line was left: they stand no more either. */
  readonly leftOut: readonly EntryId[];
}

/** Seconds by which an entry must be dated ahead of a healing to be passed by it. */
export const AHEAD = 86_400;

/** A healing names exactly what it heals; nothing follows it but its confirmation by another person. */
export function healingHolds(ledger: LedgerState, proposal: Proposal): Refusal[] {
  const { act, heals, confirms } = proposal.trailers;
  if (act !== "heal") {
    const stray = heals === undefined ? confirms && "Sop-Confirms" : "Sop-Heals";
    return [
      ...(stray === undefined ? [] : [{ code: "trailers-unfit" as const, act, trailer: stray }]),
      ...nothingIsPending(ledger),
    ];
  }
  return confirms === undefined ? firstHalf(proposal) : secondHalf(ledger, proposal, confirms);
}

function nothingIsPending({ healing }: LedgerState): Refusal[] {
  return healing === undefined ? [] : [{ code: "heal-unconfirmed", entry: healing.entry }];
}

/** It may follow another that waits: what broke between the two would else keep the record broken for ever. */
function firstHalf({ trailers, healing }: Proposal): Refusal[] {
  const { act, heals = [], reason } = trailers;
  const named = healing?.named ?? [];
  const refusals: Refusal[] = reason === undefined ? [{ code: "act-unexplained", act }] : [];
  if (heals.length === 0 || heals.join(" ") !== named.join(" "))
    refusals.push({ code: "heal-other", given: heals.join(" "), expected: named.join(" ") });
  for (const path of healing?.differing ?? []) refusals.push({ code: "heal-content", path });
  return refusals;
}

function secondHalf({ healing }: LedgerState, { trailers }: Proposal, confirms: EntryId): Refusal[] {
  const { act, heals, person } = trailers;
  const refusals: Refusal[] = [];
  if (heals !== undefined) refusals.push({ code: "trailers-unfit", act, trailer: "Sop-Heals" });
  if (healing?.entry !== confirms)
    refusals.push({ code: "heal-other", given: confirms, expected: healing?.entry ?? "-" });
  // One person's word puts nothing right that the law refused.
  if (waiting(healing).some((one) => one.person === person)) refusals.push({ code: "heal-alone", person });
  return refusals;
}

/** The first halves that one second half confirms, newest first. */
export function waiting(healing: PendingHealing | undefined): readonly PendingHealing[] {
  return healing === undefined ? [] : [healing, ...waiting(healing.earlier)];
}
