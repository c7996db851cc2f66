/** What `sop demo` says between its commands, and at its end. */
import { type Bilingual, type Language, said } from "../language.ts";

export function throwAwayKeys(folder: string): Bilingual {
  return said(`Kunci sekali pakai: ${folder}`, `Throw-away keys: ${folder}`);
}

/** @param form the workbook that the section fills @param file where it arrives */
export function sectionFills(section: string, form: string, file: string): Bilingual {
  return said(
    `(${section} mengisi ${form} di Excel dan mengirim ${file})`,
    `(${section} fills ${form} in Excel and sends ${file})`,
  );
}

/** The scenes of a cycle. */
export const SCENES = {
  founding: said("Mendirikan folder kerja dan register", "Creating the workspace and its record"),
  forms: said(
    "Langkah 1-3: format disusun, dikoreksi, diserahkan",
    "Steps 1-3: the form is drafted, corrected, handed out",
  ),
  filling: said(
    "Langkah 4-5: seksi mengisi di Excel; satu isian keliru dan dikembalikan",
    "Steps 4-5: sections fill in Excel; one return is wrong and goes back",
  ),
  recap: said("Langkah 6: rekap", "Step 6: the recap"),
  sentBack: said(
    "Langkah 7: Kasubag mengembalikan satu seksi",
    "Step 7: the head of planning sends one section back",
  ),
  signing: said("Langkah 7-9: paraf, paraf, tanda tangan", "Steps 7-9: initialled twice, and signed"),
  paper: said(
    "Dokumen cetak untuk arsip, dan laporannya",
    "Printed documents for the archive, and the report",
  ),
  proof: said("Selesai; buktinya", "Finished; the proof"),
} as const;

/** Where to look when all is played. @param folder the demonstration's @param program how to start sop without installing it */
export function whereToLook(
  folder: string,
  cycle: string,
  program: string,
  language: Language,
): readonly string[] {
  return {
    id: [
      "",
      "Lihat hasilnya:",
      `  cd ${folder}/workspace`,
      "  sop status            giliran siapa",
      "  sop log               register sebagai buku",
      "  sop audit             buktikan lagi",
      "  git log --show-signature",
      `  ${cycle}/rekap/rekap.xlsx, ${cycle}/formulir/*.xlsx   buka di LibreOffice atau Excel`,
      "  cetak/recap-….pdf, cetak/sop.pdf, cetak/laporan.html   dokumen cetak dan laporan; periksa: sop check cetak/sop.pdf",
      `Bila perintah sop belum terpasang: node ${program} status`,
    ],
    en: [
      "",
      "See the result:",
      `  cd ${folder}/workspace`,
      "  sop status            next actions",
      "  sop log               the record as a book",
      "  sop audit             prove it again",
      "  git log --show-signature",
      `  ${cycle}/rekap/rekap.xlsx, ${cycle}/formulir/*.xlsx   open in LibreOffice or Excel`,
      "  cetak/recap-….pdf, cetak/sop.pdf, cetak/laporan.html   printed documents and report; check: sop check cetak/sop.pdf",
      `If the command sop is not installed: node ${program} status`,
    ],
  }[language];
}
