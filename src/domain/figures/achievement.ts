/** Achievement of a target (domain §2): formulas, and what there is instead of a percentage. Percent, exact; rounding is for display. */
import { Decimal, HUNDRED } from "../decimal.ts";

/** `naik`: higher is better. `turun_a`, `turun_b`: lower is better, by two formulas in use. `tepat`: on target. */
export const FORMULAS = ["naik", "turun_a", "turun_b", "tepat"] as const;
export type Formula = (typeof FORMULAS)[number];

/** Why there is no percentage; never shown as 0 %. */
export type NoAchievement =
  | "target_kosong"
  | "realisasi_kosong"
  | "target_nol"
  | "periode_belum_lengkap"
  | "data_belum_terbit";

export type Achievement =
  | { readonly kind: "percent"; readonly percent: Decimal }
  | { readonly kind: "none"; readonly why: NoAchievement };

export interface QuarterFigures {
  readonly target: Decimal | undefined;
  readonly realised: Decimal | undefined;
}

/** Is less better? Then nothing at all is the best that can be reached. */
export function isLowerBetter(formula: Formula): boolean {
  return formula === "turun_a" || formula === "turun_b";
}

/** The percentage, where there is one. */
export function percentOf(reached: Achievement | undefined): Decimal | undefined {
  return reached?.kind === "percent" ? reached.percent : undefined;
}

/** Between which two figures something must have lain. */
export interface Span {
  readonly least: Decimal;
  readonly most: Decimal;
}

/** Which realised figures give a percentage (as a ratio): each formula read backwards. */
const BACKWARDS: Record<Formula, (target: Decimal, ratio: Decimal) => readonly Decimal[]> = {
  naik: (target, ratio) => [target.times(ratio)],
  turun_a: (target, ratio) => [target.times(ratio.minus(2).neg())],
  turun_b: (target, ratio) => (ratio.isZero() ? [] : [target.div(ratio)]),
  tepat: (target, ratio) => [target.times(ratio), target.times(ratio.minus(2).neg())],
};

/** Percentages are shown to two places: half of the last. */
const HALF_SHOWN = new Decimal("0.005");

/**
 * Explains a printed percentage that does not follow from the figure beside it, but does from one that is rounded to
 * it: whoever computed it had more places than they wrote down. 66,7 of 70 is 95,29 %; a printed 95,24 % is of 66,67.
 * @param printed percent, to two places
 * @returns where the unrounded figure must have lain; undefined where rounding explains nothing
 */
export function unroundedFigure(
  formula: Formula,
  { target, realised }: QuarterFigures,
  printed: Decimal,
): Span | undefined {
  if (target === undefined || realised === undefined) return undefined;
  const half = new Decimal(10).pow(-realised.decimalPlaces()).div(2);
  const figuresAt = (percent: Decimal) => BACKWARDS[formula](target, percent.div(HUNDRED));
  const [low, high] = [figuresAt(printed.minus(HALF_SHOWN)), figuresAt(printed.plus(HALF_SHOWN))];
  return low.flatMap((one, at): Span[] => {
    const other = high[at] ?? one;
    const least = Decimal.max(Decimal.min(one, other), realised.minus(half));
    const most = Decimal.min(Decimal.max(one, other), realised.plus(half));
    return least.lte(most) ? [{ least, most }] : [];
  })[0];
}

/** A share in percent, such as budget absorption; none of nothing. */
export function share(part: Decimal, whole: Decimal): Decimal | undefined {
  return whole.isZero() ? undefined : part.div(whole).times(HUNDRED);
}
