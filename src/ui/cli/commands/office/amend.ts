/** `sop amend`: changes of the procedure are recorded, or brought into a running cycle. */

import { amend, amendCycle } from "../../../../app/commands/office/amend.ts";
import type { RecordingPorts } from "../../../../app/ports/ports.ts";
import { stepsRedone } from "../../../messages/screens/office/amend.ts";
import { type Context, type RunCommand, textOption } from "../../context.ts";
import { resultOf } from "../../entry-result.ts";
import { askReason, recordedLine, recordOptions } from "../../questions.ts";

export const amendProcedure: RunCommand = async (context) => {
  const { ports } = await context.open();
  const cycle = textOption(context, "cycle");
  if (cycle !== undefined) return amendedCycle(context, ports, cycle);
  const reason = context.options.reason;
  const recorded = await amend(
    ports,
    typeof reason === "string" ? reason : undefined,
    recordOptions(context),
  );
  return {
    result: resultOf(recorded),
    lines: [
      recordedLine(recorded.entry, recorded.title, context.language),
      ...recorded.changed.map((path) => `  ${path}`),
    ],
  };
};

/** Today's procedure brought into a cycle that runs under an earlier one. */
async function amendedCycle(context: Context, ports: RecordingPorts, cycle: string): ReturnType<RunCommand> {
  const { language } = context;
  const reason = await askReason(context, "amend");
  const { recorded, from } = await amendCycle(ports, cycle, reason, recordOptions(context));
  return {
    result: { ...resultOf(recorded), reason, from: from ?? null },
    lines: [recordedLine(recorded.entry, recorded.title, language), stepsRedone(from)[language]],
  };
}
