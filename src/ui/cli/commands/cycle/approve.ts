/** `sop approve`: yes, with a signature, to the step that waits. */

import { approve } from "../../../../app/commands/cycle/approve.ts";
import type { RunCommand } from "../../context.ts";
import { resultOf } from "../../entry-result.ts";
import { recordedLine, recordOptions } from "../../questions.ts";

export const approveStep: RunCommand = async (context) => {
  const { ports } = await context.open();
  const note = context.options.note;
  const recorded = await approve(
    ports,
    context.args[0],
    typeof note === "string" ? [note] : [],
    recordOptions(context),
  );
  return {
    result: resultOf(recorded),
    lines: [recordedLine(recorded.entry, recorded.title, context.language)],
  };
};
