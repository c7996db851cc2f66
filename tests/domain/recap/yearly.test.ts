/** A year in figures: targets of the year beside what its quarters reached. By hand. */
import { describe, expect, test } from "vitest";
import { CALCULATION_1 } from "../../../src/domain/figures/calculation-1.ts";
import type { Quarter } from "../../../src/domain/figures/period.ts";
import { ratingScale } from "../../../src/domain/figures/rating.ts";
import { type YearlyInput, yearlyOf } from "../../../src/domain/recap/yearly.ts";
import type { SectionReturn } from "../../../src/domain/returns/return.ts";
import { D, filled, filledRow, indicator, mainIndicator, plan, section, sub } from "../../support/figures.ts";
import { there } from "../../support/there.ts";

const SAKIP = there(ratingScale("sakip"));
const IKM = mainIndicator("ikm", "a", { accumulation: "terakhir", unit: "Indeks", yearTarget: D(80) });
const DESA = indicator("desa", { yearTarget: D(10) });
const BAHAS = indicator("bahas", { yearTarget: D(4) });
const LAIN = indicator("lain", { yearTarget: undefined });
const PLAN = plan({
  total: D(900),
  sections: [{ id: section("a"), name: "Seksi A" }],
  mainIndicators: [IKM],
  programs: [
    {
      code: "7.1",
      name: "Program",
      ceiling: D(500),
      activities: [
        { code: "7.1.1", name: "Kegiatan", ceiling: D(400), subActivities: [sub("7.1.1.1", "a", 400, DESA)] },
        {
          code: "7.1.10",
          name: "Kegiatan",
          ceiling: D(100),
          subActivities: [sub("7.1.10.1", "a", 100, BAHAS)],
        },
      ],
    },
    // A programme whose code begins as the other's does, and is none of it.
    {
      code: "7.10",
      name: "Program lain",
      ceiling: D(400),
      activities: [
        {
          code: "7.10.1",
          name: "Kegiatan",
          ceiling: D(400),
          subActivities: [sub("7.10.1.1", "a", 400, LAIN)],
        },
      ],
    },
  ],
});
const row = (ikm: number, desa: number, bahas: number, spent: number) =>
  filled([
    filledRow("ikm", { realisasi: ikm }),
    filledRow("desa", { realisasi: desa, realisasi_anggaran: spent }),
    filledRow("bahas", { realisasi: bahas, realisasi_anggaran: 25 }),
    filledRow("lain", { realisasi: 1 }),
  ]);
const RETURNS = new Map<Quarter, readonly SectionReturn[]>([
  ["I", [row(70, 2, 1, 50)]],
  ["II", [row(75, 3, 0, 50)]],
  ["III", [row(80, 1, 1, 100)]],
  ["IV", [row(76, 3, 0, 100)]],
]);
const INPUT: YearlyInput = {
  plan: PLAN,
  returns: RETURNS,
  scale: SAKIP,
  cap: undefined,
  calculation: CALCULATION_1,
  unsigned: [],
  lastYear: {
    plan: plan({ year: 2020, mainIndicators: [{ ...IKM, yearTarget: D(75) }] }),
    returns: new Map<Quarter, readonly SectionReturn[]>([["IV", [row(60, 0, 0, 0)]]]),
    calculation: CALCULATION_1,
    unsigned: [],
  },
};

describe("the indicators of a year", () => {
  test("the last position, the sum of the quarters, and what has no target", () => {
    const common = {
      section: "a",
      formula: "naik",
      due: undefined,
      lastYear: undefined,
      realisedLastYear: undefined,
      why: undefined,
    };
    expect(yearlyOf(INPUT).indicators).toEqual([
      {
        ...common,
        id: "ikm",
        code: "IKU",
        name: "Indikator ikm",
        unit: "Indeks",
        group: "main",
        pattern: "posisi",
        accumulation: "terakhir",
        goal: "Sasaran ikm",
        target: D(80),
        realised: D(76),
        percent: D(95),
        rating: "AA",
        realisedLastYear: D(60),
        lastYear: { percent: D(80), points: D(15) },
      },
      {
        ...common,
        id: "desa",
        code: "7.1.1.1",
        name: "Indikator desa",
        unit: "Dokumen",
        group: "output",
        pattern: "hitungan",
        accumulation: "jumlah",
        goal: "Sub 7.1.1.1",
        target: D(10),
        realised: D(9),
        percent: D(90),
        rating: "A",
      },
      {
        ...common,
        id: "bahas",
        code: "7.1.10.1",
        name: "Indikator bahas",
        unit: "Dokumen",
        group: "output",
        pattern: "hitungan",
        accumulation: "jumlah",
        goal: "Sub 7.1.10.1",
        target: D(4),
        realised: D(2),
        percent: D(50),
        rating: "C",
      },
      {
        ...common,
        id: "lain",
        code: "7.10.1.1",
        name: "Indikator lain",
        unit: "Dokumen",
        group: "output",
        pattern: "hitungan",
        accumulation: "jumlah",
        goal: "Sub 7.10.1.1",
        target: undefined,
        realised: D(4),
        percent: undefined,
        why: "target_kosong",
        rating: undefined,
      },
    ]);
  });
  test("none is complete before the last quarter is signed", () => {
    const found = yearlyOf({ ...INPUT, unsigned: ["IV"] });
    expect(found.unsigned).toEqual(["IV"]);
    expect(
      found.indicators.map(({ percent, why, rating, lastYear }) => [percent, why, rating, lastYear]),
    ).toEqual(Array(4).fill([undefined, "periode_belum_lengkap", undefined, undefined]));
    expect(found.budget.map(({ means }) => means[0]?.percent)).toEqual(Array(9).fill(undefined));
  });
  test("a year before whose quarters were not all signed is compared by its figure alone", () => {
    const lastYear = { ...there(INPUT.lastYear), unsigned: ["IV"] as const };
    const [ikm] = yearlyOf({ ...INPUT, lastYear }).indicators;
    expect([ikm?.realisedLastYear, ikm?.lastYear]).toEqual([D(60), undefined]);
  });
  test("without a year before it", () => {
    const [ikm] = yearlyOf({ ...INPUT, lastYear: undefined }).indicators;
    expect([ikm?.realisedLastYear, ikm?.lastYear]).toEqual([undefined, undefined]);
  });
});

test("money beside the mean of what is below it; a code that begins alike is not below it", () => {
  const { budget, year, scale } = yearlyOf(INPUT);
  expect(
    budget.map(({ level, code, spentToDate, spentQuarter, absorption, means: [mean] }) => [
      level,
      code,
      spentQuarter.toNumber(),
      spentToDate.toNumber(),
      absorption?.toNumber(),
      mean?.percent?.toDecimalPlaces(2).toNumber(),
    ]),
  ).toEqual([
    ["program", "7.1", 125, 400, 80, 70],
    ["activity", "7.1.1", 100, 300, 75, 90],
    ["sub-activity", "7.1.1.1", 100, 300, 75, 90],
    ["activity", "7.1.10", 25, 100, 100, 50],
    ["sub-activity", "7.1.10.1", 25, 100, 100, 50],
    ["program", "7.10", 0, 0, 0, undefined],
    ["activity", "7.10.1", 0, 0, 0, undefined],
    ["sub-activity", "7.10.1.1", 0, 0, 0, undefined],
    // 95, 90 and 50 are 78,33.
    ["office", "2021", 125, 400, 44.44444444444444, 78.33],
  ]);
  expect([year, scale]).toEqual([2021, SAKIP]);
});
