/** The periods of a year: their cycles, their order, and what lies in what. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  cycleOf,
  endOf,
  inOrder,
  liesIn,
  PERIODS,
  type Period,
  type PeriodKind,
  partsOf,
  periodIn,
  placeOf,
  QUARTERS,
  quarterIn,
  quartersUpTo,
  upTo,
} from "../../../src/domain/figures/period.ts";
import { cycle } from "../../support/figures.ts";

const ALL: readonly Period[] = Object.values(PERIODS).flat();
const KINDS: readonly PeriodKind[] = ["month", "quarter", "semester", "year"];
const anyPeriod = fc.constantFrom(...ALL);
const anyKind = fc.constantFrom(...KINDS);

describe("a cycle reports on a period", () => {
  test.each<[string, Period | undefined]>([
    ["2024/01", "01"],
    ["2024/12", "12"],
    ["2024/tw1", "I"],
    ["2024/tw2", "II"],
    ["2024/tw3", "III"],
    ["2024/tw4", "IV"],
    ["2024/smt1", "S1"],
    ["2024/smt2", "S2"],
    ["2024/tahun", "tahun"],
    ["2024/tw0", undefined],
    ["2024/tw5", undefined],
    ["2024/tw12", undefined],
    ["2024/xtw1", undefined],
    ["2024/smt3", undefined],
    ["2024/tahunan", undefined],
  ])("%s on %s", (name, period) => {
    expect(periodIn(cycle(name))).toBe(period);
  });
  test("and only a quarter is a quarter", () => {
    expect(ALL.map((one) => quarterIn(cycleOf(2024, one))).filter(Boolean)).toEqual(QUARTERS);
  });
  test("the cycle of a period reports on it, and no two have one cycle", () => {
    expect(ALL.map((one) => periodIn(cycleOf(2024, one)))).toEqual(ALL);
    expect(new Set(ALL.map((one) => cycleOf(2024, one))).size).toBe(12 + 4 + 2 + 1);
  });
});

describe("what lies in what", () => {
  test.each<[Period, PeriodKind, readonly Period[]]>([
    ["II", "month", ["04", "05", "06"]],
    ["S2", "quarter", ["III", "IV"]],
    ["S2", "month", ["07", "08", "09", "10", "11", "12"]],
    ["tahun", "semester", ["S1", "S2"]],
    ["tahun", "year", ["tahun"]],
    ["03", "quarter", []],
  ])("%s has of %s %j", (period, kind, parts) => {
    expect(partsOf(period, kind)).toEqual(parts);
  });
  test("parts of parts are the parts of the whole, in order", () => {
    fc.assert(
      fc.property(anyPeriod, anyKind, anyKind, (period, one, other) => {
        const [longer, shorter] = [one, other].sort((a, b) => KINDS.indexOf(b) - KINDS.indexOf(a)) as [
          PeriodKind,
          PeriodKind,
        ];
        const inTwoSteps = partsOf(period, longer).flatMap((part) => partsOf(part, shorter));
        const isSplit = partsOf(period, longer).length > 0;
        expect(inTwoSteps).toEqual(isSplit ? partsOf(period, shorter) : []);
      }),
    );
  });
  test("the parts of a period cover its months once", () => {
    fc.assert(
      fc.property(anyPeriod, anyKind, (period, kind) => {
        const parts = partsOf(period, kind);
        fc.pre(parts.length > 0);
        const months = parts.flatMap((part) => partsOf(part, "month"));
        expect(months).toEqual(partsOf(period, "month"));
      }),
    );
  });
  test("one that lies in another ends no later", () => {
    fc.assert(
      fc.property(anyPeriod, anyPeriod, (inner, outer) => {
        fc.pre(inner !== outer && liesIn(inner, outer));
        expect(liesIn(outer, inner)).toBe(false);
        expect(inOrder(inner, outer)).toBeLessThan(0);
      }),
    );
  });
});

describe("the order of a year", () => {
  test("a part comes before the whole that ends with it", () => {
    const shuffled: readonly Period[] = ["tahun", "S2", "IV", "12", "I", "04", "03", "S1", "II", "06"];
    expect(shuffled.toSorted(inOrder)).toEqual([
      "03",
      "I",
      "04",
      "06",
      "II",
      "S1",
      "12",
      "IV",
      "S2",
      "tahun",
    ]);
  });
  test("is one, however the periods lie", () => {
    const year = ALL.toSorted(inOrder);
    fc.assert(
      fc.property(fc.shuffledSubarray([...ALL], { minLength: ALL.length }), (shuffled) => {
        expect(shuffled.toSorted(inOrder)).toEqual(year);
      }),
    );
  });
  test("up to and including one", () => {
    expect(QUARTERS.map(quartersUpTo)).toEqual([
      ["I"],
      ["I", "II"],
      ["I", "II", "III"],
      ["I", "II", "III", "IV"],
    ]);
    expect(upTo("03")).toEqual(["01", "02", "03"]);
    expect(upTo("tahun")).toEqual(["tahun"]);
  });
  test.each<[number, Period, string]>([
    [2024, "02", "2024-02-29"],
    [2025, "02", "2025-02-28"],
    [2024, "I", "2024-03-31"],
    [2024, "S1", "2024-06-30"],
    [2024, "III", "2024-09-30"],
    [2024, "tahun", "2024-12-31"],
  ])("the last day of %i, %s is %s", (year, period, day) => {
    expect(endOf(year, period)).toBe(day);
  });
  test("a text that is no period is a mistake of ours", () => {
    expect(() => placeOf("V" as Period)).toThrow("V is no period");
    expect(() => cycleOf(99, "I")).toThrow("99 is no year of a cycle");
  });
});
