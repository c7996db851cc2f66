/** How a form lies in a workbook: sheets, columns and the formulas that must agree with our own arithmetic. */

import type { Formula } from "../../domain/figures/achievement.ts";
import { kindOf, numberOf } from "../../domain/figures/period.ts";
import { BEFORE_NAMES, shortName } from "../../domain/figures/period-names.ts";
import { REALISED, SPENT } from "../../domain/returns/column-keys.ts";
import type { FormRow, InputColumn, SectionForm } from "../../domain/returns/form.ts";
import { fillingText } from "./filling-words.ts";

export const GUIDE_SHEET = "Petunjuk";
export const DATA_SHEET = "Data";
export const EVIDENCE_SHEET = "Bukti";
export const LIST_SHEET = "_daftar";
export const IDENTITY_SHEET = "_sop";

/** Every key cell begins so; the reader finds rows and columns by these, never by position. */
export const KEY_PREFIX = "sop:";
export const ROW_ID = "id";
export const KEY_ROW = 8;
export const HEADER_ROW = 9;
export const FIRST_ROW = 10;
export const FIRST_EVIDENCE_ROW = 4;
export const EVIDENCE_ROWS = 40;
export const CORRECTION_SHEET = "Perbaikan";
/** The answer column of a correction workbook: which remark, and what the section says to it. */
export const ANSWER_KEYS = ["catatan", "jawaban"] as const;
export const EVIDENCE_KEYS = ["bukti_no", "bukti_jenis", "bukti_nama"] as const;

/** The columns whose results a return carries back, computed by the form. */
export const FORMULA_KEYS = ["realisasi_sd", "capaian", "anggaran_sd", "serapan"] as const;

export type Content = string | number | null | { readonly formula: string };

export interface LayoutColumn {
  readonly key: string;
  readonly label: string;
  readonly width: number;
  readonly hidden: boolean;
  readonly input: InputColumn | undefined;
  readonly format: "text" | "number" | "rupiah" | "percent";
  readonly content: (row: FormRow, at: number, letter: (key: string) => string) => Content;
}

/** All columns, in order: what is given, what is filled, what follows from it. */
export function layoutColumns(form: SectionForm): readonly LayoutColumn[] {
  const inputs = form.definition.columns;
  const input = (key: string): LayoutColumn[] =>
    inputs.filter((column) => column.key === key).map(inputColumn);
  const [name, before] = [shortName(form.period), BEFORE_NAMES[kindOf(form.period)]];
  // Money is asked by quarter alone.
  const hasMoney = kindOf(form.period) === "quarter";
  // From the second period on, what was reported before stands beside what is asked now.
  const later = numberOf(form.period) !== 1;
  const isFirst = form.calculation.version === 1;
  const rules = isFirst ? FORMULAS_1 : FORMULAS_2;
  const spentBefore = fixed(
    "anggaran_lalu",
    `Realisasi anggaran s.d. ${before} (Rp)`,
    15,
    "rupiah",
    (row) => row.budget?.spentBefore.toNumber() ?? null,
    !later,
  );
  const money = [
    fixed("pagu", "Pagu (Rp)", 15, "rupiah", (row) => row.budget?.ceiling.toNumber() ?? null),
    ...(later ? [spentBefore] : []),
    ...input(SPENT),
    fixed("anggaran_sd", `Realisasi anggaran s.d. ${name} (Rp)`, 15, "rupiah", spentFormula),
    fixed("serapan", "Serapan %", 9, "percent", absorptionFormula),
  ];
  const rest = inputs.filter(({ key }) => key !== REALISED && key !== SPENT).map(inputColumn);
  return [
    fixed(ROW_ID, "", 4, "text", (row) => row.id, true),
    fixed("no", "No", 5, "number", (row) => row.no),
    fixed("kode", "Kode", 16, "text", (row) => row.code),
    fixed("uraian", "Uraian", 26, "text", (row) => row.title),
    fixed("indikator", "Indikator", 28, "text", (row) => row.indicator.name),
    fixed("satuan", "Satuan", 10, "text", (row) => row.indicator.unit),
    fixed(
      "target_tahun",
      "Target tahun",
      10,
      "number",
      (row) => row.indicator.yearTarget?.toNumber() ?? null,
    ),
    fixed("target_tw", `Target ${name}`, 8, "number", (row) => row.target?.toNumber() ?? null),
    ...(later ? [fixed("sebelumnya", `Realisasi s.d. ${before}`, 10, "number", reportedBefore)] : []),
    ...input(REALISED),
    fixed("realisasi_sd", `Realisasi s.d. ${name}`, 10, "number", toDateFormula),
    fixed("capaian", "Capaian %", 9, "percent", achievementFormula(rules)),
    ...(hasMoney ? money : []),
    isFirst
      ? fixed("rumus", "Rumus capaian", 12, "text", (row) => rules.text[row.indicator.formula])
      : fixed("rumus", "Cara mengisi realisasi, rumus capaian", 18, "text", (row) => howText(form, row)),
    ...rest,
    fixed("target_sd", "", 6, "number", (row) => row.targetToDate?.toNumber() ?? null, true),
    fixed("lalu", "", 6, "number", ({ carried }) => carried.sum.toNumber(), true),
    fixed("lalu_banyak", "", 6, "number", ({ carried }) => carried.count, true),
    ...(later || !hasMoney ? [] : [spentBefore]),
  ];
}

/** Excel's letter of a column, from 1. */
export function columnLetter(no: number): string {
  const rest = Math.floor((no - 1) / 26);
  return (rest > 0 ? columnLetter(rest) : "") + String.fromCharCode(65 + ((no - 1) % 26));
}

/** The letter of a column by its key, in our own layout. */
export function letterIn(columns: readonly LayoutColumn[]): (key: string) => string {
  const letters = new Map(columns.map(({ key }, at) => [key, columnLetter(at + 1)]));
  return (key) => letters.get(key) ?? "A";
}

function fixed(
  key: string,
  label: string,
  width: number,
  format: LayoutColumn["format"],
  content: LayoutColumn["content"],
  hidden = false,
): LayoutColumn {
  return { key, label, width, hidden, input: undefined, format, content };
}

function inputColumn(input: InputColumn): LayoutColumn {
  const format = input.type === "rupiah" || input.type === "number" ? input.type : "text";
  return {
    key: input.key,
    label: input.label,
    width: input.width,
    hidden: false,
    input,
    format,
    content: () => null,
  };
}

/** What the earlier quarters add up to, by the indicator's own way of adding. */
function reportedBefore({ carried }: FormRow): Content {
  return carried.realised?.toNumber() ?? null;
}

/** Accumulated figure: empty until this quarter is filled. */
function toDateFormula(row: FormRow, at: number, letter: (key: string) => string): Content {
  const now = `${letter(REALISED)}${at}`;
  const [before, count] = [`${letter("lalu")}${at}`, `${letter("lalu_banyak")}${at}`];
  const value = { jumlah: `${now}+${before}`, terakhir: now, rata_rata: `(${now}+${before})/(${count}+1)` }[
    row.indicator.accumulation
  ];
  return { formula: `IF(ISNUMBER(${now}),${value},"")` };
}

/** How the form says and computes achievement, by one version of the rules. */
interface FormulaTexts {
  /** There is no one official formula for lower-is-better, so each row says which is used (domain §2). */
  readonly text: Record<Formula, string>;
  /** In Excel's words. */
  readonly achievement: Record<Formula, (realised: string, target: string) => string>;
}

const FORMULAS_1: FormulaTexts = {
  text: { naik: "R / T", turun_a: "(2T - R) / T", turun_b: "T / R", tepat: "100 - |R - T| / T" },
  achievement: {
    naik: (r, t) => `IF(${t}=0,"",${r}/${t}*100)`,
    turun_a: (r, t) => `IF(${t}=0,IF(${r}=0,100,""),MAX(0,(2*${t}-${r})/${t}*100))`,
    turun_b: (r, t) => `IF(${t}=0,IF(${r}=0,100,""),IF(${r}=0,100,${t}/${r}*100))`,
    tepat: (r, t) => `IF(${t}=0,"",100-ABS(${r}-${t})/${t}*100)`,
  },
};

const FLOOR = "; paling rendah 0";
/** A target of 0 is met by 0, and missed by anything else. */
const atZero = (r: string, t: string, otherwise: string): string =>
  `IF(${t}=0,IF(${r}=0,100,0),MAX(0,${otherwise}))`;

const FORMULAS_2: FormulaTexts = {
  text: {
    naik: `R / T${FLOOR}`,
    turun_a: `(2T - R) / T${FLOOR}`,
    turun_b: `T / R${FLOOR}`,
    tepat: `100 - |R - T| / T${FLOOR}`,
  },
  achievement: {
    naik: (r, t) => `IF(${t}=0,"",MAX(0,${r}/${t}*100))`,
    turun_a: (r, t) => atZero(r, t, `(2*${t}-${r})/${t}*100`),
    turun_b: (r, t) => atZero(r, t, `IF(${r}=0,100,${t}/${r}*100)`),
    tepat: (r, t) => atZero(r, t, `100-ABS(${r}-${t})/${t}*100`),
  },
};

/** What a row of the newer rules wants, and what it makes of it. */
export function howText(form: Pick<SectionForm, "period">, row: FormRow): string {
  return `${fillingText(form, row)}. Capaian: ${FORMULAS_2.text[row.indicator.formula]}`;
}

function achievementFormula({ achievement }: FormulaTexts): LayoutColumn["content"] {
  return (row, at, letter) => {
    const [realised, target] = [`${letter("realisasi_sd")}${at}`, `${letter("target_sd")}${at}`];
    const computed = achievement[row.indicator.formula](realised, target);
    return { formula: `IF(OR(${realised}="",${target}=""),"",${computed})` };
  };
}

function spentFormula(row: FormRow, at: number, letter: (key: string) => string): Content {
  if (row.budget === undefined) return null;
  const now = `${letter(SPENT)}${at}`;
  return { formula: `IF(ISNUMBER(${now}),${now}+${letter("anggaran_lalu")}${at},"")` };
}

function absorptionFormula(row: FormRow, at: number, letter: (key: string) => string): Content {
  if (row.budget === undefined) return null;
  const [spent, ceiling] = [`${letter("anggaran_sd")}${at}`, `${letter("pagu")}${at}`];
  return { formula: `IF(OR(${spent}="",${ceiling}=0),"",${spent}/${ceiling}*100)` };
}
