/** Figures held against the plan, and reasons that it does not allow: by the second rules alone. */
import { describe, expect, test } from "vitest";
import { calculationOf } from "../../../../src/domain/figures/calculation.ts";
import type { Indicator } from "../../../../src/domain/figures/plan.ts";
import type { CrossRule } from "../../../../src/domain/finding.ts";
import type { FormRow } from "../../../../src/domain/returns/form.ts";
import { checkReturn } from "../../../../src/domain/returns/rules/check.ts";
import { isFarFrom, isUnlike } from "../../../../src/domain/returns/rules/plausibility.ts";
import { D, filled, filledRow, form, formRow, indicator, onlyRules } from "../../../support/figures.ts";

type Values = Readonly<Record<string, number | string | null>>;

/** What the rules say of one row: rule, column by its cell, what stands there and what was expected. */
function said(
  row: Partial<FormRow>,
  values: Values,
  version = 2,
): readonly (readonly (string | undefined)[])[] {
  const rules: readonly CrossRule[] = ["reason-unfit", "ratio-odd", "fraction-counted", "absorption-odd"];
  const on = onlyRules(Object.fromEntries(rules.map((rule) => [rule, "warning"])));
  const base = { ...form([formRow("i", row)], { rules: on }), calculation: calculationOf(version) };
  const findings = checkReturn(base, filled([filledRow("i", values)]), "isian", { others: [] });
  return findings.map(({ rule, cell, given, expected }) => [rule, cell, given, expected]);
}
const of = (more: Partial<Indicator>): Pick<FormRow, "indicator"> => ({ indicator: indicator("i", more) });
const RELEASE = of({ pattern: "rilis", accumulation: "terakhir", release: { by: "BPS", months: [5] } });

describe("the reason of a blank", () => {
  const blank = (reason: string): Values => ({ realisasi: null, alasan_kosong: reason });
  test.each<[string, Partial<FormRow>, Values, boolean]>([
    ["not done is always allowed", {}, blank("Belum terlaksana"), true],
    ["not measured, though the plan has a target", {}, blank("Tidak diukur periode ini"), false],
    ["not measured, and no target", { target: undefined }, blank("Tidak diukur periode ini"), true],
    ["not measured, and a target of zero", { target: D(0) }, blank("Tidak diukur periode ini"), true],
    [
      "not measured, and a target of zero that can be missed",
      { ...of({ formula: "turun_a" }), target: D(0) },
      blank("Tidak diukur periode ini"),
      false,
    ],
    ["not published, which nobody does", {}, blank("Data belum terbit"), false],
    ["not published yet", RELEASE, blank("Data belum terbit"), true],
    ["no reason is another rule's", {}, { realisasi: null, alasan_kosong: "" }, true],
    [
      "a reason beside a figure is none of a blank",
      {},
      { realisasi: 10, alasan_kosong: "Data belum terbit" },
      true,
    ],
  ])("%s", (_, row, values, isAllowed) => {
    expect(said(row, values).map(([rule]) => rule)).toEqual(isAllowed ? [] : ["reason-unfit"]);
  });
  test("tells which it was", () => {
    expect(said({}, blank("Data belum terbit"))).toEqual([
      ["reason-unfit", "G7", "Data belum terbit", "not-published"],
    ]);
  });
});

describe("far from the target up to this quarter", () => {
  test.each<[string, number, boolean]>([
    ["0", 10, false],
    ["0.99", 100, true],
    ["1", 100, false],
    ["200", 100, false],
    ["200.01", 100, true],
    ["1500", 100, true],
  ])("%s of %s", (realised, target, isOdd) => {
    expect(isFarFrom(D(realised).div(target).times(100))).toBe(isOdd);
    const row = { ...of({ unit: "Persen" }), targetToDate: D(target) };
    expect(said(row, { realisasi: Number(realised) })).toEqual(
      isOdd ? [["ratio-odd", "F7", realised, String(target)]] : [],
    );
  });
  test("quarters before it count: 12 after 12 is 240 % of 10", () => {
    expect(said({ earlier: [D(12)] }, { realisasi: 12 })).toEqual([["ratio-odd", "F7", "12", "10"]]);
  });
  test.each([D(0), undefined])("a target of %s says nothing", (targetToDate) => {
    expect(said({ targetToDate }, { realisasi: 5 })).toEqual([]);
  });
  test("nor does a blank", () => {
    expect(said({}, { realisasi: null })).toEqual([]);
  });
});

describe("a fraction of what is counted", () => {
  test.each([
    ["Dokumen", true],
    ["Orang", true],
    ["orang hari", false],
    ["Persen", false],
    ["km", false],
    ["m2", false],
    ["Rupiah", false],
    ["Kilo", true],
  ])("of %s: %s", (unit, isOdd) => {
    expect(said(of({ unit }), { realisasi: 9.5 }).map(([rule]) => rule)).toEqual(
      isOdd ? ["fraction-counted"] : [],
    );
  });
  test("whole things are whole", () => {
    expect(said(of({ unit: "Dokumen" }), { realisasi: 9 })).toEqual([]);
  });
});

describe("achievement beside what was spent", () => {
  test.each<[reached: string | undefined, absorbed: string | undefined, quarter: number, isOdd: boolean]>([
    ["100", "49.99", 4, true],
    ["100", "50", 4, false],
    ["99.99", "10", 4, false],
    ["49.99", "100", 4, true],
    ["50", "100", 4, false],
    ["49.99", "99.99", 4, false],
    // Half of the year: a quarter of the ceiling is half of what is usual.
    ["100", "24.99", 2, true],
    ["100", "25", 2, false],
    ["49", "50", 2, true],
    ["100", "1", 1, false],
    [undefined, "1", 4, false],
    ["100", undefined, 4, false],
  ])("%s with %s in quarter %s: %s", (reached, absorbed, quarter, isOdd) => {
    const or = (value: string | undefined) => (value === undefined ? undefined : D(value));
    expect(isUnlike(or(reached), or(absorbed), quarter)).toBe(isOdd);
  });
  test("stands at what was spent, with both percentages", () => {
    const row = { budget: { ceiling: D(1000), spentBefore: D(0) } };
    expect(said(row, { realisasi: 10, realisasi_anggaran: 100 })).toEqual([
      ["absorption-odd", "H7", "10.00", "100.00"],
    ]);
    expect(said(row, { realisasi: null, realisasi_anggaran: 100 })).toEqual([]);
  });
});

test("cycles of the first rules never hear of it", () => {
  expect(said(of({ unit: "Dokumen" }), { realisasi: 500.5 }, 1)).toEqual([]);
  expect(said(of({ unit: "Dokumen" }), { realisasi: 500.5 }).map(([rule]) => rule)).toEqual([
    "ratio-odd",
    "fraction-counted",
  ]);
});
