/** The rules beyond single values, that a schema cannot say (product §7): between values, sections and periods. */

import { CROSS_RULES, type CrossRule, type Finding } from "../../finding.ts";
import type { FormRow, SectionForm } from "../form.ts";
import { cellOf, rowOf, type SectionReturn } from "../return.ts";
import { officeRuleFindings } from "./office-rules.ts";
import { PLAUSIBILITY } from "./plausibility.ts";
import { ROW_CHECKS } from "./row-checks.ts";
import {
  type CheckContext,
  type Checked,
  type Fault,
  filledRows,
  type ReturnCheck,
  type RowCheck,
  writtenWords,
} from "./rule-types.ts";
import { SUSPICIONS } from "./suspicion.ts";

const CHECKS: Record<CrossRule, ReturnCheck> = {
  ...eachRow({ ...ROW_CHECKS, ...PLAUSIBILITY }),
  ...SUSPICIONS,
};

/** Rules that cycles of the first version never knew: what was verified without them stays verified. */
const SINCE_2: ReadonlySet<string> = new Set(Object.keys(PLAUSIBILITY));

/** All findings of the form's rules on a return whose values already have the right types. */
export function checkReturn(
  form: SectionForm,
  filled: SectionReturn,
  file: string,
  context: CheckContext,
): readonly Finding[] {
  const checked: Checked = {
    form,
    filled,
    rows: filledRows(form, filled),
    words: writtenWords(form, filled),
    ...context,
  };
  const findings = CROSS_RULES.flatMap((rule) => {
    const severity = form.definition.rules[rule];
    if (severity === "off" || (form.calculation.version === 1 && SINCE_2.has(rule))) return [];
    return CHECKS[rule](checked).map((fault) => ({
      rule,
      severity,
      ...placeOf(form, filled, file, fault),
      given: fault.given,
      expected: fault.expected,
      unrounded: fault.unrounded,
      // Only what is empty needs to be shown how it may look.
      example: fault.given === "" ? exampleOf(form, fault.key) : undefined,
    }));
  });
  return [
    ...findings,
    ...officeRuleFindings(checked, (row, key) => placeOf(form, filled, file, { row, key })),
  ];
}

const LABELS: Readonly<Record<string, string>> = {
  no: "No",
  kode: "Kode",
  uraian: "Uraian",
  indikator: "Indikator",
  satuan: "Satuan",
  target_tahun: "Target tahun",
  target_tw: "Target TW",
  target_sd: "Target s.d. TW",
  sebelumnya: "Realisasi s.d. TW lalu",
  lalu: "Realisasi TW lalu",
  lalu_banyak: "Banyaknya TW lalu",
  realisasi_sd: "Realisasi s.d. TW",
  capaian: "Capaian %",
  pagu: "Pagu (Rp)",
  anggaran_lalu: "Realisasi anggaran s.d. TW lalu (Rp)",
  anggaran_sd: "Realisasi anggaran s.d. TW (Rp)",
  serapan: "Serapan %",
  rumus: "Rumus capaian",
};

/** How a field is named to a person: its label, and the row that it stands in. */
export function fieldLabel(form: SectionForm, row: FormRow, key: string): string {
  const label = form.definition.columns.find((column) => column.key === key)?.label ?? LABELS[key] ?? key;
  return `${label} · no. ${row.no} ${row.indicator.name}`;
}

function placeOf(
  form: SectionForm,
  filled: SectionReturn,
  file: string,
  { row, key }: Pick<Fault, "row" | "key">,
): Pick<Finding, "file" | "section" | "sheet" | "cell" | "field"> {
  const found = rowOf(filled, row.id);
  return {
    file,
    section: form.section.id,
    sheet: filled.source.sheet,
    cell: found === undefined ? undefined : cellOf(filled, found, key),
    field: fieldLabel(form, row, key),
  };
}

function exampleOf(form: SectionForm, key: string): string | undefined {
  return form.definition.columns.find((column) => column.key === key)?.example;
}

function eachRow<R extends string>(checks: Readonly<Record<R, RowCheck>>): Record<R, ReturnCheck> {
  const lifted = Object.entries<RowCheck>(checks).map(([rule, check]): [string, ReturnCheck] => [
    rule,
    ({ form, rows }) => {
      const faults: Fault[] = [];
      for (const [row, found] of rows)
        for (const fault of check(row, found, form)) faults.push({ row, ...fault });
      return faults;
    },
  ]);
  return Object.fromEntries(lifted) as Record<R, ReturnCheck>;
}
