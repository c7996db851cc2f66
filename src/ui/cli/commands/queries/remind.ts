/** `sop remind`: messages to whoever is waited for, or their days as a calendar file. */

import { resolve } from "node:path";
import { readContacts } from "../../../../adapters/fs/contacts.ts";
import { reminders } from "../../../../app/queries/remind.ts";
import { calendarFile } from "../../../render/machine/calendar-file.ts";
import { dueDays, messagesOf, remindLines } from "../../../render/terminal/remind.ts";
import { type RunCommand, textOption } from "../../context.ts";
import { writeOwnFile } from "../../generated-file.ts";

export const showReminders: RunCommand = async (context) => {
  const { ports } = await context.open();
  const file = textOption(context, "ics");
  const everyone = context.options.all === true || file !== undefined;
  const waiting = await reminders(ports, everyone);
  const messages = messagesOf(waiting, await readContacts(ports.files));
  const result = { ...waiting, messages: messages.map(({ text, link }) => ({ text, link: link ?? null })) };
  if (file === undefined)
    return { result, lines: remindLines(messages, waiting, everyone, context.language) };
  await writeOwnFile(
    resolve(context.terminal.cwd, file),
    calendarFile(waiting.procedureTitle, dueDays(messages)),
    (before) => before.toString("utf8").startsWith("BEGIN:VCALENDAR"),
    "not-a-calendar",
    ports.files,
  );
  return { result: { ...result, file }, lines: [`${file} (${messages.length})`] };
};
