/** `sop distribute` (step 3): one workbook for each section. */

import { distribute } from "../../../../app/commands/cycle/distribute.ts";
import { handOutWorkbooks, NO_RESPONDENT, rowsOfForm } from "../../../messages/screens/cycle/distribute.ts";
import type { RunCommand } from "../../context.ts";
import { resultOf } from "../../entry-result.ts";
import { recordedLine, recordOptions } from "../../questions.ts";

export const distributeStep: RunCommand = async (context) => {
  const { ports } = await context.open();
  const { recorded, forms } = await distribute(ports, context.args[0], recordOptions(context));
  const { language } = context;
  const lines = forms.map(
    ({ path, form, fillers }) =>
      `  ${path}  ${form.section.name} – ${fillers.join(", ") || NO_RESPONDENT[language]} (${rowsOfForm(form.rows.length)[language]})`,
  );
  const due = forms[0]?.form.dueDay;
  const head = handOutWorkbooks(due)[language];
  const result = {
    ...resultOf(recorded),
    forms: forms.map(({ form, path, digest, fillers }) => ({
      section: form.section.id,
      path,
      digest,
      fillers,
    })),
  };
  return { result, lines: [recordedLine(recorded.entry, recorded.title, language), head, ...lines] };
};
