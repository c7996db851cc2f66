/** What is odd about a plan, before anyone fills a form to it. */

import type { Finding } from "../../../domain/finding.ts";
import type { PlanDoubt } from "../../../domain/recap/plan-check.ts";
import { type Bilingual, said } from "../language.ts";
import { type Catalogue, type CatalogueEntry, given, same, shown } from "./entry.ts";

export type PlanRule = PlanDoubt["rule"];

const DECIDE = said(
  "Tidak menghalangi; perbaiki rencana.yaml bila keliru.",
  "It blocks nothing; correct rencana.yaml where it is wrong.",
);

function doubt(says: (f: Finding) => Bilingual, about: Bilingual, example: Bilingual): CatalogueEntry {
  const both = said(`${about.id} ${DECIDE.id}`, `${about.en} ${DECIDE.en}`);
  return { severity: "warning", says, about: both, example };
}

export const PLANS: Catalogue<PlanRule> = {
  "plan-year-differs": doubt(
    (f) =>
      said(
        `"${f.field}": menurut pola ukurnya target tiap periode menjadi ${f.given}, tetapi target tahun ${shown(f.expected, "id")}`,
        `"${f.field}": by its pola the targets of its periods come to ${f.given}, but the year's target is ${shown(f.expected, "en")}`,
      ),
    said(
      "Target tahun adalah jumlah target periode (hitungan), target periode terakhir (posisi, rilis), atau rata-ratanya.",
      "The year's target is the sum of the periods' (hitungan), the last of them (posisi, rilis), or their mean.",
    ),
    same("tahun: 12, triwulan: { I: 3, II: 3, III: 3, IV: 3 }"),
  ),
  "plan-periods-missing": doubt(
    (f) =>
      said(
        `"${f.field}" punya target tahun ${shown(f.given, "id")}, tetapi tidak satu pun target pada periodenya, sehingga tidak pernah dinilai sebelum akhir tahun`,
        `"${f.field}" has a target of ${shown(f.given, "en")} for the year, but none for any of its periods, so that it is never judged before the year ends`,
      ),
    said(
      "Tanpa target periode, capaiannya tidak dapat dihitung. Untuk angka yang ditanyakan setahun sekali, tulis periode: tahunan; untuk angka terbitan pihak lain, pola rilis.",
      "Without targets of its periods, their achievement cannot be calculated. For what is asked once a year, write periode: tahunan; for what others publish, pola rilis.",
    ),
    same("periode: tahunan"),
  ),
  "plan-code-outside": doubt(
    (f) =>
      said(
        `kode ${f.given} (${f.field}) berada di bawah ${f.expected}, tetapi tidak berawalan kode itu`,
        `the code ${f.given} (${f.field}) stands under ${f.expected}, but does not begin with it`,
      ),
    said(
      "Kode kegiatan berawalan kode programnya, dan kode sub kegiatan berawalan kode kegiatannya.",
      "A kegiatan's code begins with that of its program, a sub kegiatan's with that of its kegiatan.",
    ),
    same("7.01.02 › 7.01.02.2.01 › 7.01.02.2.01.01"),
  ),
  "plan-other-district": doubt(
    (f) =>
      said(
        `"${f.field}" menyebut Kecamatan ${f.given}, bukan kecamatan ini`,
        `"${f.field}" names the district ${f.given}, which is not this one`,
      ),
    said(
      "Teks indikator atau sasaran mungkin tersalin dari rencana kecamatan lain (wilayah_lain pada formulir.yaml).",
      "The text of an indicator or goal may have been copied from another district's plan (wilayah_lain in formulir.yaml).",
    ),
    same("Kecamatan Pakusari"),
  ),
  "plan-unit-differs": doubt(
    (f) => {
      const [id, en] = f.expected
        ? [`biasanya ${f.expected}`, `usually it is ${f.expected}`]
        : ["yang dijumlah bukan persen", "a number is no percentage"];
      return said(
        `satuan ${given(f)} tidak cocok dengan indikator "${f.field}"; ${id}`,
        `the unit ${given(f)} does not fit the indicator "${f.field}"; ${en}`,
      );
    },
    said(
      "Indikator yang bernama persentase bersatuan persen, dan yang bernama jumlah tidak.",
      "An indicator called a percentage has the unit Persen, and one called a number has not.",
    ),
    same("satuan: Persen"),
  ),
  "plan-unit-pattern": doubt(
    (f) =>
      said(
        `"${f.field}" bersatuan ${given(f)} tetapi berpola hitungan: nilai triwulan seperti itu tidak dapat dijumlah`,
        `"${f.field}" has the unit ${given(f)} but pola hitungan: such figures of quarters do not add up`,
      ),
    said(
      "Persen, indeks, nilai dan skor bukan hitungan; pakai pola posisi, atau rilis bila diterbitkan pihak lain.",
      "Percentages, indices, grades and scores are not counted; use pola posisi, or rilis where somebody publishes them.",
    ),
    same("pola: posisi"),
  ),
  "plan-target-fraction": doubt(
    (f) =>
      said(
        `"${f.field}" menargetkan ${shown(f.given, "id")} ${f.expected}: yang dihitung utuh tidak dapat berupa pecahan`,
        `"${f.field}" has a target of ${shown(f.given, "en")} ${f.expected}: what is counted whole cannot be a fraction`,
      ),
    said(
      "Target pecahan pada satuan yang dihitung, misalnya dokumen atau orang.",
      "A fraction as the target of things that are counted, such as documents or people.",
    ),
    same("target: 3 dokumen"),
  ),
};
