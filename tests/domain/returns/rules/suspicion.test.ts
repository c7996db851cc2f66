/** What is possible, but usually a slip: each suspicion at its threshold, and what it says nothing about. */
import { describe, expect, test } from "vitest";
import type { Indicator } from "../../../../src/domain/figures/plan.ts";
import type { FormDefinition, FormRow } from "../../../../src/domain/returns/form.ts";
import { filledRows, writtenWords } from "../../../../src/domain/returns/rules/rule-types.ts";
import { SUSPICIONS } from "../../../../src/domain/returns/rules/suspicion.ts";
import { cycle, D, filled, filledRow, form, formRow, indicator } from "../../../support/figures.ts";

type Values = Parameters<typeof filledRow>[1];
type Other = { readonly name: string; readonly values: readonly Values[] };

/** What a suspicion says: row, column, what stands there, what was expected. */
function said(
  rule: keyof typeof SUSPICIONS,
  pairs: readonly (readonly [Partial<FormRow>, Values])[],
  definition: Partial<FormDefinition> = {},
  others: readonly Other[] = [],
): readonly (readonly string[])[] {
  const asked = form(
    pairs.map(([row], at) => formRow(`r${at}`, row)),
    definition,
  );
  const returned = filled(pairs.map(([, values], at) => filledRow(`r${at}`, values)));
  const faults = SUSPICIONS[rule]({
    form: asked,
    filled: returned,
    rows: filledRows(asked, returned),
    words: writtenWords(asked, returned),
    others: others.map(({ name, values }) => ({
      name,
      filled: filled(values.map((one, at) => filledRow(`s${at}`, one))),
    })),
  });
  return faults.map(({ row, key, given, expected }) => [row.id, key, given, expected]);
}

const of = (more: Partial<Indicator>): Pick<FormRow, "indicator"> => ({ indicator: indicator("i", more) });
const LAST = { cycle: cycle("2021/tw1"), realised: D(83), target: D(80) };

describe("percent-odd", () => {
  test.each([
    ["Persen", 0.99, true],
    ["Persen", 0.01, true],
    ["Persen", 0, false],
    ["Persen", -0.5, false],
    ["Persen", 1, false],
    ["Persen", 200, false],
    ["Persen", 200.01, true],
    ["persen (%)", 0.5, true],
    [" %", 0.5, true],
    ["Dokumen", 0.5, false],
    ["Dokumen per persen", 0.5, false],
  ])("%s %d: %s", (unit, value, odd) => {
    const wanted = odd ? [["r0", "realisasi", String(value), "1 - 200"]] : [];
    expect(said("percent-odd", [[of({ unit }), { realisasi: value }]])).toEqual(wanted);
  });
  test("each row by itself; a word and a blank are no figures", () => {
    const [percent, other] = [of({ unit: "Persen" }), of({})];
    expect(
      said("percent-odd", [
        [percent, { realisasi: 0.9 }],
        [other, { realisasi: 0.9 }],
        [percent, { realisasi: "0,9" }],
        [percent, {}],
        [percent, { realisasi: 900 }],
      ]),
    ).toEqual([
      ["r0", "realisasi", "0.9", "1 - 200"],
      ["r4", "realisasi", "900", "1 - 200"],
    ]);
  });
});

describe("index-slip", () => {
  test.each([
    ["Indeks", "83", 8.3, true],
    ["nilai SAKIP", "83", 9.99, true],
    ["Skor", "83", 8, true],
    ["Indeks", "83", 10, false],
    ["Indeks", "50.01", 5, true],
    ["Indeks", "50", 5, false],
    ["Dokumen", "83", 8.3, false],
    ["Indeks", undefined, 8.3, false],
  ])("%s, last %s, now %d: %s", (unit, last, value, odd) => {
    const row = { ...of({ unit }), last: last === undefined ? undefined : { ...LAST, realised: D(last) } };
    const wanted = odd ? [["r0", "realisasi", String(value), last]] : [];
    expect(said("index-slip", [[row, { realisasi: value }]])).toEqual(wanted);
  });
});

describe("achievement-typed", () => {
  test.each([
    ["Laporan", 4, 100, true],
    ["Laporan", 4, 80, true],
    ["Laporan", 4, 79.9, false],
    ["Laporan", 4, 120, true],
    ["Laporan", 4, 120.1, false],
    ["Laporan", 30, 90, true],
    ["Laporan", 30.1, 90, false],
    ["Laporan", 0, 100, false],
    ["Laporan", -1, 100, false],
    ["Laporan", undefined, 100, false],
    ["Persen", 4, 100, false],
    ["Indeks", 4, 100, false],
  ])("%s, target %s, typed %d: %s", (unit, target, value, odd) => {
    const row = { ...of({ unit }), target: target === undefined ? undefined : D(target) };
    const wanted = odd ? [["r0", "realisasi", String(value), String(target)]] : [];
    expect(said("achievement-typed", [[row, { realisasi: value }]])).toEqual(wanted);
  });
});

describe("cumulative-falls", () => {
  const grows = { accumulation: "terakhir", formula: "naik", unit: "Dokumen" } as const;
  const earlier = [D(5), undefined];
  test.each<
    [what: string, more: Partial<Indicator>, earlier: FormRow["earlier"], value: number, odd: boolean]
  >([
    ["lower than the last that was filled", grows, earlier, 4, true],
    ["the same", grows, earlier, 5, false],
    ["higher", grows, earlier, 6, false],
    ["lower than one before the last", grows, [D(9), D(5)], 6, false],
    ["nothing before it", grows, [undefined], 4, false],
    ["added up", { ...grows, accumulation: "jumlah" }, earlier, 4, false],
    ["lower is better", { ...grows, formula: "turun_a" }, earlier, 4, false],
    ["measured", { ...grows, unit: "Indeks" }, earlier, 4, false],
  ])("%s", (_, more, before, value, odd) => {
    const row = { ...of(more), earlier: before };
    const wanted = odd ? [["r0", "realisasi", String(value), "5"]] : [];
    expect(said("cumulative-falls", [[row, { realisasi: value }]])).toEqual(wanted);
  });
});

describe("ceiling-multiple", () => {
  test.each([
    [100, 100, undefined],
    [100, 200, 2],
    [100, 201, undefined],
    [100, 199, undefined],
    [100, 300, 3],
    [100, 400, 4],
    [100, 500, undefined],
    [0, 200, undefined],
    [undefined, 200, undefined],
  ])("ceiling %s, spent %d: %s times", (ceiling, spent, times) => {
    const budget = ceiling === undefined ? undefined : { ceiling: D(ceiling), spentBefore: D(0) };
    const wanted = times === undefined ? [] : [["r0", "realisasi_anggaran", String(spent), String(times)]];
    expect(said("ceiling-multiple", [[{ budget }, { realisasi_anggaran: spent }]])).toEqual(wanted);
  });
  test("a word is no amount", () => {
    const budget = { ceiling: D(100), spentBefore: D(0) };
    expect(said("ceiling-multiple", [[{ budget }, { realisasi_anggaran: "200" }]])).toEqual([]);
  });
});

describe("amount-repeated", () => {
  const amounts = (...all: readonly (number | string | null)[]) =>
    said(
      "amount-repeated",
      all.map((amount) => [{}, { realisasi_anggaran: amount }]),
    );
  test.each([
    ["twice", [5, 5], []],
    ["three times", [5, 5, 5], [["r0", "realisasi_anggaran", "5", "H7, H8, H9"]]],
    ["among others", [1, 5, 2, 5, 5], [["r1", "realisasi_anggaran", "5", "H8, H10, H11"]]],
    [
      "two amounts",
      [5, 6, 5, 6, 5, 6],
      [
        ["r0", "realisasi_anggaran", "5", "H7, H9, H11"],
        ["r1", "realisasi_anggaran", "6", "H8, H10, H12"],
      ],
    ],
    ["nought and blank and a word", [0, 0, 0, null, null, null, "x", "x", "x"], []],
    ["below nought", [-5, -5, -5], []],
    ["one rupiah: an amount like any other", [1, 1, 1], [["r0", "realisasi_anggaran", "1", "H7, H8, H9"]]],
  ])("%s", (_, all, wanted) => {
    expect(amounts(...all)).toEqual(wanted);
  });
});

test("amounts whose column the workbook no longer has are named without their cells", () => {
  const rows = ["a", "b", "c"].map((id) => filledRow(id, { realisasi_anggaran: 5 }));
  const asked = form(["a", "b", "c"].map((id) => formRow(id)));
  const found = filled(rows);
  const returned = { ...found, source: { ...found.source, columns: {} } };
  const checked = { form: asked, filled: returned, rows: filledRows(asked, returned), words: "", others: [] };
  expect(SUSPICIONS["amount-repeated"](checked).map(({ given, expected }) => [given, expected])).toEqual([
    ["5", ""],
  ]);
});

describe("cumulative-typed", () => {
  const row = (last: number | undefined, more: Partial<Indicator> = {}): Partial<FormRow> => ({
    ...of({ accumulation: "jumlah", ...more }),
    earlier: [last === undefined ? undefined : D(last)],
  });
  const FOUND = (count: number, first = "4") => [["r0", "realisasi", first, String(count)]];
  type Case = readonly [
    what: string,
    pairs: readonly (readonly [Partial<FormRow>, Values])[],
    wanted: readonly (readonly string[])[],
  ];
  const pairs = (...values: readonly (number | string | null)[]): Case[1] =>
    values.map((value) => [row(4), { realisasi: value }]);
  const table: readonly Case[] = [
    ["three, each at least as high, one higher", pairs(4, 4, 5), FOUND(3)],
    ["none higher", pairs(4, 4, 4), []],
    ["one lower", pairs(5, 5, 3.9), []],
    ["two only", pairs(5, 5), []],
    ["two of three filled", pairs(5, 5, null), []],
    ["three of four filled", pairs("x", 5, 5, 5), [["r1", "realisasi", "5", "3"]]],
    [
      "three, and one that had none before",
      [...pairs(5, 5, 5), [row(undefined), { realisasi: 1 }]],
      FOUND(3, "5"),
    ],
    ["three, and one that had nought before", [...pairs(5, 5, 5), [row(0), { realisasi: 1 }]], FOUND(3, "5")],
    [
      "two, and one that is not added up",
      [...pairs(5, 5), [row(4, { accumulation: "terakhir" }), { realisasi: 5 }]],
      [],
    ],
    ["nothing filled", pairs(null, null, null), []],
  ];
  test.each(table)("%s", (_, all, wanted) => {
    expect(said("cumulative-typed", all)).toEqual(wanted);
  });
});

describe("worse-unexplained", () => {
  // 83 of 80 is 103,75 %; the target of the quarter is 10.
  test.each<[what: string, row: Partial<FormRow>, values: Values, wanted: readonly (readonly string[])[]]>([
    ["a fall", { last: LAST }, { realisasi: 10 }, [["r0", "masalah", "100.00", "103.75"]]],
    ["a fall that is explained", { last: LAST }, { realisasi: 10, masalah: "banjir" }, []],
    ["as good as before", { last: { ...LAST, realised: D(80) } }, { realisasi: 10 }, []],
    ["better", { last: LAST }, { realisasi: 11 }, []],
    ["nothing before", { last: undefined }, { realisasi: 1 }, []],
    ["no figure", { last: LAST }, {}, []],
    ["no target", { last: LAST, target: undefined }, { realisasi: 1 }, []],
    ["no target then", { last: { ...LAST, target: undefined } }, { realisasi: 1 }, []],
    [
      "lower is better, and it is lower",
      { last: { ...LAST, realised: D(88) }, ...of({ formula: "turun_a" }) },
      { realisasi: 9 },
      [],
    ],
    [
      "lower is better, and it is higher",
      { last: LAST, ...of({ formula: "turun_a" }) },
      { realisasi: 12 },
      [["r0", "masalah", "80.00", "96.25"]],
    ],
  ])("%s", (_, row, values, wanted) => {
    expect(said("worse-unexplained", [[row, values]])).toEqual(wanted);
  });
});

describe("other-district", () => {
  const otherDistricts = ["Panti", "Sumber Baru", "A.B"];
  test.each([
    ["Rapat di Kecamatan Panti", "Panti"],
    ["rapat kec. panti", "panti"],
    ["rapat KEC PANTI", "PANTI"],
    ["Kecamatan  Sumber   Baru", "Sumber   Baru"],
    ["Kecamatan Pakusari", undefined],
    ["Kecamatan Pantiasih", undefined],
    ["Panti asuhan", undefined],
    ["prakecamatan Panti", undefined],
    ["Kecamatan A.B", "A.B"],
    ["Kecamatan AxB", undefined],
  ])("%s: %s", (masalah, named) => {
    const wanted = named === undefined ? [] : [["r0", "masalah", named, "Kecamatan Pakusari"]];
    expect(said("other-district", [[{}, { masalah }]], { otherDistricts })).toEqual(wanted);
  });
  test("nothing is asked where the form names no other", () => {
    expect(said("other-district", [[{}, { masalah: "Kecamatan Panti" }]])).toEqual([]);
  });
  test("each cell of text that names one", () => {
    const both = { masalah: "Kecamatan Panti", pendorong: "baik", bukti: "Kec. Panti 3" };
    expect(
      said(
        "other-district",
        [
          [{}, { masalah: null }],
          [{}, both],
          [{}, { alasan_kosong: "Kecamatan Panti" }],
        ],
        { otherDistricts },
      ),
    ).toEqual([
      ["r1", "masalah", "Panti", "Kecamatan Pakusari"],
      ["r1", "bukti", "Panti", "Kecamatan Pakusari"],
    ]);
  });
});

describe("text-garbled", () => {
  test.each([
    ["baris\\nbaru", "\\n"],
    ["rusak \ufffd", "\ufffd"],
    ["caf\u00c3\u00a9", "\u00c3\u00a9"],
    ["itu \u00e2\u20ac\u201d", "\u00e2\u20ac"],
    ["\u00c3 saja", undefined],
    ["baris\nbaru", undefined],
    ["", undefined],
  ])("%j: %j", (masalah, odd) => {
    const wanted = odd === undefined ? [] : [["r0", "masalah", odd, "Kecamatan Pakusari"]];
    expect(said("text-garbled", [[{}, { masalah }]])).toEqual(wanted);
  });
});

describe("evidence-shared", () => {
  const others = [
    { name: "Umum", values: [{ bukti: "SPJ 12/2021" }, { bukti: "SPJ" }, { bukti: null }] },
    { name: "Kesos", values: [{ bukti: "BA Musdes" }] },
  ];
  test.each([
    ["the same document", "SPJ 12/2021", "Umum"],
    ["in other letters and spaces", "spj  12/2021", "Umum"],
    ["of the second section", "BA Musdes", "Kesos"],
    ["a name as short as everybody's", "SPJ", undefined],
    ["another document", "SPJ 13/2021", undefined],
    ["a blank", null, undefined],
    ["nothing", "", undefined],
  ])("%s", (_, bukti, name) => {
    const wanted = name === undefined ? [] : [["r0", "bukti", bukti, name]];
    expect(said("evidence-shared", [[{}, { bukti }]], {}, others)).toEqual(wanted);
  });
  test.each([
    ["12345678", true],
    ["1234567", false],
  ])("a name of eight characters tells something: %s", (bukti, tells) => {
    const there = [{ name: "Umum", values: [{ bukti }] }];
    expect(said("evidence-shared", [[{}, { bukti }]], {}, there).length).toBe(tells ? 1 : 0);
  });
});
