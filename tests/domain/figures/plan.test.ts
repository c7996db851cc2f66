/** What a plan says of itself: sections, units, quarters, targets over several quarters, and its sums. */
import { describe, expect, test } from "vitest";
import type { Decimal } from "../../../src/domain/decimal.ts";
import { CALCULATION_1 } from "../../../src/domain/figures/calculation-1.ts";
import type { Accumulation } from "../../../src/domain/figures/pattern.ts";
import type { Quarter } from "../../../src/domain/figures/period.ts";
import {
  ceilingChecks,
  countsWhole,
  type Plan,
  type Program,
  sectionOf,
  subActivities,
} from "../../../src/domain/figures/plan.ts";
import pakusari from "../../data/pakusari-2021.json" with { type: "json" };
import { D, measure, plan, section, sub } from "../../support/figures.ts";

describe("a unit counts whole things or money, or measures", () => {
  test.each([
    ["Dokumen", true],
    ["Rp", true],
    ["Orang", true],
    ["Laporan", true],
    ["Persen", false],
    ["persen", false],
    ["%", false],
    ["Nilai", false],
    ["Indeks", false],
    ["Skor", false],
    ["Poin", false],
    ["Rasio", false],
    ["Angka", false],
    ["per 1.000 angka kelahiran", false],
  ])("%s: %s", (unit, whole) => {
    expect(countsWhole(unit)).toBe(whole);
  });
});

describe("a target over several quarters", () => {
  const targets = { I: D(20), II: D(30), III: D(40) };
  test.each<[Accumulation, readonly Quarter[], number | undefined]>([
    ["jumlah", ["I", "II"], 50],
    ["rata_rata", ["I", "II"], 25],
    ["terakhir", ["I", "II"], 30],
    // A quarter in which the plan asks nothing counts for nothing.
    ["jumlah", ["III", "IV"], 40],
    ["rata_rata", ["III", "IV"], 40],
    ["terakhir", ["III", "IV"], 40],
    ["jumlah", ["IV"], undefined],
    ["terakhir", ["IV"], undefined],
    ["terakhir", ["IV", "III"], 40],
  ])("%s of %j is %s", (accumulation, quarters, wanted) => {
    const asked: Partial<Record<Quarter, Decimal>> = targets;
    const periods = quarters.map((one) => ({ target: asked[one], realised: D(0) }));
    const now = periods.at(-1)?.target;
    const target = CALCULATION_1.targetToDate(measure({ accumulation }), periods.slice(0, -1), now);
    expect(target?.toNumber()).toBe(wanted);
  });
});

test("a section is found by its id", () => {
  const sections = [
    { id: section("a"), name: "Seksi A" },
    { id: section("b"), name: "Seksi B" },
  ];
  expect(sectionOf(plan({ sections }), section("b"))).toEqual({ id: "b", name: "Seksi B" });
  expect(sectionOf(plan({ sections }), section("c"))).toBeUndefined();
});

describe("the plan of Kecamatan Pakusari for 2021, as published", () => {
  const programs = pakusari.program.map(
    ({ kode, nama, pagu, kegiatan }): Program => ({
      code: kode,
      name: nama,
      ceiling: D(pagu),
      activities: kegiatan.map((one) => ({
        code: one.kode,
        name: one.nama,
        ceiling: D(one.pagu),
        subActivities: one.subKegiatan.map((each) => sub(each.kode, "seksi-pmd", each.pagu)),
      })),
    }),
  );
  const published: Plan = plan({ total: D(pakusari.total), programs });

  test("its sub kegiatan, in their order", () => {
    const codes = pakusari.program.flatMap(({ kegiatan }) =>
      kegiatan.flatMap(({ subKegiatan }) => subKegiatan.map(({ kode }) => kode)),
    );
    expect(subActivities(published).map(({ code }) => code)).toEqual(codes);
  });
  test("every sum is that of what stands below", () => {
    const checks = ceilingChecks(published);
    expect(checks.length).toBe(1 + programs.length + programs.flatMap((one) => one.activities).length);
    expect(checks.filter(({ stated, computed }) => !stated.eq(computed))).toEqual([]);
    expect(checks[0]).toEqual({
      level: "office",
      code: "2021",
      stated: D(3_773_858_565),
      computed: D(3_773_858_565),
    });
    expect(checks[1]).toEqual({
      level: "program",
      code: "7.01.01",
      stated: D(2_835_736_601),
      computed: D(2_835_736_601),
    });
    expect(checks[2]).toEqual({
      level: "activity",
      code: "7.01.01.2.01",
      stated: D(417_124_536),
      computed: D(417_124_536),
    });
  });
  test("a sub kegiatan that is counted twice shows at its activity alone", () => {
    const [first, ...others] = programs;
    const [activity, ...rest] = first?.activities ?? [];
    if (first === undefined || activity === undefined) throw new Error("empty");
    const twice = { ...activity, subActivities: [...activity.subActivities, ...activity.subActivities] };
    const off = plan({
      total: published.total,
      programs: [{ ...first, activities: [twice, ...rest] }, ...others],
    });
    expect(ceilingChecks(off).filter(({ stated, computed }) => !stated.eq(computed))).toEqual([
      { level: "activity", code: "7.01.01.2.01", stated: D(417_124_536), computed: D(834_249_072) },
    ]);
  });
});
