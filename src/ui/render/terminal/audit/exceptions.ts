/** What an audit tells of rules that were not the usual ones: one person for two steps, another procedure on the way. */

import type { JudgedEntry } from "../../../../app/ledger/judging/judgement.ts";
import type { Audit } from "../../../../app/queries/audit.ts";
import type { Language } from "../../../messages/language.ts";
import { redoneFrom, standByRangkap } from "../../../messages/screens/queries/audit.ts";
import { formatMoment } from "../../../messages/words.ts";

/** Not what the procedure usually asks, and so part of the verdict itself. */
export function combinedWords(entries: readonly JudgedEntry[], language: Language): string {
  const count = combinedCount(entries);
  return count === 0 ? "" : `; ${standByRangkap(count)[language]}`;
}

/** How many entries stand although the same person signed another step of the round. */
export function combinedCount(entries: readonly JudgedEntry[]): number {
  return entries.filter(
    ({ flags, healedBy }) =>
      healedBy === undefined && flags.some((flag) => flag.code === "acting-twice" && flag.by === "rangkap"),
  ).length;
}

/** Under which rules a cycle was signed, where they are not those it was opened with: who, when, why. */
export function amendmentLines(
  { judgement }: Audit,
  offset: number,
  language: Language,
  only: string | undefined,
): readonly string[] {
  return [...judgement.state.cycles.values()]
    .filter(({ id }) => only === undefined || id === only)
    .flatMap(({ id, amendments }) =>
      amendments.map(({ entry, person, at, reason, from }) => {
        const redone = from === undefined ? "" : `, ${redoneFrom(from)[language]}`;
        return `${id}  ${formatMoment(at, offset)}  ${person}  ${reason}${redone} (${entry.slice(0, 12)})`;
      }),
    );
}
