/** What is said of a paper that was checked. */
import { type Bilingual, type Language, said } from "../../text/language.ts";
import { formatMoment } from "../../text/words.ts";
import type { CheckedPaper, PaperVerdict } from "../papers/check.ts";

const VERDICT: Record<PaperVerdict, Bilingual> = {
  current: said("ASLI dan masih berlaku.", "GENUINE, and it stands."),
  superseded: said(
    "ASLI, tetapi sudah digantikan yang lebih baru.",
    "GENUINE, but superseded by something later.",
  ),
  altered: said(
    "BERUBAH: register tidak membuat isi ini dari catatan itu.",
    "ALTERED: this is not what the record makes from that entry.",
  ),
  unknown: said(
    "TIDAK DIKENAL: register ini tidak punya catatan itu.",
    "UNKNOWN: this record has no such entry.",
  ),
  "other-office": said(
    "KANTOR LAIN: kertas ini milik kantor lain.",
    "ANOTHER OFFICE: this paper is not of this record.",
  ),
  slip: said("SALAH KETIK: ada huruf kode yang keliru.", "A SLIP: one character of the code is wrong."),
  "no-code": said("Tidak ada kode sop di dalamnya.", "There is no code of sop in it."),
};

const HINT: Partial<Record<PaperVerdict, Bilingual>> = {
  altered: said(
    "Bila berkasnya disimpan ulang atau dibuat versi sop lain, bandingkan angkanya: sop print, lalu lihat keduanya.",
    "Where the file was saved again, or made by another version of sop, compare the figures: sop print, and look at both.",
  ),
  unknown: said(
    "Ambil salinan register yang terbaru, lalu ulangi; bila tetap, kertas itu bukan dari register ini.",
    "Fetch the newest copy of the record and try again; if it stays so, the paper is not of this record.",
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
};

export function checkedLines(
  checked: CheckedPaper,
  utcOffset: number,
  language: Language,
): readonly string[] {
  const { verdict, title, entry, at, says, office, standing } = checked;
  const t = {
    id: { entry: "catatan", compare: "Yang harus tertulis pada kertas:", stands: "Yang berlaku sekarang" },
    en: { entry: "entry", compare: "What must stand on the paper:", stands: "What stands now" },
  }[language];
  const hint = HINT[verdict];
  return [
    VERDICT[verdict][language],
    ...(office === undefined ? [] : [`  ${office}`]),
    ...(title === undefined ? [] : [`  ${title}`]),
    ...(entry === undefined
      ? []
      : [`  ${t.entry} ${entry.slice(0, 12)}, ${formatMoment(at ?? 0, utcOffset)}`]),
    ...(standing === undefined ? [] : [`  ${t.stands}: ${standing}`]),
    ...(says.length === 0
      ? []
      : ["", t.compare, ...says.map(([label, value]) => `  ${label}: ${value.replaceAll("\n", "; ")}`)]),
    ...(hint === undefined ? [] : ["", hint[language]]),
  ];
}
