/** What a drafted plan changes, in a line or two; and a word where it looks as if nobody had gone over it yet. */

import type { Drafted } from "../../../app/commands/cycle/draft.ts";
import type { CycleId } from "../../../domain/ids.ts";
import { yearOf } from "../../../domain/ids.ts";
import { isUnchanged } from "../../../domain/recap/plan-changes.ts";
import { formatNumber } from "../../messages/format.ts";
import type { Language } from "../../messages/language.ts";
import { PLAN_CHANGES, planUnchanged } from "../../messages/screens/cycle/draft.ts";
import { forTerminal } from "../escape.ts";

/** Names that a line can hold; the rest are counted. */
const MOST = 3;

export function planChangeLines(
  changes: Drafted["changes"],
  cycle: CycleId | undefined,
  language: Language,
): readonly string[] {
  if (changes === undefined || cycle === undefined) return [];
  const { against, what } = changes;
  const sameYear = against === yearOf(cycle);
  if (isUnchanged(what)) {
    // The same year's plan is drafted again for each cycle, and mostly stays.
    if (sameYear) return [];
    return [planUnchanged(against)[language]];
  }
  const t = PLAN_CHANGES[language];
  const listed = (names: readonly string[], word: string): string[] =>
    names.length === 0
      ? []
      : [
          `  ${names.length} ${word}: ${names.slice(0, MOST).join("; ")}${names.length > MOST ? `; +${names.length - MOST}` : ""}`,
        ];
  const [before, after] = what.totals;
  const totals = before.eq(after)
    ? []
    : [`  ${t.total}: Rp ${formatNumber(before, language)} → Rp ${formatNumber(after, language)}`];
  return [
    sameYear ? t.amended : `${t.against} ${against}:`,
    ...listed(what.sections, t.sections),
    ...listed(what.added, t.added),
    ...listed(what.removed, t.removed),
    ...listed(what.targets, t.targets),
    ...listed(what.ceilings, t.ceilings),
    ...totals,
  ].map(forTerminal);
}
