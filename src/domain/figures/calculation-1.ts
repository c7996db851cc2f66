/** The first rules of calculation, by which cycles that were opened under them keep their figures. No longer changed. */
import { Decimal, HUNDRED, sum, ZERO } from "../decimal.ts";
import { type Achievement, type Formula, isLowerBetter, type QuarterFigures } from "./achievement.ts";
import type { Calculation, Carried, PeriodFigures } from "./measure.ts";
import type { Accumulation } from "./pattern.ts";

export const CALCULATION_1: Calculation = {
  version: 1,
  separates: false,
  achievement,
  reached: ({ formula, accumulation }, periods, target) => {
    const found = accumulate(accumulation, periods);
    const figures = { ...found, target: target ?? found.target };
    return { ...figures, achievement: achievement(formula, figures) };
  },
  targetToDate: ({ accumulation }, before, now) => {
    // Quarters that nobody filled count on neither side, so their targets do not either.
    const counted = [...before.filter(({ realised }) => realised !== undefined), { target: now }];
    return accumulate(
      accumulation,
      counted.map(({ target }) => ({ target, realised: target })),
    ).target;
  },
  carried: ({ accumulation }, before): Carried => {
    const filled = before.flatMap(({ realised }) => realised ?? []);
    return {
      sum: sum(filled),
      count: filled.length,
      realised: accumulate(
        accumulation,
        before.map(({ realised }) => ({ target: undefined, realised })),
      ).realised,
    };
  },
};

const FORMULA: Record<Formula, (target: Decimal, realised: Decimal) => Decimal> = {
  naik: (target, realised) => realised.div(target),
  turun_a: (target, realised) => Decimal.max(target.times(2).minus(realised).div(target), ZERO),
  turun_b: (target, realised) => (realised.isZero() ? new Decimal(1) : target.div(realised)),
  tepat: (target, realised) => new Decimal(1).minus(realised.minus(target).abs().div(target)),
};

function achievement(formula: Formula, { target, realised }: QuarterFigures): Achievement {
  if (target === undefined) return { kind: "none", why: "target_kosong" };
  if (realised === undefined) return { kind: "none", why: "realisasi_kosong" };
  if (target.isZero()) {
    const metExactly = isLowerBetter(formula) && realised.isZero();
    return metExactly ? { kind: "percent", percent: HUNDRED } : { kind: "none", why: "target_nol" };
  }
  return { kind: "percent", percent: FORMULA[formula](target, realised).times(HUNDRED) };
}

/**
 * The figures of several quarters as one; quarters that nobody filled count on neither side. Where none was filled
 * there is still a target: that of all of them.
 */
function accumulate(how: Accumulation, quarters: readonly PeriodFigures[]): QuarterFigures {
  const filled = quarters.filter(({ realised }) => realised !== undefined);
  const counted = filled.length === 0 ? quarters : filled;
  if (how === "terakhir") {
    const last = counted.at(-1);
    return { target: last?.target, realised: last?.realised };
  }
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
