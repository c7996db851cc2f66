/** Budgets of a recap: every place of the programme tree, rolled up, and each roll-up done a second way. */

import { type Decimal, sum, ZERO } from "../decimal.ts";
import { share } from "../figures/achievement.ts";
import { kindOf, type Period, type Quarter, quartersUpTo } from "../figures/period.ts";
import {
  type Activity,
  ceilingChecks,
  moneyIndicator,
  type Plan,
  type Program,
  type SubActivity,
} from "../figures/plan.ts";
import { SPENT } from "../returns/column-keys.ts";
import { figureIn, type SectionReturn } from "../returns/return.ts";

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

export type LineMaker = (
  level: BudgetLine["level"],
  code: string,
  name: string,
  ceiling: Decimal,
  subs: readonly SubActivity[],
) => BudgetLine;

/** Is money reported in this period? It is by quarter, and nowhere else: one amount, once. */
export function hasMoney(period: Period): period is Quarter {
  return kindOf(period) === "quarter";
}

/** Makes lines for a quarter from its accepted returns. */
export function lineMaker(
  quarter: Quarter,
  returns: ReadonlyMap<Period, readonly SectionReturn[]>,
): LineMaker {
  const spentIn = (one: Quarter, subs: readonly SubActivity[]): Decimal =>
    sum(subs.map((sub) => figureIn(returns.get(one), moneyIndicator(sub)?.id ?? "", SPENT) ?? ZERO));
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

/** A programme's line, and those of all that stands below it. */
export function programLines(program: Program, line: LineMaker): BudgetLine[] {
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

/** Stated ceilings against their sums; amounts spent by the tree against those by section and by code. */
export function rollupChecks(
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
