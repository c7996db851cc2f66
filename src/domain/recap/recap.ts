/** The recap of a cycle: achievements with their rating, budgets rolled up twice, and whether both ways agree. */

import { type Decimal, sum } from "../decimal.ts";
import {
  type Achievement,
  accumulate,
  achievement,
  meanPercent,
  type QuarterFigures,
} from "../figures/achievement.ts";
import { type Indicator, type Plan, type Quarter, quartersUpTo, subActivities } from "../figures/plan.ts";
import { type RatingScale, rate } from "../figures/rating.ts";
import type { CycleId, SectionId } from "../ids.ts";
import { EMPTY_REASON, REALISED } from "../returns/column-keys.ts";
import { figureIn, rowOf, type SectionReturn } from "../returns/return.ts";
import { type BudgetLine, lineMaker, programLines, type RollupCheck, rollupChecks } from "./budget.ts";

/** A percentage of an earlier time, and how far this one lies above it: in percentage points (poin persen). */
export interface Compared {
  readonly percent: Decimal;
  readonly points: Decimal;
}

export interface IndicatorResult {
  readonly id: string;
  readonly code: string;
  readonly section: SectionId;
  readonly name: string;
  readonly unit: string;
  readonly formula: Indicator["formula"];
  readonly accumulation: Indicator["accumulation"];
  readonly target: Decimal | undefined;
  readonly realised: Decimal | undefined;
  readonly realisedQuarter: Decimal | undefined;
  readonly emptyReason: string | undefined;
  readonly achievement: Achievement;
  readonly rating: string | undefined;
  /** The same indicator's achievement up to the quarter before, and up to this quarter of the year before. */
  readonly lastPeriod: Compared | undefined;
  readonly lastYear: Compared | undefined;
  readonly obstacles: string;
  readonly drivers: string;
  readonly followUp: string;
}

export interface Recap {
  readonly cycle: CycleId;
  readonly quarter: Quarter;
  readonly year: number;
  readonly scale: RatingScale;
  readonly indicators: readonly IndicatorResult[];
  readonly budget: readonly BudgetLine[];
  readonly bySection: readonly BudgetLine[];
  readonly total: BudgetLine;
  readonly checks: readonly RollupCheck[];
  /** The mean of the indicators' percentages (an average of ratios), and how many it is of. */
  readonly meanAchievement: Decimal | undefined;
  readonly meanRating: string | undefined;
  readonly meanLastPeriod: Compared | undefined;
  readonly meanLastYear: Compared | undefined;
  /** The mean of each section's own indicators, to stand beside what it spent. */
  readonly sectionMeans: ReadonlyMap<SectionId, Decimal>;
  readonly counted: number;
  /** Sections that a waiver left out. */
  readonly missing: readonly SectionId[];
}

/** A year's plan, and what was accepted in it. */
export interface YearOfReturns {
  readonly plan: Plan;
  /** Accepted returns by quarter. */
  readonly returns: ReadonlyMap<Quarter, readonly SectionReturn[]>;
}

export interface RecapInput extends YearOfReturns {
  readonly cycle: CycleId;
  readonly quarter: Quarter;
  readonly scale: RatingScale;
  /** Where the record has it: what this quarter is compared with. */
  readonly lastYear: YearOfReturns | undefined;
  readonly missing: readonly SectionId[];
}

/** Computes a recap: rupiah and percent, exact; nothing is rounded here. */
export function recapOf(input: RecapInput): Recap {
  const { plan, cycle, quarter, scale, missing } = input;
  const before = quartersUpTo(quarter).slice(0, -1);
  const lastPeriod = reachedIn(input, before);
  const lastYear =
    input.lastYear === undefined ? new Map() : reachedIn(input.lastYear, quartersUpTo(quarter));
  const indicators = allIndicators(plan).map((one) => resultOf(input, one, { lastPeriod, lastYear }));
  const line = lineMaker(quarter, input.returns);
  const total = line("office", String(plan.year), plan.source, plan.total, subActivities(plan));
  const budget = plan.programs.flatMap((program) => programLines(program, line));
  const bySection = plan.sections.map(({ id, name }) => {
    const own = subActivities(plan).filter(({ section }) => section === id);
    return line("section", id, name, sum(own.map(({ ceiling }) => ceiling)), own);
  });
  const mean = meanPercent(indicators.map((one) => one.achievement));
  return {
    cycle,
    quarter,
    year: plan.year,
    scale,
    indicators,
    budget,
    bySection,
    total,
    checks: rollupChecks(plan, budget, bySection, total),
    meanAchievement: mean,
    meanRating: mean === undefined ? undefined : rate(scale, mean),
    meanLastPeriod: compared(mean, meanPercent([...lastPeriod.values()])),
    meanLastYear: compared(mean, meanPercent([...lastYear.values()])),
    sectionMeans: sectionMeans(plan, indicators),
    counted: indicators.filter((one) => one.achievement.kind === "percent").length,
    missing,
  };
}

/** Every indicator's achievement over some quarters, by its id. */
function reachedIn(
  { plan, returns }: YearOfReturns,
  quarters: readonly Quarter[],
): ReadonlyMap<string, Achievement> {
  return new Map(
    allIndicators(plan).map(({ indicator }) => [
      indicator.id,
      achievement(
        indicator.formula,
        accumulate(indicator.accumulation, figuresOf(returns, indicator, quarters)),
      ),
    ]),
  );
}

/** What an indicator was to reach and did, quarter by quarter. */
export function figuresOf(
  returns: YearOfReturns["returns"],
  indicator: Indicator,
  quarters: readonly Quarter[],
): readonly QuarterFigures[] {
  return quarters.map((one) => ({
    target: indicator.targets[one],
    realised: figureIn(returns.get(one), indicator.id, REALISED),
  }));
}

/** How far one percentage lies above another; nothing where either is missing. */
export function compared(now: Decimal | undefined, then: Decimal | undefined): Compared | undefined {
  return now === undefined || then === undefined ? undefined : { percent: then, points: now.minus(then) };
}

/** The percentage, where there is one. */
export function percentOf(reached: Achievement | undefined): Decimal | undefined {
  return reached?.kind === "percent" ? reached.percent : undefined;
}

function sectionMeans({ sections }: Plan, indicators: readonly IndicatorResult[]): Recap["sectionMeans"] {
  return new Map(
    sections.flatMap(({ id }): [SectionId, Decimal][] => {
      const own = indicators.filter(({ section }) => section === id);
      const mean = meanPercent(own.map((one) => one.achievement));
      return mean === undefined ? [] : [[id, mean]];
    }),
  );
}

function resultOf(
  input: RecapInput,
  { indicator, code, section }: PlannedIndicator,
  earlier: Record<"lastPeriod" | "lastYear", ReadonlyMap<string, Achievement>>,
): IndicatorResult {
  const { quarter, returns, scale } = input;
  const figures = figuresOf(returns, indicator, quartersUpTo(quarter));
  const filled = accumulate(indicator.accumulation, figures);
  const reached = achievement(indicator.formula, filled);
  const percent = percentOf(reached);
  const words = (key: string): string => textOf(returns.get(quarter), indicator.id, key);
  return {
    id: indicator.id,
    code,
    section,
    name: indicator.name,
    unit: indicator.unit,
    formula: indicator.formula,
    accumulation: indicator.accumulation,
    target: filled.target,
    realised: filled.realised,
    realisedQuarter: figures.at(-1)?.realised,
    emptyReason: words(EMPTY_REASON) || undefined,
    achievement: reached,
    rating: percent === undefined ? undefined : rate(scale, percent),
    lastPeriod: compared(percent, percentOf(earlier.lastPeriod.get(indicator.id))),
    lastYear: compared(percent, percentOf(earlier.lastYear.get(indicator.id))),
    obstacles: words("masalah"),
    drivers: words("pendorong"),
    followUp: words("solusi"),
  };
}

/** An indicator of a plan, with the code and section that it belongs to, and its goal or sub kegiatan. */
export interface PlannedIndicator {
  readonly indicator: Indicator;
  readonly code: string;
  readonly section: SectionId;
  readonly goal: string;
}

/** Every indicator of a plan, in its order. */
export function allIndicators(plan: Plan): readonly PlannedIndicator[] {
  return [
    ...plan.mainIndicators.map((indicator) => {
      const { section, goal } = indicator;
      return { indicator, code: "IKU", section, goal };
    }),
    ...subActivities(plan).flatMap(({ indicators, code, section, name: goal }) =>
      indicators.map((indicator) => ({ indicator, code, section, goal })),
    ),
  ];
}

function textOf(returns: readonly SectionReturn[] | undefined, id: string, key: string): string {
  const value = (returns ?? [])
    .map((one) => rowOf(one, id)?.values[key])
    .find((found) => typeof found === "string");
  return typeof value === "string" ? value : "";
}
