/** Looking figures up in returns, and telling whether two returns say the same. */
import { describe, expect, test } from "vitest";
import type { Quarter } from "../../../src/domain/figures/period.ts";
import { type PastPeriod, pastReturns } from "../../../src/domain/returns/past-returns.ts";
import {
  cellOf,
  figureIn,
  isBlankReturn,
  rowOf,
  type SectionReturn,
  sameFigures,
  typedIn,
} from "../../../src/domain/returns/return.ts";
import { cycle, D, digestOf, filled, filledRow } from "../../support/figures.ts";

const umum = filled([filledRow("a", { realisasi: 3, realisasi_anggaran: 100, masalah: "banjir" })]);
const pmd = filled([filledRow("b", { realisasi: "WTP" }), filledRow("c", { realisasi: null })]);

describe("a figure is looked for in every section's return", () => {
  test.each([
    ["in the first", [umum, pmd], "a", "realisasi", 3],
    ["in the second", [pmd, umum], "a", "realisasi", 3],
    ["a word is none", [umum, pmd], "b", "realisasi", undefined],
    ["a blank is none", [umum, pmd], "c", "realisasi", undefined],
    ["a text is none", [umum], "a", "masalah", undefined],
    ["another indicator", [umum], "z", "realisasi", undefined],
    ["a column that is not there", [umum], "a", "pagu", undefined],
    ["no return", undefined, "a", "realisasi", undefined],
  ])("%s", (_, returns, id, key, wanted) => {
    expect(figureIn(returns, id, key)?.toNumber()).toBe(wanted);
  });
});

describe("the past of a quarter", () => {
  const returns = new Map<Quarter, readonly SectionReturn[]>([
    ["I", [umum]],
    ["II", [filled([filledRow("a", { realisasi_anggaran: 50 })]), pmd]],
  ]);
  const period = (
    id: string,
    target: number,
    ...rows: readonly ReturnType<typeof filledRow>[]
  ): PastPeriod => ({
    cycle: cycle(id),
    returns: [filled(rows)],
    target: (indicator) => (indicator === "a" ? D(target) : undefined),
  });
  const past = pastReturns(returns, [
    period("2021/tw1", 10, filledRow("a", { realisasi: null }), filledRow("b", { realisasi: 8 })),
    period("2020/tw4", 9, filledRow("a", { realisasi: 7 })),
    period("2020/tw3", 8, filledRow("a", { realisasi: 6 })),
  ]);
  test("what was realised in one", () => {
    expect(past.realised("I", "a")).toEqual(D(3));
    expect(past.realised("II", "a")).toBeUndefined();
    expect(past.realised("III", "a")).toBeUndefined();
  });
  test("what was spent in several", () => {
    expect(past.spent(["I", "II", "III"], "a")).toEqual(D(150));
    expect(past.spent(["II"], "a")).toEqual(D(50));
    expect(past.spent([], "a")).toEqual(D(0));
    expect(past.spent(["I"], "b")).toEqual(D(0));
  });
  test("the newest figure before it, with the target of its time", () => {
    expect(past.last("a")).toEqual({ cycle: "2020/tw4", realised: D(7), target: D(9) });
    expect(past.last("b")).toEqual({ cycle: "2021/tw1", realised: D(8), target: undefined });
    expect(past.last("c")).toBeUndefined();
    expect(pastReturns(returns).last("a")).toBeUndefined();
  });
});

describe("one row of a return", () => {
  const row = filledRow(
    "a",
    { realisasi: 12_500, masalah: "", bukti: null },
    { typed: { realisasi: "12.500" } },
  );
  const one = filled([row]);
  test("by its id", () => {
    expect(rowOf(one, "a")?.values.realisasi).toEqual(D(12_500));
    expect(rowOf(one, "b")).toBeUndefined();
  });
  test("its cells in Excel's words", () => {
    expect(cellOf(one, row, "realisasi")).toBe("F7");
    expect(cellOf(one, row, "bukti")).toBe("K7");
    expect(cellOf(one, row, "pagu")).toBeUndefined();
  });
  test.each([
    ["realisasi", "12.500"],
    ["masalah", ""],
    ["bukti", null],
    ["pagu", null],
  ])("what was typed as %s", (key, typed) => {
    expect(typedIn(row, key)).toBe(typed);
  });
});

describe("two returns say the same", () => {
  const evidence = { row: "a", kind: "SPJ", name: "spj.pdf" };
  const rows = [filledRow("a", { realisasi: 3, masalah: "x", bukti: null })];
  const one = filled(rows, { evidence: [evidence] });
  test.each([
    ["the same", one, true],
    [
      "in another round and file",
      { ...one, round: 2, source: { ...one.source, file: "x", digest: digestOf("9") } },
      true,
    ],
    [
      "with the figure otherwise typed",
      filled([filledRow("a", { realisasi: 3, masalah: "x", bukti: null }, { typed: { realisasi: "3,0" } })], {
        evidence: [evidence],
      }),
      true,
    ],
    [
      "another figure",
      filled([filledRow("a", { realisasi: 4, masalah: "x", bukti: null })], { evidence: [evidence] }),
      false,
    ],
    [
      "a text in place of a blank",
      filled([filledRow("a", { realisasi: 3, masalah: "x", bukti: "SPJ" })], { evidence: [evidence] }),
      false,
    ],
    [
      "another row",
      filled([filledRow("b", { realisasi: 3, masalah: "x", bukti: null })], { evidence: [evidence] }),
      false,
    ],
    ["no evidence", filled(rows), false],
    [
      "a comment more",
      filled(rows, { evidence: [evidence], notes: [{ sheet: "Data", cell: "F7", text: "sementara" }] }),
      false,
    ],
  ])("%s", (_, other, same) => {
    expect(sameFigures(one, other)).toBe(same);
    expect(sameFigures(other, one)).toBe(same);
  });
});

describe("a return into which nothing was written", () => {
  const blank = filledRow("a", { realisasi: null, bukti: null });
  test.each([
    ["is blank", filled([blank]), true],
    ["is not, with a figure", filled([blank, filledRow("b", { realisasi: 0 })]), false],
    ["is not, with a word", filled([filledRow("a", { realisasi: null, bukti: "SPJ" })]), false],
    ["is not, with evidence", filled([blank], { evidence: [{ row: "a", kind: "SPJ", name: "x" }] }), false],
    ["is not, with a comment", filled([blank], { notes: [{ sheet: "Data", cell: "F7", text: "x" }] }), false],
    ["is not, where it asked for nothing", filled([]), false],
  ])("%s", (_, one, answer) => {
    expect(isBlankReturn(one)).toBe(answer);
  });
});
