/** What is said of a printed document that was checked. */
import { type Bilingual, said } from "../../language.ts";

export const VERDICT = {
  current: said("ASLI dan masih berlaku.", "GENUINE and in force."),
  superseded: said(
    "ASLI, tetapi sudah digantikan yang lebih baru.",
    "GENUINE, but superseded by a later document.",
  ),
  altered: said(
    "BERUBAH: register tidak membuat isi ini dari entri itu.",
    "ALTERED: the record does not produce this from that entry.",
  ),
  unknown: said(
    "TIDAK DIKENAL: register ini tidak memuat entri itu.",
    "UNKNOWN: this record has no such entry.",
  ),
  newer: said(
    "LEBIH BARU: dokumen ini dari entri yang lebih baru daripada salinan register di sini.",
    "NEWER: this document is of an entry that is newer than the copy of the record here.",
  ),
  "other-line": said(
    "GARIS LAIN: dokumen ini dari garis lain register ini",
    "ANOTHER LINE: this document is from another line of this record",
  ),
  "other-record": said(
    "REGISTER LAIN: dokumen ini dari register dengan entri pertama lain.",
    "ANOTHER RECORD: this document is of a record with another first entry.",
  ),
  "other-office": said(
    "KANTOR LAIN: dokumen ini milik kantor lain.",
    "ANOTHER OFFICE: this document belongs to another office.",
  ),
  slip: said("SALAH KETIK: ada huruf kode yang keliru.", "TYPING ERROR: a character of the code is wrong."),
  "no-code": said("Tidak ada kode sop di dalamnya.", "There is no code of sop in it."),
} as const;

export const VERDICT_HINT = {
  altered: said(
    "Bila berkasnya disimpan ulang atau dibuat versi sop lain, bandingkan angkanya: sop print, lalu lihat keduanya.",
    "If the file was saved again, or made by another version of sop, compare the figures: sop print, and look at both.",
  ),
  unknown: said(
    "Ada dua kemungkinan: salinan register di sini lebih lama atau dari garis lain, atau dokumen itu bukan dari register ini. Ambil salinan terbaru (git pull) dan ulangi; bila ada berkas PDF-nya, periksa berkas itu: di dalamnya tertulis dari garis mana dokumen itu.",
    "There are two possibilities: the copy of the record here is older or of another line, or the document is not of this record. Get the newest copy (git pull) and try again; if there is a PDF, check that file: it names its line.",
  ),
  newer: said(
    "Ambil salinan register yang terbaru (git pull), lalu ulangi.",
    "Get the newest copy of the record (git pull), then run this again.",
  ),
  "other-line": said(
    "Dua garis dari satu register saling bertentangan: bandingkan keduanya dengan salinan kantor sebelum percaya pada salah satunya.",
    "Two lines of one record contradict each other: compare both with the office's copy before trusting either.",
  ),
  "other-record": said(
    "Bandingkan entri pertama dengan yang tercetak pada lembar SOP kantor itu.",
    "Compare the first entry with the one that the office's SOP sheet prints.",
  ),
  "other-office": said("Periksa di folder kantor itu.", "Check it in that office's folder."),
  slip: said(
    "Baca lagi kodenya: tidak ada huruf I, L, O, U; dua puluh huruf dan angka.",
    "Read the code again: there is no I, L, O or U; twenty letters and digits.",
  ),
  "no-code": said(
    "Ketik kode di kaki halaman, misalnya sop check 0AB12-CD34E-…, atau sebutkan berkas PDF yang dibuat sop.",
    "Type the code at the foot of the page, such as sop check 0AB12-CD34E-…, or name a PDF that sop made.",
  ),
} as const;
/** The labels of what a document must hold. */
export const CHECKED = {
  id: {
    entry: "entri",
    compare: "Yang harus tertulis pada dokumen cetak:",
    stands: "Yang berlaku sekarang",
  },
  en: { entry: "entry", compare: "What the printed document must say:", stands: "What is in force now" },
} as const;

export function firstEntryOf(root: string): Bilingual {
  return said(`entri pertamanya ${root}`, `its first entry is ${root}`);
}

/** @param by the healing, shortened */
export function healedAway(by: string): Bilingual {
  return said(
    `entrinya ada dalam riwayat ini, tetapi tidak berlaku lagi sejak pemulihan ${by}`,
    `its entry is in this history, but is no longer in force since the healing ${by}`,
  );
}

/** @param place branch, tag or stash */
export function elsewhereInRepository(place: Bilingual): Bilingual {
  return said(
    `entrinya ada di repositori ini (${place.id}), dan garis sampai ke sana terbukti`,
    `its entry is in this repository (${place.en}), and the line up to it is proven`,
  );
}

/** @param when the office's clock @param has does that line hold the entry? */
export function provenHereBefore(count: number, when: string, has: boolean): Bilingual {
  return has
    ? said(
        `komputer ini pernah membuktikan garis itu: ${count} entri, pada ${when}`,
        `this computer proved that line before: ${count} entries, on ${when}`,
      )
    : said(
        `komputer ini pernah membuktikan garis lain dari register ini: ${count} entri, pada ${when}`,
        `this computer proved another line of this record before: ${count} entries, on ${when}`,
      );
}
