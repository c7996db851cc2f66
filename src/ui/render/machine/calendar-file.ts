/** Days to be kept in mind as a calendar file (RFC 5545), for whatever calendar a person uses. */
import ical from "ical-generator";

export interface DueDay {
  /** The same day has the same one each time the file is made, so that a calendar brings it up to date. */
  readonly id: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly title: string;
  readonly text: string;
  /** Since when it is known; seconds since 1970. */
  readonly since: number;
}

/** The file's text; the same days give the same bytes. */
export function calendarFile(name: string, days: readonly DueDay[]): string {
  const calendar = ical({ name, prodId: { company: "sop", product: "sop", language: "ID" } });
  for (const { id, day, title, text, since } of days)
    calendar.createEvent({
      id,
      start: new Date(`${day}T00:00:00Z`),
      allDay: true,
      summary: title,
      description: text,
      stamp: new Date(since * 1000),
    });
  return `${calendar.toString()}\r\n`;
}
