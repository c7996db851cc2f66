/** What is said where the program itself is wrong: in both languages, since it may be before either is known. */

/** @param detail where it happened, cleaned for a terminal */
export function bugReport(detail: string): string {
  return `sop: this is a bug in sop, not in what you did. Nothing was recorded by this command unless it said so.\n     Ini kesalahan program, bukan kesalahan Anda. Mohon laporkan beserta baris berikut.\n\n${detail}\n`;
}

/** That the output could not be written to its end. @param said the system's own words */
export function outputCut(said: string): string {
  return [
    `sop: keluaran terpotong, jadi tidak lengkap: ${said}. Kosongkan ruang penyimpanan, atau arahkan ke tempat lain.`,
    `     The output was cut, so it is not complete: ${said}. Free some space, or write it elsewhere.`,
    "",
  ].join("\n");
}
