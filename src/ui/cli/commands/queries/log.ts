/** `sop log`: the record as a book. */

import { log } from "../../../../app/queries/log.ts";
import { logLines } from "../../../render/terminal/log.ts";
import type { RunCommand } from "../../context.ts";

export const showLog: RunCommand = async (context) => {
  const { ports } = await context.open();
  const book = await log(ports, context.args[0]);
  const result = book.lines.map(({ no, entry, message, name }) => ({
    no,
    id: entry.id,
    at: entry.at,
    name,
    title: message.subject,
    note: message.note,
    ...message.trailers,
    flags: entry.flags,
    healedBy: entry.healedBy ?? null,
  }));
  return { result, lines: logLines(book, context.language) };
};
