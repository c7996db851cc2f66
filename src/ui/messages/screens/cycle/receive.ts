/** What `sop receive` says of each workbook: taken in, late, refused; and the receipt for whoever filled it. */
import { type Bilingual, said } from "../../language.ts";
import { counted, formatLastDay, formatWorkingDays } from "../../words.ts";

export const MESSAGE_FOR_RESPONDENT = said("Pesan untuk pengisi:", "Message for the respondent:");

/** @param due YYYY-MM-DD @param late working days */
export function whyIsItLate(section: string, due: string, late: number): Bilingual {
  return said(
    `${section} terlambat ${formatWorkingDays(late, "id")} (batas ${formatLastDay(due, "id")}). Sebabnya`,
    `${section} is ${formatWorkingDays(late, "en")} late (due ${formatLastDay(due, "en")}). Why`,
  );
}

/** That a return came late, and the reason that the record keeps. @param due YYYY-MM-DD @param late working days */
export function lateReturn(due: string, late: number, reason: string | undefined): Bilingual {
  const why =
    reason === undefined
      ? said("sebabnya tidak disebut (--reason)", "no reason was given (--reason)")
      : said(`sebab: ${reason}`, `reason: ${reason}`);
  return said(
    `Terlambat ${formatWorkingDays(late, "id")}, batas ${formatLastDay(due, "id")}; ${why.id}`,
    `Late by ${formatWorkingDays(late, "en")}, due ${formatLastDay(due, "en")}; ${why.en}`,
  );
}

export function receivedBefore(file: string, section: string): Bilingual {
  return said(
    `${file}: sudah diterima sebelumnya (${section}).`,
    `${file}: was received before (${section}).`,
  );
}

export function notTakenIn(file: string): Bilingual {
  return said(
    `${file}: tidak diterima; berkasnya tidak disentuh.`,
    `${file}: not taken in; the file was left as it is.`,
  );
}

/** @param digest its beginning */
export function returnReceived(
  section: string,
  file: string,
  rows: number,
  errors: number,
  digest: string,
): Bilingual {
  const found = said(
    errors === 0 ? "tanpa kesalahan" : `${errors} kesalahan`,
    errors === 0 ? "no errors" : counted(errors, "error", "errors"),
  );
  return said(
    `${section}: ${file} diterima, ${rows} baris, ${found.id}. Kode hash ${digest}`,
    `${section}: ${file} received, ${counted(rows, "row", "rows")}, ${found.en}. Digest ${digest}`,
  );
}

/** The head and the labels of a receipt. */
export const RECEIPT = {
  id: {
    title: "Tanda terima",
    file: "Berkas",
    at: "Diterima",
    digest: "Kode hash",
    found: "Hasil pemeriksaan",
  },
  en: { title: "Receipt for", file: "File", at: "Received", digest: "Digest", found: "Checks" },
} as const;

export function rowsOfReturn(count: number): Bilingual {
  return said(`${count} baris`, counted(count, "row", "rows"));
}

export function findingsCounted(errors: number, warnings: number): Bilingual {
  if (errors + warnings === 0) return said("tidak ada temuan", "nothing found");
  return said(
    `${errors} kesalahan, ${warnings} peringatan`,
    `${counted(errors, "error", "errors")}, ${counted(warnings, "warning", "warnings")}`,
  );
}

/** How many findings a message leaves out. */
export function moreInWorkbook(count: number): Bilingual {
  return said(
    `dan ${count} lagi; semuanya ada di buku kerja perbaikan.`,
    `and ${count} more; all are in the correction workbook.`,
  );
}

/** What became of the remarks that were sent back. */
export function remarksCounted(fixed: number, answered: number, open: number): Bilingual {
  return said(
    `Koreksi yang dikembalikan: ${fixed} diperbaiki, ${answered} dijawab, ${open} terbuka`,
    `Remarks sent back: ${fixed} corrected, ${answered} answered, ${open} open`,
  );
}
