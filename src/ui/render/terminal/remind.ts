/** Messages ready to be sent to whoever a cycle waits for, in the office's own language. */

import type { Reminder, Reminders } from "../../../app/queries/remind.ts";
import type { PersonId } from "../../../domain/ids.ts";
import { officeDay } from "../../../domain/procedure/calendar.ts";
import type { Language } from "../../messages/language.ts";
import { REMIND, reminderMessage } from "../../messages/screens/queries/remind.ts";
import { forTerminal } from "../escape.ts";
import type { DueDay } from "../machine/calendar-file.ts";

/** What each reminder says, and the link that opens it in WhatsApp where a number is known. */
export interface Message {
  readonly reminder: Reminder;
  readonly text: string;
  readonly link: string | undefined;
}

/** @param numbers digits with the country code, by person */
export function messagesOf(waiting: Reminders, numbers: ReadonlyMap<PersonId, string>): readonly Message[] {
  return waiting.reminders.map((reminder) => {
    const text = forTerminal(messageOf(reminder, waiting)).trim();
    const number = numbers.get(reminder.person);
    const link =
      number === undefined ? undefined : `https://wa.me/${number}?text=${encodeURIComponent(text)}`;
    return { reminder, text, link };
  });
}

/** The same as days in a calendar: one for each thing that one person is waited for. */
export function dueDays(messages: readonly Message[]): readonly DueDay[] {
  return messages.map(({ reminder, text }) => {
    const { cycle, step, section, person, due, since, name } = reminder;
    const place = section === undefined ? "" : ` ${section}`;
    return {
      id: `${cycle.replace("/", "-")}-${step.no}${section === undefined ? "" : `-${section}`}-${person}@sop`,
      day: due,
      title: forTerminal(`${cycle} ${step.no}${place}: ${step.activity} (${name})`),
      text,
      since,
    };
  });
}

function messageOf(
  { name, cycle, step, section, since, due, late, sentBack }: Reminder,
  { procedureTitle, officeName, utcOffset }: Reminders,
): string {
  return reminderMessage({
    name,
    step: step.no,
    activity: step.activity,
    isFilling: step.kind === "fill",
    procedure: procedureTitle,
    cycle,
    section,
    since: officeDay(since, utcOffset),
    due,
    late,
    objections: sentBack === undefined ? undefined : [sentBack.reason, ...sentBack.note],
    office: officeName,
  });
}

export function remindLines(
  messages: readonly Message[],
  { vacant }: Reminders,
  everyone: boolean,
  language: Language,
): readonly string[] {
  const t = REMIND[language];
  const holes = vacant.map(
    ({ cycle, step, section }) =>
      `${t.vacant}: ${cycle}, ${step.no} ${step.activity}${section === undefined ? "" : `, ${section}`}`,
  );
  if (messages.length === 0) return [everyone ? t.idle : t.nobody, ...holes].map(forTerminal);
  return [
    ...messages.flatMap(({ reminder, text, link }) => [
      `${reminder.name} (${reminder.cycle})`,
      `  ${text}`,
      ...(link === undefined ? [] : [`  ${link}`]),
      "",
    ]),
    ...holes,
    ...(messages.some(({ link }) => link === undefined) ? [t.unknown] : []),
  ].map(forTerminal);
}
