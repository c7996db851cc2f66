/** Achievement of a target, and how quarters add up (domain §2). Percent, exact; rounding is for display. */
import { Decimal, HUNDRED, sum, ZERO } from "../decimal.ts";

/** `naik`: higher is better. `turun_a`, `turun_b`: lower is better, by two formulas in use. `tepat`: on target. */
export const FORMULAS = ["naik", "turun_a", "turun_b", "tepat"] as const;
export type Formula = (typeof FORMULAS)[number];

/** How the quarters of a year become one figure. */
export const ACCUMULATIONS = ["jumlah", "terakhir", "rata_rata"] as const;
export type Accumulation = (typeof ACCUMULATIONS)[number];

/** Why there is no percentage; never shown as 0 %. */
export type NoAchievement = "target_kosong" | "realisasi_kosong" | "target_nol" | "periode_belum_lengkap";

export type Achievement =
  | { readonly kind: "percent"; readonly percent: Decimal }
  | { readonly kind: "none"; readonly why: NoAchievement };

export interface QuarterFigures {
  readonly target: Decimal | undefined;
  readonly realised: Decimal | undefined;
}

const FORMULA: Record<Formula, (target: Decimal, realised: Decimal) => Decimal> = {
  naik: (target, realised) => realised.div(target),
  turun_a: (target, realised) => Decimal.max(target.times(2).minus(realised).div(target), ZERO),
  turun_b: (target, realised) => (realised.isZero() ? new Decimal(1) : target.div(realised)),
  tepat: (target, realised) => new Decimal(1).minus(realised.minus(target).abs().div(target)),
};

const LOWER_IS_BETTER: ReadonlySet<Formula> = new Set(["turun_a", "turun_b"]);

/** Achievement in percent, or the reason why there is none. Not capped. */
export function achievement(formula: Formula, { target, realised }: QuarterFigures): Achievement {
  if (target === undefined) return { kind: "none", why: "target_kosong" };
  if (realised === undefined) return { kind: "none", why: "realisasi_kosong" };
  if (target.isZero()) {
    const metExactly = LOWER_IS_BETTER.has(formula) && realised.isZero();
    return metExactly ? { kind: "percent", percent: HUNDRED } : { kind: "none", why: "target_nol" };
  }
  return { kind: "percent", percent: FORMULA[formula](target, realised).times(HUNDRED) };
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

/**
 * The figures of several quarters as one; quarters that nobody filled count on neither side. Where none was filled
 * there is still a target: that of all of them.
 */
export function accumulate(how: Accumulation, quarters: readonly QuarterFigures[]): QuarterFigures {
  const filled = quarters.filter(({ realised }) => realised !== undefined);
  const counted = filled.length === 0 ? quarters : filled;
  if (how === "terakhir") return counted.at(-1) ?? { target: undefined, realised: undefined };
  const over = (figures: readonly (Decimal | undefined)[]): Decimal | undefined => {
    const known = figures.filter((one) => one !== undefined);
    if (known.length === 0 || known.length < counted.length) return undefined;
    return sum(known).div(how === "rata_rata" ? known.length : 1);
  };
  return {
    target: over(counted.map(({ target }) => target)),
    realised: over(counted.map(({ realised }) => realised)),
  };
}

/** The mean of percentages: an average of ratios, which is not the ratio of sums; name it wherever it is shown. */
export function meanPercent(all: readonly Achievement[]): Decimal | undefined {
  const percents = all.flatMap((one) => (one.kind === "percent" ? [one.percent] : []));
  return percents.length === 0 ? undefined : sum(percents).div(percents.length);
}

/** A share in percent, such as budget absorption; none of nothing. */
export function share(part: Decimal, whole: Decimal): Decimal | undefined {
  return whole.isZero() ? undefined : part.div(whole).times(HUNDRED);
}
