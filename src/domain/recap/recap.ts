/** The recap of a cycle: achievements with their rating, budgets rolled up twice, and whether both ways agree. */

import { type Decimal, sum } from "../decimal.ts";
import { type Achievement, percentOf } from "../figures/achievement.ts";
import type { Calculation } from "../figures/measure.ts";
import { dueMonth } from "../figures/pattern.ts";
import { kindOf, type Period, upTo } from "../figures/period.ts";
import { type Indicator, type Plan, subActivities } from "../figures/plan.ts";
import { type RatingScale, rate } from "../figures/rating.ts";
import type { CycleId, SectionId } from "../ids.ts";
import { EMPTY_REASON } from "../returns/column-keys.ts";
import {
  type BudgetLine,
  hasMoney,
  lineMaker,
  programLines,
  type RollupCheck,
  rollupChecks,
} from "./budget.ts";
import { type GroupMean, groupMeans, type MeanRules, type ReachedThen } from "./means.ts";
import {
  allIndicators,
  type Compared,
  compared,
  figuresOf,
  type IndicatorGroup,
  type PlannedIndicator,
  wordsIn,
  type YearOfReturns,
} from "./planned.ts";

export interface IndicatorResult
  extends Pick<Indicator, "id" | "name" | "unit" | "formula" | "pattern" | "accumulation"> {
  readonly code: string;
  readonly group: IndicatorGroup;
  readonly section: SectionId;
  /** The goal (sasaran) of a main indicator, or the sub kegiatan that the indicator measures. */
  readonly goal: string;
  readonly target: Decimal | undefined;
  readonly realised: Decimal | undefined;
  readonly realisedQuarter: Decimal | undefined;
  readonly emptyReason: string | undefined;
  readonly achievement: Achievement;
  /** The month (1 to 12) in which a figure that is awaited is published. */
  readonly due: number | undefined;
  readonly rating: string | undefined;
  /** The same indicator's achievement up to the period before, and up to this period of the year before. */
  readonly lastPeriod: Compared | undefined;
  readonly lastYear: Compared | undefined;
  readonly obstacles: string;
  readonly drivers: string;
  readonly followUp: string;
}

export interface Recap {
  readonly cycle: CycleId;
  readonly period: Period;
  readonly year: number;
  readonly scale: RatingScale;
  /** Version of the rules that it is calculated by. */
  readonly rules: number;
  /** Percent; what each percentage counts for at most in a mean. Undefined where the office has set no cap. */
  readonly cap: Decimal | undefined;
  readonly indicators: readonly IndicatorResult[];
  readonly budget: readonly BudgetLine[];
  readonly bySection: readonly BudgetLine[];
  readonly total: BudgetLine;
  readonly checks: readonly RollupCheck[];
  /** The means of the indicators' percentages (averages of ratios), each of its own group. */
  readonly means: readonly GroupMean[];
  /** The means of each section's own indicators, to stand beside what it spent. */
  readonly sectionMeans: ReadonlyMap<SectionId, readonly GroupMean[]>;
  /** Sections that a waiver left out. */
  readonly missing: readonly SectionId[];
}

export interface RecapInput extends YearOfReturns {
  readonly cycle: CycleId;
  readonly period: Period;
  readonly scale: RatingScale;
  readonly cap: Decimal | undefined;
  /** The rules that the period before was calculated by. */
  readonly calculationBefore: Calculation;
  /** Where the record has it: what this period is compared with. */
  readonly lastYear: YearOfReturns | undefined;
  readonly missing: readonly SectionId[];
}

/** Computes a recap: rupiah and percent, exact; nothing is rounded here. */
export function recapOf(input: RecapInput): Recap {
  const { plan, cycle, period, calculation, scale, cap, missing } = input;
  const before = upTo(period).slice(0, -1);
  const lastPeriod = reachedIn({ ...input, calculation: input.calculationBefore }, period, before);
  const lastYear = input.lastYear === undefined ? new Map() : reachedIn(input.lastYear, period, upTo(period));
  const indicators = indicatorsOf(plan, period).map((one) => resultOf(input, one, { lastPeriod, lastYear }));
  const line = lineMaker(hasMoney(period) ? period : "I", hasMoney(period) ? input.returns : new Map());
  const total = line("office", String(plan.year), plan.source, plan.total, subActivities(plan));
  const budget = !hasMoney(period) ? [] : plan.programs.flatMap((program) => programLines(program, line));
  const bySection = !hasMoney(period)
    ? []
    : plan.sections.map(({ id, name }) => {
        const own = subActivities(plan).filter(({ section }) => section === id);
        return line("section", id, name, sum(own.map(({ ceiling }) => ceiling)), own);
      });
  const rules: MeanRules = { calculation, scale, cap };
  return {
    cycle,
    period,
    year: plan.year,
    scale,
    rules: calculation.version,
    cap,
    indicators,
    budget,
    bySection,
    total,
    checks: hasMoney(period) ? rollupChecks(plan, budget, bySection, total) : [],
    means: groupMeans(rules, indicators, lastPeriod, lastYear),
    sectionMeans: new Map(
      plan.sections.map(({ id }) => [
        id,
        groupMeans(
          rules,
          indicators.filter(({ section }) => section === id),
        ),
      ]),
    ),
    missing,
  };
}

/** The indicators that are asked in a period, in the plan's order. */
function indicatorsOf(plan: Plan, period: Period): readonly PlannedIndicator[] {
  return allIndicators(plan).filter(({ indicator }) => indicator.periods === kindOf(period));
}

/** Every indicator's achievement over some periods, by its id. */
function reachedIn(
  { plan, returns, calculation }: YearOfReturns,
  period: Period,
  periods: readonly Period[],
): ReachedThen {
  return new Map(
    indicatorsOf(plan, period).map(({ indicator, group }) => {
      const { achievement } = calculation.reached(indicator, figuresOf(returns, indicator, periods));
      return [indicator.id, { group, achievement }];
    }),
  );
}

function resultOf(
  input: RecapInput,
  { indicator, group, code, section, goal }: PlannedIndicator,
  earlier: Record<"lastPeriod" | "lastYear", ReachedThen>,
): IndicatorResult {
  const { period, returns, scale, calculation } = input;
  const figures = figuresOf(returns, indicator, upTo(period));
  const { target, realised, achievement } = calculation.reached(indicator, figures);
  const percent = percentOf(achievement);
  const words = (key: string): string => wordsIn(returns.get(period), indicator.id, key);
  const { id, name, unit, formula, pattern, accumulation, release } = indicator;
  const isAwaited = achievement.kind === "none" && achievement.why === "data_belum_terbit";
  return {
    id,
    code,
    group,
    section,
    goal,
    name,
    unit,
    formula,
    pattern,
    accumulation,
    target,
    realised,
    realisedQuarter: figures.at(-1)?.realised,
    emptyReason: words(EMPTY_REASON) || undefined,
    achievement,
    due: isAwaited && release !== undefined ? dueMonth(release, period) : undefined,
    rating: percent === undefined ? undefined : rate(scale, percent),
    lastPeriod: compared(percent, percentOf(earlier.lastPeriod.get(id)?.achievement)),
    lastYear: compared(percent, percentOf(earlier.lastYear.get(id)?.achievement)),
    obstacles: words("masalah"),
    drivers: words("pendorong"),
    followUp: words("solusi"),
  };
}
