/** `sop cancel`: a cycle that was opened by mistake is taken back. */

import { cancel } from "../../../../app/commands/cycle/cancel.ts";
import { CYCLE_CAN_BE_OPENED_AGAIN } from "../../../messages/screens/cycle/cancel.ts";
import { forTerminal } from "../../../render/escape.ts";
import type { RunCommand } from "../../context.ts";
import { resultOf } from "../../entry-result.ts";
import { askReason, recordedLine, recordOptions } from "../../questions.ts";

export const cancelCycle: RunCommand = async (context) => {
  const { ports } = await context.open();
  const { language } = context;
  const [cycle = ""] = context.args;
  const reason = await askReason(context, "cancel");
  const recorded = await cancel(ports, cycle, reason, recordOptions(context));
  return {
    result: { ...resultOf(recorded), reason },
    lines: [
      recordedLine(recorded.entry, recorded.title, language),
      ...recorded.changed.map((path) => forTerminal(`  - ${path}`)),
      CYCLE_CAN_BE_OPENED_AGAIN[language],
    ],
  };
};
