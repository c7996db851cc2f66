/** What a row of a form asks for, and how it is said in the workbook and on paper. */
import { describe, expect, test } from "vitest";
import { fillingText as inWorkbook, promptOf } from "../../../src/adapters/excel/filling-words.ts";
import { calculationOf } from "../../../src/domain/figures/calculation.ts";
import type { Quarter } from "../../../src/domain/figures/period.ts";
import type { Indicator } from "../../../src/domain/figures/plan.ts";
import { fillingOf } from "../../../src/domain/returns/filling.ts";
import { formRows } from "../../../src/domain/returns/form.ts";
import { pastReturns } from "../../../src/domain/returns/past-returns.ts";
import { fillingText as onPaper } from "../../../src/ui/messages/filling-words.ts";
import {
  column,
  D,
  filled,
  filledRow,
  form,
  formRow,
  mainIndicator,
  plan,
  section,
} from "../../support/figures.ts";

const row = (more: Partial<Indicator>, isAsked = true) =>
  formRow("i", { indicator: mainIndicator("i", "a", more), isAsked });
const RELEASE: Partial<Indicator> = {
  pattern: "rilis",
  accumulation: "terakhir",
  release: { by: "BPS", months: [5, 12] },
};

describe("in the second quarter", () => {
  test.each<[string, Partial<Indicator>, boolean, object, string]>([
    ["a count", {}, true, { kind: "add" }, "Jumlahkan triwulan ini saja"],
    ["a level", { accumulation: "terakhir" }, true, { kind: "level" }, "Posisi s.d. akhir TW II"],
    [
      "a mean",
      { accumulation: "rata_rata" },
      true,
      { kind: "mean" },
      "Nilai triwulan ini saja, nanti dirata-ratakan",
    ],
    [
      "published in May",
      RELEASE,
      true,
      { kind: "release", by: "BPS", month: 5 },
      "Angka terbitan BPS, Mei; bila belum terbit kosongkan",
    ],
    [
      "published in December",
      { ...RELEASE, release: { by: "BPS", months: [12] } },
      false,
      { kind: "waits", by: "BPS", month: 12 },
      "Kosongkan; terbit Desember oleh BPS",
    ],
    [
      "fewer is better",
      { formula: "turun_a" },
      true,
      { kind: "add" },
      "Jumlahkan triwulan ini saja; bila nihil ketik 0",
    ],
  ])("%s", (_, more, isAsked, filling, words) => {
    const one = row(more, isAsked);
    expect(fillingOf({ period: "II" }, one)).toEqual(filling);
    expect(inWorkbook({ period: "II" }, one)).toBe(words);
    const byHand = words.charAt(0).toLowerCase() + words.slice(1).replace("ketik 0", "tulis 0");
    expect(onPaper({ period: "II" }, one)).toBe(byHand);
  });
});

test("the message of a cell: the row's by the second rules, the office's own by the first and in every other column", () => {
  const input = column("realisasi", "number", { hint: "Hasil triwulan ini.", example: "12" });
  const first = form([row({ accumulation: "terakhir" })]);
  const second = { ...first, calculation: calculationOf(2) };
  const [one] = first.rows;
  if (one === undefined) throw new Error("no row");
  expect([
    promptOf(first, one, input),
    promptOf(second, one, input),
    promptOf(second, one, { ...input, key: "bukti" }),
  ]).toEqual([
    "Hasil triwulan ini. Contoh: 12",
    "Posisi s.d. akhir TW II. Contoh: 12",
    "Hasil triwulan ini. Contoh: 12",
  ]);
});

describe("the rows of a form by the second rules", () => {
  const targets = { I: D(80), II: D(80) };
  const own = plan({
    mainIndicators: [
      mainIndicator("ikm", "a", RELEASE),
      mainIndicator("nilai", "a", { accumulation: "rata_rata", targets }),
      mainIndicator("desa", "a", { targets }),
    ],
  });
  const past = pastReturns(
    new Map<Quarter, readonly ReturnType<typeof filled>[]>([
      ["I", [filled([filledRow("nilai", { realisasi: null }), filledRow("desa", { realisasi: null })])]],
    ]),
  );
  const rows = (quarter: Quarter, version: number) =>
    formRows(own, section("a"), quarter, past, calculationOf(version));
  test("ask what is published only when it is due; the first rules asked always", () => {
    expect((["I", "II", "III", "IV"] as const).map((quarter) => rows(quarter, 2)[0]?.isAsked)).toEqual([
      false,
      true,
      false,
      true,
    ]);
    expect(rows("I", 1)[0]?.isAsked).toBe(true);
  });
  test("a blank quarter keeps its target, and counts in a mean", () => {
    const [, nilai, desa] = rows("II", 2);
    expect([nilai?.targetToDate, nilai?.carried.count, desa?.targetToDate]).toEqual([D(80), 1, D(160)]);
    const [, first, second] = rows("II", 1);
    expect([first?.carried.count, second?.targetToDate]).toEqual([0, D(80)]);
  });
  test("a quarter of which no return came does not count in a mean", () => {
    const none = formRows(own, section("a"), "II", pastReturns(new Map()), calculationOf(2));
    expect(none[1]?.carried.count).toBe(0);
  });
});
