/** The rules between values of one return, that a schema cannot say (product §7). */
import { accumulate, achievement, share } from "./achievement.ts";
import { Decimal, rounded, sum } from "./decimal.ts";
import type { Finding, Rule } from "./finding.ts";
import {
  type CrossRule,
  EMPTY_REASON,
  EVIDENCE,
  type FormRow,
  REALISED,
  type SectionForm,
  SPENT,
} from "./form.ts";
import { cellOf, type ReturnRow, rowOf, type SectionReturn, type Value } from "./return.ts";

type RowCheck = (
  row: FormRow,
  filled: ReturnRow,
) => readonly { key: string; given: string; expected: string }[];

/** Excel computes in binary and shows two places: half of the last place, and a hair. */
const TOLERANCE = new Decimal("0.0051");

const ROW_CHECKS: Record<CrossRule, RowCheck> = {
  "achievement-differs": achievementShown,
  "over-ceiling": spentWithinCeiling,
  "evidence-missing": evidenceNamed,
  "reason-missing": reasonForEmpty,
};

/** All findings of the form's rules on a return whose values already have the right types. */
export function checkReturn(form: SectionForm, filled: SectionReturn, file: string): readonly Finding[] {
  const active = (Object.keys(ROW_CHECKS) as CrossRule[]).filter(
    (rule) => form.definition.rules[rule] !== "off",
  );
  return form.rows.flatMap((row) => {
    const found = rowOf(filled, row.id);
    if (found === undefined) return [];
    return active.flatMap((rule) =>
      ROW_CHECKS[rule](row, found).map((fault) => findingAt(form, filled, file, row, found, rule, fault)),
    );
  });
}

/** How a field is named to a person: its label, and the row that it stands in. */
export function fieldLabel(form: SectionForm, row: FormRow, key: string): string {
  const shown: Record<string, string> = {
    capaian: "Capaian %",
    realisasi_sd: "Realisasi s.d. TW",
    anggaran_sd: "Realisasi anggaran s.d. TW",
    serapan: "Serapan %",
  };
  const label = form.definition.columns.find((column) => column.key === key)?.label ?? shown[key] ?? key;
  return `${label} · no. ${row.no} ${row.indicator.name}`;
}

function findingAt(
  form: SectionForm,
  filled: SectionReturn,
  file: string,
  row: FormRow,
  found: ReturnRow,
  rule: CrossRule & Rule,
  fault: { key: string; given: string; expected: string },
): Finding {
  const severity = form.definition.rules[rule];
  return {
    rule,
    severity: severity === "off" ? "info" : severity,
    file,
    section: form.section.id,
    sheet: filled.source.sheet,
    cell: cellOf(filled, found, fault.key),
    field: fieldLabel(form, row, fault.key),
    given: fault.given,
    expected: fault.expected,
    // Only what is empty needs to be shown how it may look.
    example:
      fault.given === "" ? form.definition.columns.find(({ key }) => key === fault.key)?.example : undefined,
  };
}

/** What the form's formulas must show for a row, by our own arithmetic. */
export function expectedFormulas(row: FormRow, filled: ReturnRow): ReadonlyMap<string, Decimal> {
  const results = new Map<string, Decimal>();
  const realised = asNumber(filled.values[REALISED]);
  const quarters = [...row.earlier, realised].map((value) => ({ target: undefined, realised: value }));
  const toDate =
    realised === undefined ? undefined : accumulate(row.indicator.accumulation, quarters).realised;
  if (toDate !== undefined) results.set("realisasi_sd", toDate);
  const reached = achievement(row.indicator.formula, { target: row.targetToDate, realised: toDate });
  if (reached.kind === "percent") results.set("capaian", reached.percent);
  const spent = asNumber(filled.values[SPENT]);
  if (row.budget !== undefined && spent !== undefined) {
    const total = sum([row.budget.spentBefore, spent]);
    results.set("anggaran_sd", total);
    const absorbed = share(total, row.budget.ceiling);
    if (absorbed !== undefined) results.set("serapan", absorbed);
  }
  return results;
}

function achievementShown(row: FormRow, filled: ReturnRow): ReturnType<RowCheck> {
  const expected = expectedFormulas(row, filled);
  return Object.entries(filled.shown).flatMap(([key, shown]) => {
    const ours = expected.get(key);
    if (ours !== undefined && shown.minus(ours).abs().lte(TOLERANCE)) return [];
    return [
      { key, given: rounded(shown).toString(), expected: ours === undefined ? "" : rounded(ours).toString() },
    ];
  });
}

function spentWithinCeiling(row: FormRow, filled: ReturnRow): ReturnType<RowCheck> {
  const spent = asNumber(filled.values[SPENT]);
  if (row.budget === undefined || spent === undefined) return [];
  const left = row.budget.ceiling.minus(row.budget.spentBefore);
  return spent.lte(left) ? [] : [{ key: SPENT, given: spent.toString(), expected: left.toString() }];
}

function evidenceNamed(_row: FormRow, filled: ReturnRow): ReturnType<RowCheck> {
  const needed =
    (asNumber(filled.values[REALISED])?.gt(0) ?? false) || (asNumber(filled.values[SPENT])?.gt(0) ?? false);
  return needed && isBlank(filled.values[EVIDENCE]) ? [{ key: EVIDENCE, given: "", expected: "" }] : [];
}

/** Empty, 0 and "-" are three different things: an empty figure needs its reason (domain §2). */
function reasonForEmpty(_row: FormRow, filled: ReturnRow): ReturnType<RowCheck> {
  const missing = isBlank(filled.values[REALISED]) && isBlank(filled.values[EMPTY_REASON]);
  return missing ? [{ key: REALISED, given: "", expected: "" }] : [];
}

function isBlank(value: Value | undefined): boolean {
  return value === null || value === undefined || value === "";
}

function asNumber(value: Value | undefined): Decimal | undefined {
  return value instanceof Decimal ? value : undefined;
}
