/** Rules that an office wrote itself (formulir.yaml, `aturan_kantor`), asked of every row. */

import { asNumber, filledRows } from "./fault.ts";
import type { Finding } from "./finding.ts";
import type { FormRow, RowFacts, SectionForm } from "./form.ts";
import { type ReturnRow, type SectionReturn, typedIn } from "./return.ts";
import { expectedFormulas } from "./row-checks.ts";

/** What a rule may speak of beside the form's own columns; the same list is checked when formulir.yaml is read. */
export const ROW_FACTS = [
  "satuan",
  "kode",
  "uraian",
  "indikator",
  "target",
  "target_tahun",
  "target_sd",
  "pagu",
  "sisa_pagu",
  "capaian",
  "serapan",
  "sebelumnya",
] as const;
type Fact = (typeof ROW_FACTS)[number];

/** @param place where a finding stands that is about a row's cell */
export function officeRuleFindings(
  form: SectionForm,
  filled: SectionReturn,
  place: (row: FormRow, key: string) => Pick<Finding, "file" | "section" | "sheet" | "cell" | "field">,
): readonly Finding[] {
  const { officeRules } = form.definition;
  if (officeRules.length === 0) return [];
  return filledRows(form, filled).flatMap(([row, found]) => {
    const facts = factsOf(form, row, found);
    return officeRules
      .filter(({ holds }) => holds(facts) === false)
      .map(({ severity, key, message }) => ({
        rule: "office-rule" as const,
        severity,
        ...place(row, key),
        given: String(typedIn(found, key) ?? ""),
        expected: message,

      }));
  });
}

function factsOf(form: SectionForm, row: FormRow, filled: ReturnRow): RowFacts {
  const computed = expectedFormulas(row, filled);
  const number = (value: unknown): number | null => asNumber(value)?.toNumber() ?? null;
  const plan: Record<Fact, number | string | null> = {
    satuan: row.indicator.unit,
    kode: row.code,
    uraian: row.title,
    indikator: row.indicator.name,
    target: number(row.target),
    target_tahun: number(row.indicator.yearTarget),
    target_sd: number(row.targetToDate),
    pagu: number(row.budget?.ceiling),
    sisa_pagu: number(row.budget?.ceiling.minus(row.budget.spentBefore)),
    capaian: number(computed.get("capaian")),
    serapan: number(computed.get("serapan")),
    sebelumnya: number(row.last?.realised),
  };
  const columns = form.definition.columns.map(({ key, type }) => {
    const value = filled.values[key];
    // An empty text is "" and an empty figure null: texts can be compared, figures must be there.
    return [key, type === "text" || type === "choice" ? String(value ?? "") : number(value)];
  });
  return { ...plan, ...Object.fromEntries(columns) };
}
