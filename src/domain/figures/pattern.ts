/** Pola ukur: what the periods of a year mean for an indicator, and what it means that one was left blank (domain §2). */

import { type Period, placeOf } from "./period.ts";

/** `hitungan`: counted, periods add up. `posisi`: the level at the end of a period. `rilis`: published in certain months. */
export const PATTERNS = ["hitungan", "posisi", "rilis"] as const;
export type Pattern = (typeof PATTERNS)[number];

/** How the quarters of a year become one figure. */
export const ACCUMULATIONS = ["jumlah", "terakhir", "rata_rata"] as const;
export type Accumulation = (typeof ACCUMULATIONS)[number];

/** Who publishes a figure, and in which months of the year, 1 to 12 and ascending. */
export interface Release {
  readonly by: string;
  readonly months: readonly number[];
}

/** How each pattern can be accumulated; the first is what it is where a plan does not say. */
export const ACCUMULATED = {
  hitungan: ["jumlah"],
  posisi: ["terakhir", "rata_rata"],
  rilis: ["terakhir"],
} as const satisfies Record<Pattern, readonly Accumulation[]>;

/** The pattern of a plan that only says how quarters are accumulated. */
export function patternFor(accumulation: Accumulation): Pattern {
  return accumulation === "jumlah" ? "hitungan" : "posisi";
}

/** Does a pattern allow this way of accumulating? */
export function accumulates(pattern: Pattern, accumulation: Accumulation): boolean {
  const ways: readonly Accumulation[] = ACCUMULATED[pattern];
  return ways.includes(accumulation);
}

/**
 * Why a figure was left blank. `not-done` (belum terlaksana): counts as 0. `not-measured` (tidak diukur periode ini): only
 * where the plan has no target for the period. `not-published` (data belum terbit): only for what somebody publishes.
 */
export type Blank = "not-done" | "not-measured" | "not-published";

const NOT_MEASURED = /\b(?:tidak|belum)\s+(?:di)?ukur\b|\btidak\s+ada\s+target\b/i;
const NOT_PUBLISHED = /\b(?:belum|tidak)\s+(?:di)?(?:terbit|rilis|tersedia)/i;

/** What a reason means, by the words of the form's list. Any other than the two that excuse counts as not done. */
export function blankOf(reason: string): Blank {
  if (NOT_MEASURED.test(reason)) return "not-measured";
  return NOT_PUBLISHED.test(reason) ? "not-published" : "not-done";
}

/** The last month within a period in which a figure is published; undefined where it is in none. */
export function releasedIn(release: Release | undefined, period: Period): number | undefined {
  const { first, last } = placeOf(period);
  return release?.months.findLast((month) => first <= month && month <= last);
}

/** The month in which a figure that is missing after a period was or will be published. */
export function dueMonth({ months }: Release, period: Period): number | undefined {
  const { last } = placeOf(period);
  return months.findLast((month) => month <= last) ?? months[0];
}
