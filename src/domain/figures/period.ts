/** The periods of a year: months, quarters, semesters and the year itself; their names, their order, and what lies in what. */

import { type CycleId, cycleId, periodOf, yearOf } from "../ids.ts";

const MONTHS = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"] as const;
export const QUARTERS = ["I", "II", "III", "IV"] as const;
const SEMESTERS = ["S1", "S2"] as const;
const YEARS = ["tahun"] as const;

export type Quarter = (typeof QUARTERS)[number];

/** A part of a year, by a name that no other part has: as plans and tables name it. */
export type Period = (typeof MONTHS)[number] | Quarter | (typeof SEMESTERS)[number] | (typeof YEARS)[number];

export type PeriodKind = "month" | "quarter" | "semester" | "year";

/** The periods of each kind, in the order of the year. */
export const PERIODS = {
  month: MONTHS,
  quarter: QUARTERS,
  semester: SEMESTERS,
  year: YEARS,
} as const satisfies Record<PeriodKind, readonly Period[]>;

const MONTHS_A_YEAR = MONTHS.length;

/** How many months a period of each kind has. */
const LENGTH = { month: 1, quarter: 3, semester: 6, year: MONTHS_A_YEAR } as const satisfies Record<
  PeriodKind,
  number
>;

/** What stands before the number in the name of a cycle: `2024/01`, `2024/tw1`, `2024/smt1`, `2024/tahun`. */
const CYCLE_NAME = {
  month: (no) => String(no).padStart(2, "0"),
  quarter: (no) => `tw${no}`,
  semester: (no) => `smt${no}`,
  year: () => "tahun",
} as const satisfies Record<PeriodKind, (no: number) => string>;

const KINDS: readonly PeriodKind[] = ["month", "quarter", "semester", "year"];

interface Placed {
  readonly kind: PeriodKind;
  /** From 1, among the periods of its kind. */
  readonly no: number;
  /** The months it begins and ends with, 1 to 12. */
  readonly first: number;
  readonly last: number;
}

const PLACED: ReadonlyMap<Period, Placed> = new Map(
  KINDS.flatMap((kind) =>
    PERIODS[kind].map((period, at): [Period, Placed] => {
      const last = LENGTH[kind] * (at + 1);
      return [period, { kind, no: at + 1, first: last - LENGTH[kind] + 1, last }];
    }),
  ),
);

const BY_CYCLE_NAME: ReadonlyMap<string, Period> = new Map(
  [...PLACED].map(([period, { kind, no }]) => [CYCLE_NAME[kind](no), period]),
);

/** Kind, number and months of a period. */
export function placeOf(period: Period): Placed {
  const placed = PLACED.get(period);
  if (placed === undefined) throw new Error(`${period} is no period`);
  return placed;
}

/** The period that a cycle reports on: of `2024/tw1` the first quarter; undefined for a name that is no period's. */
export function periodIn(cycle: CycleId): Period | undefined {
  return BY_CYCLE_NAME.get(periodOf(cycle));
}

/** The quarter that a cycle reports on; undefined where it reports on another period, or none. */
export function quarterIn(cycle: CycleId): Quarter | undefined {
  const period = periodIn(cycle);
  return QUARTERS.find((one) => one === period);
}

/** The cycle of a year's period, such as `2024/tw1`. @throws {Error} where the year has not four digits */
export function cycleOf(year: number, period: Period): CycleId {
  const { kind, no } = placeOf(period);
  const id = cycleId(`${year}/${CYCLE_NAME[kind](no)}`);
  if (id === undefined) throw new Error(`${year} is no year of a cycle`);
  return id;
}

/** The periods of the same kind that are over when this one is: itself the last. */
export function upTo(period: Period): readonly Period[] {
  const { kind, no } = placeOf(period);
  return PERIODS[kind].slice(0, no);
}

/** The quarters of the year up to and including this one. */
export function quartersUpTo(quarter: Quarter): readonly Quarter[] {
  return QUARTERS.slice(0, numberOf(quarter));
}

/** Month, quarter, semester or year? */
export function kindOf(period: Period): PeriodKind {
  return placeOf(period).kind;
}

/** The period's number among those of its kind, from 1. */
export function numberOf(period: Period): number {
  return placeOf(period).no;
}

/** Does the one period lie within the other? Each lies within itself. */
export function liesIn(inner: Period, outer: Period): boolean {
  const [own, around] = [placeOf(inner), placeOf(outer)];
  return around.first <= own.first && own.last <= around.last;
}

/** The periods of a kind that lie in a period, in order; none where they are longer than it. */
export function partsOf(period: Period, kind: PeriodKind): readonly Period[] {
  return PERIODS[kind].filter((part) => liesIn(part, period));
}

/** Which comes first: the one that ends first, then the one that is a part of the other. */
export function inOrder(one: Period, other: Period): number {
  const [a, b] = [placeOf(one), placeOf(other)];
  return a.last - b.last || b.first - a.first;
}

/** The last day of a period, YYYY-MM-DD. */
export function endOf(year: number, period: Period): string {
  // Day 0 of the month after is the last one of this.
  const day = new Date(Date.UTC(year, placeOf(period).last, 0));
  return day.toISOString().slice(0, 10);
}

/** Does the one cycle come before the other: by year, then by the order of their periods, else by their names? */
export function comesBefore(one: CycleId, other: CycleId): boolean {
  const [a, b] = [periodIn(one), periodIn(other)];
  if (yearOf(one) !== yearOf(other) || a === undefined || b === undefined) return one < other;
  return inOrder(a, b) < 0;
}

/** Every period of a year, in order. */
export const YEAR_IN_ORDER: readonly Period[] = [...PLACED.keys()].sort(inOrder);
