/** A whole year in figures, as the annual accountability report (LKjIP) asks: every target of the year beside what was reached. */

import type { Decimal } from "../decimal.ts";
import {
  type Achievement,
  accumulate,
  achievement,
  meanPercent,
  type NoAchievement,
} from "../figures/achievement.ts";
import { type Indicator, QUARTERS, type Quarter, subActivities } from "../figures/plan.ts";
import { type RatingScale, rate } from "../figures/rating.ts";
import type { SectionId } from "../ids.ts";
import { type BudgetLine, lineMaker, programLines } from "./budget.ts";
import {
  allIndicators,
  type Compared,
  compared,
  figuresOf,
  type IndicatorResult,
  percentOf,
  type YearOfReturns,
} from "./recap.ts";

export interface YearlyResult
  extends Pick<IndicatorResult, "id" | "code" | "section" | "name" | "unit" | "formula" | "accumulation"> {
  /** The goal (sasaran) of a main indicator, or the sub kegiatan that the indicator measures. */
  readonly goal: string;
  readonly target: Decimal | undefined;
  readonly realised: Decimal | undefined;
  readonly percent: Decimal | undefined;
  readonly why: NoAchievement | undefined;
  readonly rating: string | undefined;
  readonly realisedLastYear: Decimal | undefined;
  readonly lastYear: Compared | undefined;
}

/** A programme, activity or sub activity: what was spent of it, beside what its indicators reached. */
export interface YearlyBudget extends BudgetLine {
  /** The mean of the percentages of the indicators below it. */
  readonly meanAchievement: Decimal | undefined;
}

export interface Yearly {
  readonly year: number;
  readonly scale: RatingScale;
  /** Quarters whose figures are not signed: the year is not complete without them. */
  readonly unsigned: readonly Quarter[];
  readonly indicators: readonly YearlyResult[];
  readonly budget: readonly YearlyBudget[];
  readonly meanAchievement: Decimal | undefined;
}

export interface YearlyInput extends YearOfReturns {
  readonly scale: RatingScale;
  readonly unsigned: readonly Quarter[];
  readonly lastYear: (YearOfReturns & Pick<Yearly, "unsigned">) | undefined;
}

/** Computes a year from its signed quarters: rupiah and percent, exact. */
export function yearlyOf(input: YearlyInput): Yearly {
  const { plan, scale, unsigned, returns, lastYear } = input;
  const before = new Map(
    lastYear === undefined
      ? []
      : allIndicators(lastYear.plan).map(({ indicator }) => [indicator.id, reachedIn(lastYear, indicator)]),
  );
  const indicators = allIndicators(plan).map(({ indicator, code, section, goal }): YearlyResult => {
    const { target, realised, reached } = reachedIn(input, indicator);
    const percent = percentOf(reached);
    const then = before.get(indicator.id);
    return {
      ...described(indicator, code, section),
      goal,
      target,
      realised,
      percent,
      why: reached.kind === "none" ? reached.why : undefined,
      rating: percent === undefined ? undefined : rate(scale, percent),
      realisedLastYear: then?.realised,
      lastYear: compared(percent, percentOf(then?.reached)),
    };
  });
  const line = lineMaker("IV", returns);
  const lines = [
    ...plan.programs.flatMap((program) => programLines(program, line)),
    line("office", String(plan.year), plan.source, plan.total, subActivities(plan)),
  ];
  return {
    year: plan.year,
    scale,
    unsigned,
    indicators,
    budget: lines.map((one) => ({ ...one, meanAchievement: meanUnder(one, indicators) })),
    meanAchievement: meanOf(indicators),
  };
}

/** The year's own target against the accumulated quarters; none before the last quarter is signed. */
function reachedIn({ returns, unsigned }: Pick<YearlyInput, "returns" | "unsigned">, indicator: Indicator) {
  const { realised } = accumulate(indicator.accumulation, figuresOf(returns, indicator, QUARTERS));
  const target = indicator.yearTarget;
  const reached: Achievement =
    unsigned.length > 0
      ? { kind: "none", why: "periode_belum_lengkap" }
      : achievement(indicator.formula, { target, realised });
  return { target, realised, reached };
}

function described({ id, name, unit, formula, accumulation }: Indicator, code: string, section: SectionId) {
  return { id, code, section, name, unit, formula, accumulation };
}

function meanUnder({ level, code }: BudgetLine, indicators: readonly YearlyResult[]): Decimal | undefined {
  const below = (one: YearlyResult): boolean =>
    level === "office" || one.code === code || one.code.startsWith(`${code}.`);
  return meanOf(indicators.filter(below));
}

function meanOf(indicators: readonly YearlyResult[]): Decimal | undefined {
  return meanPercent(
    indicators.flatMap(({ percent }): Achievement[] =>
      percent === undefined ? [] : [{ kind: "percent", percent }],
    ),
  );
}
