import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import {
  addWorkingDays,
  type Calendar,
  isWorkingDay,
  workingDaysBetween,
} from "../../src/domain/calendar.ts";
import { readCalendar } from "../../src/files/documents/cycle.ts";

const FOLDER = new URL("../../templates/pengumpulan-data-kinerja/kalender/", import.meta.url);
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
});
