/** The recap of a cycle: achievements with their rating, budgets rolled up twice, and whether both ways agree. */
import { type Achievement, accumulate, achievement, meanPercent, share } from "./achievement.ts";
import { Decimal, sum, ZERO } from "./decimal.ts";
import { EMPTY_REASON, REALISED, SPENT } from "./form.ts";
import type { CycleId, SectionId } from "./ids.ts";
import {
  type Activity,
  ceilingChecks,
  type Indicator,
  type Plan,
  type Program,
  type Quarter,
  quartersUpTo,
  type SubActivity,
  subActivities,
  targetOver,
} from "./plan.ts";
import { type RatingScale, rate } from "./rating.ts";
import { rowOf, type SectionReturn } from "./return.ts";

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

/** An amount of budget at some place of the tree: rupiah, and percent of the ceiling. */
export interface BudgetLine {
  readonly level: "office" | "program" | "activity" | "sub-activity" | "section";
  readonly code: string;
  readonly name: string;
  readonly ceiling: Decimal;
  readonly spentQuarter: Decimal;
  readonly spentToDate: Decimal;
  readonly absorption: Decimal | undefined;
}

/** One roll-up done in two ways. */
export interface RollupCheck {
  readonly what: "ceiling" | "spent";
  readonly level: string;
  readonly code: string;
  readonly stated: Decimal;
  readonly computed: Decimal;
  readonly agrees: boolean;
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
  const line = lineMaker(input);
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

type LineMaker = (
  level: BudgetLine["level"],
  code: string,
  name: string,
  ceiling: Decimal,
  subs: readonly SubActivity[],
) => BudgetLine;

function lineMaker({ quarter, returns }: RecapInput): LineMaker {
  const spentIn = (one: Quarter, subs: readonly SubActivity[]): Decimal =>
    sum(subs.map((sub) => figure(returns.get(one), sub.indicators[0]?.id ?? "", SPENT) ?? ZERO));
  return (level, code, name, ceiling, subs) => {
    const spentToDate = sum(quartersUpTo(quarter).map((one) => spentIn(one, subs)));
    return {
      level,
      code,
      name,
      ceiling,
      spentQuarter: spentIn(quarter, subs),
      spentToDate,
      absorption: share(spentToDate, ceiling),
    };
  };
}

function programLines(program: Program, line: LineMaker): BudgetLine[] {
  const under = (activity: Activity): BudgetLine[] => [
    line("activity", activity.code, activity.name, activity.ceiling, activity.subActivities),
    ...activity.subActivities.map((sub) => line("sub-activity", sub.code, sub.name, sub.ceiling, [sub])),
  ];
  const all = program.activities.flatMap(({ subActivities: subs }) => subs);
  return [
    line("program", program.code, program.name, program.ceiling, all),
    ...program.activities.flatMap(under),
  ];
}

function rollupChecks(
  plan: Plan,
  budget: readonly BudgetLine[],
  bySection: readonly BudgetLine[],
  total: BudgetLine,
): RollupCheck[] {
  const ceilings = ceilingChecks(plan).map(({ level, code, stated, computed }) => ({
    what: "ceiling" as const,
    level,
    code,
    stated,
    computed,
  }));
  const lowest = budget.filter(({ level }) => level === "sub-activity");
  const spent = [
    {
      what: "spent" as const,
      level: "office",
      code: total.code,
      stated: total.spentToDate,
      computed: sum(bySection.map((one) => one.spentToDate)),
    },
    ...budget
      .filter(({ level }) => level === "program" || level === "activity")
      .map((line) => ({
        what: "spent" as const,
        level: line.level,
        code: line.code,
        stated: line.spentToDate,
        computed: sum(
          lowest.filter(({ code }) => code.startsWith(`${line.code}.`)).map((one) => one.spentToDate),
        ),
      })),
  ];
  return [...ceilings, ...spent].map((check) => ({ ...check, agrees: check.stated.eq(check.computed) }));
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
    realised: figure(returns.get(one), indicator.id, REALISED),
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
    target: filled.target ?? targetOver(indicator, quarters),
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

function figure(returns: readonly SectionReturn[] | undefined, id: string, key: string): Decimal | undefined {
  const value = (returns ?? [])
    .map((one) => rowOf(one, id)?.values[key])
    .find((found) => found instanceof Decimal);
  return value instanceof Decimal ? value : undefined;
}

function textOf(returns: readonly SectionReturn[] | undefined, id: string, key: string): string {
  const value = (returns ?? [])
    .map((one) => rowOf(one, id)?.values[key])
    .find((found) => typeof found === "string");
  return typeof value === "string" ? value : "";
}
