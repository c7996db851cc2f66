/** `sop cancel`: a cycle that was opened by mistake is taken back. */

import { cancel } from "../../../../app/commands/cycle/cancel.ts";
import { forTerminal } from "../../../render/escape.ts";
import type { RunCommand } from "../../context.ts";
import { resultOf } from "../../entry-result.ts";
import { askReason, recordedLine, recordOptions } from "../../questions.ts";

export const cancelCycle: RunCommand = async (context) => {
  const { office } = await context.open();
  const { language } = context;
  const [cycle = ""] = context.args;
  const reason = await askReason(context, "cancel");
  const recorded = await cancel(office, cycle, reason, recordOptions(context));
  const told = {
    id: "Siklus ini dapat dibuka lagi. Yang pernah dicatat tetap ada di riwayat: sop log",
    en: "The cycle can be opened again. What was recorded stays in the history: sop log",
  }[language];
  return {
    result: { ...resultOf(recorded), reason },
    lines: [
      recordedLine(recorded.entry, recorded.title, language),
      ...recorded.changed.map((path) => forTerminal(`  - ${path}`)),
      told,
    ],
  };
};
