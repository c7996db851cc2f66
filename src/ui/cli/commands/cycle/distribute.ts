/** `sop distribute` (step 3): one workbook for each section. */

import { distribute } from "../../../../app/commands/cycle/distribute.ts";
import { formatLastDay } from "../../../messages/words.ts";
import type { RunCommand } from "../../context.ts";
import { resultOf } from "../../entry-result.ts";
import { recordedLine, recordOptions } from "../../questions.ts";

export const distributeStep: RunCommand = async (context) => {
  const { office } = await context.open();
  const { recorded, forms } = await distribute(office, context.args[0], recordOptions(context));
  const { language } = context;
  const nobody = { id: "belum ada pengisi", en: "nobody to fill it" }[language];
  const lines = forms.map(
    ({ path, form, fillers }) =>
      `  ${path}  ${form.section.name} – ${fillers.join(", ") || nobody} (${form.rows.length} ${{ id: "baris", en: "rows" }[language]})`,
  );
  const due = forms[0]?.form.dueDay;
  const head = {
    id: `Serahkan satu buku kerja kepada tiap pengisi${due === undefined ? "" : `, kembali paling lambat ${formatLastDay(due, "id")}`}:`,
    en: `Hand one workbook to each filler${due === undefined ? "" : `, to come back by ${formatLastDay(due, "en")}`}:`,
  }[language];
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
