/** The rules between the values of one row: what the form computes, its ceiling, its evidence, its reason. */

import { Decimal, rounded, sum } from "../../decimal.ts";
import { share, unroundedFigure } from "../../figures/achievement.ts";
import { type Calculation, withCarried } from "../../figures/measure.ts";
import { countsWhole } from "../../figures/plan.ts";
import type { CrossRule } from "../../finding.ts";
import { EMPTY_REASON, EVIDENCE, REALISED, SPENT } from "../column-keys.ts";
import type { FormRow } from "../form.ts";
import type { ReturnRow } from "../return.ts";
import { asNumber, isBlank, type RowCheck, type RowContext } from "./rule-types.ts";

/** Excel computes in binary and shows two places: half of the last place, and a hair. */
const TOLERANCE = new Decimal("0.0051");

export const ROW_CHECKS = {
  "achievement-differs": achievementShown,
  "over-ceiling": spentWithinCeiling,
  "evidence-missing": evidenceNamed,
  "reason-missing": reasonForEmpty,
} satisfies Partial<Record<CrossRule, RowCheck>>;

/** What the form's formulas must show for a row, by our own arithmetic. */
export function expectedFormulas(
  row: FormRow,
  filled: ReturnRow,
  calculation: Calculation,
): ReadonlyMap<string, Decimal> {
  const results = new Map<string, Decimal>();
  const { formula, accumulation } = row.indicator;
  const now = asNumber(filled.values[REALISED]);
  const realised = now === undefined ? undefined : withCarried(accumulation, row.carried, now);
  if (realised !== undefined) results.set("realisasi_sd", realised);
  const reached = calculation.achievement(formula, { target: row.targetToDate, realised });
  if (reached.kind === "percent") results.set("capaian", reached.percent);
  const spent = asNumber(filled.values[SPENT]);
  if (row.budget !== undefined && spent !== undefined) {
    const total = sum([row.budget.spentBefore, spent]);
    results.set("anggaran_sd", total);
    const absorbed = share(total, row.budget.ceiling);
    if (absorbed !== undefined) results.set("serapan", absorbed);
  }
  return results;
}

function achievementShown(
  row: FormRow,
  filled: ReturnRow,
  { calculation }: RowContext,
): ReturnType<RowCheck> {
  const shownResults = Object.entries(filled.shown);
  if (shownResults.length === 0) return [];
  const expected = expectedFormulas(row, filled, calculation);
  return shownResults.flatMap(([key, shown]) => {
    if (followsFromOddValue(key, filled)) return [];
    const ours = expected.get(key);
    if (ours !== undefined && shown.minus(ours).abs().lte(TOLERANCE)) return [];
    const computed = ours === undefined ? "" : rounded(ours).toString();
    const unrounded = key === "capaian" ? unroundedHere(row, filled, shown) : undefined;
    return [{ key, given: rounded(shown).toString(), expected: computed, unrounded }];
  });
}

/** More places than were typed, where a percentage that somebody worked out by themselves needs them. */
function unroundedHere({ indicator, targetToDate, earlier }: FormRow, { values }: ReturnRow, shown: Decimal) {
  const realised = asNumber(values[REALISED]);
  // Whole things are not rounded; and of a sum of quarters nobody can say which one was.
  if (realised === undefined || countsWhole(indicator.unit)) return undefined;
  if (indicator.accumulation !== "terakhir" && earlier.some((one) => one !== undefined)) return undefined;
  const span = unroundedFigure(indicator.formula, { target: targetToDate, realised }, rounded(shown));
  return span && [span.least, span.most].map((end) => rounded(end, realised.decimalPlaces() + 2).toString());
}

const SOURCE: Readonly<Record<string, string>> = {
  realisasi_sd: REALISED,
  capaian: REALISED,
  anggaran_sd: SPENT,
  serapan: SPENT,
};

/** What a form makes of a word, a date or a percentage is not its formula's fault, and was remarked on already. */
function followsFromOddValue(key: string, { values, typed }: ReturnRow): boolean {
  const source = SOURCE[key] ?? key;
  return typeof values[source] === "string" || typed[source]?.endsWith("%") === true;
}

function spentWithinCeiling(row: FormRow, filled: ReturnRow): ReturnType<RowCheck> {
  const spent = asNumber(filled.values[SPENT]);
  if (row.budget === undefined || spent === undefined) return [];
  const left = row.budget.ceiling.minus(row.budget.spentBefore);
  return spent.lte(left) ? [] : [{ key: SPENT, given: spent.toString(), expected: left.toString() }];
}

function evidenceNamed(_row: FormRow, filled: ReturnRow): ReturnType<RowCheck> {
  const needed =
    (asNumber(filled.values[REALISED])?.gt(0) ?? false) || (asNumber(filled.values[SPENT])?.gt(0) ?? false);
  return needed && isBlank(filled.values[EVIDENCE]) ? [{ key: EVIDENCE, given: "", expected: "" }] : [];
}

/** Empty, 0 and "-" are three different things: an empty figure needs its reason (domain §2). */
function reasonForEmpty({ isAsked }: FormRow, filled: ReturnRow): ReturnType<RowCheck> {
  const missing = isAsked && isBlank(filled.values[REALISED]) && isBlank(filled.values[EMPTY_REASON]);
  return missing ? [{ key: REALISED, given: "", expected: "" }] : [];
}
