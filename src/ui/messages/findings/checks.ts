/** Between values, sections and periods: what does not agree, and what is possible but usually a slip. */
import { Decimal } from "../../../domain/decimal.ts";
import type { Finding, Rule } from "../../../domain/finding.ts";
import { formatNumber } from "../format.ts";
import { type Bilingual, type Language, said } from "../language.ts";
import type { BesideRule } from "./beside.ts";
import { type Catalogue, type CatalogueEntry, given, same, shown } from "./entry.ts";
import type { FileRule } from "./files.ts";
import type { FormRule } from "./forms.ts";
import type { PlanRule } from "./plan.ts";
import type { PlausibilityRule } from "./plausibility.ts";
import type { ValueRule } from "./values.ts";
import type { DocumentRule } from "./yaml.ts";

type CheckRule = Exclude<
  Rule,
  FileRule | FormRule | ValueRule | BesideRule | DocumentRule | PlanRule | PlausibilityRule
>;

const OR_NOTE = said(
  "Bila memang benar, jawab pada lembar Perbaikan, atau beri catatan saat memverifikasi.",
  "Where it is right after all, answer on the sheet Perbaikan, or give a note when verifying.",
);

/** A percentage worked out elsewhere, from more places than were typed, is explained; any other was put in by hand. */
function whyItDiffers({ unrounded: [least, most] = [] }: Finding, language: Language): string {
  if (least === undefined || most === undefined)
    return { id: "rumus pada sel ini berubah", en: "the formula in this cell was changed" }[language];
  const [from, to] = [least, most].map((end) => formatNumber(new Decimal(end), language, 4));
  return {
    id: `angka itu hanya keluar bila realisasinya belum dibulatkan, antara ${from} dan ${to}: tulis realisasi selengkapnya`,
    en: `that only comes of a figure that was not yet rounded, between ${from} and ${to}: write the figure with all its places`,
  }[language];
}

export const CHECKS: Catalogue<CheckRule> = {
  "achievement-differs": {
    severity: "configured",
    says: (f) => {
      const [id, en] = [whyItDiffers(f, "id"), whyItDiffers(f, "en")];
      return f.expected
        ? said(
            `formulir menunjukkan ${shown(f.given, "id")}, hitungan ulang ${shown(f.expected, "id")}; ${id}`,
            `the form shows ${shown(f.given, "en")}, recomputed it is ${shown(f.expected, "en")}; ${en}`,
          )
        : said(
            `formulir menunjukkan ${shown(f.given, "id")}, padahal belum ada yang dapat dihitung; ${id}`,
            `the form shows ${shown(f.given, "en")}, though there is nothing to compute yet; ${en}`,
          );
    },
    about: said(
      "Capaian, serapan dan jumlah dihitung ulang dari angka yang diisi; yang tampil di formulir harus sama sampai dua desimal.",
      "Achievement, absorption and sums are computed again from what was filled; what the form shows must agree to two places.",
    ),
    example: said("sel terkunci dibiarkan", "leave locked cells alone"),
  },
  "over-ceiling": {
    severity: "configured",
    says: (f) =>
      said(
        `Rp ${shown(f.given, "id")} melebihi sisa pagu Rp ${shown(f.expected, "id")}`,
        `Rp ${shown(f.given, "en")} exceeds what is left of the ceiling, Rp ${shown(f.expected, "en")}`,
      ),
    about: said(
      "Belanja triwulan ini lebih besar daripada pagu setelah belanja triwulan lalu. Sering kelebihan satu nol, atau angka kumulatif.",
      "This quarter's spending is more than the ceiling leaves after the quarters before. Often one nought too many, or a cumulative figure.",
    ),
    example: same("12.500.000"),
  },
  "evidence-missing": {
    severity: "configured",
    says: () =>
      said(
        "ada realisasi, tetapi bukti dukung belum disebut",
        "something was realised, but no evidence is named",
      ),
    about: said(
      "Sebut nama atau nomor dokumen yang membuktikan realisasi.",
      "Name the document, or its number, that proves the figure.",
    ),
    example: same("BA Musdes 140/12/35.09.24/2021"),
  },
  "reason-missing": {
    severity: "configured",
    says: () =>
      said(
        "realisasi kosong tanpa alasan; isi angkanya (0 bila nol), atau pilih alasan kosong",
        "the figure is empty without a reason; fill it (0 if it is zero), or choose a reason",
      ),
    about: said(
      'Kosong, 0 dan "-" adalah tiga hal berbeda: 0 berarti dihitung dan hasilnya nol.',
      'Empty, 0 and "-" are three different things: 0 means that it was counted, and is nought.',
    ),
    example: same("0 · Belum terlaksana"),
  },
  "office-rule": {
    severity: "configured",
    says: (f) => same((f.expected ?? "").replace(/\.$/, "")),
    about: said(
      "Aturan yang ditulis kantor sendiri di formulir.yaml (aturan_kantor), dengan kata-katanya sendiri.",
      "A rule that the office itself wrote in formulir.yaml (aturan_kantor), in its own words.",
    ),
    example: same('realisasi > 0 || masalah != ""'),
  },
  "percent-odd": suspicion(
    (f) =>
      said(
        `${shown(f.given, "id")} persen tidak lazim; tulis 98,5 untuk 98,5 %`,
        `${shown(f.given, "en")} percent is unusual; write 98.5 for 98.5 %`,
      ),
    said(
      "Persen di atas 200, atau antara 0 dan 1: biasanya salah skala.",
      "A percentage above 200, or between 0 and 1: usually a slip of scale.",
    ),
    same("98,5"),
  ),
  "index-slip": suspicion(
    (f) =>
      said(
        `${shown(f.given, "id")}, padahal sebelumnya ${shown(f.expected, "id")}; mungkin koma terlalu ke kiri`,
        `${shown(f.given, "en")}, though it was ${shown(f.expected, "en")} before; perhaps the point is one place too far left`,
      ),
    said("Indeks di bawah 10 yang sebelumnya di atas 50.", "An index below 10 that was above 50 before."),
    same("83"),
  ),
  "ceiling-multiple": suspicion(
    (f) =>
      said(
        `tepat ${f.expected} kali pagu; mungkin satu jumlah diketik sekali tiap indikator`,
        `exactly ${f.expected} times the ceiling; perhaps one amount was typed once for each indicator`,
      ),
    said(
      "Kelipatan pagu yang persis jarang kebetulan.",
      "An exact multiple of the ceiling is rarely chance.",
    ),
    same("12.500.000"),
  ),
  "amount-repeated": suspicion(
    (f) =>
      said(
        `Rp ${shown(f.given, "id")} muncul di ${f.expected}; pastikan bukan satu jumlah yang disalin`,
        `Rp ${shown(f.given, "en")} stands in ${f.expected}; make sure that it is not one amount copied`,
      ),
    said("Jumlah yang sama tiga kali atau lebih.", "The same amount three times or more."),
    said("tiap baris belanjanya sendiri", "each row its own spending"),
  ),
  "achievement-typed": suspicion(
    (f) =>
      said(
        `${shown(f.given, "id")} jauh di atas target ${shown(f.expected, "id")}; isi banyaknya, bukan persentase capaian`,
        `${shown(f.given, "en")} is far above the target ${shown(f.expected, "en")}; enter how many, not the percentage achieved`,
      ),
    said(
      "Angka sekitar 100 pada indikator yang targetnya kecil dan bukan persen.",
      "A figure near 100 for an indicator whose target is small and not a percentage.",
    ),
    said("4 (laporan), bukan 100 (%)", "4 (reports), not 100 (%)"),
  ),
  "cumulative-typed": suspicion(
    (f) =>
      said(
        `semua ${f.expected} angka sama atau lebih besar daripada periode lalu; isi periode ini saja, bukan jumlah sejak Januari`,
        `all ${f.expected} figures equal or exceed the last period's; enter this period alone, not the sum since January`,
      ),
    said(
      "Jumlah s.d. periode ini dihitung sendiri oleh formulir.",
      "The form adds up the year to date by itself.",
    ),
    said("hanya periode ini", "this period alone"),
  ),
  "cumulative-falls": suspicion(
    (f) =>
      said(
        `${shown(f.given, "id")} lebih kecil daripada periode lalu (${shown(f.expected, "id")}); angka s.d. periode ini tidak dapat turun`,
        `${shown(f.given, "en")} is less than in the last period (${shown(f.expected, "en")}); a year-to-date count cannot fall`,
      ),
    said(
      "Indikator ini melaporkan keadaan s.d. akhir periode (akumulasi terakhir).",
      "This indicator reports the year to date (accumulation: terakhir).",
    ),
    said("sama dengan periode lalu atau lebih", "as much as the last period or more"),
  ),
  "worse-unexplained": suspicion(
    (f) =>
      said(
        `capaian turun dari ${shown(f.expected, "id")} % menjadi ${shown(f.given, "id")} %; jelaskan masalahnya`,
        `achievement fell from ${shown(f.expected, "en")} % to ${shown(f.given, "en")} %; say what hindered it`,
      ),
    said(
      "Capaian lebih rendah daripada periode terakhir, dan kolom masalah kosong.",
      "Achievement is below that of the last period, and the column of obstacles is empty.",
    ),
    same("Musyawarah desa mundur karena panen"),
  ),
  "other-district": suspicion(
    (f) =>
      said(
        `menyebut Kecamatan ${f.given}; formulir ini milik ${f.expected}`,
        `it names the district ${f.given}; this form belongs to ${f.expected}`,
      ),
    said(
      "Teks mungkin tersalin dari dokumen kecamatan lain.",
      "The text may have been copied from another district's.",
    ),
    same("Kecamatan Pakusari"),
  ),
  "evidence-shared": suspicion(
    (f) =>
      said(
        `bukti ${given(f)} juga disebut ${f.expected}`,
        `the evidence ${given(f)} is named by ${f.expected} as well`,
      ),
    said(
      "Satu dokumen membuktikan angka dua seksi: mungkin untuk kegiatan bersama, sering tersalin.",
      "One document proves the figures of two sections: possible for a joint activity, often copied.",
    ),
    same("SPJ 12/III/2024"),
  ),
  "text-garbled": suspicion(
    (f) =>
      said(
        `ada huruf rusak ${given(f)}; ketik ulang teksnya`,
        `garbled characters ${given(f)}; type the text again`,
      ),
    said(
      "Huruf berubah saat disalin dari program lain, atau pindah baris diketik sebagai \\n.",
      "Characters changed when copied from another program, or a line break was typed as \\n.",
    ),
    said("teks biasa", "plain text"),
  ),
  "remark-fixed": remark("info", (f) =>
    said(`sudah diperbaiki: ${f.given}`, `has been corrected: ${f.given}`),
  ),
  "remark-answered": remark("info", (f) =>
    said(`dijawab: "${f.expected}" (catatan: ${f.given})`, `answered: "${f.expected}" (remark: ${f.given})`),
  ),
  "remark-open": remark("warning", (f) =>
    said(`belum diperbaiki dan belum dijawab: ${f.given}`, `neither corrected nor answered: ${f.given}`),
  ),
};

function suspicion(
  says: (finding: Finding) => Bilingual,
  about: Bilingual,
  example: Bilingual,
): CatalogueEntry {
  const both = said(`${about.id} ${OR_NOTE.id}`, `${about.en} ${OR_NOTE.en}`);
  return { severity: "configured", says, about: both, example };
}

function remark(severity: "info" | "warning", says: (finding: Finding) => Bilingual): CatalogueEntry {
  return {
    severity,
    says,
    about: said(
      "Apa yang terjadi dengan catatan yang dikembalikan: diperbaiki, dijawab, atau masih terbuka.",
      "What became of a remark that was sent back: corrected, answered, or still open.",
    ),
    example: said(
      "jawaban di kolom Jawaban pada lembar Perbaikan",
      "an answer in the column Jawaban of the sheet Perbaikan",
    ),
  };
}
