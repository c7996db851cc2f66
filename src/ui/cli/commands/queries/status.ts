/** `sop status`: where each cycle stands, once or until the person has seen enough; and how timely they were. */

import { status } from "../../../../app/queries/status.ts";
import { timeliness } from "../../../../app/queries/timeliness.ts";
import { STOP_WITH_CTRL_C } from "../../../messages/screens/queries/watching.ts";
import { statusLines } from "../../../render/terminal/status.ts";
import { timelinessLines } from "../../../render/terminal/timeliness.ts";
import type { Context, RunCommand } from "../../context.ts";
import type { Outcome } from "../../outcome.ts";

export const showStatus: RunCommand = async (context) => {
  const { ports } = await context.open();
  if (context.options.timeliness === true) {
    const past = await timeliness(ports);
    return { result: past, lines: timelinessLines(past, context.language) };
  }
  const look = async () => {
    const board = await status(ports);
    return { result: board, lines: statusLines(board, context.language) };
  };
  return context.options.watch === true ? watch(context, look) : look();
};

/** Seconds between two looks. */
const PAUSE = 5;

/** Puts the cursor at the top of an empty screen. */
const CLEAR = "\u001b[H\u001b[2J";

/** Shows the board again whenever it has changed, until the person has seen enough. */
async function watch({ terminal, language }: Context, look: () => Promise<Outcome>): Promise<Outcome> {
  let shown = "";
  for (;;) {
    const { result, lines } = await look();
    const text = lines.join("\n");
    if (text !== shown)
      terminal.out(`${terminal.colours ? CLEAR : ""}${text}\n\n${STOP_WITH_CTRL_C[language]}\n`);
    shown = text;
    if (!(await terminal.pause(PAUSE))) return { result, lines: [] };
  }
}
