/** What is said of a paper that was checked. */
import { type Bilingual, type Language, said } from "../../messages/language.ts";
import { partingText, placeText } from "../../messages/law/losses.ts";
import { formatMoment } from "../../messages/words.ts";
import type { Beyond } from "../paper/beyond.ts";
import type { CheckedPaper, PaperVerdict } from "../paper/checked.ts";

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
  newer: said(
    "LEBIH BARU: dokumen ini dari entri yang lebih baru daripada salinan register di sini.",
    "NEWER: this paper is of an entry that is newer than the copy of the record here.",
  ),
  "other-line": said(
    "GARIS LAIN: dokumen ini dari garis lain register ini",
    "ANOTHER LINE: this paper is from another line of this record",
  ),
  "other-record": said(
    "REGISTER LAIN: dokumen ini dari register dengan entri pertama lain.",
    "ANOTHER RECORD: this paper is of a record with another first entry.",
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
    "Ada dua kemungkinan: salinan register di sini lebih lama atau dari garis lain, atau dokumen itu bukan dari register ini. Ambil salinan terbaru (git pull) dan ulangi; bila ada berkas PDF-nya, periksa berkas itu: di dalamnya tertulis dari garis mana dokumen itu.",
    "There are two possibilities: the copy of the record here is older or of another line, or the paper is not of this record. Get the newest copy (git pull) and try again; where there is a PDF of it, check that file: it says of which line it is.",
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
};

export function checkedLines(
  checked: CheckedPaper,
  utcOffset: number,
  language: Language,
): readonly string[] {
  const { verdict, title, entry, at, says, office, standing, beyond } = checked;
  const t = {
    id: { entry: "catatan", compare: "Yang harus tertulis pada kertas:", stands: "Yang berlaku sekarang" },
    en: { entry: "entry", compare: "What must stand on the paper:", stands: "What stands now" },
  }[language];
  const hint = HINT[verdict];
  return [
    headLine(checked, language),
    ...(office === undefined ? [] : [`  ${office}`]),
    ...(title === undefined ? [] : [`  ${title}`]),
    ...(entry === undefined
      ? []
      : [`  ${t.entry} ${entry.slice(0, 12)}, ${formatMoment(at ?? 0, utcOffset)}`]),
    ...(beyond === undefined ? [] : beyondLines(beyond, utcOffset, language)),
    ...(standing === undefined ? [] : [`  ${t.stands}: ${standing}`]),
    ...(says.length === 0
      ? []
      : ["", t.compare, ...says.map(([label, value]) => `  ${label}: ${value.replaceAll("\n", "; ")}`)]),
    ...(hint === undefined ? [] : ["", hint[language]]),
  ];
}

/** The verdict; where two lines parted belongs to it. */
function headLine({ verdict, beyond }: CheckedPaper, language: Language): string {
  const head = VERDICT[verdict][language];
  return beyond?.parting === undefined || verdict !== "other-line"
    ? head
    : `${head}, ${partingText(beyond.parting)[language]}.`;
}

/** What is known of an entry that is not in the history here. */
function beyondLines(
  { elsewhere, remembered, root, healedBy }: Beyond,
  utcOffset: number,
  language: Language,
): readonly string[] {
  const lines: string[] = [];
  if (root !== undefined)
    lines.push({ id: `entri pertamanya ${root}`, en: `its first entry is ${root}` }[language]);
  if (healedBy !== undefined) {
    const by = healedBy.slice(0, 12);
    lines.push(
      {
        id: `entrinya ada dalam riwayat ini, tetapi tidak berlaku lagi sejak pemulihan ${by}`,
        en: `its entry is in this history, but stands no more since the healing ${by}`,
      }[language],
    );
  }
  if (elsewhere !== undefined) {
    const place = placeText(elsewhere)[language];
    lines.push(
      {
        id: `entrinya ada di repositori ini (${place}), dan garis sampai ke sana terbukti`,
        en: `its entry is in this repository (${place}), and the line up to it is proven`,
      }[language],
    );
  }
  if (remembered !== undefined) lines.push(rememberedLine(remembered, utcOffset)[language]);
  return lines.map((line) => `  ${line}`);
}

function rememberedLine({ at, count, has }: NonNullable<Beyond["remembered"]>, utcOffset: number): Bilingual {
  const when = formatMoment(at, utcOffset);
  return has
    ? said(
        `komputer ini pernah membuktikan garis itu: ${count} entri, pada ${when}`,
        `this computer proved that line once: ${count} entries, on ${when}`,
      )
    : said(
        `komputer ini pernah membuktikan garis lain dari register ini: ${count} entri, pada ${when}`,
        `this computer once proved another line of this record: ${count} entries, on ${when}`,
      );
}
