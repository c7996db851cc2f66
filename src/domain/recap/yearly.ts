/** A whole year in figures, as the annual accountability report (LKjIP) asks: every target of the year beside what was reached. */

import type { Decimal } from "../decimal.ts";
import { type NoAchievement, percentOf } from "../figures/achievement.ts";
import type { Reached } from "../figures/measure.ts";
import { dueMonth } from "../figures/pattern.ts";
import { kindOf, PERIODS, type Period } from "../figures/period.ts";
import { type Indicator, subActivities } from "../figures/plan.ts";
import { type RatingScale, rate } from "../figures/rating.ts";
import type { SectionId } from "../ids.ts";
import { type BudgetLine, lineMaker, programLines } from "./budget.ts";
import { type GroupMean, groupMeans, type MeanRules } from "./means.ts";
import {
  allIndicators,
  type Compared,
  compared,
  figuresOf,
  type IndicatorGroup,
  type YearOfReturns,
} from "./planned.ts";

export interface YearlyResult
  extends Pick<Indicator, "id" | "name" | "unit" | "formula" | "pattern" | "accumulation"> {
  readonly code: string;
  readonly group: IndicatorGroup;
  readonly section: SectionId;
  /** The goal (sasaran) of a main indicator, or the sub kegiatan that the indicator measures. */
  readonly goal: string;
  readonly target: Decimal | undefined;
  readonly realised: Decimal | undefined;
  readonly percent: Decimal | undefined;
  readonly why: NoAchievement | undefined;
  /** The month (1 to 12) in which a figure that is awaited is published. */
  readonly due: number | undefined;
  readonly rating: string | undefined;
  readonly realisedLastYear: Decimal | undefined;
  readonly lastYear: Compared | undefined;
}

/** A programme, activity or sub activity: what was spent of it, beside what its indicators reached. */
export interface YearlyBudget extends BudgetLine {
  /** The means of the percentages of the indicators below it: of the whole office, also of its goals. */
  readonly means: readonly GroupMean[];
}

export interface Yearly {
  readonly year: number;
  readonly scale: RatingScale;
  /** Periods whose figures are not signed: the year is not complete without them. */
  readonly unsigned: readonly Period[];
  readonly indicators: readonly YearlyResult[];
  readonly budget: readonly YearlyBudget[];
  readonly means: readonly GroupMean[];
  /** Version of the rules that it is calculated by, and what each percentage counts for at most in a mean. */
  readonly rules: number;
  readonly cap: Decimal | undefined;
}

export interface YearlyInput extends YearOfReturns {
  readonly scale: RatingScale;
  readonly cap: Decimal | undefined;
  readonly unsigned: readonly Period[];
  readonly lastYear: (YearOfReturns & Pick<Yearly, "unsigned">) | undefined;
}

/** Computes a year from its signed periods: rupiah and percent, exact. */
export function yearlyOf(input: YearlyInput): Yearly {
  const { plan, scale, cap, unsigned, returns, calculation, lastYear } = input;
  const before = new Map(
    lastYear === undefined
      ? []
      : allIndicators(lastYear.plan).map(({ indicator }) => [indicator.id, reachedIn(lastYear, indicator)]),
  );
  const parts = allIndicators(plan).map(({ indicator, ...place }) => {
    const { target, realised, achievement } = reachedIn(input, indicator);
    const percent = percentOf(achievement);
    const then = before.get(indicator.id);
    const why = achievement.kind === "none" ? achievement.why : undefined;
    const { id, name, unit, formula, pattern, accumulation, release } = indicator;
    const isAwaited = why === "data_belum_terbit" && release !== undefined;
    return {
      ...{ id, name, unit, formula, pattern, accumulation },
      ...place,
      target,
      realised,
      achievement,
      percent,
      why,
      due: isAwaited ? dueMonth(release, "tahun") : undefined,
      rating: percent === undefined ? undefined : rate(scale, percent),
      realisedLastYear: then?.realised,
      lastYear: compared(percent, percentOf(then?.achievement)),
    };
  });
  const line = lineMaker("IV", returns);
  const lines = [
    ...plan.programs.flatMap((program) => programLines(program, line)),
    line("office", String(plan.year), plan.source, plan.total, subActivities(plan)),
  ];
  const rules: MeanRules = { calculation, scale, cap };
  return {
    year: plan.year,
    scale,
    unsigned,
    indicators: parts.map(({ achievement: _, ...result }): YearlyResult => result),
    budget: lines.map((one) => ({ ...one, means: groupMeans(rules, parts.filter(isBelow(one))) })),
    means: groupMeans(rules, parts),
    rules: calculation.version,
    cap,
  };
}

/** The year's own target against its accumulated periods; none before the last of them is signed. */
function reachedIn(
  { returns, unsigned, calculation }: Pick<YearlyInput, "returns" | "unsigned" | "calculation">,
  indicator: Indicator,
): Reached {
  const { yearTarget: target } = indicator;
  const found = calculation.reached(
    indicator,
    figuresOf(returns, indicator, PERIODS[indicator.periods]),
    target,
  );
  if (unsigned.some((period) => kindOf(period) === indicator.periods))
    return { ...found, target, achievement: { kind: "none", why: "periode_belum_lengkap" } };
  if (target === undefined) return { ...found, target, achievement: { kind: "none", why: "target_kosong" } };
  return found;
}

function isBelow({ level, code }: BudgetLine): (one: Pick<YearlyResult, "code">) => boolean {
  return (one) => level === "office" || one.code === code || one.code.startsWith(`${code}.`);
}
