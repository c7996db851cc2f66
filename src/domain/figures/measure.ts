/** What is calculated of an indicator, and by which rules: a calculation is a value, handed to whoever calculates. */
import type { Decimal } from "../decimal.ts";
import type { Achievement, Formula, QuarterFigures } from "./achievement.ts";
import type { Accumulation, Blank, Pattern, Release } from "./pattern.ts";

/** How an indicator is measured. */
export interface Measure {
  readonly formula: Formula;
  readonly pattern: Pattern;
  readonly accumulation: Accumulation;
  /** Only of what somebody publishes. */
  readonly release: Release | undefined;
  readonly yearTarget: Decimal | undefined;
}

/** One period of a measure: what the plan has for it, and what came. */
export interface PeriodFigures extends QuarterFigures {
  /** Why no figure came; undefined where one did, and where no return came at all. */
  readonly blank?: Blank | undefined;
  /** The month in which a figure is published in this period; undefined where none is. */
  readonly release?: number | undefined;
}

/** Several periods as one, and what was reached in them. */
export interface Reached extends QuarterFigures {
  readonly achievement: Achievement;
}

/** What the periods before this one add to it, for a form whose formulas do the rest. */
export interface Carried {
  readonly sum: Decimal;
  /** By how many a mean is divided beside this period's own. */
  readonly count: number;
  /** What they come to by themselves; undefined where no figure came. */
  readonly realised: Decimal | undefined;
}

/** One version of the rules of calculation. */
export interface Calculation {
  readonly version: number;
  /** Are indicators of the office's goals and those of its outputs averaged apart? */
  readonly separates: boolean;
  /** Achievement in percent of one figure, or the reason why there is none. Not capped. */
  readonly achievement: (formula: Formula, figures: QuarterFigures) => Achievement;
  /** @param target held against it in place of what the plan has up to the last period: the year's own */
  readonly reached: (measure: Measure, periods: readonly PeriodFigures[], target?: Decimal) => Reached;
  /** The target up to and including a period that is being filled. */
  readonly targetToDate: (
    measure: Measure,
    before: readonly PeriodFigures[],
    now: Decimal | undefined,
  ) => Decimal | undefined;
  readonly carried: (measure: Measure, before: readonly PeriodFigures[]) => Carried;
}

/** The figure up to and including a period, from its own and what the periods before it add. */
export function withCarried(accumulation: Accumulation, { sum, count }: Carried, now: Decimal): Decimal {
  return {
    jumlah: () => now.plus(sum),
    terakhir: () => now,
    rata_rata: () => now.plus(sum).div(count + 1),
  }[accumulation]();
}
