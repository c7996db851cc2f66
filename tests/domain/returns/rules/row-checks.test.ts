/** The rules between the values of one row, each at its boundary. Figures by hand. */
import { describe, expect, test } from "vitest";
import { CALCULATION_1 } from "../../../../src/domain/figures/calculation-1.ts";
import type { FormRow } from "../../../../src/domain/returns/form.ts";
import type { ReturnRow } from "../../../../src/domain/returns/return.ts";
import { expectedFormulas, ROW_CHECKS } from "../../../../src/domain/returns/rules/row-checks.ts";
import type { Fault } from "../../../../src/domain/returns/rules/rule-types.ts";
import { D, filledRow, formRow, indicator } from "../../../support/figures.ts";

type Values = Parameters<typeof filledRow>[1];
const BUDGET = { ceiling: D(1_000_000), spentBefore: D(250_000) };

describe("what the form's formulas must show", () => {
  type Case = readonly [
    what: string,
    row: Partial<FormRow>,
    values: Values,
    shown: Readonly<Record<string, string>>,
  ];
  const table: readonly Case[] = [
    ["nothing filled", { budget: BUDGET }, {}, {}],
    ["a first quarter", {}, { realisasi: 8 }, { realisasi_sd: "8", capaian: "80" }],
    [
      "a second quarter, added up",
      { earlier: [D(3)], targetToDate: D(20) },
      { realisasi: 8 },
      { realisasi_sd: "11", capaian: "55" },
    ],
    [
      "a quarter that nobody filled before it",
      { earlier: [undefined], targetToDate: D(10) },
      { realisasi: 8 },
      { realisasi_sd: "8", capaian: "80" },
    ],
    [
      "the position at the end",
      { earlier: [D(3)], indicator: indicator("i", { accumulation: "terakhir" }) },
      { realisasi: 8 },
      { realisasi_sd: "8", capaian: "80" },
    ],
    ["no figure, though there was one before", { earlier: [D(3)] }, { realisasi: null }, {}],
    ["a word", { earlier: [D(3)] }, { realisasi: "WTP" }, {}],
    ["no target", { targetToDate: undefined }, { realisasi: 8 }, { realisasi_sd: "8" }],
    ["money", { budget: BUDGET }, { realisasi_anggaran: 250_000 }, { anggaran_sd: "500000", serapan: "50" }],
    [
      "money without a ceiling",
      { budget: { ceiling: D(0), spentBefore: D(0) } },
      { realisasi_anggaran: 5 },
      { anggaran_sd: "5" },
    ],
    ["money where the row has no budget", {}, { realisasi_anggaran: 5 }, {}],
    ["money in words", { budget: BUDGET }, { realisasi_anggaran: "lima" }, {}],
  ];
  test.each(table)("%s", (_, row, values, shown) => {
    const results = expectedFormulas(formRow("i", row), filledRow("i", values), CALCULATION_1);
    expect(Object.fromEntries([...results].map(([key, value]) => [key, value.toString()]))).toEqual(shown);
  });
});

type Said = readonly Omit<Fault, "row">[];

describe("achievement-differs", () => {
  const check = (
    shown: Readonly<Record<string, string>>,
    values: Values,
    row: Partial<FormRow>,
    typed = {},
  ): Said => {
    const results = Object.fromEntries(Object.entries(shown).map(([key, value]) => [key, D(value)]));
    return ROW_CHECKS["achievement-differs"](
      formRow("i", row),
      filledRow("i", values, { shown: results, typed }),
      { calculation: CALCULATION_1, period: "II" },
    );
  };
  const measured = {
    indicator: indicator("i", { unit: "Persen", accumulation: "terakhir" }),
    targetToDate: D(70),
  };
  const fault = (key: string, given: string, expected: string, unrounded?: readonly string[]) => [
    { key, given, expected, unrounded },
  ];
  type Case = readonly [
    what: string,
    shown: Readonly<Record<string, string>>,
    values: Values,
    row: Partial<FormRow>,
    faults: Said,
  ];
  const table: readonly Case[] = [
    ["nothing is shown", {}, { realisasi: 8 }, {}, []],
    ["as computed", { realisasi_sd: "8", capaian: "80" }, { realisasi: 8 }, {}, []],
    ["off by as much as two places hide", { capaian: "80.0051" }, { realisasi: 8 }, {}, []],
    ["off by a hair more", { capaian: "80.0052" }, { realisasi: 8 }, {}, fault("capaian", "80.01", "80")],
    ["below by as much", { capaian: "79.9949" }, { realisasi: 8 }, {}, []],
    ["below by a hair more", { capaian: "79.9948" }, { realisasi: 8 }, {}, fault("capaian", "79.99", "80")],
    ["typed over", { capaian: "125" }, { realisasi: 8 }, {}, fault("capaian", "125", "80")],
    ["a result of nothing", { capaian: "0" }, { realisasi: null }, {}, fault("capaian", "0", "")],
    ["what the form does not compute", { pagu: "1" }, { realisasi: 8 }, {}, fault("pagu", "1", "")],
    ["a result of a word", { capaian: "0", realisasi_sd: "0" }, { realisasi: "WTP" }, {}, []],
    [
      "a result of money in words",
      { serapan: "1", anggaran_sd: "2" },
      { realisasi_anggaran: "x" },
      { budget: BUDGET },
      [],
    ],
    [
      "two at once",
      { anggaran_sd: "1", serapan: "2" },
      { realisasi_anggaran: 250_000 },
      { budget: BUDGET },
      [...fault("anggaran_sd", "1", "500000"), ...fault("serapan", "2", "50")],
    ],
    [
      "explained by more places than were typed",
      { capaian: "95.24" },
      { realisasi: 66.7 },
      measured,
      fault("capaian", "95.24", "95.29", ["66.665", "66.672"]),
    ],
    [
      "explained by nothing",
      { capaian: "96.24" },
      { realisasi: 66.7 },
      measured,
      fault("capaian", "96.24", "95.29"),
    ],
    [
      "whole things are not rounded",
      { capaian: "95.24" },
      { realisasi: 66.7 },
      { targetToDate: D(70) },
      fault("capaian", "95.24", "95.29"),
    ],
    [
      "of a sum with an earlier quarter nobody can say which one was rounded",
      { capaian: "95.24" },
      { realisasi: 60.7 },
      { ...measured, earlier: [D(6)], indicator: indicator("i", { unit: "Persen" }) },
      fault("capaian", "95.24", "95.29"),
    ],
    [
      "of a sum whose earlier quarters are blank",
      { capaian: "95.24" },
      { realisasi: 66.7 },
      { ...measured, earlier: [undefined], indicator: indicator("i", { unit: "Persen" }) },
      fault("capaian", "95.24", "95.29", ["66.665", "66.672"]),
    ],
    [
      "a position is its own, whatever came before",
      { capaian: "95.24" },
      { realisasi: 66.7 },
      { ...measured, earlier: [D(6)] },
      fault("capaian", "95.24", "95.29", ["66.665", "66.672"]),
    ],
    [
      "only a percentage is explained so",
      { realisasi_sd: "66.6667" },
      { realisasi: 66.7 },
      measured,
      fault("realisasi_sd", "66.67", "66.7"),
    ],
  ];
  test.each(table)("%s", (_, shown, values, row, faults) => {
    expect(check(shown, values, row)).toEqual(faults);
  });
  test("what follows from a figure that was typed as a percentage is not asked about again", () => {
    const asked = (typed: string): number =>
      check({ capaian: "9" }, { realisasi: 0.985 }, {}, { realisasi: typed }).length;
    expect([asked("98,5%"), asked("98,5 % lebih")]).toEqual([0, 1]);
  });
});

describe("over-ceiling", () => {
  const check = ROW_CHECKS["over-ceiling"];
  test.each([
    ["all that is left", { budget: BUDGET }, { realisasi_anggaran: 750_000 }, []],
    [
      "a rupiah more",
      { budget: BUDGET },
      { realisasi_anggaran: 750_001 },
      [{ key: "realisasi_anggaran", given: "750001", expected: "750000" }],
    ],
    ["nothing", { budget: BUDGET }, {}, []],
    ["a word", { budget: BUDGET }, { realisasi_anggaran: "x" }, []],
    ["where there is no budget", {}, { realisasi_anggaran: 750_001 }, []],
  ])("%s", (_, row, values, faults) => {
    expect(check(formRow("i", row), filledRow("i", values))).toEqual(faults);
  });
});

describe("evidence-missing and reason-missing", () => {
  type Check = (row: FormRow, filled: ReturnRow) => Said;
  const said = (check: Check, values: Values) => check(formRow("i"), filledRow("i", values));
  const EVIDENCE = [{ key: "bukti", given: "", expected: "" }];
  const REASON = [{ key: "realisasi", given: "", expected: "" }];
  test.each<[what: string, values: Values, evidence: Said, reason: Said]>([
    ["nothing at all", {}, [], REASON],
    ["a blank text", { realisasi: "", alasan_kosong: "" }, [], REASON],
    ["a reason", { alasan_kosong: "belum terlaksana" }, [], []],
    ["an honest nought", { realisasi: 0 }, [], []],
    ["a figure below nought", { realisasi: -1 }, [], []],
    ["a figure", { realisasi: 0.01 }, EVIDENCE, []],
    ["a figure with a blank for evidence", { realisasi: 1, bukti: "" }, EVIDENCE, []],
    ["a figure with its evidence", { realisasi: 1, bukti: "SPJ 12" }, [], []],
    ["money alone", { realisasi_anggaran: 1 }, EVIDENCE, REASON],
    ["no money spent", { realisasi: 0, realisasi_anggaran: 0 }, [], []],
    ["money beside a nought", { realisasi: 0, realisasi_anggaran: 1 }, EVIDENCE, []],
    ["a word", { realisasi: "WTP" }, [], []],
  ])("%s", (_, values, evidence, reason) => {
    expect(said(ROW_CHECKS["evidence-missing"], values)).toEqual(evidence);
    expect(said(ROW_CHECKS["reason-missing"], values)).toEqual(reason);
  });
});
