/** Checks one return in layers: its shape by the section's schema, then the rules between its values. */

import { type Finding, type Rule, sortFindings } from "../../domain/finding.ts";
import type { FormRow, InputColumn, SectionForm } from "../../domain/returns/form.ts";
import { cellOf, rowOf, type SectionReturn } from "../../domain/returns/return.ts";
import { checkReturn, fieldLabel } from "../../domain/returns/rules/check.ts";
import type { CheckContext } from "../../domain/returns/rules/rule-types.ts";
import type { DocumentFault } from "../ports/documents.ts";
import type { Ports } from "../ports/ports.ts";
import type { ReturnReading } from "../ports/workbooks.ts";

/**
 * All findings on a return, errors first.
 * @param reading the return, and what reading its cells already found
 * @param file the name to give in findings
 */
export async function findingsOn(
  ports: Pick<Ports, "documents">,
  form: SectionForm,
  { filled, findings }: Pick<ReturnReading, "filled" | "findings">,
  file: string,
  context: CheckContext,
): Promise<readonly Finding[]> {
  const faults = await ports.documents.schemaFaults(form, filled);
  const read = findings.map((finding) => ({ ...finding, file }));
  // A value that is not even a number gets one finding: the one that knows most, and none about what follows from it.
  const shape = without(
    cellsOf(read.filter(isError)),
    faults.map((fault) => faultFinding(form, filled, file, fault)),
  );
  const between = without(
    cellsOf([...read, ...shape].filter(isError)),
    checkReturn(form, filled, file, context),
  );
  return sortFindings([...read, ...shape, ...between]);
}

function isError({ severity }: Finding): boolean {
  return severity === "error";
}

function cellsOf(findings: readonly Finding[]): ReadonlySet<string | undefined> {
  return new Set(findings.map(({ cell }) => cell));
}

function without(cells: ReadonlySet<string | undefined>, findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ cell }) => cell === undefined || !cells.has(cell));
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
    rule: ruleFor(fault, column, row),
    cell: cellOf(filled, found, key),
    field: fieldLabel(form, row, key),
    given,
    example: row.budget === undefined && column?.type === "rupiah" ? undefined : column?.example,
  };
}

function ruleFor(fault: DocumentFault, column: InputColumn | undefined, row: FormRow): Rule {
  if (column === undefined) return RULE[fault.kind];
  if (column.type === "text" && fault.kind === "range") return "value-length";
  if (column.type === "rupiah" && row.budget === undefined) return "value-unexpected";
  return RULE[fault.kind];
}
