/** The names of periods on official papers, which are in Indonesian: on forms that are recorded, recaps and exports. */

import { MONTH_NAMES } from "../day-names.ts";
import { kindOf, numberOf, type Period, type PeriodKind } from "./period.ts";

const NUMERALS = ["I", "II", "III", "IV"] as const;

/** What one period of a kind is called in a sentence: "jumlahkan bulan ini saja". */
export const KIND_NAMES = {
  month: "bulan",
  quarter: "triwulan",
  semester: "semester",
  year: "tahun",
} as const satisfies Record<PeriodKind, string>;

/** The period before one, as heads of columns name it: "TW lalu". */
export const BEFORE_NAMES = {
  month: "bulan lalu",
  quarter: "TW lalu",
  semester: "semester lalu",
  year: "tahun lalu",
} as const satisfies Record<PeriodKind, string>;

/** As heads of columns name it: "TW II", "April", "Semester I", "akhir tahun". */
export function shortName(period: Period): string {
  const no = numberOf(period);
  return {
    month: () => MONTH_NAMES[no - 1] ?? "",
    quarter: () => `TW ${NUMERALS[no - 1]}`,
    semester: () => `Semester ${NUMERALS[no - 1]}`,
    year: () => "akhir tahun",
  }[kindOf(period)]();
}

/** A period of a year as titles have it: "Triwulan II Tahun 2024", "Bulan April Tahun 2024", "Tahun 2024". */
export function titleOf(period: Period, year: number): string {
  const no = numberOf(period);
  return {
    month: () => `Bulan ${MONTH_NAMES[no - 1]} Tahun ${year}`,
    quarter: () => `Triwulan ${NUMERALS[no - 1]} Tahun ${year}`,
    semester: () => `Semester ${NUMERALS[no - 1]} Tahun ${year}`,
    year: () => `Tahun ${year}`,
  }[kindOf(period)]();
}

/** Until when a level is asked: "s.d. akhir TW II", "s.d. akhir April", "s.d. akhir tahun". */
export function untilEnd(period: Period): string {
  return kindOf(period) === "year" ? "s.d. akhir tahun" : `s.d. akhir ${shortName(period)}`;
}
