/** `sop open`: opens a cycle, and says what to do next. */

import { openCycle } from "../../../../app/commands/cycle/open.ts";
import { Failure } from "../../../../domain/failure.ts";
import { cycleId } from "../../../../domain/ids.ts";
import { nextAfterOpening } from "../../../messages/screens/cycle/open.ts";
import { dayOption, type RunCommand } from "../../context.ts";
import { resultOf } from "../../entry-result.ts";
import { recordedLine, recordOptions } from "../../questions.ts";

export const open: RunCommand = async (context) => {
  const { ports } = await context.open();
  const [named = ""] = context.args;
  const cycle = cycleId(named);
  if (cycle === undefined) throw new Failure({ code: "usage", slip: "cycle-period", given: named });
  const { recorded, findings } = await openCycle(ports, cycle, {
    ...recordOptions(context),
    due: dayOption(context.options.due),
    returnsDue: dayOption(context.options.returnsDue),
  });
  return {
    result: resultOf(recorded),
    findings,
    exitCode: 0,
    lines: [
      recordedLine(recorded.entry, recorded.title, context.language),
      nextAfterOpening(named)[context.language],
    ],
  };
};
