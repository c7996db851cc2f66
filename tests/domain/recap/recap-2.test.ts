/** A recap by the second rules: means of goals and of outputs apart, what they leave out, and what is implausible. By hand. */
import { describe, expect, test } from "vitest";
import { calculationOf } from "../../../src/domain/figures/calculation.ts";
import type { Quarter } from "../../../src/domain/figures/period.ts";
import { ratingScale } from "../../../src/domain/figures/rating.ts";
import { type RecapInput, recapOf } from "../../../src/domain/recap/recap.ts";
import { needsNote, recapWarnings } from "../../../src/domain/recap/warnings.ts";
import { yearlyOf } from "../../../src/domain/recap/yearly.ts";
import type { ReturnRow, SectionReturn } from "../../../src/domain/returns/return.ts";
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

const LEVEL = { pattern: "posisi", accumulation: "terakhir" } as const;
const IKM = mainIndicator("ikm", "a", {
  pattern: "rilis",
  accumulation: "terakhir",
  release: { by: "Bagian Organisasi", months: [12] },
  yearTarget: D(82),
});
const ADUAN = mainIndicator("aduan", "a", { ...LEVEL, targets: { I: D(80), II: D(80) }, yearTarget: D(80) });
const DESA = indicator("desa", { targets: { I: D(1), II: D(1) }, yearTarget: D(2) });
const PUNGLI = indicator("pungli", { formula: "turun_a", targets: { I: D(0), II: D(0) }, yearTarget: D(0) });
const PLAN = plan({
  total: D(1_000),
  sections: [
    { id: section("a"), name: "Seksi A" },
    { id: section("b"), name: "Seksi B" },
  ],
  mainIndicators: [IKM, ADUAN],
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
          subActivities: [sub("7.1.1", "a", 400, DESA), sub("7.1.2", "b", 600, PUNGLI)],
        },
      ],
    },
  ],
});

type Rows = Readonly<Record<string, Parameters<typeof filledRow>[1]>>;
const returned = (rows: Rows): readonly SectionReturn[] => [
  filled(Object.entries(rows).map(([id, values]): ReturnRow => filledRow(id, values))),
];
const FIRST = {
  ikm: { realisasi: null },
  aduan: { realisasi: 72 },
  desa: { realisasi: null, alasan_kosong: "Belum terlaksana" },
  pungli: { realisasi: 0 },
};
const SECOND = {
  ikm: { realisasi: null },
  aduan: { realisasi: 76 },
  desa: { realisasi: 1, realisasi_anggaran: 40 },
  pungli: { realisasi: 3 },
};
const input = (second: Rows = SECOND, more: Partial<RecapInput> = {}): RecapInput => ({
  plan: PLAN,
  returns: new Map<Quarter, readonly SectionReturn[]>([
    ["I", returned(FIRST)],
    ["II", returned(second)],
  ]),
  cycle: cycle("2021/tw2"),
  period: "II",
  scale: there(ratingScale("jember")),
  cap: undefined,
  calculation: calculationOf(2),
  calculationBefore: calculationOf(2),
  lastYear: undefined,
  missing: [],
  ...more,
});
const told = (one: RecapInput) =>
  recapOf(one).indicators.map(({ id, target, realised, achievement: reached, due }) => {
    const percent = reached.kind === "percent" ? reached.percent.toString() : reached.why;
    return [id, target?.toString(), realised?.toString(), percent, due];
  });

describe("the indicators", () => {
  test("a blank quarter keeps its target, and a missed target of zero is 0 %", () => {
    expect(told(input())).toEqual([
      ["ikm", "82", undefined, "data_belum_terbit", 12],
      ["aduan", "80", "76", "95", undefined],
      ["desa", "2", "1", "50", undefined],
      ["pungli", "0", "3", "0", undefined],
    ]);
  });
  test("by the first rules it was 100 %, and the missed zero could not be calculated", () => {
    const first = { calculation: calculationOf(1), calculationBefore: calculationOf(1) };
    expect(told(input(SECOND, first)).slice(2)).toEqual([
      ["desa", "1", "1", "100", undefined],
      ["pungli", "0", "3", "target_nol", undefined],
    ]);
  });
});

describe("the means", () => {
  test("95 of the goals, one of two; 50 and 0 are 25 of the outputs, after 0 and 100", () => {
    const { means, sectionMeans } = recapOf(input());
    expect(means).toEqual([
      {
        group: "main",
        percent: D(95),
        rating: "Sangat Tinggi",
        counted: 1,
        among: 2,
        left: [{ id: "ikm", code: "IKU", name: "Indikator ikm", why: "data_belum_terbit", due: 12 }],
        lastPeriod: { percent: D(90), points: D(5) },
        lastYear: undefined,
      },
      {
        group: "output",
        percent: D(25),
        rating: "Sangat Rendah",
        counted: 2,
        among: 2,
        left: [],
        lastPeriod: { percent: D(50), points: D(-25) },
        lastYear: undefined,
      },
    ]);
    const bySection = [...sectionMeans].map(([id, own]) => [
      id,
      ...own.map(({ group, percent }) => `${group} ${percent}`),
    ]);
    expect(bySection).toEqual([
      ["a", "main 95", "output 50"],
      ["b", "output 0"],
    ]);
  });
  test("a cap counts each at most so much in the mean, and leaves its own figure alone", () => {
    const { cap, means, indicators } = recapOf(input({ ...SECOND, desa: { realisasi: 6 } }, { cap: D(100) }));
    // 300 and 0 are 150 without it.
    expect([cap, means[1]?.percent, indicators[2]?.achievement]).toEqual([
      D(100),
      D(50),
      { kind: "percent", percent: D(300) },
    ]);
  });
  test("what the quarter before was signed with is compared with, by its own rules", () => {
    const { means } = recapOf(input(SECOND, { calculationBefore: calculationOf(1) }));
    // By the first rules the blank one was left out: 100 alone, and not 0 and 100.
    expect(means[1]?.lastPeriod).toEqual({ percent: D(100), points: D(-75) });
  });
});

describe("what is implausible", () => {
  const warnings = (second: Rows, more: Partial<RecapInput> = {}) =>
    recapWarnings(recapOf(input(second, more)));
  test("one of two goals is counted: fewer than 80 %", () => {
    expect(warnings(SECOND)).toEqual([{ rule: "few-counted", group: "main", counted: 1, among: 2 }]);
  });
  test("1500 %, half a document, and a mean of 110 and more", () => {
    const found = warnings({
      ...SECOND,
      desa: { realisasi: 30.5, realisasi_anggaran: 100, masalah: "salah ketik?", solusi: "dicek" },
      pungli: { realisasi: 0, realisasi_anggaran: 150 },
    });
    const place = { code: "7.1.1", name: "Indikator desa", note: "salah ketik?; dicek" };
    expect(found).toEqual([
      { rule: "ratio-odd", ...place, given: D("30.5"), expected: D(2) },
      { rule: "fraction-counted", ...place, given: D("30.5"), expected: undefined },
      { rule: "few-counted", group: "main", counted: 1, among: 2 },
      // 1525 and 100.
      { rule: "mean-odd", group: "output", given: D("812.5") },
    ]);
    expect(found.filter(needsNote).map(({ rule }) => rule)).toEqual(["few-counted", "mean-odd"]);
  });
  test("all of it with a tenth of the money", () => {
    const [odd] = warnings({ ...SECOND, desa: { realisasi: 2, realisasi_anggaran: 40 } });
    expect(odd).toEqual({
      rule: "absorption-odd",
      code: "7.1.1",
      name: "Sub 7.1.1",
      given: D(10),
      expected: D(100),
      note: "",
    });
  });
  test("by the first rules nothing is", () => {
    const first = { calculation: calculationOf(1), calculationBefore: calculationOf(1) };
    expect(warnings({ ...SECOND, desa: { realisasi: 500.5 } }, first)).toEqual([]);
  });
});

test("the fourth quarter's recap and the year do not contradict each other", () => {
  const all = new Map<Quarter, readonly SectionReturn[]>([
    ["I", returned(FIRST)],
    ["II", returned(SECOND)],
    ["III", returned({ ...SECOND, desa: { realisasi: null } })],
    ["IV", returned({ ...SECOND, ikm: { realisasi: 84 }, desa: { realisasi: null } })],
  ]);
  const recap = recapOf({ ...input(), period: "IV", returns: all });
  const { scale, plan: own, cap, calculation } = input();
  const year = yearlyOf({
    scale,
    plan: own,
    cap,
    calculation,
    returns: all,
    unsigned: [],
    lastYear: undefined,
  });
  const [ofRecap, ofYear] = [
    recap.indicators.map(({ id, target, realised }) => [id, target, realised]),
    year.indicators.map(({ id, target, realised }) => [id, target, realised]),
  ];
  expect(ofYear).toEqual(ofRecap);
  expect(year.indicators.map(({ id, percent }) => [id, percent?.toFixed(2)])).toEqual([
    ["ikm", "102.44"],
    ["aduan", "95.00"],
    ["desa", "50.00"],
    ["pungli", "0.00"],
  ]);
  const office = there(year.budget.find(({ level }) => level === "office"));
  expect(office.means.map(({ group, percent }) => [group, percent?.toFixed(2)])).toEqual([
    ["main", "98.72"],
    ["output", "25.00"],
  ]);
});

test("a year in which something was never published says so", () => {
  const all = new Map<Quarter, readonly SectionReturn[]>([
    ["IV", returned({ ...SECOND, ikm: { realisasi: null, alasan_kosong: "Data belum terbit" } })],
  ]);
  const { scale, plan: own, cap, calculation } = input();
  const [ikm] = yearlyOf({
    scale,
    plan: own,
    cap,
    calculation,
    returns: all,
    unsigned: [],
    lastYear: undefined,
  }).indicators;
  expect([ikm?.why, ikm?.due]).toEqual(["data_belum_terbit", 12]);
});
