/** How periods that are missing from a sum are named: as before in quarters, and each other kind by its own names. */
import { expect, test } from "vitest";
import type { Period } from "../../../src/domain/figures/period.ts";
import { periodName, withoutPeriodsText } from "../../../src/ui/messages/record-words.ts";
import { comparedWith } from "../../../src/ui/messages/screens/recap.ts";

test.each<[readonly Period[], string, string]>([
  [["I"], "Tanpa TW I: ", "Without quarter I: "],
  [["I", "II"], "Tanpa TW I dan II: ", "Without quarter I and II: "],
  [["I", "II", "III"], "Tanpa TW I–III: ", "Without quarter I–III: "],
  [["01", "02", "03"], "Tanpa Januari–Maret: ", "Without January–March: "],
  [["01", "03"], "Tanpa Januari dan Maret: ", "Without January and March: "],
  [["S1"], "Tanpa Semester I: ", "Without Semester I: "],
])("%j", (periods, id, en) => {
  const text = withoutPeriodsText(periods);
  expect([text.id.slice(0, id.length), text.en.slice(0, en.length)]).toEqual([id, en]);
});

test("what is not a quarter is not called one", () => {
  expect(withoutPeriodsText(["01"]).id).toContain("tidak memuat bulan itu");
  expect(periodName("tahun")).toEqual({ id: "tahun penuh", en: "the whole year" });
});

test("a mean is compared with the period before of its own kind", () => {
  expect(comparedWith("lastPeriod", "quarter")).toEqual({
    id: "dari triwulan lalu",
    en: "on the quarter before",
  });
  expect(comparedWith("lastPeriod", "month")).toEqual({ id: "dari bulan lalu", en: "on the month before" });
  expect(comparedWith("lastYear", "month")).toEqual({ id: "dari tahun lalu", en: "on the year before" });
});
