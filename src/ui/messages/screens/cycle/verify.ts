/** What `sop verify` says of each return. */
import { type Bilingual, said } from "../../language.ts";
import { counted } from "../../words.ts";

export function returnsChecked(returns: number, findings: number): Bilingual {
  return said(
    `Pemeriksaan: ${returns} isian, ${findings} temuan.`,
    `Checked: ${counted(returns, "return", "returns")}, ${counted(findings, "finding", "findings")}.`,
  );
}

export const NOTE_ON_WARNINGS = said("Keterangan atas peringatan ini", "Your note on these warnings");

/** @param section by name @param command that verifies it with a note */
export function warningsUnanswered(section: string, count: number, command: string): Bilingual {
  return said(
    `${section}: ${count} peringatan belum dijawab, belum diverifikasi. Bila angkanya benar, beri keterangan: ${command}`,
    `${section}: ${counted(count, "warning", "warnings")} unanswered, not verified. If the figures are right, give a note: ${command}`,
  );
}

/** @param section by name @param command that sends it back */
export function returnHasErrors(section: string, command: string): Bilingual {
  return said(
    `${section}: ada kesalahan, belum diverifikasi. Kembalikan dengan: ${command}`,
    `${section}: has errors, not verified. Send it back with: ${command}`,
  );
}

export function correctionWorkbookFor(path: string): Bilingual {
  return said(`Buku kerja perbaikan untuk seksi: ${path}`, `Correction workbook for the section: ${path}`);
}
