/** A section with nothing to report: its own form, filled in with the reason on every row, taken in like any other. */

import { chooseCycle } from "../../../../app/ledger/choose-cycle.ts";
import { sectionNamed } from "../../../../app/ledger/steps.ts";
import type { Snapshot } from "../../../../app/ledger/workspace-state.ts";
import type { Ports } from "../../../../app/ports/ports.ts";
import { recordedForms } from "../../../../app/returns/cycle-forms.ts";
import type { Incoming } from "../../../../app/returns/in-tray.ts";
import { Failure } from "../../../../domain/failure.ts";
import { inTrayPath, workbookPath } from "../../../../domain/paths.ts";
import { EMPTY_REASON } from "../../../../domain/returns/column-keys.ts";
import type { SectionForm } from "../../../../domain/returns/form.ts";

/** Where a section explains itself, if its form has such a column. */
const OBSTACLES = "masalah";

/**
 * Lays the filled workbook into the in-tray, where it stays as what was taken in.
 * @param reason one of the form's own reasons, or a sentence, which goes beside the first of them
 * @throws {Failure} where no form was handed out to that section
 */
export async function nilReturn(
  ports: Pick<Ports, "documents" | "files" | "history">,
  record: Snapshot,
  section: string,
  reason: string,
): Promise<Incoming> {
  const cycle = chooseCycle(record, undefined);
  const id = sectionNamed(record, cycle, section);
  const path = workbookPath(cycle.id, id);
  const handedOut = await ports.files.read(path);
  const form = (await recordedForms(ports, record, cycle.id)).find((one) => one.section.id === id);
  if (handedOut === undefined || form === undefined)
    throw new Failure({ code: "file-unreadable", path, why: "ENOENT" });
  const typed = typedOn(form, reason);
  const { fillForm } = await import("../../../../adapters/excel/fill.ts");
  const bytes = await fillForm(handedOut, Object.fromEntries(form.rows.map((row) => [row.id, typed])));
  const file = `${inTrayPath(cycle.id)}/${id}-nihil.xlsx`;
  await ports.files.write(file, bytes);
  return { file, read: async () => bytes };
}

function typedOn({ definition }: SectionForm, reason: string): Readonly<Record<string, string>> {
  const choices = definition.columns.find(({ key }) => key === EMPTY_REASON)?.choices ?? [];
  const named = choices.find((choice) => choice.toLowerCase() === reason.toLowerCase());
  const hasObstacles = definition.columns.some(({ key }) => key === OBSTACLES);
  return {
    [EMPTY_REASON]: named ?? choices[0] ?? reason,
    ...(named === undefined && hasObstacles ? { [OBSTACLES]: reason } : {}),
  };
}
