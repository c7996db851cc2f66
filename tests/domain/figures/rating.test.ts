/** Each grade of each scale, at its boundary and on both sides of it (domain §2). */
import { describe, expect, test } from "vitest";
import { RATING_SCALES, rate, ratingScale } from "../../../src/domain/figures/rating.ts";
import { D } from "../../support/figures.ts";
import { there } from "../../support/there.ts";

describe("grades at their boundaries", () => {
  type Case = readonly [scale: string, below: string, at: string, above: string, bound: number];
  const table: readonly Case[] = [
    ["jember", "Sangat Rendah", "Sangat Rendah", "Rendah", 50],
    ["jember", "Rendah", "Rendah", "Sedang", 65],
    ["jember", "Sedang", "Sedang", "Tinggi", 75],
    ["jember", "Tinggi", "Tinggi", "Sangat Tinggi", 90],
    ["permendagri-86-2017", "Sangat Rendah", "Rendah", "Rendah", 51],
    ["permendagri-86-2017", "Rendah", "Sedang", "Sedang", 66],
    ["permendagri-86-2017", "Sedang", "Tinggi", "Tinggi", 76],
    ["permendagri-86-2017", "Tinggi", "Sangat Tinggi", "Sangat Tinggi", 91],
    ["sakip", "D", "D", "C", 30],
    ["sakip", "C", "C", "CC", 50],
    ["sakip", "CC", "CC", "B", 60],
    ["sakip", "B", "B", "BB", 70],
    ["sakip", "BB", "BB", "A", 80],
    ["sakip", "A", "A", "AA", 90],
  ];
  // Judged before any rounding: 90.001 is shown as 90,00 and lies above 90 all the same.
  test.each(table)("%s: %s, %s, %s around %i", (id, below, at, above, bound) => {
    const scale = there(ratingScale(id));
    expect(
      [D(bound).minus("0.001"), D(bound), D(bound).plus("0.001")].map((one) => rate(scale, one)),
    ).toEqual([below, at, above]);
  });
  test.each(RATING_SCALES)("$id: nothing is too low or too high for it", (scale) => {
    const [first, last] = [there(scale.grades[0]), there(scale.grades.at(-1))];
    expect([rate(scale, D(-1000)), rate(scale, D(10_000))]).toEqual([last.name, first.name]);
  });
});

test("a scale is named by its id, with the rule that it comes from", () => {
  expect(RATING_SCALES.map(({ id, source }) => [id, source])).toEqual([
    ["jember", "Laporan Realisasi Rencana Aksi Kabupaten Jember: ≤50, ≤65, ≤75, ≤90, >90"],
    ["permendagri-86-2017", "Permendagri 86/2017: ≥91, ≥76, ≥66, ≥51, <51"],
    ["sakip", "PermenPANRB 88/2021: AA >90, A >80, BB >70, B >60, CC >50, C >30, D"],
  ]);
  expect(ratingScale("lumajang")).toBeUndefined();
});

test("a scale whose lowest grade has a bound leaves what lies below it without one", () => {
  const scale = { id: "x", source: "", grades: [{ name: "A", boundary: "from", bound: 50 }] } as const;
  expect([rate(scale, D(50)), rate(scale, D("49.999"))]).toEqual(["A", "-"]);
});
