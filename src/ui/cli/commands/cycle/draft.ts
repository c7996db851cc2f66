/** `sop draft` (step 1): the plan and the form are checked and recorded. */

import { draft } from "../../../../app/commands/cycle/draft.ts";
import { PROCEDURE_PATH } from "../../../../domain/paths.ts";
import {
  formsDrafted,
  planToCheck,
  previewsIn,
  procedureToCheck,
} from "../../../messages/screens/cycle/draft.ts";
import { planChangeLines } from "../../../render/terminal/plan-changes.ts";
import type { RunCommand } from "../../context.ts";
import { resultOf } from "../../entry-result.ts";
import { recordedLine, recordOptions } from "../../questions.ts";

export const draftStep: RunCommand = async (context) => {
  const { ports } = await context.open();
  const { recorded, forms, findings, previews, changes } = await draft(
    ports,
    context.args[0],
    recordOptions(context),
  );
  const { language } = context;
  const rows = forms.reduce((sum, form) => sum + form.rows.length, 0);
  const doubtful = findings.filter(({ file }) => file === PROCEDURE_PATH).length;
  const odd = findings.length - doubtful;
  const folder = `pratinjau/${recorded.trailers.cycle?.replace("/", "-")}/`;
  const words = [
    formsDrafted(forms.length, rows)[language],
    ...(previews.length === 0 ? [] : [previewsIn(folder)[language]]),
    ...(odd === 0 ? [] : [planToCheck(odd)[language]]),
    ...(doubtful === 0 ? [] : [procedureToCheck(doubtful)[language]]),
  ];
  return {
    result: { ...resultOf(recorded), previews, planChanges: changes ?? null },
    findings,
    exitCode: 0,
    lines: [
      recordedLine(recorded.entry, recorded.title, language),
      ...words,
      ...planChangeLines(changes, recorded.trailers.cycle, language),
    ],
  };
};
