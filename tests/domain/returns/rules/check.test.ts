/** A whole return put before the form's rules: severity, place, what is given and how it may look. */
import { describe, expect, test } from "vitest";
import { checkReturn, fieldLabel } from "../../../../src/domain/returns/rules/check.ts";
import { D, filled, filledRow, form, formRow, indicator, onlyRules } from "../../../support/figures.ts";

const ROW = formRow("a", { no: 3, budget: { ceiling: D(100), spentBefore: D(0) } });
const PLACE = { file: "x.xlsx", section: "seksi-pmd", sheet: "Data" };
const checked = (
  rules: Parameters<typeof onlyRules>[0],
  values: Parameters<typeof filledRow>[1],
  more = {},
) =>
  checkReturn(
    form([ROW], { rules: onlyRules(rules), ...more }),
    filled([filledRow("a", values, { shown: { capaian: D(1) } })]),
    "x.xlsx",
    { others: [] },
  );

describe("a rule is asked as severely as the form has it", () => {
  const OVER = {
    ...PLACE,
    rule: "over-ceiling",
    cell: "H7",
    field: "Kolom realisasi_anggaran · no. 3 Indikator a",
    given: "101",
    expected: "100",
    unrounded: undefined,
    example: undefined,
  };
  const values = { realisasi_anggaran: 101 };
  test.each([
    ["an error", { "over-ceiling": "error" }, [{ ...OVER, severity: "error" }]],
    ["a warning", { "over-ceiling": "warning" }, [{ ...OVER, severity: "warning" }]],
    ["off", { "over-ceiling": "off" }, []],
    ["nothing is turned on", {}, []],
  ] as const)("%s", (_, rules, findings) => {
    expect(checked(rules as Parameters<typeof onlyRules>[0], values)).toEqual(findings);
  });
});

test("what is empty is shown how it may look; what the form computes has no cell of its own", () => {
  expect(
    checked(
      { "achievement-differs": "error", "evidence-missing": "error", "percent-odd": "error" },
      { realisasi: 8 },
    ),
  ).toEqual([
    {
      ...PLACE,
      rule: "achievement-differs",
      severity: "error",
      cell: undefined,
      field: "Capaian % · no. 3 Indikator a",
      given: "1",
      expected: "80",
      unrounded: undefined,
      example: undefined,
    },
    {
      ...PLACE,
      rule: "evidence-missing",
      severity: "error",
      cell: "K7",
      field: "Kolom bukti · no. 3 Indikator a",
      given: "",
      expected: "",
      unrounded: undefined,
      example: "contoh bukti",
    },
  ]);
});

test("where more places than were typed explain a percentage, the finding says so", () => {
  const row = { ...ROW, targetToDate: D(70), indicator: indicator("a", { unit: "Persen" }) };
  const rules = onlyRules({ "achievement-differs": "warning" });
  const returned = filled([filledRow("a", { realisasi: 66.7 }, { shown: { capaian: D("95.24") } })]);
  const [only] = checkReturn(form([row], { rules }), returned, "x.xlsx", { others: [] });
  expect(only?.unrounded).toEqual(["66.665", "66.672"]);
});

test("a rule over the whole return looks at the other sections' too", () => {
  const rules = onlyRules({ "evidence-shared": "warning" });
  const other = { name: "Umum", filled: filled([filledRow("z", { bukti: "SPJ 12/2021" })]) };
  const returned = filled([filledRow("a", { bukti: "SPJ 12/2021" })]);
  const found = checkReturn(form([ROW], { rules }), returned, "x.xlsx", { others: [other] });
  expect(found.map(({ rule, cell, expected }) => [rule, cell, expected])).toEqual([
    ["evidence-shared", "K7", "Umum"],
  ]);
});

test("the words of a return are looked at once", () => {
  const rules = { "text-garbled": "error" } as const;
  expect(checked(rules, { masalah: "a\\nb" }).map(({ cell, given }) => [cell, given])).toEqual([
    ["I7", "\\n"],
  ]);
});

test("the office's own rules come last, at the cell that they mark", () => {
  const officeRule = {
    severity: "warning",
    key: "masalah",
    message: "Jelaskan",
    speaksOf: new Set(["realisasi"]),
    holds: ({ realisasi }: Readonly<Record<string, unknown>>) => realisasi !== 8,
  } as const;
  expect(
    checked(
      { "evidence-missing": "error" },
      { realisasi: 8, masalah: "x" },
      { officeRules: [officeRule] },
    ).map(({ rule, severity, cell, field, given, expected }) => [
      rule,
      severity,
      cell,
      field,
      given,
      expected,
    ]),
  ).toEqual([
    ["evidence-missing", "error", "K7", "Kolom bukti · no. 3 Indikator a", "", ""],
    ["office-rule", "warning", "I7", "Kolom masalah · no. 3 Indikator a", "x", "Jelaskan"],
  ]);
});

describe("a field is named by its column's label", () => {
  const FORM = form([ROW]);
  test.each([
    ["masalah", "Kolom masalah"],
    ["no", "No"],
    ["kode", "Kode"],
    ["uraian", "Uraian"],
    ["indikator", "Indikator"],
    ["satuan", "Satuan"],
    ["target_tahun", "Target tahun"],
    ["target_tw", "Target TW"],
    ["target_sd", "Target s.d. TW"],
    ["sebelumnya", "Realisasi s.d. TW lalu"],
    ["lalu", "Realisasi TW lalu"],
    ["lalu_banyak", "Banyaknya TW lalu"],
    ["realisasi_sd", "Realisasi s.d. TW"],
    ["capaian", "Capaian %"],
    ["pagu", "Pagu (Rp)"],
    ["anggaran_lalu", "Realisasi anggaran s.d. TW lalu (Rp)"],
    ["anggaran_sd", "Realisasi anggaran s.d. TW (Rp)"],
    ["serapan", "Serapan %"],
    ["rumus", "Rumus capaian"],
    ["lain", "lain"],
  ])("%s", (key, label) => {
    expect(fieldLabel(FORM, ROW, key)).toBe(`${label} · no. 3 Indikator a`);
  });
});
