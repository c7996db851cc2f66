/** A year's plan: the sections, the programme tree with its ceilings, the indicators with their targets. */

import { type Decimal, sum } from "../decimal.ts";
import type { SectionId } from "../ids.ts";
import type { Measure } from "./measure.ts";
import { PERIODS, type Period, type PeriodKind } from "./period.ts";

export interface Section {
  readonly id: SectionId;
  readonly name: string;
}

export interface Indicator extends Measure {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  /** In which periods a figure is asked of it. */
  readonly periods: PeriodKind;
  /** Of periods of that kind. */
  readonly targets: Partial<Record<Period, Decimal>>;
  /** A target that the example added, not one that was published. */
  readonly illustrative: boolean;
}

export interface SubActivity {
  readonly code: string;
  readonly name: string;
  readonly section: SectionId;
  /** Budget ceiling (pagu), rupiah. */
  readonly ceiling: Decimal;
  readonly indicators: readonly Indicator[];
}

export interface Activity {
  readonly code: string;
  readonly name: string;
  readonly ceiling: Decimal;
  readonly subActivities: readonly SubActivity[];
}

export interface Program {
  readonly code: string;
  readonly name: string;
  readonly ceiling: Decimal;
  readonly activities: readonly Activity[];
}

/** An indicator of the office's goals (IKU): no code and no budget of its own. */
export interface MainIndicator extends Indicator {
  readonly section: SectionId;
  readonly goal: string;
}

export interface Plan {
  readonly year: number;
  readonly source: string;
  readonly total: Decimal;
  readonly sections: readonly Section[];
  readonly mainIndicators: readonly MainIndicator[];
  readonly programs: readonly Program[];
}

/** All sub kegiatan of a plan, in its order. */
export function subActivities(plan: Plan): readonly SubActivity[] {
  return plan.programs.flatMap((program) => program.activities.flatMap((activity) => activity.subActivities));
}

/** The indicator beside which the money of a sub kegiatan is asked: the first that is asked by quarter, as money is. */
export function moneyIndicator({ indicators }: SubActivity): Indicator | undefined {
  return indicators.find(({ periods }) => periods === "quarter");
}

/** Does a section have indicators that are asked in periods of a kind? One without any has its (empty) form by quarter. */
export function reportsBy(plan: Plan, section: SectionId, kind: PeriodKind): boolean {
  const own = [
    ...plan.mainIndicators.filter((one) => one.section === section),
    ...subActivities(plan)
      .filter((sub) => sub.section === section)
      .flatMap(({ indicators }) => indicators),
  ];
  return own.length === 0 ? kind === "quarter" : own.some(({ periods }) => periods === kind);
}

/** What the law asks of a plan. */
export interface PlannedSections {
  readonly all: readonly SectionId[];
  /** Where the plan asks for several kinds of period: the sections that each period asks, in the order of the year. */
  readonly asked: ReadonlyMap<Period, readonly SectionId[]> | undefined;
}

/** The kinds of period that a plan asks for, the shortest first. */
export function kindsOf(plan: Plan): readonly PeriodKind[] {
  const kinds = Object.keys(PERIODS) as PeriodKind[];
  return kinds.filter((kind) => plan.sections.some(({ id }) => reportsBy(plan, id, kind)));
}

/** The section with this id. */
export function sectionOf(plan: Plan, id: SectionId): Section | undefined {
  return plan.sections.find((section) => section.id === id);
}

/** Units that count whole things or money: in these, `12.500` can only be a thousand-separator. */
export function countsWhole(unit: string): boolean {
  return !/persen|%|nilai|indeks|skor|poin|rasio|angka/i.test(unit);
}

/** Units of what is measured, and may well be a fraction, though a full stop in it is a thousand's. */
const MEASURED =
  /^\s*(?:rp|rupiah|km|m|m2|m3|meter|hektare?|ha|are|kg|kuintal|kwintal|ton|liter|jam|menit|hari|bulan|tahun|orang\s*(?:jam|hari|bulan))\b/i;

/** Units of things that there are whole or not at all, such as documents and people. */
export function countsThings(unit: string): boolean {
  return countsWhole(unit) && !MEASURED.test(unit);
}

/** One place where the stated amount of a parent is compared with the sum of its children. */
export interface SumCheck {
  readonly level: "office" | "program" | "activity";
  readonly code: string;
  readonly stated: Decimal;
  readonly computed: Decimal;
}

/** Every roll-up of the plan's ceilings, recomputed from below. */
export function ceilingChecks(plan: Plan): readonly SumCheck[] {
  const office: SumCheck = {
    level: "office",
    code: String(plan.year),
    stated: plan.total,
    computed: sum(plan.programs.map(({ ceiling }) => ceiling)),
  };
  const below = plan.programs.flatMap((program): SumCheck[] => [
    {
      level: "program",
      code: program.code,
      stated: program.ceiling,
      computed: sum(program.activities.map((a) => a.ceiling)),
    },
    ...program.activities.map(
      (activity): SumCheck => ({
        level: "activity",
        code: activity.code,
        stated: activity.ceiling,
        computed: sum(activity.subActivities.map(({ ceiling }) => ceiling)),
      }),
    ),
  ]);
  return [office, ...below];
}
