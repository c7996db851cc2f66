/** `sop trace`: where a figure was typed, and who signed it. */

import { trace } from "../../../../app/queries/trace.ts";
import { traceLines } from "../../../render/terminal/trace.ts";
import type { RunCommand } from "../../context.ts";

export const showTrace: RunCommand = async (context) => {
  const { ports } = await context.open();
  const traced = await trace(ports, context.args[0] ?? "");
  return { result: traced, lines: traceLines(traced, context.language) };
};
