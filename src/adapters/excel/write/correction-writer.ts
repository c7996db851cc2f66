/**
 * Writes a correction workbook: our own form again, carrying what the section typed, with a mark and a note at each
 * cell that needs attention, and a first sheet that lists every remark, leads to its cell, and takes an answer.
 * A person's own file is never saved again: libraries corrupt what they do not know.
 */

import type { Correction, WordedRemark } from "../../../app/ports/workbooks.ts";
import { Decimal } from "../../../domain/decimal.ts";
import type { FormIdentity, FormRow, SectionForm } from "../../../domain/returns/form.ts";
import { type ReturnRow, rowOf, typedIn, type Value } from "../../../domain/returns/return.ts";
import { EVIDENCE_SHEET, FIRST_EVIDENCE_ROW, type LayoutColumn } from "../layout.ts";
import { correctionSheet } from "./correction-sheet.ts";
import { layForm, type Overlay } from "./form-layout.ts";
import { COLOURS, newWorkbook, safeText, type Workbook, workbookBytes } from "./workbook.ts";

/** The workbook of one section's corrections. Same input, same bytes. */
export async function writeCorrection(
  form: SectionForm,
  identity: FormIdentity,
  correction: Correction,
): Promise<Uint8Array> {
  const workbook = newWorkbook(`Perbaikan ${form.definition.title} ${form.section.name} ${form.cycle}`);
  correctionSheet(workbook, form, correction);
  layForm(workbook, form, identity, overlayOf(correction));
  refillEvidence(workbook, form, correction);
  return workbookBytes(workbook);
}

/** At each cell: what was typed, and the remarks on it. */
function overlayOf({ filled, remarks }: Correction): Overlay {
  return (row, column) => {
    const own = remarks.filter((remark) => remark.row === row.id && remark.key === column.key);
    const typed = rowOf(filled, row.id);
    const value =
      column.input === undefined || typed === undefined ? undefined : cellContent(typed, column, row);
    if (own.length === 0 && value === undefined) return undefined;
    return {
      value,
      mark: own.length === 0 ? undefined : COLOURS[own.some(({ blocks }) => blocks) ? "error" : "warning"],
      note: own.length === 0 ? undefined : own.map(noteText).join("\n"),
    };
  };
}

function noteText({ text, example }: WordedRemark): string {
  return example === undefined || example === "" ? text : `${text}\nContoh: ${example}`;
}

/** A figure as a figure, whatever else as the text that was typed; a formula never comes back as one. */
function cellContent(
  typed: ReturnRow,
  { key }: LayoutColumn,
  row: FormRow,
): string | number | null | undefined {
  const value = typed.values[key] ?? null;
  if (value instanceof Decimal) return value.toNumber();
  const shown: Value = typedIn(typed, key);
  const text = shown === null || String(shown).trim() === "" ? null : String(shown);
  // A row without money of its own keeps its cell, with what should not be there, until it is emptied.
  return text === null && row.budget === undefined ? undefined : text;
}

function refillEvidence(workbook: Workbook, form: SectionForm, { filled }: Correction): void {
  const sheet = workbook.getWorksheet(EVIDENCE_SHEET);
  filled.evidence.forEach(({ row, kind, name }, at) => {
    const no = form.rows.find(({ id }) => id === row)?.no;
    [no ?? row, kind, name].forEach((value, column) => {
      const cell = sheet?.getCell(FIRST_EVIDENCE_ROW + at, column + 1);
      if (cell !== undefined) cell.value = typeof value === "number" ? value : safeText(value);
    });
  });
}
