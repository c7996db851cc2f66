/** Which figure a person means: by its cell in the newest return, or by its indicator in the form. */

import { type CycleId, cycleId } from "../../domain/ids.ts";
import { REALISED } from "../../domain/returns/column-keys.ts";
import { placeOfCell } from "../../domain/returns/correction.ts";
import type { FormRow, SectionForm } from "../../domain/returns/form.ts";
import type { SectionReturn } from "../../domain/returns/return.ts";
import type { Snapshot } from "../ledger/workspace-state.ts";
import type { Ports } from "../ports/ports.ts";
import { recordedForms } from "../returns/cycle-forms.ts";
import { keptFigures } from "../returns/recorded-return.ts";

/** A figure of a form: its row, and the key of its column. */
export interface Located {
  readonly cycle: CycleId;
  readonly form: SectionForm;
  readonly row: FormRow;
  readonly key: string;
}

/**
 * @param place `2024/tw1/seksi-trantib!F12` by its cell in the newest return, or `2024/tw1/INDICATOR[!COLUMN]` by the form
 * @returns undefined where the record has no such figure
 */
export async function locateFigure(
  ports: Pick<Ports, "documents" | "history">,
  record: Snapshot,
  place: string,
): Promise<Located | undefined> {
  const [, period = "", what = "", detail] = /^([0-9]{4}\/[^/]+)\/([^!]+)(?:!(.+))?$/.exec(place) ?? [];
  const cycle = cycleId(period);
  if (cycle === undefined || !record.judgement.state.cycles.has(cycle)) return undefined;
  const forms = await recordedForms(ports, record, cycle);
  const form = forms.find(({ section }) => section.id === what);
  if (form === undefined) return byIndicator(forms, cycle, what, detail ?? REALISED);
  const kept = await keptFigures(ports, record, cycle, form.section.id);
  const at = kept === undefined ? undefined : placeOfCell(form, kept, (detail ?? "").toUpperCase());
  const row = form.rows.find(({ id }) => id === at?.row);
  return row === undefined || at === undefined ? undefined : { cycle, form, row, key: at.key };
}

function byIndicator(
  forms: readonly SectionForm[],
  cycle: CycleId,
  id: string,
  key: string,
): Located | undefined {
  const form = forms.find(({ rows }) => rows.some((row) => row.id === id));
  const row = form?.rows.find((one) => one.id === id);
  const known = form?.definition.columns.some((column) => column.key === key);
  return form === undefined || row === undefined || !known ? undefined : { cycle, form, row, key };
}

/** Is a remark about this figure? One on another cell is not; one on no cell is about all. */
export function isAbout(
  line: string,
  stood: SectionReturn | undefined,
  { form, row, key }: Located,
): boolean {
  const cell = /^(?:[^!]+!)?([A-Z]{1,3}[0-9]{1,7})\s/.exec(line)?.[1];
  if (cell === undefined || stood === undefined) return true;
  const place = placeOfCell(form, stood, cell);
  return place?.row === row.id && place.key === key;
}
