/** Plans, forms and returns in a few words, for tables of what is computed of them. */
import { Decimal } from "../../src/domain/decimal.ts";
import type { QuarterFigures } from "../../src/domain/figures/achievement.ts";
import { CALCULATION_1 } from "../../src/domain/figures/calculation-1.ts";
import type { Measure, PeriodFigures } from "../../src/domain/figures/measure.ts";
import { type Accumulation, patternFor } from "../../src/domain/figures/pattern.ts";
import type { Indicator, MainIndicator, Plan, SubActivity } from "../../src/domain/figures/plan.ts";
import { CROSS_RULES, type CrossRule, type Severity } from "../../src/domain/finding.ts";
import {
  type CycleId,
  cycleId,
  type Digest,
  digest,
  type SectionId,
  sectionId,
} from "../../src/domain/ids.ts";
import type { FormDefinition, FormRow, InputColumn, SectionForm } from "../../src/domain/returns/form.ts";
import type { ReturnRow, SectionReturn, Value } from "../../src/domain/returns/return.ts";
import { there } from "./there.ts";

export const D = (value: number | string): Decimal => new Decimal(value);
export const section = (id: string): SectionId => there(sectionId(id));
export const cycle = (id: string): CycleId => there(cycleId(id));
/** A digest of one hexadecimal digit. */
export const digestOf = (digit: string): Digest => there(digest(`sha256:${digit.repeat(64)}`));

/** Counts documents, higher is better, quarters add up. */
export function indicator(id: string, more: Partial<Indicator> = {}): Indicator {
  return {
    id,
    name: `Indikator ${id}`,
    unit: "Dokumen",
    ...measure(more),
    targets: {},
    illustrative: false,
    periods: "quarter",
    ...more,
  };
}

/** Counted, higher is better; the pattern as a plan that does not name it would have it. */
export function measure(more: Partial<Measure> = {}): Measure {
  const { accumulation = "jumlah" } = more;
  return {
    formula: "naik",
    pattern: patternFor(accumulation),
    accumulation,
    release: undefined,
    yearTarget: undefined,
    ...more,
  };
}

/** Several quarters as one, by the first rules. */
export function accumulate(accumulation: Accumulation, quarters: readonly PeriodFigures[]): QuarterFigures {
  const { target, realised } = CALCULATION_1.reached(measure({ accumulation }), quarters);
  return { target, realised };
}

export function mainIndicator(id: string, of: string, more: Partial<MainIndicator> = {}): MainIndicator {
  return { ...indicator(id, more), section: section(of), goal: `Sasaran ${id}`, ...more };
}

export function sub(
  code: string,
  of: string,
  ceiling: number,
  ...indicators: readonly Indicator[]
): SubActivity {
  return { code, name: `Sub ${code}`, section: section(of), ceiling: D(ceiling), indicators };
}

export function plan(more: Partial<Plan> = {}): Plan {
  return {
    year: 2021,
    source: "DPA 2021",
    total: D(0),
    sections: [],
    mainIndicators: [],
    programs: [],
    ...more,
  };
}

/** A row of a form: the target of 10 of each quarter, no budget. */
export function formRow(id: string, more: Partial<FormRow> = {}): FormRow {
  const { indicator: of = indicator(id), earlier = [] } = more;
  const before = earlier.map((realised) => ({ target: undefined, realised }));
  return {
    id,
    no: 1,
    code: "7.01.01.2.09.01",
    title: `Sub ${id}`,
    indicator: of,
    isAsked: true,
    target: D(10),
    targetToDate: D(10),
    earlier,
    carried: CALCULATION_1.carried(of, before),
    last: undefined,
    budget: undefined,
    ...more,
  };
}

export function column(key: string, type: InputColumn["type"], more: Partial<InputColumn> = {}): InputColumn {
  return {
    key,
    label: `Kolom ${key}`,
    type,
    minimum: undefined,
    maximum: undefined,
    maxLength: undefined,
    choices: [],
    hint: "",
    example: `contoh ${key}`,
    width: 10,
    ...more,
  };
}

/** Every rule of a form turned off but these. */
export function onlyRules(rules: Partial<Record<CrossRule, Severity>>): FormDefinition["rules"] {
  const off = Object.fromEntries(CROSS_RULES.map((rule) => [rule, "off"])) as Record<CrossRule, "off">;
  return { ...off, ...rules };
}

export const COLUMNS: readonly InputColumn[] = [
  column("realisasi", "number"),
  column("alasan_kosong", "choice"),
  column("realisasi_anggaran", "rupiah"),
  column("masalah", "text"),
  column("pendorong", "text"),
  column("bukti", "text"),
];

export function form(rows: readonly FormRow[], definition: Partial<FormDefinition> = {}): SectionForm {
  return {
    officeId: "kecamatan-pakusari",
    officeName: "Kecamatan Pakusari",
    letterhead: [],
    procedureId: "pengumpulan-data-kinerja",
    paper: "F4",
    cycle: cycle("2021/tw2"),
    calculation: CALCULATION_1,
    period: "II",
    year: 2021,
    dueDay: undefined,
    section: { id: section("seksi-pmd"), name: "Seksi PMD" },
    definition: {
      title: "Formulir",
      guide: [],
      columns: COLUMNS,
      evidenceKinds: [],
      rules: onlyRules({}),
      officeRules: [],
      otherDistricts: [],
      ...definition,
    },
    rows,
  };
}

/** What was filled into a row: numbers as figures, texts as texts. */
export function filledRow(
  id: string,
  values: Readonly<Record<string, number | string | null>>,
  more: Partial<ReturnRow> = {},
): ReturnRow {
  const understood = Object.entries(values).map(([key, value]): [string, Value] => [
    key,
    typeof value === "number" ? D(value) : value,
  ]);
  return { id, at: 7, values: Object.fromEntries(understood), typed: {}, shown: {}, ...more };
}

/** A return whose rows stand from row 7 on, its columns at F, G, H, … in the order of `COLUMNS`. */
export function filled(rows: readonly ReturnRow[], more: Partial<SectionReturn> = {}): SectionReturn {
  return {
    cycle: cycle("2021/tw2"),
    section: section("seksi-pmd"),
    round: 1,
    form: digestOf("f"),
    source: {
      file: "seksi-pmd.xlsx",
      digest: digestOf("a"),
      sheet: "Data",
      columns: Object.fromEntries(COLUMNS.map(({ key }, at) => [key, "FGHIJK".charAt(at)])),
    },
    rows: rows.map((row, at) => ({ ...row, at: 7 + at })),
    evidence: [],
    remarks: [],
    notes: [],
    ...more,
  };
}
