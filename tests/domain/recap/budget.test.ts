/** Budgets of a recap, on a part of the plan of Kecamatan Pakusari for 2021. Amounts in rupiah, sums by hand. */
import { describe, expect, test } from "vitest";
import type { Quarter } from "../../../src/domain/figures/period.ts";
import { type Plan, type Program, subActivities } from "../../../src/domain/figures/plan.ts";
import { type BudgetLine, lineMaker, programLines, rollupChecks } from "../../../src/domain/recap/budget.ts";
import { D, filled, filledRow, indicator, plan, section, sub } from "../../support/figures.ts";

const UPKEEP: Program = {
  code: "7.01.01",
  name: "Penunjang",
  ceiling: D(111_553_500),
  activities: [
    {
      code: "7.01.01.2.07",
      name: "Pengadaan",
      ceiling: D(42_947_000),
      subActivities: [sub("7.01.01.2.07.11", "subbag-umpeg", 42_947_000, indicator("sarana"))],
    },
    {
      code: "7.01.01.2.09",
      name: "Pemeliharaan",
      ceiling: D(68_606_500),
      subActivities: [
        sub("7.01.01.2.09.01", "subbag-umpeg", 40_825_500, indicator("mobil"), indicator("pajak")),
        sub("7.01.01.2.09.02", "subbag-renkeu", 27_781_000),
      ],
    },
  ],
};
const OFFICE = plan({
  total: D(111_553_500),
  sections: [
    { id: section("subbag-umpeg"), name: "Umum" },
    { id: section("subbag-renkeu"), name: "Keuangan" },
  ],
  programs: [UPKEEP],
});
const spent = (id: string, amount: number | string) => filledRow(id, { realisasi_anggaran: amount });
const RETURNS = new Map<Quarter, readonly ReturnType<typeof filled>[]>([
  // 25 % of 40.825.500; the second indicator of a sub kegiatan carries no amount of its own.
  ["I", [filled([spent("mobil", 10_206_375), spent("pajak", 99), spent("sarana", "belum")])]],
  ["II", [filled([spent("mobil", 10_206_375)]), filled([spent("sarana", 42_947_000)])]],
  ["III", [filled([spent("mobil", 1)])]],
]);

describe("a line of the budget", () => {
  const [procurement, car, other] = subActivities(OFFICE).map((one) => [one]);
  const all = subActivities(OFFICE);
  type Case = readonly [
    what: string,
    quarter: Quarter,
    subs: typeof all | undefined,
    ceiling: number,
    inQuarter: number,
    toDate: number,
    percent: string | undefined,
  ];
  const table: readonly Case[] = [
    ["a quarter of the ceiling", "I", car, 40_825_500, 10_206_375, 10_206_375, "25"],
    ["a half after two quarters", "II", car, 40_825_500, 10_206_375, 20_412_750, "50"],
    ["a word in place of an amount", "I", procurement, 42_947_000, 0, 0, "0"],
    ["all of it", "II", procurement, 42_947_000, 42_947_000, 42_947_000, "100"],
    ["no indicator to report on", "II", other, 27_781_000, 0, 0, "0"],
    ["several at once", "II", all, 126_719_500, 53_153_375, 63_359_750, "50"],
    ["a quarter without returns", "IV", procurement, 42_947_000, 0, 42_947_000, "100"],
    ["no ceiling", "I", car, 0, 10_206_375, 10_206_375, undefined],
  ];
  test.each(table)("%s", (_, quarter, subs, ceiling, inQuarter, toDate, percent) => {
    const line = lineMaker(quarter, RETURNS)("section", "subbag-umpeg", "Umum", D(ceiling), subs ?? []);
    expect(line).toEqual({
      level: "section",
      code: "subbag-umpeg",
      name: "Umum",
      ceiling: D(ceiling),
      spentQuarter: D(inQuarter),
      spentToDate: D(toDate),
      absorption: percent === undefined ? undefined : D(percent),
    });
  });
});

test("a programme's lines: its own, then each activity with what is below it", () => {
  const lines = programLines(UPKEEP, lineMaker("II", RETURNS));
  expect(
    lines.map(({ level, code, name, ceiling, spentToDate }) => [
      level,
      code,
      name,
      ceiling.toNumber(),
      spentToDate.toNumber(),
    ]),
  ).toEqual([
    ["program", "7.01.01", "Penunjang", 111_553_500, 63_359_750],
    ["activity", "7.01.01.2.07", "Pengadaan", 42_947_000, 42_947_000],
    ["sub-activity", "7.01.01.2.07.11", "Sub 7.01.01.2.07.11", 42_947_000, 42_947_000],
    ["activity", "7.01.01.2.09", "Pemeliharaan", 68_606_500, 20_412_750],
    ["sub-activity", "7.01.01.2.09.01", "Sub 7.01.01.2.09.01", 40_825_500, 20_412_750],
    ["sub-activity", "7.01.01.2.09.02", "Sub 7.01.01.2.09.02", 27_781_000, 0],
  ]);
});

describe("each roll-up done a second way", () => {
  const maker = lineMaker("II", RETURNS);
  // Computed within the tests: what fails then fails a test.
  const budget = (): readonly BudgetLine[] => programLines(UPKEEP, maker);
  const all = subActivities(OFFICE);
  const bySection = (): readonly BudgetLine[] =>
    OFFICE.sections.map(({ id, name }) =>
      maker(
        "section",
        id,
        name,
        D(0),
        all.filter((one) => one.section === id),
      ),
    );
  const checksOf = (of: Plan, lines = budget(), sections = bySection()) =>
    rollupChecks(of, lines, sections, maker("office", "2021", "DPA 2021", OFFICE.total, all)).map(
      ({ what, level, code, stated, computed, agrees }) => [
        what,
        level,
        code,
        stated.toNumber(),
        computed.toNumber(),
        agrees,
      ],
    );
  const CEILINGS = [
    ["ceiling", "office", "2021", 111_553_500, 111_553_500, true],
    ["ceiling", "program", "7.01.01", 111_553_500, 111_553_500, true],
    ["ceiling", "activity", "7.01.01.2.07", 42_947_000, 42_947_000, true],
    ["ceiling", "activity", "7.01.01.2.09", 68_606_500, 68_606_500, true],
  ];
  const SPENT = [
    ["spent", "office", "2021", 63_359_750, 63_359_750, true],
    ["spent", "program", "7.01.01", 63_359_750, 63_359_750, true],
    ["spent", "activity", "7.01.01.2.07", 42_947_000, 42_947_000, true],
    ["spent", "activity", "7.01.01.2.09", 20_412_750, 20_412_750, true],
  ];
  test("all agree", () => {
    expect(checksOf(OFFICE)).toEqual([...CEILINGS, ...SPENT]);
  });
  test("a ceiling that is one rupiah off", () => {
    const off = { ...OFFICE, total: D(111_553_501) };
    expect(checksOf(off).filter((check) => check[5] === false)).toEqual([
      ["ceiling", "office", "2021", 111_553_501, 111_553_500, false],
    ]);
  });
  test("a section that is missing", () => {
    expect(checksOf(OFFICE, budget(), []).filter((check) => check[5] === false)).toEqual([
      ["spent", "office", "2021", 63_359_750, 0, false],
    ]);
  });
});
