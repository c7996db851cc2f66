/** Commands that only look: status, remind, log, trace. */
import { readContacts } from "../../files/contacts.ts";
import { log } from "../../operations/log.ts";
import { reminders } from "../../operations/remind.ts";
import { status } from "../../operations/status.ts";
import { timeliness } from "../../operations/timeliness.ts";
import { trace } from "../../operations/trace.ts";
import type { RunCommand } from "../context.ts";
import { logLines } from "../views/log.ts";
import { messagesOf, remindLines } from "../views/remind.ts";
import { statusLines } from "../views/status.ts";
import { timelinessLines } from "../views/timeliness.ts";
import { traceLines } from "../views/trace.ts";

export const showStatus: RunCommand = async (context) => {
  const { office } = await context.open();
  if (context.options.timeliness === true) {
    const past = await timeliness(office);
    return { result: past, lines: timelinessLines(past, context.language) };
  }
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

export const showTrace: RunCommand = async (context) => {
  const { office } = await context.open();
  const traced = await trace(office, context.args[0] ?? "");
  return { result: traced, lines: traceLines(traced, context.language) };
};

export const showReminders: RunCommand = async (context) => {
  const { office } = await context.open();
  const everyone = context.options.all === true;
  const waiting = await reminders(office, everyone);
  const messages = messagesOf(waiting, await readContacts(office.files));
  return {
    result: { ...waiting, messages: messages.map(({ text, link }) => ({ text, link: link ?? null })) },
    lines: remindLines(messages, waiting, everyone, context.language),
  };
};
