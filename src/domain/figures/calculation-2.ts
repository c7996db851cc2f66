/**
 * The second rules of calculation (domain §2): the target up to a period is always the plan's, a blank is never better
 * than an honest 0, a target of 0 can be missed, and no formula goes below 0.
 */
import { Decimal, HUNDRED, sum, ZERO } from "../decimal.ts";
import { type Achievement, type Formula, isLowerBetter, type QuarterFigures } from "./achievement.ts";
import type { Calculation, Carried, Measure, PeriodFigures } from "./measure.ts";

export const CALCULATION_2: Calculation = {
  version: 2,
  separates: true,
  achievement,
  reached: (measure, periods, target = targetOf(measure, periods)) => {
    const { realised, missing } = realisedOf(measure, periods);
    if (realised !== undefined)
      return { target, realised, achievement: achievement(measure.formula, { target, realised }) };
    if (missing !== "not-done")
      return { target, realised, achievement: nothing(target, missing === "not-published") };
    const zero = { target, realised: ZERO };
    // Where less is better, not having measured is no success.
    const reached = achievement(measure.formula, zero);
    const isSuccess = isLowerBetter(measure.formula) && reached.kind === "percent";
    return { ...zero, achievement: isSuccess ? { kind: "percent", percent: ZERO } : reached };
  },
  targetToDate: (measure, before, now) => targetOf(measure, [...before, { target: now }]),
  carried: ({ formula, accumulation }, before): Carried => {
    const filled = before.flatMap(({ realised }) => realised ?? []);
    const count = before.filter(countsIn(formula)).length;
    const realised = {
      jumlah: () => sum(filled),
      terakhir: () => filled.at(-1),
      rata_rata: () => sum(filled).div(count),
    };
    return {
      sum: sum(filled),
      count,
      realised: filled.length === 0 ? undefined : realised[accumulation](),
    };
  },
};

const FORMULA: Record<Formula, (target: Decimal, realised: Decimal) => Decimal> = {
  naik: (target, realised) => realised.div(target),
  turun_a: (target, realised) => target.times(2).minus(realised).div(target),
  turun_b: (target, realised) => (realised.isZero() ? new Decimal(1) : target.div(realised)),
  tepat: (target, realised) => new Decimal(1).minus(realised.minus(target).abs().div(target)),
};

function achievement(formula: Formula, { target, realised }: QuarterFigures): Achievement {
  if (target === undefined) return { kind: "none", why: "target_kosong" };
  if (realised === undefined) return { kind: "none", why: "realisasi_kosong" };
  if (target.isZero()) {
    if (formula === "naik") return { kind: "none", why: "target_nol" };
    return { kind: "percent", percent: realised.isZero() ? HUNDRED : ZERO };
  }
  return {
    kind: "percent",
    percent: Decimal.max(FORMULA[formula](target, realised), ZERO).times(HUNDRED),
  };
}

function nothing(target: Decimal | undefined, isAwaited: boolean): Achievement {
  if (isAwaited) return { kind: "none", why: "data_belum_terbit" };
  return { kind: "none", why: target === undefined ? "target_kosong" : "realisasi_kosong" };
}

/** What the plan has up to the last period, whatever came: the sum, the mean or the level. */
function targetOf(
  { pattern, accumulation, yearTarget }: Measure,
  periods: readonly Pick<PeriodFigures, "target">[],
): Decimal | undefined {
  const targets = periods.flatMap(({ target }) => target ?? []);
  // What is published once has often no target but the year's.
  if (targets.length === 0) return pattern === "rilis" ? yearTarget : undefined;
  return {
    jumlah: () => sum(targets),
    terakhir: () => targets.at(-1),
    rata_rata: () => sum(targets).div(targets.length),
  }[accumulation]();
}

/** A realised figure; or what there is in place of one, where a return came at all. */
interface Realised {
  readonly realised: Decimal | undefined;
  readonly missing: "not-done" | "not-published" | undefined;
}

function realisedOf({ pattern, ...measure }: Measure, periods: readonly PeriodFigures[]): Realised {
  if (pattern === "rilis") return publishedOf(periods);
  if (measure.accumulation === "terakhir") return levelOf(periods);
  return addedOf(measure, periods);
}

/**
 * Which periods a mean is of: those whose figure came, and those that were left blank though the plan has a target. Where
 * less is better a blank would help as a 0, so there the mean is of what came.
 */
function countsIn(formula: Formula): (period: PeriodFigures) => boolean {
  const isHelped = isLowerBetter(formula);
  return ({ target, realised, blank }) =>
    realised !== undefined || (target !== undefined && blank !== undefined && !isHelped);
}

/** What was left blank adds nothing to the sum, and counts in the mean. */
function addedOf(
  { formula, accumulation }: Pick<Measure, "formula" | "accumulation">,
  periods: readonly PeriodFigures[],
): Realised {
  const filled = periods.flatMap(({ realised }) => realised ?? []);
  if (filled.length === 0) return { realised: undefined, missing: notDone(periods) };
  const by = accumulation === "rata_rata" ? periods.filter(countsIn(formula)).length : 1;
  return { realised: sum(filled).div(by), missing: undefined };
}

/** The newest figure since the plan last had a target: a period without one takes nothing away. */
function levelOf(periods: readonly PeriodFigures[]): Realised {
  const since = periods.findLastIndex(({ target }) => target !== undefined);
  const asked = periods.slice(Math.max(since, 0));
  const newest = lastFilled(asked);
  if (newest !== undefined) return { realised: newest, missing: undefined };
  const missing = notDone(asked);
  // Where no return came, what was reported last still stands.
  return { realised: missing === undefined ? lastFilled(periods) : undefined, missing };
}

/** The newest figure since it was last due; before that, and where it is late, it is awaited. */
function publishedOf(periods: readonly PeriodFigures[]): Realised {
  const since = periods.findLastIndex(({ release }) => release !== undefined);
  const asked = periods.slice(Math.max(since, 0));
  const newest = lastFilled(asked);
  if (newest !== undefined) return { realised: newest, missing: undefined };
  const blank = asked[0]?.blank;
  if (since >= 0 && blank === undefined) return { realised: undefined, missing: undefined };
  const isExcused = since < 0 || blank === "not-published";
  return { realised: undefined, missing: isExcused ? "not-published" : "not-done" };
}

function lastFilled(periods: readonly PeriodFigures[]): Decimal | undefined {
  return periods.findLast(({ realised }) => realised !== undefined)?.realised;
}

/** Was anything left undone? Where the plan has a target, a reason that it does not allow excuses nothing. */
function notDone(periods: readonly PeriodFigures[]): "not-done" | undefined {
  const isUndone = ({ target, blank }: PeriodFigures): boolean =>
    blank === "not-done" || (blank !== undefined && target !== undefined);
  return periods.some(isUndone) ? "not-done" : undefined;
}
