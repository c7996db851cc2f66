/**
 * What is odd about a plan before anyone fills a form to it (domain §2, §5): periods that do not come to the year, codes
 * that lie under another, another office's name, and units that do not fit. Never blocks: the office decides.
 */

import type { Decimal } from "../decimal.ts";
import { calculationOf } from "../figures/calculation.ts";
import { PERIODS } from "../figures/period.ts";
import { countsThings, countsWhole, type Indicator, type Plan } from "../figures/plan.ts";
import { allIndicators } from "./planned.ts";

export interface PlanDoubt {
  readonly rule:
    | "plan-year-differs"
    | "plan-periods-missing"
    | "plan-code-outside"
    | "plan-other-district"
    | "plan-unit-differs"
    | "plan-unit-pattern"
    | "plan-target-fraction";
  /** The indicator's id, or the code of a kegiatan or sub kegiatan: how it is found in the file. */
  readonly at: string;
  readonly name: string;
  readonly given: string;
  readonly expected: string;
}

/** @param otherDistricts names of districts that are not this office's */
export function planDoubts(plan: Plan, otherDistricts: readonly string[]): readonly PlanDoubt[] {
  const namesOther = districtIn(otherDistricts);
  return [
    ...codesOutside(plan),
    ...allIndicators(plan).flatMap(({ indicator, goal }) => {
      const { id, name } = indicator;
      const of = (rule: PlanDoubt["rule"], given: string, expected: string): PlanDoubt => {
        return { rule, at: id, name, given, expected };
      };
      const other = namesOther(name) ?? namesOther(goal);
      return [
        ...(other === undefined ? [] : [of("plan-other-district", other, "")]),
        ...periods(indicator, of),
        ...units(indicator, of),
      ];
    }),
  ];
}

type Maker = (rule: PlanDoubt["rule"], given: string, expected: string) => PlanDoubt;

/** What the periods come to, by pola ukur, against the year. Plans are checked by the newest rules. */
function periods(indicator: Indicator, of: Maker): readonly PlanDoubt[] {
  const { pattern, yearTarget, targets, periods: kind } = indicator;
  const known = PERIODS[kind].map((period) => targets[period]);
  const [last] = known.slice(-1);
  const before = known.slice(0, -1).map((target) => ({ target, realised: undefined }));
  const given = known.filter((target) => target !== undefined);
  if (yearTarget === undefined) return [];
  if (given.length === 0)
    return pattern === "rilis" ? [] : [of("plan-periods-missing", text(yearTarget), "")];
  const computed = calculationOf(2).targetToDate(indicator, before, last);
  if (computed === undefined || computed.eq(yearTarget)) return [];
  const shown = given.map(text).join(" / ");
  return [of("plan-year-differs", `${shown} = ${text(computed)}`, text(yearTarget))];
}

const SHARE = /\b(?:persentase|prosentase|presentase|persen)\b/i;
const NUMBER = /^\s*(?:jumlah|banyaknya)\b/i;
const IS_SHARE = /^\s*(?:persen|%|prosen)/i;

function units({ name, unit, pattern, yearTarget, targets }: Indicator, of: Maker): readonly PlanDoubt[] {
  const isShare = IS_SHARE.test(unit);
  const all = [yearTarget, ...Object.values(targets)].filter((one) => one !== undefined);
  const part = countsThings(unit) ? all.find((one) => !one.isInteger()) : undefined;
  return [
    ...(SHARE.test(name) && !isShare ? [of("plan-unit-differs", unit, "Persen")] : []),
    ...(NUMBER.test(name) && isShare ? [of("plan-unit-differs", unit, "")] : []),
    // Percentages, indices and grades of quarters do not add up to a year's.
    ...(pattern === "hitungan" && !countsWhole(unit) ? [of("plan-unit-pattern", unit, pattern)] : []),
    ...(part === undefined ? [] : [of("plan-target-fraction", text(part), unit)]),
  ];
}

/** A code begins with the code that it stands under. */
function codesOutside({ programs }: Plan): readonly PlanDoubt[] {
  const outside = (code: string, name: string, above: string): readonly PlanDoubt[] =>
    code.startsWith(`${above}.`)
      ? []
      : [{ rule: "plan-code-outside", at: code, name, given: code, expected: above }];
  return programs.flatMap((program) =>
    program.activities.flatMap((activity) => [
      ...outside(activity.code, activity.name, program.code),
      ...activity.subActivities.flatMap((sub) => outside(sub.code, sub.name, activity.code)),
    ]),
  );
}

/** The name of another district in a text, where it is named as one. */
function districtIn(names: readonly string[]): (words: string) => string | undefined {
  if (names.length === 0) return () => undefined;
  const any = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+"));
  const pattern = new RegExp(`\\b(?:kecamatan|kec\\.?|camat)\\s+(${any.join("|")})\\b`, "i");
  return (words) => pattern.exec(words)?.[1];
}

function text(value: Decimal): string {
  return value.toString();
}
