/** The recap of a quarter by the first rules: two quarters of a small office, every figure worked out by hand. */
import { describe, expect, test } from "vitest";
import { percentOf } from "../../../src/domain/figures/achievement.ts";
import { CALCULATION_1 } from "../../../src/domain/figures/calculation-1.ts";
import type { Quarter } from "../../../src/domain/figures/period.ts";
import { ratingScale } from "../../../src/domain/figures/rating.ts";
import { allIndicators, compared, figuresOf, type YearOfReturns } from "../../../src/domain/recap/planned.ts";
import { type Recap, type RecapInput, recapOf } from "../../../src/domain/recap/recap.ts";
import type { SectionReturn } from "../../../src/domain/returns/return.ts";
import {
  cycle,
  D,
  filled,
  filledRow,
  indicator,
  mainIndicator,
  plan,
  section,
  sub,
} from "../../support/figures.ts";
import { there } from "../../support/there.ts";

const JEMBER = there(ratingScale("jember"));
const IKM = mainIndicator("ikm", "a", {
  accumulation: "terakhir",
  unit: "Indeks",
  targets: { I: D(80), II: D(80) },
});
const DESA = indicator("desa", { targets: { I: D(4), II: D(6) } });
const RAPAT = indicator("rapat", { targets: { I: D(0), II: D(0) } });
const PLAN = plan({
  total: D(1_000),
  sections: [
    { id: section("a"), name: "Seksi A" },
    { id: section("b"), name: "Seksi B" },
    { id: section("c"), name: "Seksi C" },
  ],
  mainIndicators: [IKM],
  programs: [
    {
      code: "7",
      name: "Program",
      ceiling: D(1_000),
      activities: [
        {
          code: "7.1",
          name: "Kegiatan",
          ceiling: D(1_000),
          subActivities: [sub("7.1.1", "a", 400, DESA), sub("7.1.2", "b", 600, RAPAT)],
        },
      ],
    },
  ],
});
const RETURNS = new Map<Quarter, readonly SectionReturn[]>([
  [
    "I",
    [
      filled([
        filledRow("ikm", { realisasi: 72 }),
        filledRow("desa", { realisasi: 4, realisasi_anggaran: 100 }),
      ]),
    ],
  ],
  [
    "II",
    [
      filled([
        filledRow("ikm", { realisasi: 84, pendorong: "survei daring" }),
        filledRow("desa", {
          realisasi: 3,
          realisasi_anggaran: 100,
          masalah: "banjir",
          solusi: "dijadwalkan ulang",
        }),
      ]),
      filled([
        filledRow("rapat", { realisasi: null, alasan_kosong: "belum terlaksana", realisasi_anggaran: 300 }),
      ]),
    ],
  ],
]);
const LAST_YEAR: YearOfReturns = {
  plan: plan({ year: 2020, mainIndicators: [{ ...IKM, targets: { I: D(70), II: D(70) } }] }),
  returns: new Map<Quarter, readonly SectionReturn[]>([
    ["II", [filled([filledRow("ikm", { realisasi: 63 })])]],
  ]),
  calculation: CALCULATION_1,
};
const INPUT: RecapInput = {
  plan: PLAN,
  returns: RETURNS,
  calculation: CALCULATION_1,
  calculationBefore: CALCULATION_1,
  cap: undefined,
  cycle: cycle("2021/tw2"),
  period: "II",
  scale: JEMBER,
  lastYear: LAST_YEAR,
  missing: [section("c")],
};
/** By the first rules there is one mean. */
const meanOf = ({ means }: Recap) => there(means[0]);
const NO_WORDS = { due: undefined, emptyReason: undefined, obstacles: "", drivers: "", followUp: "" };

describe("the indicators of a quarter", () => {
  const of = (at: number) => recapOf(INPUT).indicators[at];
  test("a position: 84 of 80 is 105 %, after 90 % a quarter and 90 % a year before", () => {
    expect(of(0)).toEqual({
      ...NO_WORDS,
      id: "ikm",
      code: "IKU",
      group: "main",
      section: "a",
      goal: "Sasaran ikm",
      name: "Indikator ikm",
      unit: "Indeks",
      formula: "naik",
      pattern: "posisi",
      accumulation: "terakhir",
      target: D(80),
      realised: D(84),
      realisedQuarter: D(84),
      achievement: { kind: "percent", percent: D(105) },
      rating: "Sangat Tinggi",
      lastPeriod: { percent: D(90), points: D(15) },
      lastYear: { percent: D(90), points: D(15) },
      drivers: "survei daring",
    });
  });
  test("a sum: 7 of 10 is 70 %, after 100 %; it is not in last year's plan", () => {
    expect(of(1)).toEqual({
      ...NO_WORDS,
      id: "desa",
      code: "7.1.1",
      group: "output",
      section: "a",
      goal: "Sub 7.1.1",
      name: "Indikator desa",
      unit: "Dokumen",
      formula: "naik",
      pattern: "hitungan",
      accumulation: "jumlah",
      target: D(10),
      realised: D(7),
      realisedQuarter: D(3),
      achievement: { kind: "percent", percent: D(70) },
      rating: "Sedang",
      lastPeriod: { percent: D(100), points: D(-30) },
      lastYear: undefined,
      obstacles: "banjir",
      followUp: "dijadwalkan ulang",
    });
  });
  test("nothing filled: no percentage, no rating, the reason that was given", () => {
    expect(of(2)).toEqual({
      ...NO_WORDS,
      id: "rapat",
      code: "7.1.2",
      group: "output",
      section: "b",
      goal: "Sub 7.1.2",
      name: "Indikator rapat",
      unit: "Dokumen",
      formula: "naik",
      pattern: "hitungan",
      accumulation: "jumlah",
      target: D(0),
      realised: undefined,
      realisedQuarter: undefined,
      achievement: { kind: "none", why: "realisasi_kosong" },
      rating: undefined,
      lastPeriod: undefined,
      lastYear: undefined,
      emptyReason: "belum terlaksana",
    });
  });
});

describe("the office as a whole", () => {
  test("means are of what could be computed: 105 and 70 are 87,5 after 90 and 100, and 90", () => {
    const recap = recapOf(INPUT);
    const rapat = { id: "rapat", code: "7.1.2", name: "Indikator rapat", due: undefined };
    expect(recap.means).toEqual([
      {
        group: "all",
        percent: D("87.5"),
        rating: "Tinggi",
        counted: 2,
        among: 3,
        left: [{ ...rapat, why: "realisasi_kosong" }],
        lastPeriod: { percent: D(95), points: D("-7.5") },
        lastYear: { percent: D(90), points: D("-2.5") },
      },
    ]);
    const bySection = [...recap.sectionMeans].map(([id, [mean]]) => [id, mean?.percent]);
    expect(bySection).toEqual([
      ["a", D("87.5")],
      ["b", undefined],
      ["c", undefined],
    ]);
  });
  test("money: 500 of 1000, by the tree and by section", () => {
    const line = (level: string, code: string, name: string, figures: readonly number[]) => {
      const [ceiling = 0, spentQuarter = 0, spentToDate = 0, absorption] = figures;
      return {
        level,
        code,
        name,
        ceiling: D(ceiling),
        spentQuarter: D(spentQuarter),
        spentToDate: D(spentToDate),
        absorption: absorption === undefined ? undefined : D(absorption),
      };
    };
    const recap = recapOf(INPUT);
    expect(recap.total).toEqual(line("office", "2021", "DPA 2021", [1_000, 400, 500, 50]));
    expect(recap.budget).toEqual([
      line("program", "7", "Program", [1_000, 400, 500, 50]),
      line("activity", "7.1", "Kegiatan", [1_000, 400, 500, 50]),
      line("sub-activity", "7.1.1", "Sub 7.1.1", [400, 100, 200, 50]),
      line("sub-activity", "7.1.2", "Sub 7.1.2", [600, 300, 300, 50]),
    ]);
    expect(recap.bySection).toEqual([
      line("section", "a", "Seksi A", [400, 100, 200, 50]),
      line("section", "b", "Seksi B", [600, 300, 300, 50]),
      line("section", "c", "Seksi C", [0, 0, 0]),
    ]);
    expect(recap.checks.map(({ what, code, agrees }) => `${what} ${code} ${agrees}`)).toEqual([
      "ceiling 2021 true",
      "ceiling 7 true",
      "ceiling 7.1 true",
      "spent 2021 true",
      "spent 7 true",
      "spent 7.1 true",
    ]);
  });
  test("it says of what it is", () => {
    const { cycle: of, period, year, scale, missing } = recapOf(INPUT);
    expect({ of, period, year, scale, missing }).toEqual({
      of: "2021/tw2",
      period: "II",
      year: 2021,
      scale: JEMBER,
      missing: ["c"],
    });
  });
});

test("a first quarter without a year before it compares with nothing", () => {
  const first = recapOf({ ...INPUT, period: "I", lastYear: undefined });
  expect([meanOf(first).lastPeriod, meanOf(first).lastYear]).toEqual([undefined, undefined]);
  expect(first.indicators.map(({ lastPeriod, lastYear }) => [lastPeriod, lastYear])).toEqual([
    [undefined, undefined],
    [undefined, undefined],
    [undefined, undefined],
  ]);
  expect(meanOf(first).percent).toEqual(D(95));
});

test("a quarter of which nothing came has no mean and no rating", () => {
  const none = recapOf({ ...INPUT, returns: new Map(), period: "II" });
  const { percent, rating, counted, lastPeriod } = meanOf(none);
  expect([percent, rating, counted, lastPeriod]).toEqual([undefined, undefined, 0, undefined]);
});

test("what was realised in the quarter is that quarter's, not the one before", () => {
  const third = new Map([...RETURNS, ["III", [filled([filledRow("desa", { realisasi: 5 })])]] as const]);
  const [ikm, desa] = recapOf({ ...INPUT, period: "III", returns: third }).indicators;
  expect([ikm?.realisedQuarter, desa?.realisedQuarter, desa?.realised]).toEqual([undefined, D(5), D(12)]);
});

test("words of a row are the first section's that wrote any", () => {
  const returns = new Map<Quarter, readonly SectionReturn[]>([
    ["I", [filled([filledRow("ikm", { masalah: null })]), filled([filledRow("ikm", { masalah: "hujan" })])]],
  ]);
  expect(recapOf({ ...INPUT, period: "I", returns }).indicators[0]?.obstacles).toBe("hujan");
});

describe("the pieces", () => {
  test("every indicator with the code and section that it belongs to", () => {
    expect(
      allIndicators(PLAN).map(({ indicator: one, code, section: of, goal }) => [one.id, code, of, goal]),
    ).toEqual([
      ["ikm", "IKU", "a", "Sasaran ikm"],
      ["desa", "7.1.1", "a", "Sub 7.1.1"],
      ["rapat", "7.1.2", "b", "Sub 7.1.2"],
    ]);
  });
  test("an indicator's figures, quarter by quarter", () => {
    expect(figuresOf(RETURNS, DESA, ["I", "II", "III"])).toEqual([
      { target: D(4), realised: D(4), blank: undefined, release: undefined },
      { target: D(6), realised: D(3), blank: undefined, release: undefined },
      { target: undefined, realised: undefined, blank: undefined, release: undefined },
    ]);
  });
  test.each([
    [D(90), D(105), { percent: D(105), points: D(-15) }],
    [D(90), undefined, undefined],
    [undefined, D(90), undefined],
  ])("%s against %s", (now, then, wanted) => {
    expect(compared(now, then)).toEqual(wanted);
  });
  test("the percentage, where there is one", () => {
    expect(percentOf({ kind: "percent", percent: D(9) })).toEqual(D(9));
    expect(percentOf({ kind: "none", why: "target_nol" })).toBeUndefined();
    expect(percentOf(undefined)).toBeUndefined();
  });
});
