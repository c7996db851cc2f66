/** Working days of an Indonesian office: Monday to Friday, less national holidays and collective leave (domain §4). */

export interface Calendar {
  /** Days off, YYYY-MM-DD. */
  readonly daysOff: ReadonlySet<string>;
  /** Years for which the decree is known; in any other, only weekends are days off. */
  readonly years: ReadonlySet<number>;
}

const DAY = 86_400_000;

/** Is this text a day that the calendar has, YYYY-MM-DD? A thirtieth of February would be read as a day in March. */
export function isDay(text: string): boolean {
  const at = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** The day of the week of a day, YYYY-MM-DD: 0 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** Is this day, YYYY-MM-DD, a working day? */
export function isWorkingDay(calendar: Calendar, day: string): boolean {
  const weekday = weekdayOf(day);
  return weekday !== 0 && weekday !== 6 && !calendar.daysOff.has(day);
}

/** The day that lies so many working days after another; that day itself is not counted. */
export function addWorkingDays(calendar: Calendar, day: string, count: number): string {
  let current = day;
  for (let left = count; left > 0; ) {
    current = nextDay(current);
    if (isWorkingDay(calendar, current)) left -= 1;
  }
  return current;
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. */
export function workingDaysBetween(calendar: Calendar, from: string, to: string): number {
  let count = 0;
  for (let day = from; day < to; ) {
    day = nextDay(day);
    if (isWorkingDay(calendar, day)) count += 1;
  }
  return count;
}

/** The day after another. */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
}

/** The day on the office's calendar, YYYY-MM-DD. */
export function officeDay(at: number, utcOffset: number): string {
  return new Date((at + utcOffset * 60) * 1000).toISOString().slice(0, 10);
}
