/** Commands that only look: status, remind, log, trace. */
import { resolve } from "node:path";
import { readContacts } from "../../../adapters/fs/contacts.ts";
import { log } from "../../../app/queries/log.ts";
import { reminders } from "../../../app/queries/remind.ts";
import { status } from "../../../app/queries/status.ts";
import { timeliness } from "../../../app/queries/timeliness.ts";
import { trace } from "../../../app/queries/trace.ts";
import { calendarFile } from "../../render/machine/calendar-file.ts";
import { logLines } from "../../render/terminal/log.ts";
import { dueDays, messagesOf, remindLines } from "../../render/terminal/remind.ts";
import { statusLines } from "../../render/terminal/status.ts";
import { timelinessLines } from "../../render/terminal/timeliness.ts";
import { traceLines } from "../../render/terminal/trace.ts";
import { type Context, type RunCommand, textOption } from "../context.ts";
import { writeOwnFile } from "../generated-file.ts";
import type { Outcome } from "../outcome.ts";

export const showStatus: RunCommand = async (context) => {
  const { office } = await context.open();
  if (context.options.timeliness === true) {
    const past = await timeliness(office);
    return { result: past, lines: timelinessLines(past, context.language) };
  }
  const look = async () => {
    const board = await status(office);
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
  const foot = { id: "Berhenti: Ctrl+C", en: "Stop: Ctrl+C" }[language];
  let shown = "";
  for (;;) {
    const { result, lines } = await look();
    const text = lines.join("\n");
    if (text !== shown) terminal.out(`${terminal.colours ? CLEAR : ""}${text}\n\n${foot}\n`);
    shown = text;
    if (!(await terminal.pause(PAUSE))) return { result, lines: [] };
  }
}

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
    healedBy: entry.healedBy ?? null,
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
  const file = textOption(context, "ics");
  const everyone = context.options.all === true || file !== undefined;
  const waiting = await reminders(office, everyone);
  const messages = messagesOf(waiting, await readContacts(office.files));
  const result = { ...waiting, messages: messages.map(({ text, link }) => ({ text, link: link ?? null })) };
  if (file === undefined)
    return { result, lines: remindLines(messages, waiting, everyone, context.language) };
  await writeOwnFile(
    resolve(context.terminal.cwd, file),
    calendarFile(waiting.procedureTitle, dueDays(messages)),
    (before) => before.toString("utf8").startsWith("BEGIN:VCALENDAR"),
    "not-a-calendar",
    office.files,
  );
  return { result: { ...result, file }, lines: [`${file} (${messages.length})`] };
};
