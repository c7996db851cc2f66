/** Figures, days and lists as each language writes them. */
import { type Decimal, rounded } from "../domain/decimal.ts";
import type { Capacity } from "../domain/official.ts";
import type { Language } from "./language.ts";

const SIGNS = { id: { thousand: ".", decimal: "," }, en: { thousand: ",", decimal: "." } } as const;

/** Half up to so many places, with the language's separators. */
export function formatNumber(value: Decimal, language: Language, places = 2): string {
  const [whole = "0", fraction] = rounded(value, places).toFixed().split(".");
  const { thousand, decimal } = SIGNS[language];
  const grouped = whole.replace(/\B(?=(?:[0-9]{3})+$)/g, thousand);
  return fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`;
}

/** Always two places, as percentages are shown. */
export function formatPercent(value: Decimal, language: Language): string {
  const [whole = "0", fraction = "00"] = rounded(value, 2).toFixed(2).split(".");
  return `${whole}${SIGNS[language].decimal}${fraction} %`;
}

/** A difference of two percentages, with its sign: such as `+2,50 poin persen`. */
export function formatPoints(value: Decimal, language: Language): string {
  const shown = formatPercent(value.abs(), language).replace(" %", "");
  const sign = value.isNegative() ? "−" : "+";
  return `${rounded(value).isZero() ? "±" : sign}${shown} ${{ id: "poin persen", en: "percentage points" }[language]}`;
}

const MONTHS = {
  id: [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
  ],
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
} as const;

/** 2021-04-01 as "1 April 2021". */
export function formatDay(day: string, language: Language): string {
  const [year = "", month = "1", date = "1"] = day.split("-");
  return `${Number(date)} ${MONTHS[language][Number(month) - 1] ?? month} ${year}`;
}

/** A moment on the office's clock: "2021-04-01 08:15". */
export function formatMoment(at: number, utcOffset: number): string {
  return new Date((at + utcOffset * 60) * 1000).toISOString().slice(0, 16).replace("T", " ");
}

/** So many working days. */
export function formatWorkingDays(count: number, language: Language): string {
  return { id: `${count} hari kerja`, en: `${count} working ${count === 1 ? "day" : "days"}` }[language];
}

/** What stands before an acting official's role, such as "Plt. "; nothing for who holds it. */
export function actingPrefix(capacity: Capacity): string {
  return capacity === "definitif" ? "" : `${capacity[0]?.toUpperCase()}${capacity.slice(1)}. `;
}

/** "a", "a dan b", "a, b dan c". */
export function formatList(items: readonly string[], language: Language): string {
  const and = { id: "dan", en: "and" }[language];
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} ${and} ${last}`;
}
