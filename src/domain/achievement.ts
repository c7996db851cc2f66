/** Achievement of a target, and how quarters add up (domain §2). Percent, exact; rounding is for display. */
import { Decimal, HUNDRED, sum, ZERO } from "./decimal.ts";

/** `naik`: higher is better. `turun_a`, `turun_b`: lower is better, by two formulas in use. `tepat`: on target. */
export const FORMULAS = ["naik", "turun_a", "turun_b", "tepat"] as const;
export type Formula = (typeof FORMULAS)[number];

/** How the quarters of a year become one figure. */
export const ACCUMULATIONS = ["jumlah", "terakhir", "rata_rata"] as const;
export type Accumulation = (typeof ACCUMULATIONS)[number];

/** Why there is no percentage; never shown as 0 %. */
export type NoAchievement = "target_kosong" | "realisasi_kosong" | "target_nol";

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

/** The figures of several quarters as one; quarters that nobody filled count on neither side. */
export function accumulate(how: Accumulation, quarters: readonly QuarterFigures[]): QuarterFigures {
  const filled = quarters.filter(({ realised }) => realised !== undefined);
  if (how === "terakhir" || filled.length === 0)
    return filled.at(-1) ?? { target: quarters.at(-1)?.target, realised: undefined };
  const targets = filled.flatMap(({ target }) => (target === undefined ? [] : [target]));
  const realised = sum(
    filled.flatMap((quarter) => (quarter.realised === undefined ? [] : [quarter.realised])),
  );
  const target = targets.length === filled.length ? sum(targets) : undefined;
  const parts = how === "rata_rata" ? filled.length : 1;
  return { target: target?.div(parts), realised: realised.div(parts) };
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
