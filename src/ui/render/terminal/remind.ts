/** Messages ready to be sent to whoever a cycle waits for, in the office's own language. */

import type { Reminder, Reminders } from "../../../app/queries/remind.ts";
import type { PersonId } from "../../../domain/ids.ts";
import { officeDay } from "../../../domain/procedure/calendar.ts";
import type { Language } from "../../messages/language.ts";
import { formatDay, formatLastDay } from "../../messages/words.ts";
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

/** Polite, and complete: what, since when, until when, what is objected to, and how to do it. */
function messageOf(
  { name, cycle, step, section, since, due, late, sentBack }: Reminder,
  { procedureTitle, officeName, utcOffset }: Reminders,
): string {
  const where = section === undefined ? "" : ` untuk ${section}`;
  const lateness = late === 0 ? "" : ` (sudah lewat ${late} hari kerja)`;
  const back =
    sentBack === undefined
      ? ""
      : ` Dikembalikan dengan catatan: ${[sentBack.reason, ...sentBack.note].join("; ")}.`;
  const workbook =
    sentBack === undefined
      ? ` Formulirnya ${cycle}/formulir/${section}.xlsx; mohon dikirim kembali setelah diisi.`
      : " Mohon mulai dari lembar Perbaikan pada buku kerja perbaikan, lalu kirim kembali berkas itu juga.";
  const how = step.kind === "fill" ? workbook : "";
  return (
    `Yth. Bapak/Ibu ${name}, mohon bantuannya: langkah ${step.no}, "${step.activity}"${where}, ${procedureTitle} ` +
    `siklus ${cycle}, menunggu Bapak/Ibu sejak ${formatDay(officeDay(since, utcOffset), "id")}. ` +
    `Batas waktunya ${formatLastDay(due, "id")}${lateness}.${back}${how} Terima kasih. – ${officeName}`
  );
}

const WORDS = {
  id: {
    nobody: "Tidak ada yang terlambat. Untuk semua yang sedang ditunggu: sop remind --all",
    idle: "Tidak ada yang sedang ditunggu.",
    vacant: "Tidak ada pemegang peran",
    unknown:
      "Tautan WhatsApp muncul bila nomornya ada di kontak.yaml (ORANG: 62812…), yang tidak ikut dicatat.",
  },
  en: {
    nobody: "Nobody is late. For everyone who is waited for: sop remind --all",
    idle: "Nobody is waited for.",
    vacant: "Nobody holds the role",
    unknown:
      "A WhatsApp link appears where the number stands in kontak.yaml (PERSON: 62812…), which is not recorded.",
  },
} as const;

export function remindLines(
  messages: readonly Message[],
  { vacant }: Reminders,
  everyone: boolean,
  language: Language,
): readonly string[] {
  const t = WORDS[language];
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
