/** What a plan measures, and what came of it period by period: the figures that a recap and a year are calculated of. */

import type { Decimal } from "../decimal.ts";
import type { Calculation, PeriodFigures } from "../figures/measure.ts";
import { blankOf, releasedIn } from "../figures/pattern.ts";
import type { Period } from "../figures/period.ts";
import { type Indicator, type Plan, subActivities } from "../figures/plan.ts";
import type { SectionId } from "../ids.ts";
import { EMPTY_REASON, REALISED } from "../returns/column-keys.ts";
import { figureIn, rowOf, type SectionReturn } from "../returns/return.ts";

/** Of the office's goals (IKU), or of an output of a sub kegiatan. */
export type IndicatorGroup = "main" | "output";

/** An indicator of a plan, with the code and section that it belongs to, and its goal or sub kegiatan. */
export interface PlannedIndicator {
  readonly indicator: Indicator;
  readonly group: IndicatorGroup;
  readonly code: string;
  readonly section: SectionId;
  readonly goal: string;
}

/** Every indicator of a plan, in its order. */
export function allIndicators(plan: Plan): readonly PlannedIndicator[] {
  return [
    ...plan.mainIndicators.map((indicator): PlannedIndicator => {
      const { section, goal } = indicator;
      return { indicator, group: "main", code: "IKU", section, goal };
    }),
    ...subActivities(plan).flatMap(({ indicators, code, section, name: goal }) =>
      indicators.map((indicator): PlannedIndicator => ({ indicator, group: "output", code, section, goal })),
    ),
  ];
}

/** A year's plan, what was accepted in it, and the rules that it is calculated by. */
export interface YearOfReturns {
  readonly plan: Plan;
  /** Accepted returns by the period that they report on. */
  readonly returns: ReadonlyMap<Period, readonly SectionReturn[]>;
  readonly calculation: Calculation;
}

/** What an indicator was to reach and did, period by period. */
export function figuresOf(
  returns: YearOfReturns["returns"],
  indicator: Indicator,
  periods: readonly Period[],
): readonly PeriodFigures[] {
  return periods.map((one) => {
    const came = returns.get(one) ?? [];
    const realised = figureIn(came, indicator.id, REALISED);
    const isBlank =
      realised === undefined && came.some((filled) => rowOf(filled, indicator.id) !== undefined);
    return {
      target: indicator.targets[one],
      realised,
      blank: isBlank ? blankOf(wordsIn(came, indicator.id, EMPTY_REASON)) : undefined,
      release: releasedIn(indicator.release, one),
    };
  });
}

/** What a section wrote of an indicator; empty where it wrote nothing. */
export function wordsIn(returns: readonly SectionReturn[] | undefined, id: string, key: string): string {
  const value = (returns ?? [])
    .map((one) => rowOf(one, id)?.values[key])
    .find((found) => typeof found === "string");
  return typeof value === "string" ? value : "";
}

/** A percentage of an earlier time, and how far this one lies above it: in percentage points (poin persen). */
export interface Compared {
  readonly percent: Decimal;
  readonly points: Decimal;
}

/** How far one percentage lies above another; nothing where either is missing. */
export function compared(now: Decimal | undefined, then: Decimal | undefined): Compared | undefined {
  return now === undefined || then === undefined ? undefined : { percent: then, points: now.minus(then) };
}
