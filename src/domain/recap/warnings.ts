/**
 * What is implausible about a recap (domain §2, plausibility): single indicators and sub kegiatan, with what their section
 * says of it, and means as a whole, for which whoever compiles must give a note. It is printed, and blocks nothing.
 */
import { Decimal, HUNDRED } from "../decimal.ts";
import { meanPercent } from "../figures/mean.ts";
import { numberOf } from "../figures/period.ts";
import { countsThings } from "../figures/plan.ts";
import { isFarFrom, isUnlike } from "../returns/rules/plausibility.ts";
import type { MeanGroup } from "./means.ts";
import type { IndicatorResult, Recap } from "./recap.ts";

export type RecapWarning =
  | {
      readonly rule: "ratio-odd" | "fraction-counted" | "absorption-odd";
      /** Of an indicator or a sub kegiatan. */
      readonly code: string;
      readonly name: string;
      /** The realised figure, or absorption in percent. */
      readonly given: Decimal;
      /** The target, its achievement in percent; for a fraction, nothing. */
      readonly expected: Decimal | undefined;
      /** What the section wrote of it; empty where it wrote nothing. */
      readonly note: string;
    }
  | {
      readonly rule: "mean-odd";
      readonly group: MeanGroup;
      /** Percent. */
      readonly given: Decimal;
    }
  | {
      readonly rule: "few-counted";
      readonly group: MeanGroup;
      readonly counted: number;
      readonly among: number;
    };

/** Warnings for which whoever compiles must give a note: no section can answer for them. */
export function needsNote({ rule }: RecapWarning): boolean {
  return rule === "mean-odd" || rule === "few-counted";
}

/** Percent. */
const [MOST_MEAN, LEAST_COUNTED] = [new Decimal(110), new Decimal(80)];

/** The warnings of a recap; by the first rules there are none. */
export function recapWarnings(recap: Recap): readonly RecapWarning[] {
  if (recap.rules === 1) return [];
  return [
    ...recap.indicators.flatMap(onIndicator),
    ...onSpending(recap),
    ...recap.means.flatMap(({ group, percent, counted, among }): RecapWarning[] => [
      ...(percent?.gt(MOST_MEAN) ? [{ rule: "mean-odd" as const, group, given: percent }] : []),
      ...(HUNDRED.times(counted).div(among).lt(LEAST_COUNTED)
        ? [{ rule: "few-counted" as const, group, counted, among }]
        : []),
    ]),
  ];
}

function onIndicator(one: IndicatorResult): RecapWarning[] {
  const { code, name, unit, target, realised, realisedQuarter } = one;
  const place = { code, name, note: wordsOf(one) };
  const isFar = realised !== undefined && target?.gt(0) && isFarFrom(realised.div(target).times(HUNDRED));
  const isPart = realisedQuarter?.isInteger() === false && countsThings(unit);
  return [
    ...(isFar ? [{ rule: "ratio-odd" as const, ...place, given: realised, expected: target }] : []),
    ...(isPart
      ? [{ rule: "fraction-counted" as const, ...place, given: realisedQuarter, expected: undefined }]
      : []),
  ];
}

/** What each sub kegiatan achieved beside what it spent. */
function onSpending({ budget, indicators, period }: Recap): RecapWarning[] {
  return budget.flatMap(({ level, code, name, absorption }): RecapWarning[] => {
    if (level !== "sub-activity") return [];
    const own = indicators.filter((one) => one.code === code);
    const reached = meanPercent(own.map(({ achievement }) => achievement));
    if (absorption === undefined || !isUnlike(reached, absorption, numberOf(period))) return [];
    const note = own.map(wordsOf).filter(Boolean).join("; ");
    return [{ rule: "absorption-odd", code, name, given: absorption, expected: reached, note }];
  });
}

function wordsOf({ obstacles, drivers, followUp }: IndicatorResult): string {
  return [obstacles, drivers, followUp].filter(Boolean).join("; ");
}
