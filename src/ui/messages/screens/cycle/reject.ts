/** What `sop reject` says, and the message that goes to whoever must act. */
import { type Bilingual, said } from "../../language.ts";

/** @param section by name */
export function correctionWorkbookOf(section: string, path: string): Bilingual {
  return said(`Buku kerja perbaikan (${section}): ${path}`, `Correction workbook (${section}): ${path}`);
}

export const MESSAGE_TO_PASS_ON = said("Pesan untuk disampaikan:", "Message to pass on:");

/**
 * A message ready to be sent, in Indonesian, which the office speaks.
 * @param to the section, or the step @param cells each with what is wrong @param hasWorkbook is one attached?
 */
export function sentBackMessage(
  cycle: string,
  to: string,
  by: string,
  reason: string,
  cells: readonly string[],
  hasWorkbook: boolean,
): readonly string[] {
  return [
    `Data kinerja ${cycle} dikembalikan ke ${to} oleh ${by}: ${reason}`,
    ...cells.map((cell) => `- ${cell}`),
    ...(hasWorkbook
      ? ["Buka buku kerja terlampir, mulai dari lembar Perbaikan, lalu kirim kembali berkas yang sama."]
      : []),
  ];
}

/** A step as a place that work is sent back to, in that message. */
export function stepInMessage(step: number | undefined): string {
  return `langkah ${step}`;
}
