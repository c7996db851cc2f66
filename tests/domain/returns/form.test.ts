/** The rows of a section's form, and what makes a form this form and no other. */

import { describe, expect, test } from "vitest";
import { calculationOf } from "../../../src/domain/figures/calculation.ts";
import { CALCULATION_1 } from "../../../src/domain/figures/calculation-1.ts";
import type { Quarter } from "../../../src/domain/figures/period.ts";
import {
  type FormDefinition,
  formFingerprint,
  formRows,
  type InputColumn,
  readsBeside,
  readsPercent,
  readsWhole,
  type SectionForm,
  withoutUnit,
} from "../../../src/domain/returns/form.ts";
import { pastReturns } from "../../../src/domain/returns/past-returns.ts";
import type { SectionReturn } from "../../../src/domain/returns/return.ts";
import {
  column,
  cycle,
  D,
  filled,
  filledRow,
  form,
  formRow,
  indicator,
  mainIndicator,
  plan,
  section,
  sub,
} from "../../support/figures.ts";

const targets = { I: D(10), II: D(20), III: D(30) };
const IKM = mainIndicator("ikm", "seksi-pmd", { targets, accumulation: "terakhir" });
const DESA = indicator("desa", { targets });
const RAPAT = indicator("rapat", { targets: {} });
const PLAN = plan({
  mainIndicators: [IKM, mainIndicator("sakip", "subbag-renkeu")],
  programs: [
    {
      code: "7",
      name: "P",
      ceiling: D(0),
      activities: [
        {
          code: "7.1",
          name: "K",
          ceiling: D(0),
          subActivities: [
            sub("7.1.1", "seksi-pmd", 1_000, DESA, RAPAT),
            sub("7.1.2", "subbag-renkeu", 2_000, indicator("gaji")),
            sub("7.1.3", "seksi-pmd", 3_000),
          ],
        },
      ],
    },
  ],
});
const PAST = new Map<Quarter, readonly SectionReturn[]>([
  [
    "I",
    [
      filled([
        filledRow("ikm", { realisasi: 9 }),
        filledRow("desa", { realisasi: 8, realisasi_anggaran: 70 }),
      ]),
    ],
  ],
  ["II", [filled([filledRow("ikm", { realisasi: 19 }), filledRow("desa", { realisasi_anggaran: 30 })])]],
]);
const BEFORE = [{ cycle: cycle("2021/tw2"), returns: PAST.get("II") ?? [], target: () => D(20) }];

describe("the rows of a section", () => {
  test("in the order of the plan: main indicators first, a sub kegiatan's money once", () => {
    const last = { cycle: "2021/tw2", realised: D(19), target: D(20) };
    expect(formRows(PLAN, section("seksi-pmd"), "III", pastReturns(PAST, BEFORE), CALCULATION_1)).toEqual([
      {
        id: "ikm",
        no: 1,
        code: "IKU",
        title: "Sasaran ikm",
        indicator: IKM,
        target: D(30),
        isAsked: true,
        targetToDate: D(30),
        earlier: [D(9), D(19)],
        carried: { sum: D(28), count: 2, realised: D(19) },
        last,
        budget: undefined,
      },
      {
        id: "desa",
        no: 2,
        code: "7.1.1",
        title: "Sub 7.1.1",
        indicator: DESA,
        target: D(30),
        isAsked: true,
        // Nobody filled the second quarter: its target counts no more than its figure.
        targetToDate: D(40),
        earlier: [D(8), undefined],
        carried: { sum: D(8), count: 1, realised: D(8) },
        last: undefined,
        budget: { ceiling: D(1_000), spentBefore: D(100) },
      },
      {
        id: "rapat",
        no: 3,
        code: "7.1.1",
        title: "Sub 7.1.1",
        indicator: RAPAT,
        target: undefined,
        isAsked: true,
        targetToDate: undefined,
        earlier: [undefined, undefined],
        carried: { sum: D(0), count: 0, realised: undefined },
        last: undefined,
        budget: undefined,
      },
    ]);
  });
  test("a first quarter has nothing before it", () => {
    const [ikm, desa] = formRows(PLAN, section("seksi-pmd"), "I", pastReturns(PAST), CALCULATION_1);
    expect([ikm?.targetToDate, ikm?.earlier, ikm?.last]).toEqual([D(10), [], undefined]);
    expect([desa?.targetToDate, desa?.budget?.spentBefore]).toEqual([D(10), D(0)]);
  });
  test("of another section, and of one that has none", () => {
    const ids = (id: string) =>
      formRows(PLAN, section(id), "I", pastReturns(PAST), CALCULATION_1).map((row) => row.id);
    expect(ids("subbag-renkeu")).toEqual(["sakip", "gaji"]);
    expect(ids("seksi-trantib")).toEqual([]);
  });
});

const ROW = formRow("desa", { earlier: [D(8), undefined], budget: { ceiling: D(9), spentBefore: D(1) } });
const COLUMNS: readonly InputColumn[] = [
  column("realisasi", "number", { minimum: 0, maximum: 9, maxLength: 5 }),
];
const FORM = form([ROW], { columns: COLUMNS, evidenceKinds: ["SPJ"] });

describe("the text by which a form is told from another", () => {
  test("in full", () => {
    expect(JSON.parse(formFingerprint(FORM))).toEqual([
      "sop-form-1",
      "kecamatan-pakusari",
      "pengumpulan-data-kinerja",
      "2021/tw2",
      "seksi-pmd",
      [["realisasi", "number", 0, 9, 5, []]],
      ["SPJ"],
      [
        [
          "desa",
          "7.01.01.2.09.01",
          "Sub desa",
          "Indikator desa",
          "Dokumen",
          "naik",
          "jumlah",
          null,
          "10",
          "10",
          ["8", null],
          ["9", "1"],
        ],
      ],
    ]);
  });
  const defined = (more: Partial<FormDefinition>): SectionForm => ({
    ...FORM,
    definition: { ...FORM.definition, ...more },
  });
  test.each<[what: string, other: SectionForm, same: boolean]>([
    ["another letterhead", { ...FORM, letterhead: ["X"], paper: "A4", officeName: "X" }, true],
    [
      "another width and hint",
      defined({
        columns: [
          { ...column("realisasi", "number"), minimum: 0, maximum: 9, maxLength: 5, hint: "x", width: 9 },
        ],
      }),
      true,
    ],
    ["another title and rules", defined({ title: "x", guide: ["x"], otherDistricts: ["Panti"] }), true],
    ["no budget", { ...FORM, rows: [{ ...ROW, budget: undefined }] }, false],
    ["another office", { ...FORM, officeId: "x" }, false],
    ["another cycle", { ...FORM, cycle: cycle("2021/tw3") }, false],
    ["another section", { ...FORM, section: { id: section("x"), name: "X" } }, false],
    ["another limit", defined({ columns: [{ ...COLUMNS[0], ...column("realisasi", "number") }] }), false],
  ])("%s", (_, other, same) => {
    expect(formFingerprint(other) === formFingerprint(FORM)).toBe(same);
  });
});

describe("a cell in which 12.500 can only be twelve thousand five hundred", () => {
  test.each<[key: string, type: InputColumn["type"], unit: string, whole: boolean]>([
    ["realisasi_anggaran", "rupiah", "Persen", true],
    ["realisasi", "number", "Dokumen", true],
    ["realisasi", "number", "Persen", false],
    ["lain", "number", "Dokumen", false],
  ])("%s of type %s, in %s: %s", (key, type, unit, whole) => {
    expect(readsWhole(column(key, type), formRow("i", { indicator: indicator("i", { unit }) }))).toBe(whole);
  });
});

describe("what a figure's cell may hold", () => {
  const of = (unit: string) => formRow("a", { indicator: indicator("a", { unit }) });
  test.each([
    ["realisasi", "number", "Persen", true],
    ["realisasi", "number", " % per tahun", true],
    ["realisasi", "number", "Nilai", false],
    ["realisasi", "number", "Dokumen", false],
    ["fisik", "number", "Dokumen", true],
    ["realisasi_anggaran", "rupiah", "Persen", false],
  ] as const)("a percentage in %s (%s) of %s: %s", (key, type, unit, answer) => {
    expect(readsPercent(column(key, type), of(unit))).toBe(answer);
  });
  test.each([
    ["81 Nilai", "Nilai", "81 "],
    ["81nilai", "Nilai", "81"],
    [" 12 dokumen ", "Dokumen", "12 "],
    ["81 Dokumen", "Nilai", "81 Dokumen"],
    ["Nilai", "Nilai", "Nilai"],
    ["baik Nilai", "Nilai", "baik Nilai"],
    ["81", "", "81"],
  ])("%s in a row of %s is %s", (text, unit, figure) => {
    expect(withoutUnit(text, column("realisasi", "number"), of(unit))).toBe(figure);
  });
  test("only of what was realised has the row a unit", () => {
    expect(withoutUnit("81 Nilai", column("fisik", "number"), of("Nilai"))).toBe("81 Nilai");
  });
  test.each([
    [1, false],
    [2, true],
    [3, true],
  ])("by version %i of the rules what stands beside the cells is told: %s", (rulesVersion, answer) => {
    expect(readsBeside({ calculation: calculationOf(rulesVersion) })).toBe(answer);
  });
});
