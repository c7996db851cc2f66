/** An audit as programs read it. */

import type { Violation } from "../../../../app/ledger/judging/violation.ts";
import type { Audit } from "../../../../app/queries/audit.ts";
import type { Language } from "../../../messages/language.ts";
import { noticeText } from "../../../messages/law/notices.ts";
import { violationText } from "../../../messages/law/violations.ts";
import { combinedCount } from "./exceptions.ts";
import { ruleChangeResult } from "./rule-changes.ts";

/** One thing for which `--strict` ends with exit code 1. */
export interface StrictReason {
  readonly of: "notices" | "drift" | "healings";
  readonly count: number;
}

/** Notices are no breaks; whoever wants none of them is told which there are. */
export function strictReasons({ notices, drift, judgement }: Audit): readonly StrictReason[] {
  const reasons: readonly StrictReason[] = [
    { of: "notices", count: notices.length },
    { of: "drift", count: drift.length },
    { of: "healings", count: judgement.healings.length },
  ];
  return reasons.filter(({ count }) => count > 0);
}

/** What else the same commit did: the likely cause of one violation may be another. */
export function besideOf({ entry }: Violation, all: readonly Violation[]): readonly string[] {
  return all.flatMap((one) => (one.entry === entry ? [one.code] : []));
}

/** For programs: everything, with the sentences in the reader's language. @param cycle only this one's entries */
export function auditResult(proof: Audit, language: Language, cycle?: string): object {
  return {
    verdict: proof.verdict,
    root: proof.root,
    rootTrust: proof.rootTrust,
    tip: proof.tip,
    receipt: proof.receipt ?? null,
    cure: proof.cure ?? null,
    plainCommits: proof.plainCommits,
    crossChecked: proof.crossChecked ?? null,
    drift: proof.drift,
    violations: proof.violations.map((violation) => {
      const { code, entry, path } = violation;
      const { what, hint } = violationText(violation, besideOf(violation, proof.violations));
      return { code, entry, path: path ?? null, message: what[language], hint: hint[language] };
    }),
    notices: proof.notices.map((notice) => ({
      code: notice.code,
      entry: notice.entry ?? null,
      detail: notice.detail,
      message: noticeText(notice)[language],
    })),
    rounds: [...proof.judgement.state.cycles.values()].flatMap(({ id, finished }) =>
      finished.map((round) => ({ cycle: id, ...round })),
    ),
    changes: ruleChangeResult(proof.entries, cycle),
    healings: proof.judgement.healings,
    depth: proof.depth,
    versionOne: proof.judgement.state.versionOne,
    waivers: [...proof.judgement.state.cycles.values()].flatMap(({ id, waived }) =>
      [...waived].map(([section, waiver]) => ({ cycle: id, section, ...waiver })),
    ),
    amendments: [...proof.judgement.state.cycles.values()].flatMap(({ id, amendments }) =>
      amendments.map((amendment) => ({ cycle: id, ...amendment })),
    ),
    combined: combinedCount(proof.entries),
    entries: proof.entries
      .filter((entry) => cycle === undefined || entry.cycle === cycle)
      .map(({ violations, key: _, changed: __, ...entry }) => ({
        ...entry,
        verdict: entry.healedBy !== undefined ? "healed" : violations.length === 0 ? "good" : "violated",
      })),
  };
}
