/** What is said where the program itself is wrong: in both languages, since it may be before either is known. */

/** @param detail where it happened, cleaned for a terminal */
export function bugReport(detail: string): string {
  return `sop: this is a bug in sop, not in what you did. Nothing was recorded by this command unless it said so.\n     Ini kesalahan program, bukan kesalahan Anda. Mohon laporkan beserta baris berikut.\n\n${detail}\n`;
}
