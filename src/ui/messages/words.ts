/** Days, moments, lists and titles as each language writes them. */

import { MONTH_NAMES, WEEKDAY_NAMES } from "../../domain/day-names.ts";
import type { Capacity } from "../../domain/people/official.ts";
import { weekdayOf } from "../../domain/procedure/calendar.ts";
import type { Language } from "./language.ts";

const MONTHS = {
  id: MONTH_NAMES,
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

/** A month of the year, from 1, by its name. */
export function monthName(month: number, language: Language): string {
  return MONTHS[language][month - 1] ?? String(month);
}

/** 2021-04-01 as "1 April 2021". */
export function formatDay(day: string, language: Language): string {
  const [year = "", month = "1", date = "1"] = day.split("-");
  return `${Number(date)} ${MONTHS[language][Number(month) - 1] ?? month} ${year}`;
}

const WEEKDAYS = {
  id: WEEKDAY_NAMES,
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
} as const;

/** 2021-04-06 as "Selasa". */
export function formatWeekday(day: string, language: Language): string {
  return WEEKDAYS[language][weekdayOf(day)] ?? "";
}

/** 2021-04-06 as "Selasa, 6 April 2021": a last day is told with its weekday wherever it is told. */
export function formatLastDay(day: string, language: Language): string {
  return `${formatWeekday(day, language)}, ${formatDay(day, language)}`;
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

/** An English count with its noun: "1 row", "2 rows". */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
