/** `sop reopen`: a signed cycle begins a new round. */

import { reopen } from "../../../../app/commands/cycle/reopen.ts";
import { type RunCommand, textOption } from "../../context.ts";
import { resultOf } from "../../entry-result.ts";
import { askReason, recordedLine, recordOptions } from "../../questions.ts";

export const reopenCycle: RunCommand = async (context) => {
  const { office } = await context.open();
  const { language } = context;
  const [cycle = ""] = context.args;
  const reason = await askReason(context, "reopen");
  const recorded = await reopen(
    office,
    cycle,
    textOption(context, "section"),
    reason,
    recordOptions(context),
  );
  const told = {
    id: "Putaran baru dimulai; yang sudah ditandatangani tetap terbukti. Lihat giliran: sop status",
    en: "A new round begins; what was signed stays proven. Whose turn it is: sop status",
  }[language];
  return {
    result: { ...resultOf(recorded), reason },
    lines: [recordedLine(recorded.entry, recorded.title, language), told],
  };
};
