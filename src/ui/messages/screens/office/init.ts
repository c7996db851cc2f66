/** What `sop init` asks, and says when the record is founded. */
import { type Bilingual, said } from "../../language.ts";

/** The questions to whoever founds an office. */
export const FOUNDING_QUESTION = {
  year: said("Tahun anggaran", "Year"),
  office: said("Nama kantor", "Name of the office"),
  regency: said("Kabupaten atau kota", "Regency or city"),
  regionCode: said("Kode wilayah Kemendagri, misalnya 35.12.07", "Region code, such as 35.12.07"),
  place: said("Tempat penandatanganan", "Place of signing"),
  sopNumber: said("Nomor SOP kantor ini (boleh menyusul)", "Number of the office's SOP (may follow)"),
  name: said("Nama lengkap Anda, dengan gelar", "Your full name, with titles"),
  id: said("Pengenal Anda di register (huruf kecil)", "Your id in the record (lower case)"),
  basis: said(
    "Nomor dan tanggal SK atau surat perintah Anda",
    "Number and date of your letter of appointment",
  ),
} as const;

/** @param entry the id of the first entry; undefined in a dry run */
export function firstEntry(entry: string | undefined): Bilingual {
  return said(
    `Entri pertama: ${entry ?? "-"} (tulis di lembar SOP)`,
    `First entry: ${entry ?? "-"} (write it on the SOP sheet)`,
  );
}

export const NEXT_AFTER_FOUNDING = said(
  "Berikutnya: sop official add untuk pejabat lain, lalu sop open TAHUN/tw1",
  "Next: sop official add for the others, then sop open YEAR/tw1",
);
