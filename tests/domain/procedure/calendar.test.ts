import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readCalendar } from "../../../src/adapters/yaml/documents/cycle.ts";
import {
  addWorkingDays,
  type Calendar,
  isDay,
  isWorkingDay,
  workingDaysBetween,
} from "../../../src/domain/procedure/calendar.ts";

const FOLDER = new URL("../../../templates/pengumpulan-data-kinerja/kalender/", import.meta.url);
const YEARS = [2024, 2025, 2026, 2027];

async function calendar(): Promise<Calendar> {
  const texts = new Map(
    YEARS.map((year) => [`kalender/${year}.yaml`, readFileSync(new URL(`${year}.yaml`, FOLDER), "utf8")]),
  );
  const reading = await readCalendar(texts);
  if (reading.kind === "faulty") throw new Error(JSON.stringify(reading.findings));
  return reading.value;
}

describe("working days by the decrees", () => {
  test.each([
    [2024, [58, 52, 65, 63]],
    [2025, [58, 51, 64, 64]],
    [2026, [55, 57, 64, 64]],
    [2027, [53, 59, 65, 65]],
  ])("%i: %j by quarter", async (year, quarters) => {
    const known = await calendar();
    const ends = [`${year - 1}-12-31`, `${year}-03-31`, `${year}-06-30`, `${year}-09-30`, `${year}-12-31`];
    expect(quarters.map((_, at) => workingDaysBetween(known, ends[at] ?? "", ends[at + 1] ?? ""))).toEqual(
      quarters,
    );
  });

  test.each([
    ["2026-12-23", 3, "2026-12-30"],
    ["2026-03-17", 2, "2026-03-26"],
    ["2025-08-15", 1, "2025-08-19"],
    ["2024-01-02", 9, "2024-01-15"],
  ])("%s + %i working days is %s", async (start, days, due) => {
    expect(addWorkingDays(await calendar(), start, days)).toBe(due);
  });

  test("before the amendment of August 2025 was known, the 18th was a working day", async () => {
    const written = parse(readFileSync(new URL("2025.yaml", FOLDER), "utf8"));
    const original = { ...written, keputusan: written.keputusan.slice(0, 1) };
    const reading = await readCalendar(new Map([["kalender/2025.yaml", JSON.stringify(original)]]));
    expect(reading.kind === "read" && addWorkingDays(reading.value, "2025-08-15", 1)).toBe("2025-08-18");
  });

  test("Saturday and Sunday are never working days", async () => {
    const known = await calendar();
    expect(["2024-01-06", "2024-01-07", "2024-01-08"].map((day) => isWorkingDay(known, day))).toEqual([
      false,
      false,
      true,
    ]);
  });

  test("from any day of the four years to any other: the same as counting on a wall calendar", async () => {
    const known = await calendar();
    const off = new Set(YEARS.flatMap(daysOffOf));
    const wall = everyDay("2023-12-25", "2028-01-10").map((day) => ({ day, works: worksOnWall(day, off) }));
    const at = fc.integer({ min: 0, max: wall.length - 60 });
    fc.assert(
      fc.property(at, fc.integer({ min: 0, max: 30 }), (start, count) => {
        const later = wall.slice(start + 1).filter(({ works }) => works);
        const due = count === 0 ? wall[start]?.day : later[count - 1]?.day;
        const from = wall[start]?.day ?? "";
        return (
          addWorkingDays(known, from, count) === due && workingDaysBetween(known, from, due ?? "") === count
        );
      }),
      { numRuns: 3_000 },
    );
    expect(wall.filter(({ day, works }) => works !== isWorkingDay(known, day))).toEqual([]);
  });
});

/** The days off that a year's decrees name, read by the test itself; an amendment only adds to them. */
function daysOffOf(year: number): readonly string[] {
  const written = parse(readFileSync(new URL(`${year}.yaml`, FOLDER), "utf8"));
  const text = JSON.stringify(
    written.keputusan.map(({ nomor: _, ditetapkan: __, ...days }: Record<string, unknown>) => days),
  );
  return [...text.matchAll(/"([0-9]{4}-[0-9]{2}-[0-9]{2})"/g)].map(([, day]) => day ?? "");
}

/** Every day from one to another, by adding to the month and the year as one turns the leaves of a calendar. */
function everyDay(from: string, to: string): readonly string[] {
  const [year = 0, month = 0, first = 0] = from.split("-").map(Number);
  const days: string[] = [];
  let [y, m, d] = [year, month, first];
  const leap = (one: number): boolean => (one % 4 === 0 && one % 100 !== 0) || one % 400 === 0;
  for (let day = from; day <= to; ) {
    days.push(day);
    const length = [31, leap(y) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1] ?? 31;
    d += 1;
    if (d > length) [d, m] = [1, m + 1];
    if (m > 12) [m, y] = [1, y + 1];
    day = `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
  }
  return days;
}

/** By Zeller's rule, which needs no clock: 0 is Saturday, 1 Sunday. */
function worksOnWall(day: string, off: ReadonlySet<string>): boolean {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const [m, y] = month < 3 ? [month + 12, year - 1] : [month, year];
  const weekday =
    (date +
      Math.floor((13 * (m + 1)) / 5) +
      y +
      Math.floor(y / 4) -
      Math.floor(y / 100) +
      Math.floor(y / 400)) %
    7;
  return weekday > 1 && !off.has(day);
}

describe("a day that the calendar has", () => {
  test.each([
    ["2024-02-29", true],
    ["2023-02-29", false],
    ["1900-02-29", false],
    ["2000-02-29", true],
    ["2024-04-30", true],
    ["2024-04-31", false],
    ["2024-12-31", true],
    ["2024-13-01", false],
    ["2024-00-01", false],
    ["2024-01-00", false],
    ["2024-1-1", false],
    ["2024-01-01T00:00", false],
    ["x2024-01-01", false],
    ["", false],
  ])("%j: %s", (text, day) => {
    expect(isDay(text)).toBe(day);
  });
});

describe("by hand: Friday the fifth of January 2024 to Tuesday, Monday being a day off", () => {
  const known: Calendar = { daysOff: new Set(["2024-01-08"]), years: new Set([2024]) };
  test.each([
    ["2024-01-04", true],
    ["2024-01-05", true],
    ["2024-01-06", false],
    ["2024-01-07", false],
    ["2024-01-08", false],
    ["2024-01-09", true],
  ])("%s works: %s", (day, works) => {
    expect(isWorkingDay(known, day)).toBe(works);
  });
  test.each([
    [-1, "2024-01-05"],
    [0, "2024-01-05"],
    [1, "2024-01-09"],
    [2, "2024-01-10"],
  ])("%i days on is %s", (count, day) => {
    expect(addWorkingDays(known, "2024-01-05", count)).toBe(day);
  });
  test.each([
    ["2024-01-05", "2024-01-04", 0],
    ["2024-01-05", "2024-01-05", 0],
    ["2024-01-05", "2024-01-08", 0],
    ["2024-01-05", "2024-01-09", 1],
    ["2024-01-04", "2024-01-09", 2],
    ["2023-12-29", "2024-01-02", 2],
  ])("from %s to %s: %i", (from, to, days) => {
    expect(workingDaysBetween(known, from, to)).toBe(days);
  });
});
