/** `sop reopen`: a signed cycle begins a new round. */

import { reopen } from "../../../../app/commands/cycle/reopen.ts";
import { NEW_ROUND_BEGINS } from "../../../messages/screens/cycle/reopen.ts";
import { type RunCommand, textOption } from "../../context.ts";
import { resultOf } from "../../entry-result.ts";
import { askReason, recordedLine, recordOptions } from "../../questions.ts";

export const reopenCycle: RunCommand = async (context) => {
  const { ports } = await context.open();
  const { language } = context;
  const [cycle = ""] = context.args;
  const reason = await askReason(context, "reopen");
  const recorded = await reopen(ports, cycle, textOption(context, "section"), reason, recordOptions(context));
  return {
    result: { ...resultOf(recorded), reason },
    lines: [recordedLine(recorded.entry, recorded.title, language), NEW_ROUND_BEGINS[language]],
  };
};
