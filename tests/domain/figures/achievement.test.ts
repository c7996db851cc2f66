/** Achievement by the first rules, formula by formula, and how quarters become one figure. By hand. */
import { describe, expect, test } from "vitest";
import { rounded } from "../../../src/domain/decimal.ts";
import {
  type Achievement,
  type Formula,
  share,
  unroundedFigure,
} from "../../../src/domain/figures/achievement.ts";
import { CALCULATION_1 } from "../../../src/domain/figures/calculation-1.ts";
import { meanPercent } from "../../../src/domain/figures/mean.ts";
import type { Accumulation } from "../../../src/domain/figures/pattern.ts";
import { accumulate, D } from "../../support/figures.ts";

const { achievement } = CALCULATION_1;
const or = (value: string | undefined) => (value === undefined ? undefined : D(value));

describe("achievement in percent, or the reason why there is none", () => {
  type Case = readonly [
    formula: Formula,
    target: string | undefined,
    realised: string | undefined,
    wanted: string,
  ];
  const table: readonly Case[] = [
    ["naik", "67", "67.09", "100.13"],
    ["naik", "94.17", "93.79", "99.60"],
    ["naik", "0.5", "4.29", "858.00"],
    ["naik", "10", "0", "0.00"],
    ["turun_a", "12", "13", "91.67"],
    ["turun_a", "1", "0.26", "174.00"],
    ["turun_a", "149.12", "138.43", "107.17"],
    ["turun_a", "10", "20", "0.00"],
    ["turun_a", "10", "19.99", "0.10"],
    ["turun_a", "10", "20.01", "0.00"],
    ["turun_a", "10", "0", "200.00"],
    ["turun_b", "12", "13", "92.31"],
    ["turun_b", "1", "0.26", "384.62"],
    ["turun_b", "12", "0", "100.00"],
    ["tepat", "80", "80", "100.00"],
    ["tepat", "80", "90", "87.50"],
    ["tepat", "80", "70", "87.50"],
    ["naik", undefined, "1", "target_kosong"],
    ["naik", undefined, undefined, "target_kosong"],
    ["naik", "1", undefined, "realisasi_kosong"],
    ["naik", "0", undefined, "realisasi_kosong"],
    ["naik", "0", "0", "target_nol"],
    ["tepat", "0", "0", "target_nol"],
    ["turun_a", "0", "0", "100.00"],
    ["turun_a", "0", "0.01", "target_nol"],
    ["turun_b", "0", "0", "100.00"],
    ["turun_b", "0", "1", "target_nol"],
  ];
  test.each(table)("%s: target %s, realised %s: %s", (formula, target, realised, wanted) => {
    const reached = achievement(formula, { target: or(target), realised: or(realised) });
    expect(reached.kind === "percent" ? rounded(reached.percent).toFixed(2) : reached.why).toBe(wanted);
  });
});

describe("quarters as one figure", () => {
  const none = { target: undefined, realised: undefined };
  const quarter = (target: string | undefined, realised?: string) => ({
    target: or(target),
    realised: or(realised),
  });
  type Case = readonly [
    what: string,
    how: Accumulation,
    quarters: readonly ReturnType<typeof quarter>[],
    target: string | undefined,
    realised: string | undefined,
  ];
  const table: readonly Case[] = [
    ["two of three filled", "jumlah", [quarter("10", "8"), quarter("20"), quarter("30", "28")], "40", "36"],
    ["none filled", "jumlah", [quarter("10"), quarter("20")], "30", undefined],
    [
      "a filled one without a target",
      "jumlah",
      [quarter("10", "8"), quarter(undefined, "5")],
      undefined,
      "13",
    ],
    ["no quarter", "jumlah", [], undefined, undefined],
    [
      "the mean of those filled",
      "rata_rata",
      [quarter("80", "70"), quarter("90", "95"), quarter("9")],
      "85",
      "82.5",
    ],
    ["the mean of targets alone", "rata_rata", [quarter("80"), quarter("90")], "85", undefined],
    [
      "the last that is filled",
      "terakhir",
      [quarter("25", "20"), quarter("50", "45"), quarter("75")],
      "50",
      "45",
    ],
    ["the last, where none is filled", "terakhir", [quarter("25"), quarter("50")], "50", undefined],
    ["no last", "terakhir", [], undefined, undefined],
  ];
  test.each(table)("%s (%s)", (_, how, quarters, target, realised) => {
    expect(accumulate(how, quarters)).toEqual({ ...none, target: or(target), realised: or(realised) });
  });
});

describe("a printed percentage that is of an unrounded figure", () => {
  type Case = readonly [
    formula: Formula,
    target: string | undefined,
    realised: string | undefined,
    printed: string,
    span: readonly [string, string] | undefined,
  ];
  // Percent ± 0.005 read backwards, met with the figure ± half of its last place.
  const table: readonly Case[] = [
    ["naik", "70", "66.7", "95.24", ["66.6645", "66.6715"]],
    ["naik", "70", "66.7", "95.29", ["66.6995", "66.7065"]],
    ["naik", "70", "66.7", "95.37", undefined],
    // The lower end of what was printed is the upper end of what rounds to 8.
    ["naik", "10", "8", "85.005", ["8.5", "8.5"]],
    ["naik", "10", "8", "85.0051", undefined],
    ["turun_a", "12", "13", "91.25", ["13.0494", "13.0506"]],
    ["turun_b", "12", "13", "92.5", ["12.97227177", "12.97367425"]],
    ["turun_b", "12", "13", "96.1", undefined],
    ["turun_b", "10", "13", "80", ["12.5", "12.5007813"]],
    ["tepat", "80", "90", "87.9", ["89.676", "89.684"]],
    ["tepat", "80", "70", "87.9", ["70.316", "70.324"]],
    ["naik", undefined, "66.7", "95.24", undefined],
    ["naik", "70", undefined, "95.24", undefined],
    // Half a hundredth of a percent, read backwards by T/R, has no figure at one of its ends.
    ["turun_b", "12", "13", "0.005", undefined],
    ["turun_b", "12", "13", "-0.005", undefined],
  ];
  test.each(table)("%s: target %s, realised %s, printed %s", (formula, target, realised, printed, span) => {
    const found = unroundedFigure(formula, { target: or(target), realised: or(realised) }, D(printed));
    const ends = found && [found.least, found.most].map((end) => end.toDecimalPlaces(8).toString());
    expect(ends).toEqual(span?.map((end) => D(end).toString()));
  });
});

describe("means and shares", () => {
  const percent = (value: string): Achievement => ({ kind: "percent", percent: D(value) });
  const none: Achievement = { kind: "none", why: "target_nol" };
  test.each([
    ["two", [percent("100"), percent("50.5")], "75.25"],
    ["one and one that cannot be computed", [percent("40"), none], "40"],
    ["none that can be computed", [none], undefined],
    ["nothing", [], undefined],
  ])("the mean of %s", (_, all, mean) => {
    expect(meanPercent(all)).toEqual(or(mean));
  });
  test.each([
    ["501.54", "1165.32", "43.04"],
    ["0", "5", "0.00"],
    ["5", "0", undefined],
  ])("%s of %s", (part, whole, wanted) => {
    expect(share(D(part), D(whole))?.toFixed(2)).toBe(wanted);
  });
});
