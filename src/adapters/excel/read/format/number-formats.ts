/** What a number format does to a number: shows it as percent, as a day, or as something else than it is. */

export interface NumberFormat {
  readonly percent: boolean;
  readonly date: boolean;
  readonly disguised: boolean;
  /** It shows no text at all. */
  readonly hidesText: boolean;
  /** As the file spells it; undefined where every program knows it by its number. */
  readonly code: string | undefined;
}

export const GENERAL: NumberFormat = {
  percent: false,
  date: false,
  disguised: false,
  hidesText: false,
  code: undefined,
};

/** Formats that every program knows by number and no file spells out (ECMA-376 part 1, §18.8.30). */
const BUILT_IN: ReadonlyMap<number, string> = new Map([
  [1, "0"],
  [3, "#,##0"],
  [9, "0%"],
  [10, "0.00%"],
]);

const isBuiltInDate = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 45 && id <= 47);

/** @param id the format's number @param code its text, where the file spells it out */
export function numberFormat(id: number, code = BUILT_IN.get(id)): NumberFormat {
  if (isBuiltInDate(id)) return { ...GENERAL, date: true };
  if (code === undefined) return GENERAL;
  // What stands in quotes, after a backslash or in brackets is printed, or chooses; it does not change the number.
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]/gi, "");
  const positive = bare.split(";")[0] ?? "";
  const date = /[ymdhs]/i.test(positive.replace(/general/gi, ""));
  const showsNumber = /[0#?@]|general/i.test(positive);
  const scaled = /[0#?],+(?=[^0-9#?,]|$)/.test(positive);
  return {
    percent: positive.includes("%"),
    date,
    disguised: !date && (!showsNumber || scaled),
    // The fourth part is that of texts; without one they are shown as they are.
    hidesText: bare.split(";")[3]?.trim() === "",
    code,
  };
}

const DAY = 86_400_000;
/** A workbook made on old Macs counts its days from 1904. */
const LATER = 1462;

/** The day that a serial number shows as, YYYY-MM-DD; the number itself where it is beyond any calendar. */
export function dayOf(raw: string, from1904: boolean): string {
  const serial = Math.floor(Number(raw)) + (from1904 ? LATER : 0);
  // The 1900 system counts a 29 February that never was: before it, days lie one later.
  const day = new Date(Date.UTC(1899, 11, serial < 60 ? 31 : 30) + serial * DAY);
  return Number.isNaN(day.getTime()) || serial < 0 ? raw : day.toISOString().slice(0, 10);
}
