/** The recap of a cycle: achievements with their rating, budgets rolled up twice, and whether both ways agree. */
import { type Achievement, accumulate, achievement, meanPercent } from "./achievement.ts";
import { type BudgetLine, lineMaker, programLines, type RollupCheck, rollupChecks } from "./budget.ts";
import { type Decimal, sum } from "./decimal.ts";
import { EMPTY_REASON, REALISED } from "./form.ts";
import type { CycleId, SectionId } from "./ids.ts";
import { type Indicator, type Plan, type Quarter, quartersUpTo, subActivities } from "./plan.ts";
import { type RatingScale, rate } from "./rating.ts";
import { figureIn, rowOf, type SectionReturn } from "./return.ts";

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
  readonly counted: number;
  /** Sections that a waiver left out. */
  readonly missing: readonly SectionId[];
}

export interface RecapInput {
  readonly plan: Plan;
  readonly cycle: CycleId;
  readonly quarter: Quarter;
  readonly scale: RatingScale;
  /** Accepted returns by quarter, this one included. */
  readonly returns: ReadonlyMap<Quarter, readonly SectionReturn[]>;
  readonly missing: readonly SectionId[];
}

/** Computes a recap: rupiah and percent, exact; nothing is rounded here. */
export function recapOf(input: RecapInput): Recap {
  const { plan, cycle, quarter, scale, missing } = input;
  const indicators = allIndicators(plan).map(({ indicator, code, section }) =>
    resultOf(input, indicator, code, section),
  );
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
    counted: indicators.filter((one) => one.achievement.kind === "percent").length,
    missing,
  };
}

function resultOf(
  input: RecapInput,
  indicator: Indicator,
  code: string,
  section: SectionId,
): IndicatorResult {
  const { quarter, returns, scale } = input;
  const quarters = quartersUpTo(quarter);
  const figures = quarters.map((one) => ({
    target: indicator.targets[one],
    realised: figureIn(returns.get(one), indicator.id, REALISED),
  }));
  const filled = accumulate(indicator.accumulation, figures);
  const reached = achievement(indicator.formula, filled);
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
    rating: reached.kind === "percent" ? rate(scale, reached.percent) : undefined,
    obstacles: words("masalah"),
    drivers: words("pendorong"),
    followUp: words("solusi"),
  };
}

/** Every indicator of a plan, in its order, with the code and section that it belongs to. */
export function allIndicators(
  plan: Plan,
): readonly { indicator: Indicator; code: string; section: SectionId }[] {
  return [
    ...plan.mainIndicators.map((indicator) => ({ indicator, code: "IKU", section: indicator.section })),
    ...subActivities(plan).flatMap((sub) =>
      sub.indicators.map((indicator) => ({ indicator, code: sub.code, section: sub.section })),
    ),
  ];
}

function textOf(returns: readonly SectionReturn[] | undefined, id: string, key: string): string {
  const value = (returns ?? [])
    .map((one) => rowOf(one, id)?.values[key])
    .find((found) => typeof found === "string");
  return typeof value === "string" ? value : "";
}
