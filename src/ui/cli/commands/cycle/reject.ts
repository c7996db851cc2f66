/** `sop reject`: sent back with a reason, and a message to pass on. */

import { reject } from "../../../../app/commands/cycle/reject.ts";
import type { Recorded } from "../../../../app/ledger/recording/record-entry.ts";
import { Failure } from "../../../../domain/failure.ts";
import {
  correctionWorkbookOf,
  MESSAGE_TO_PASS_ON,
  sentBackMessage,
  stepInMessage,
} from "../../../messages/screens/cycle/reject.ts";
import type { Context, RunCommand } from "../../context.ts";
import { resultOf } from "../../entry-result.ts";
import { askReason, recordedLine, recordOptions } from "../../questions.ts";

export const rejectStep: RunCommand = async (context) => {
  const { ports } = await context.open();
  const { options } = context;
  const reason = await askReason(context, "reject");
  const cells = [options.cell ?? []].flat().map(String);
  for (const cell of cells)
    if (!/^(?:[^!]+!)?[A-Z]{1,3}[0-9]{1,7} \S/.test(cell))
      throw new Failure({ code: "usage", slip: "cell", given: cell });
  const to = options.to === undefined ? undefined : Number(options.to);
  const section = options.section === undefined ? undefined : String(options.section);
  const { recorded, corrections } = await reject(
    ports,
    context.args[0],
    { reason, section, to, cells },
    recordOptions(context),
  );
  return {
    result: { ...resultOf(recorded), reason, cells, corrections },
    lines: [
      recordedLine(recorded.entry, recorded.title, context.language),
      ...corrections.map(({ section, path }) => correctionWorkbookOf(section, path)[context.language]),
      "",
      ...messageToSend(context, recorded, reason, cells, corrections.length > 0),
    ],
  };
};

/** Ready to be sent to whoever must act, in the office's own language. */
function messageToSend(
  { language }: Context,
  { trailers, signer }: Recorded,
  reason: string,
  cells: readonly string[],
  hasWorkbook: boolean,
): readonly string[] {
  const to = trailers.section ?? stepInMessage(trailers.returnTo);
  const message = sentBackMessage(trailers.cycle ?? "", to, signer.official.name, reason, cells, hasWorkbook);
  return [MESSAGE_TO_PASS_ON[language], ...message.map((line) => `  ${line}`)];
}
