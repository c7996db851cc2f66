/** `sop draft` (step 1): the plan and the form are checked and recorded. */

import { draft } from "../../../../app/commands/cycle/draft.ts";
import { PROCEDURE_PATH } from "../../../../domain/paths.ts";
import { planChangeLines } from "../../../render/terminal/plan-changes.ts";
import type { RunCommand } from "../../context.ts";
import { resultOf } from "../../entry-result.ts";
import { recordedLine, recordOptions } from "../../questions.ts";

export const draftStep: RunCommand = async (context) => {
  const { office } = await context.open();
  const { recorded, forms, findings, previews, changes } = await draft(
    office,
    context.args[0],
    recordOptions(context),
  );
  const { language } = context;
  const rows = forms.reduce((sum, form) => sum + form.rows.length, 0);
  const doubtful = findings.filter(({ file }) => file === PROCEDURE_PATH).length;
  const odd = findings.length - doubtful;
  const words = {
    id: [
      `${forms.length} formulir, ${rows} baris.`,
      previews.length === 0 ? "" : `Pratinjau: pratinjau/${recorded.trailers.cycle?.replace("/", "-")}/`,
      odd === 0 ? "" : `${odd} butir di rencana.yaml janggal; perbaiki bila keliru (di atas).`,
      doubtful === 0 ? "" : `${doubtful} butir di sop.yaml perlu dilihat kantor (di atas).`,
    ],
    en: [
      `${forms.length} forms, ${rows} rows.`,
      previews.length === 0 ? "" : `Preview: pratinjau/${recorded.trailers.cycle?.replace("/", "-")}/`,
      odd === 0 ? "" : `${odd} items in rencana.yaml are odd; correct what is wrong (above).`,
      doubtful === 0 ? "" : `${doubtful} items in sop.yaml are for the office to look at (above).`,
    ],
  }[language];
  return {
    result: { ...resultOf(recorded), previews, planChanges: changes ?? null },
    findings,
    exitCode: 0,
    lines: [
      recordedLine(recorded.entry, recorded.title, language),
      ...words.filter(Boolean),
      ...planChangeLines(changes, recorded.trailers.cycle, language),
    ],
  };
};
