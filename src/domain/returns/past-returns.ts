/** Earlier periods of a section: what cumulative columns, checks and the recap ask of them. */
import { type Decimal, sum } from "../decimal.ts";
import type { Period } from "../figures/period.ts";
import type { CycleId } from "../ids.ts";
import { REALISED, SPENT } from "./column-keys.ts";

import { figureIn, rowOf, type SectionReturn } from "./return.ts";

/** The figures of earlier periods of the same year, for cumulative columns and the recap. */
export interface PastReturns {
  readonly realised: (period: Period, indicator: string) => Decimal | undefined;
  /** Did a return come that has this indicator, filled or not? */
  readonly returned: (period: Period, indicator: string) => boolean;
  readonly spent: (periods: readonly Period[], indicator: string) => Decimal;
  /** The newest figure before this period, also of the year before. */
  readonly last: (indicator: string) => LastFigure | undefined;
}

/** One earlier period: its returns, and what its plan wanted of an indicator. */
export interface PastPeriod {
  readonly cycle: CycleId;
  readonly returns: readonly SectionReturn[];
  readonly target: (indicator: string) => Decimal | undefined;
}

/**
 * Looks figures up in the returns of earlier periods.
 * @param before earlier periods, newest first
 */
export function pastReturns(
  byPeriod: ReadonlyMap<Period, readonly SectionReturn[]>,
  before: readonly PastPeriod[] = [],
): PastReturns {
  const last = (indicator: string): LastFigure | undefined => {
    for (const { cycle, returns, target } of before) {
      const realised = figureIn(returns, indicator, REALISED);
      if (realised !== undefined) return { cycle, realised, target: target(indicator) };
    }
    return undefined;
  };
  return {
    last,
    realised: (period, indicator) => figureIn(byPeriod.get(period), indicator, REALISED),
    returned: (period, indicator) =>
      (byPeriod.get(period) ?? []).some((one) => rowOf(one, indicator) !== undefined),
    spent: (periods, indicator) =>
      sum(periods.flatMap((period) => figureIn(byPeriod.get(period), indicator, SPENT) ?? [])),
  };
}

/** An indicator's figure in an earlier period, beside that period's target. */
export interface LastFigure {
  readonly cycle: CycleId;
  readonly realised: Decimal;
  readonly target: Decimal | undefined;
}
