/** Pola ukur: how a plan's accumulation says it, what a blank's reason means, and when a published figure is due. */

import { describe, expect, test } from "vitest";
import {
  ACCUMULATIONS,
  accumulates,
  blankOf,
  dueMonth,
  patternFor,
  releasedIn,
} from "../../../src/domain/figures/pattern.ts";
import { QUARTERS } from "../../../src/domain/figures/period.ts";

test("a plan that only says how quarters are accumulated", () => {
  expect(ACCUMULATIONS.map(patternFor)).toEqual(["hitungan", "posisi", "posisi"]);
});

test.each([
  ["hitungan", [true, false, false]],
  ["posisi", [false, true, true]],
  ["rilis", [false, true, false]],
] as const)("%s can be accumulated by jumlah, terakhir, rata_rata: %j", (pattern, wanted) => {
  expect(ACCUMULATIONS.map((one) => accumulates(pattern, one))).toEqual(wanted);
});

describe("the reason of a blank, by its words", () => {
  test.each([
    ["Belum terlaksana", "not-done"],
    ["Belum ada kegiatan", "not-done"],
    ["Tidak diukur periode ini", "not-measured"],
    ["tidak diukur triwulan ini", "not-measured"],
    ["Tidak ada target", "not-measured"],
    ["Data belum terbit", "not-published"],
    ["Data belum tersedia", "not-published"],
    ["belum dirilis BPS", "not-published"],
    // What excuses nothing by the form's own list excuses nothing at all.
    ["Terukur, lupa", "not-done"],
    ["", "not-done"],
  ])("%s: %s", (reason, wanted) => {
    expect(blankOf(reason)).toBe(wanted);
  });
});

describe("what is published in March, May and December", () => {
  const release = { by: "BPS", months: [3, 5, 12] };
  test("is asked in the quarters that these lie in, by the last of them", () => {
    expect(QUARTERS.map((no) => releasedIn(release, no))).toEqual([3, 5, undefined, 12]);
    expect(releasedIn({ by: "BPS", months: [4, 6] }, "II")).toBe(6);
    expect(releasedIn(undefined, "I")).toBeUndefined();
  });
  test("is asked in the months, semesters and the year that these lie in", () => {
    const asked = (["04", "05", "S1", "S2", "tahun"] as const).map((period) => releasedIn(release, period));
    expect(asked).toEqual([undefined, 5, 5, 12, 12]);
  });
  test("is missing since it was last due, or awaited for the first time", () => {
    expect(QUARTERS.map((no) => dueMonth(release, no))).toEqual([3, 5, 5, 12]);
    expect(QUARTERS.slice(0, 3).map((no) => dueMonth({ by: "BPS", months: [12] }, no))).toEqual([12, 12, 12]);
    expect(dueMonth({ by: "BPS", months: [] }, "I")).toBeUndefined();
  });
});
