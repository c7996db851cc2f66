/** Rules that an office wrote itself (formulir.yaml, `aturan_kantor`), asked of every row. */

import type { Calculation } from "../../figures/measure.ts";
import type { Finding } from "../../finding.ts";
import { type FormRow, type OfficeRule, type RowFacts, readsBeside, type SectionForm } from "../form.ts";
import { type ReturnRow, typedIn } from "../return.ts";
import { expectedFormulas } from "./row-checks.ts";
import { asNumber, type Checked } from "./rule-types.ts";

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
  { form, rows }: Checked,
  place: (row: FormRow, key: string) => Pick<Finding, "file" | "section" | "sheet" | "cell" | "field">,
): readonly Finding[] {
  const { officeRules } = form.definition;
  if (officeRules.length === 0) return [];
  const named = new Set(officeRules.flatMap(({ speaksOf }) => [...speaksOf]));
  const money = moneyFacts(form);
  return rows.flatMap(([row, found]) => {
    const facts = factsOf(form, row, found, named);
    // Of money that a row does not have nothing can be said: a goal has no budget of its own.
    const concerned = (rule: OfficeRule): boolean =>
      row.budget !== undefined || ![...rule.speaksOf].some((name) => money.has(name));
    return officeRules
      .filter((rule) => concerned(rule))
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

/** What speaks of money; version 1 of the rules asked of it in every row. */
function moneyFacts(form: SectionForm): ReadonlySet<string> {
  if (!readsBeside(form)) return new Set();
  const columns = form.definition.columns.filter(({ type }) => type === "rupiah").map(({ key }) => key);
  return new Set(["pagu", "sisa_pagu", "serapan", ...columns]);
}

/** Only what some rule names: computing an achievement for nobody takes longer than all the rest. */
function factsOf(form: SectionForm, row: FormRow, filled: ReturnRow, named: ReadonlySet<string>): RowFacts {
  const facts: Record<string, number | string | null> = {};
  for (const name of ROW_FACTS) if (named.has(name)) facts[name] = FACTS[name](row, filled, form.calculation);
  for (const { key, type } of form.definition.columns) {
    if (!named.has(key)) continue;
    const value = filled.values[key];
    // An empty text is "" and an empty figure null: texts can be compared, figures must be there.
    facts[key] = type === "text" || type === "choice" ? String(value ?? "") : number(value);
  }
  return facts;
}

const FACTS: Record<
  Fact,
  (row: FormRow, filled: ReturnRow, calculation: Calculation) => number | string | null
> = {
  satuan: ({ indicator }) => indicator.unit,
  kode: ({ code }) => code,
  uraian: ({ title }) => title,
  indikator: ({ indicator }) => indicator.name,
  target: ({ target }) => number(target),
  target_tahun: ({ indicator }) => number(indicator.yearTarget),
  target_sd: ({ targetToDate }) => number(targetToDate),
  pagu: ({ budget }) => number(budget?.ceiling),
  sisa_pagu: ({ budget }) => number(budget?.ceiling.minus(budget.spentBefore)),
  capaian: (...row) => number(expectedFormulas(...row).get("capaian")),
  serapan: (...row) => number(expectedFormulas(...row).get("serapan")),
  sebelumnya: ({ last }) => number(last?.realised),
};

function number(value: unknown): number | null {
  return asNumber(value)?.toNumber() ?? null;
}
