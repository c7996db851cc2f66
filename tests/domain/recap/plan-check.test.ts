/** What is odd about a plan, named before anyone fills a form to it. */
import { describe, expect, test } from "vitest";
import type { Indicator, Plan } from "../../../src/domain/figures/plan.ts";
import { planDoubts } from "../../../src/domain/recap/plan-check.ts";
import kecamatan from "../../data/kecamatan-jember.json" with { type: "json" };
import { D, indicator, mainIndicator, plan, section, sub } from "../../support/figures.ts";

const of = (...indicators: readonly Indicator[]): Plan =>
  plan({
    mainIndicators: indicators.map((one) => ({ ...one, section: section("a"), goal: "Sasaran" })),
  });
const said = (one: Plan, others: readonly string[] = []) =>
  planDoubts(one, others).map(({ rule, at, given, expected }) => [rule, at, given, expected]);
const targets = (...figures: readonly (number | undefined)[]) => {
  const [I, II, III, IV] = figures.map((one) => (one === undefined ? undefined : D(one)));
  return { ...(I && { I }), ...(II && { II }), ...(III && { III }), ...(IV && { IV }) };
};

describe("periods against the year, by pola ukur", () => {
  type Case = readonly [what: string, more: Partial<Indicator>, wanted: readonly (readonly string[])[]];
  const LEVEL = { accumulation: "terakhir", unit: "Nilai" } as const;
  const table: readonly Case[] = [
    ["a sum", { yearTarget: D(10), targets: targets(1, 2, 3, 4) }, []],
    [
      "another sum",
      { yearTarget: D(12), targets: targets(1, 2, 3, 4) },
      [["plan-year-differs", "i", "1 / 2 / 3 / 4 = 10", "12"]],
    ],
    [
      "quarters of 800, 1, 2 and 3 with a year of 82,5",
      { ...LEVEL, yearTarget: D("82.5"), targets: targets(800, 1, 2, 3) },
      [["plan-year-differs", "i", "800 / 1 / 2 / 3 = 3", "82.5"]],
    ],
    ["a level that grows", { ...LEVEL, yearTarget: D(100), targets: targets(25, 50, 75, 100) }, []],
    ["a level that stays", { ...LEVEL, yearTarget: D(80), targets: targets(80, 80, 80, 80) }, []],
    [
      "a level of the second half",
      { ...LEVEL, yearTarget: D(80), targets: targets(undefined, 40, undefined, 80) },
      [],
    ],
    ["a mean", { accumulation: "rata_rata", unit: "Nilai", yearTarget: D(85), targets: targets(80, 90) }, []],
    [
      "another mean",
      { accumulation: "rata_rata", unit: "Nilai", yearTarget: D(90), targets: targets(80, 90) },
      [["plan-year-differs", "i", "80 / 90 = 85", "90"]],
    ],
    ["no year", { targets: targets(1, 2) }, []],
    ["nothing at all", {}, []],
    ["a year without quarters", { yearTarget: D(4) }, [["plan-periods-missing", "i", "4", ""]]],
    [
      "published once a year",
      { ...LEVEL, pattern: "rilis", release: { by: "BPS", months: [12] }, yearTarget: D(82) },
      [],
    ],
  ];
  test.each(table)("%s", (_, more, wanted) => {
    expect(said(of(indicator("i", more)))).toEqual(wanted);
  });
});

describe("units against kinds", () => {
  test.each<[string, Partial<Indicator>, readonly (readonly string[])[]]>([
    ["a percentage", { name: "Persentase desa tertib", unit: "Persen", accumulation: "terakhir" }, []],
    [
      "a percentage counted in documents",
      { name: "Prosentase desa tertib", unit: "Dokumen" },
      [["plan-unit-differs", "i", "Dokumen", "Persen"]],
    ],
    [
      "a number in percent",
      { name: "Jumlah dokumen", unit: "%", accumulation: "terakhir" },
      [["plan-unit-differs", "i", "%", ""]],
    ],
    ["percentages that add up", { unit: "Persen" }, [["plan-unit-pattern", "i", "Persen", "hitungan"]]],
    [
      "half a document",
      { unit: "Dokumen", yearTarget: D("2.5"), targets: targets(2.5) },
      [["plan-target-fraction", "i", "2.5", "Dokumen"]],
    ],
    ["half a kilometre", { unit: "km", yearTarget: D("2.5"), targets: targets(2.5) }, []],
  ])("%s", (_, more, wanted) => {
    expect(said(of(indicator("i", more)))).toEqual(wanted);
  });
});

describe("another office's name", () => {
  const others = kecamatan.filter((name) => name !== "Pakusari");
  test("in an indicator, and in its goal", () => {
    const one = plan({
      mainIndicators: [
        mainIndicator("a", "a", { name: "Indeks kepuasan Kecamatan Kaliwates" }),
        mainIndicator("b", "a", { goal: "Pelayanan Kec. Mayang membaik" }),
        mainIndicator("c", "a", { name: "Pelayanan Kecamatan Pakusari; warga Kencong dilayani" }),
      ],
    });
    expect(said(one, others)).toEqual([
      ["plan-other-district", "a", "Kaliwates", ""],
      ["plan-other-district", "b", "Mayang", ""],
    ]);
    expect(said(one)).toEqual([]);
  });
});

test("codes lie under the codes that they stand under", () => {
  const activity = { name: "Kegiatan", ceiling: D(0) };
  const programs = [
    {
      code: "7.01.01",
      name: "Program",
      ceiling: D(0),
      activities: [
        { ...activity, code: "7.01.01.2.01", subActivities: [sub("7.01.01.2.02.01", "a", 0)] },
        { ...activity, code: "7.01.02.2.01", subActivities: [sub("7.01.02.2.01.01", "a", 0)] },
      ],
    },
  ];
  expect(said(plan({ programs }))).toEqual([
    ["plan-code-outside", "7.01.01.2.02.01", "7.01.01.2.02.01", "7.01.01.2.01"],
    ["plan-code-outside", "7.01.02.2.01", "7.01.02.2.01", "7.01.01"],
  ]);
});
