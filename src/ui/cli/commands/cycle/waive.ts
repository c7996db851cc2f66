/** `sop waive`: the recap can be made without a section, until a day. */

import { waive } from "../../../../app/commands/cycle/waive.ts";
import { sectionWaived } from "../../../messages/screens/cycle/waive.ts";
import { dayOption, type RunCommand, textOption } from "../../context.ts";
import { resultOf } from "../../entry-result.ts";
import { askReason, recordedLine, recordOptions } from "../../questions.ts";

export const waiveSection: RunCommand = async (context) => {
  const { ports } = await context.open();
  const { language } = context;
  const [section = "", cycle] = context.args;
  const reason = await askReason(context, "waive");
  const recorded = await waive(
    ports,
    cycle,
    {
      section,
      reason,
      askedBy: textOption(context, "askedBy"),
      until: dayOption(context.options.until),
    },
    recordOptions(context),
  );
  const until = recorded.trailers.until ?? "";
  return {
    result: { ...resultOf(recorded), reason, until },
    lines: [recordedLine(recorded.entry, recorded.title, language), sectionWaived(section, until)[language]],
  };
};
