/** Commands that only look: status, log. */
import { log } from "../../operations/log.ts";
import { status } from "../../operations/status.ts";
import type { RunCommand } from "../context.ts";
import { logLines } from "../views/log.ts";
import { statusLines } from "../views/status.ts";

export const showStatus: RunCommand = async (context) => {
  const { office } = await context.open();
  const board = await status(office);
  return { result: board, lines: statusLines(board, context.language) };
};

export const showLog: RunCommand = async (context) => {
  const { office } = await context.open();
  const book = await log(office, context.args[0]);
  const result = book.lines.map(({ no, entry, message, name }) => ({
    no,
    id: entry.id,
    at: entry.at,
    name,
    title: message.subject,
    note: message.note,
    ...message.trailers,
    flags: entry.flags,
  }));
  return { result, lines: logLines(book, context.language) };
};
