/** What `sop distribute` says. */
import { type Bilingual, said } from "../../language.ts";
import { counted, formatLastDay } from "../../words.ts";

/** @param due the last day for returns, YYYY-MM-DD; undefined where there is none */
export function handOutWorkbooks(due: string | undefined): Bilingual {
  return said(
    `Serahkan satu buku kerja kepada tiap pengisi${due === undefined ? "" : `. Batas pengembalian: ${formatLastDay(due, "id")}`}:`,
    `Hand one workbook to each respondent${due === undefined ? "" : `, to be returned by ${formatLastDay(due, "en")}`}:`,
  );
}

/** Nobody holds the role that fills a section's form. */
export const NO_RESPONDENT = said("belum ada pengisi", "no respondent yet");

export function rowsOfForm(count: number): Bilingual {
  return said(`${count} baris`, counted(count, "row", "rows"));
}
