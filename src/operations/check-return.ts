/** Checks one return in layers: its shape by the section's schema, then the rules between its values. */
import { checkReturn, fieldLabel } from "../domain/check.ts";
import { type Finding, type Rule, sortFindings } from "../domain/finding.ts";
import { type FormRow, type InputColumn, REALISED, type SectionForm } from "../domain/form.ts";
import { readNumberText } from "../domain/number-text.ts";
import { countsWhole } from "../domain/plan.ts";
import { cellOf, rowOf, type SectionReturn } from "../domain/return.ts";
import type { DocumentFault } from "../ports.ts";
import type { Office } from "./office.ts";

/** All findings on a return, errors first. @param file the name to give in findings */
export async function findingsOn(
  office: Pick<Office, "documents">,
  form: SectionForm,
  filled: SectionReturn,
  file: string,
): Promise<readonly Finding[]> {
  const faults = await office.documents.schemaFaults(form, filled);
  const shape = faults.map((fault) => faultFinding(form, filled, file, fault));
  const faultyCells = new Set(shape.map(({ cell }) => cell));
  // A value that is not even a number gets one finding, not a second about what follows from it.
  const between = checkReturn(form, filled, file).filter(
    ({ cell }) => cell === undefined || !faultyCells.has(cell),
  );
  return sortFindings([...shape, ...between]);
}

const RULE: Record<DocumentFault["kind"], Rule> = {
  type: "value-type",
  required: "value-required",
  "unknown-key": "value-unknown-field",
  list: "value-list",
  range: "value-range",
  pattern: "value-type",
};

function faultFinding(form: SectionForm, filled: SectionReturn, file: string, fault: DocumentFault): Finding {
  const [place, id, key] = fault.path;
  const row = form.rows.find((one) => one.id === String(id));
  const found = rowOf(filled, String(id));
  const base = {
    severity: "error",
    file,
    section: form.section.id,
    sheet: filled.source.sheet,
    expected: fault.expected,
  } as const;
  if (place !== "baris" || row === undefined || found === undefined || typeof key !== "string") {
    const rule = fault.kind === "required" && place === "baris" ? "row-missing" : RULE[fault.kind];
    return { ...base, rule, field: fault.path.join(" › ") };
  }
  const column = form.definition.columns.find((one) => one.key === key);
  const given = found.typed[key] ?? found.values[key]?.toString() ?? "";
  return {
    ...base,
    rule: ruleFor(fault, column, given, row),
    cell: cellOf(filled, found, key),
    field: fieldLabel(form, row, key),
    given,
    example: row.budget === undefined && column?.type === "rupiah" ? undefined : column?.example,
  };
}

function ruleFor(fault: DocumentFault, column: InputColumn | undefined, given: string, row: FormRow): Rule {
  if (column === undefined) return RULE[fault.kind];
  if (column.type === "text" && fault.kind === "range") return "value-length";
  if (column.type === "rupiah" && row.budget === undefined) return "value-unexpected";
  const isNumber = column.type === "number" || column.type === "rupiah";
  if (fault.kind !== "type" || !isNumber) return RULE[fault.kind];
  const whole = column.type === "rupiah" || (column.key === REALISED && countsWhole(row.indicator.unit));
  return readNumberText(given, whole).kind === "ambiguous" ? "value-ambiguous" : "value-type";
}
