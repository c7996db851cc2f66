/**
 * Realised figures held against the plan (domain §2): how far from the target, in whole things or not, and beside what was
 * spent; and whether the plan allows the reason that is given for a blank. Known since the second rules of calculation.
 */
import { Decimal, HUNDRED } from "../../decimal.ts";
import { withCarried } from "../../figures/measure.ts";
import { blankOf } from "../../figures/pattern.ts";
import { numberOf, QUARTERS } from "../../figures/period.ts";
import { countsThings } from "../../figures/plan.ts";
import type { CrossRule } from "../../finding.ts";
import { EMPTY_REASON, REALISED, SPENT } from "../column-keys.ts";
import type { FormRow } from "../form.ts";
import type { ReturnRow } from "../return.ts";
import { expectedFormulas } from "./row-checks.ts";
import { asNumber, isBlank, type RowCheck, type RowContext } from "./rule-types.ts";

export const PLAUSIBILITY = {
  "reason-unfit": reasonOfPlan,
  "ratio-odd": farFromTarget,
  "fraction-counted": fractionOfThings,
  "absorption-odd": besideSpending,
} satisfies Partial<Record<CrossRule, RowCheck>>;

/** Percent of the target up to this quarter. */
const [MOST, LEAST] = [new Decimal(200), new Decimal(1)];

/** "Not measured" is for periods without a target, "not published" for what somebody publishes. */
function reasonOfPlan({ indicator, target }: FormRow, { values }: ReturnRow): ReturnType<RowCheck> {
  const reason = values[EMPTY_REASON];
  if (typeof reason !== "string" || isBlank(reason) || !isBlank(values[REALISED])) return [];
  const isAllowed = {
    "not-done": true,
    // Where more is better, a target of 0 is none.
    "not-measured": target === undefined || (target.isZero() && indicator.formula === "naik"),
    "not-published": indicator.pattern === "rilis",
  };
  const blank = blankOf(reason);
  return isAllowed[blank] ? [] : [{ key: EMPTY_REASON, given: reason, expected: blank }];
}

function farFromTarget(row: FormRow, { values }: ReturnRow): ReturnType<RowCheck> {
  const now = asNumber(values[REALISED]);
  const target = row.targetToDate;
  if (now === undefined || !target?.gt(0)) return [];
  const percent = withCarried(row.indicator.accumulation, row.carried, now).div(target).times(HUNDRED);
  return isFarFrom(percent) ? [{ key: REALISED, given: now.toString(), expected: target.toString() }] : [];
}

/** Is a realised figure, in percent of its target, so far from it that a slip is more likely? An honest 0 is not. */
export function isFarFrom(percent: Decimal): boolean {
  return percent.gt(MOST) || (!percent.isZero() && percent.lt(LEAST));
}

function fractionOfThings({ indicator }: FormRow, { values }: ReturnRow): ReturnType<RowCheck> {
  const now = asNumber(values[REALISED]);
  if (now === undefined || now.isInteger() || !countsThings(indicator.unit)) return [];
  return [{ key: REALISED, given: now.toString(), expected: indicator.unit }];
}

function besideSpending(row: FormRow, filled: ReturnRow, context: RowContext): ReturnType<RowCheck> {
  const found = expectedFormulas(row, filled, context.calculation);
  const [reached, absorbed] = [found.get("capaian"), found.get("serapan")];
  if (!isUnlike(reached, absorbed, numberOf(context.period))) return [];
  return [{ key: SPENT, given: absorbed?.toFixed(2) ?? "", expected: reached?.toFixed(2) ?? "" }];
}

/** Half of what is usual. */
const HALF = new Decimal(50);

/**
 * Was all reached with less than half of the money, or less than half with all of it? The ceiling is the year's, so of it
 * as many quarters are usual as have gone by.
 * @param quarter from 1
 */
export function isUnlike(
  reached: Decimal | undefined,
  absorbed: Decimal | undefined,
  quarter: number,
): boolean {
  // In a first quarter, money often follows the work, or goes before it.
  if (reached === undefined || absorbed === undefined || quarter === 1) return false;
  const usual = absorbed.times(QUARTERS.length).div(quarter);
  return (reached.gte(HUNDRED) && usual.lt(HALF)) || (usual.gte(HUNDRED) && reached.lt(HALF));
}
