/** Rules of the office's own: which facts a rule is given, and what is said where it does not hold. */

import { describe, expect, test } from "vitest";
import { calculationOf } from "../../../../src/domain/figures/calculation.ts";
import type { OfficeRule, RowFacts } from "../../../../src/domain/returns/form.ts";
import { officeRuleFindings, ROW_FACTS } from "../../../../src/domain/returns/rules/office-rules.ts";
import { COLUMNS, D, filled, filledRow, form, formRow, indicator } from "../../../support/figures.ts";

const place = (row: { id: string }, key: string) => ({ file: "x.xlsx", field: `${key} ${row.id}` });

/** What rules say of one row, and the facts that they were given. */
function asked(
  rules: readonly Partial<OfficeRule>[],
  row = formRow("a"),
  own = filledRow("a", {}),
  rulesVersion = 2,
): { findings: ReturnType<typeof officeRuleFindings>; facts: readonly RowFacts[] } {
  const facts: RowFacts[] = [];
  const officeRules = rules.map(
    (rule): OfficeRule => ({
      severity: "error",
      key: "realisasi",
      message: "Periksa",
      speaksOf: new Set(),
      ...rule,
      holds: (known) => {
        facts.push(known);
        return rule.holds?.(known);
      },
    }),
  );
  const checked = {
    form: { ...form([row], { officeRules }), calculation: calculationOf(rulesVersion) },
    filled: filled([own]),
    rows: [[row, own]] as const,
  };
  return { findings: officeRuleFindings({ ...checked, words: "", others: [] }, place), facts };
}

describe("what a rule is given", () => {
  const speaksOf = new Set<string>([...ROW_FACTS, ...COLUMNS.map(({ key }) => key)]);
  const full = formRow("a", {
    indicator: indicator("a", { unit: "Persen", yearTarget: D(80) }),
    target: D(20),
    targetToDate: D(40),
    earlier: [D(8)],
    last: { cycle: form([]).cycle, realised: D(7), target: D(9) },
    budget: { ceiling: D(1_000), spentBefore: D(400) },
  });
  test("all facts of a row, and what was filled", () => {
    const own = filledRow("a", {
      realisasi: 12,
      realisasi_anggaran: 100,
      masalah: "banjir",
      alasan_kosong: "x",
    });
    expect(asked([{ speaksOf }], full, own).facts).toEqual([
      {
        satuan: "Persen",
        kode: "7.01.01.2.09.01",
        uraian: "Sub a",
        indikator: "Indikator a",
        target: 20,
        target_tahun: 80,
        target_sd: 40,
        pagu: 1_000,
        sisa_pagu: 600,
        capaian: 50,
        serapan: 50,
        sebelumnya: 7,
        realisasi: 12,
        alasan_kosong: "x",
        realisasi_anggaran: 100,
        masalah: "banjir",
        pendorong: "",
        bukti: "",
      },
    ]);
  });
  test("a figure that is not there is null, a text that is not there is empty", () => {
    const row = formRow("a", { target: undefined, targetToDate: undefined });
    const own = filledRow("a", { realisasi: "WTP", masalah: null });
    expect(asked([{ speaksOf }], row, own, 1).facts).toEqual([
      {
        satuan: "Dokumen",
        kode: "7.01.01.2.09.01",
        uraian: "Sub a",
        indikator: "Indikator a",
        target: null,
        target_tahun: null,
        target_sd: null,
        pagu: null,
        sisa_pagu: null,
        capaian: null,
        serapan: null,
        sebelumnya: null,
        realisasi: null,
        alasan_kosong: "",
        realisasi_anggaran: null,
        masalah: "",
        pendorong: "",
        bukti: "",
      },
    ]);
  });
  test("only what some rule names", () => {
    const rules = [{ speaksOf: new Set(["pagu"]) }, { speaksOf: new Set(["masalah", "lain"]) }];
    expect(asked(rules, full).facts).toEqual([
      { pagu: 1_000, masalah: "" },
      { pagu: 1_000, masalah: "" },
    ]);
  });
});

describe("what is said", () => {
  const finding = {
    rule: "office-rule",
    severity: "warning",
    file: "x.xlsx",
    field: "masalah a",
    expected: "Jelaskan",
  };
  const rule = { severity: "warning", key: "masalah", message: "Jelaskan" } as const;
  test.each([
    ["where it does not hold", false, [{ ...finding, given: "banjir" }]],
    ["where it holds", true, []],
    ["where it could not be asked", undefined, []],
  ])("%s", (_, answer, findings) => {
    const own = filledRow("a", { masalah: "banjir" });
    expect(asked([{ ...rule, holds: () => answer }], formRow("a"), own).findings).toEqual(findings);
  });
  test("what was typed is shown as it was typed, and a blank as nothing", () => {
    const holds = () => false;
    const typed = filledRow("a", { masalah: 7 }, { typed: { masalah: "7,0" } });
    expect(asked([{ ...rule, holds }], formRow("a"), typed).findings).toEqual([{ ...finding, given: "7,0" }]);
    expect(asked([{ ...rule, holds }]).findings).toEqual([{ ...finding, given: "" }]);
  });
  describe("of money", () => {
    const goal = formRow("a");
    const paid = formRow("a", { budget: { ceiling: D(10), spentBefore: D(0) } });
    const own = filledRow("a", { realisasi: 0 });
    test.each([
      ["a column of rupiah", "realisasi_anggaran", goal, 2, 0],
      ["the ceiling", "pagu", goal, 2, 0],
      ["what is left of it", "sisa_pagu", goal, 2, 0],
      ["the absorption", "serapan", goal, 2, 0],
      ["a column of rupiah, by the first rules", "realisasi_anggaran", goal, 1, 1],
      ["a column of rupiah, where there is money", "realisasi_anggaran", paid, 2, 1],
      ["something else", "masalah", goal, 2, 1],
    ])("a rule on %s is asked of a row that has it", (_, name, row, version, count) => {
      const rule = { speaksOf: new Set([name]), holds: () => false };
      expect(asked([rule], row, own, version).findings).toHaveLength(count);
    });
  });
  test("nothing, where there are no rules", () => {
    expect(asked([])).toEqual({ findings: [], facts: [] });
  });
});
