/** The words of every finding: what is wrong and what is wanted. Complete by the compiler. */

import { Decimal } from "../domain/decimal.ts";
import type { Finding, Rule, Severity } from "../domain/finding.ts";
import { formatNumber } from "./format.ts";
import { type Bilingual, type Language, said } from "./language.ts";
import { meaning, patternWords, typeName, yamlSyntax } from "./yaml-words.ts";

type Words = (finding: Finding) => Bilingual;

const given = (finding: Finding): string => (finding.given ? `"${finding.given}"` : "");
const shown = (text: string | undefined, language: Language): string =>
  text && /^-?[0-9.]+$/.test(text) ? formatNumber(new Decimal(text), language) : (text ?? "");

const WORDS: Record<Rule, Words> = {
  "file-unreadable": () =>
    said(
      "buku kerja rusak dan tidak dapat dibaca; buka di Excel atau LibreOffice, simpan lagi, lalu kirim ulang",
      "the workbook is damaged and cannot be read; open it in Excel or LibreOffice, save it again and send it once more",
    ),
  "file-not-workbook": () =>
    said(
      "ini bukan buku kerja Excel; kirim formulir yang dibagikan, disimpan sebagai .xlsx",
      "this is not an Excel workbook; send the form that was handed out, saved as .xlsx",
    ),
  "file-old-excel": () =>
    said(
      "ini .xls lama; buka, lalu simpan sebagai .xlsx",
      "this is an old .xls; open it and save it as .xlsx",
    ),
  "file-ods": () =>
    said("ini .ods; buka, lalu simpan sebagai .xlsx", "this is an .ods; open it and save it as .xlsx"),
  "file-encrypted": () =>
    said(
      "buku kerja dikunci kata sandi; hapus kata sandinya, lalu kirim ulang",
      "the workbook is protected by a password; remove it and send the file again",
    ),
  "file-too-large": () =>
    said(
      "buku kerja terlalu besar untuk sebuah formulir; salin isiannya ke formulir yang dibagikan",
      "the workbook is too large for a form; copy the figures into the form that was handed out",
    ),
  "form-unknown": () =>
    said(
      "buku kerja ini bukan formulir dari sop; isi formulir yang dibagikan, jangan membuat berkas baru",
      "this workbook is not a form by sop; fill the form that was handed out, do not make a new file",
    ),
  "form-other-office": (f) =>
    said(
      `formulir ini milik kantor atau prosedur lain (${f.given})`,
      `this form belongs to another office or procedure (${f.given})`,
    ),
  "form-other-cycle": (f) =>
    said(
      `formulir ini untuk siklus ${f.given}; yang terbuka: ${f.expected || "tidak ada"}`,
      `this form is for cycle ${f.given}; open is: ${f.expected || "none"}`,
    ),
  "form-other-section": (f) =>
    said(
      `formulir ini untuk seksi ${f.given}, yang tidak ada di rencana`,
      `this form is for section ${f.given}, which is not in the plan`,
    ),
  "form-outdated": () =>
    said(
      "formulir ini dari sebelum rencana atau formulir diubah; pindahkan isiannya ke formulir terbaru",
      "this form is from before the plan or form was changed; move the figures into the newest form",
    ),
  "form-twice": (f) =>
    said(
      `ada dua buku kerja berbeda untuk seksi ini (juga ${f.given}); simpan satu saja`,
      `there are two different workbooks for this section (also ${f.given}); keep only one`,
    ),
  "return-unchanged": () =>
    said(
      "isian ini sama dengan yang dikembalikan; perbaiki dulu",
      "this return is the same as the one that was sent back; correct it first",
    ),
  "column-missing": (f) =>
    said(
      `kolom "${f.field}" tidak ditemukan; pakai formulir yang dibagikan tanpa menghapus kolom`,
      `the column "${f.field}" was not found; use the form as handed out, without deleting columns`,
    ),
  "row-missing": (f) =>
    said(
      `baris ${f.field} tidak ditemukan; jangan menghapus baris`,
      `the row ${f.field} was not found; do not delete rows`,
    ),
  "row-unknown": (f) =>
    said(
      `baris dengan kode tersembunyi ${given(f)} bukan milik formulir ini`,
      `the row with hidden id ${given(f)} does not belong to this form`,
    ),
  "row-twice": () =>
    said("baris ini muncul dua kali; hapus salinannya", "this row appears twice; delete the copy"),
  "value-required": () => said("harus diisi", "must be filled"),
  "value-type": (f) =>
    said(`${given(f)} bukan angka; isi dengan angka`, `${given(f)} is not a number; enter a number`),
  "value-ambiguous": (f) =>
    said(
      `${given(f)} dapat dibaca dua cara (ribuan atau desimal); tulis tanpa titik, atau dengan koma untuk desimal`,
      `${given(f)} can be read in two ways (thousands or decimals); write it without the dot, or with a comma for decimals`,
    ),
  "value-range": (f) =>
    said(`${given(f)} di luar batas (${f.expected})`, `${given(f)} is out of range (${f.expected})`),
  "value-list": (f) =>
    said(
      `${given(f)} tidak ada di daftar; pilih: ${f.expected}`,
      `${given(f)} is not in the list; choose: ${f.expected}`,
    ),
  "value-length": (f) => said(`terlalu panjang (${f.expected} huruf)`, `too long (${f.expected} characters)`),
  "value-unexpected": () =>
    said(
      "baris ini tidak mempunyai pagu sendiri; kosongkan",
      "this row has no ceiling of its own; leave it empty",
    ),
  "value-unknown-field": () => said("isian ini tidak ada di formulir", "this field is not in the form"),
  "achievement-differs": (f) =>
    said(
      f.expected
        ? `formulir menunjukkan ${shown(f.given, "id")}, hitungan ulang ${shown(f.expected, "id")}; rumus pada sel ini berubah`
        : `formulir menunjukkan ${shown(f.given, "id")}, padahal belum ada yang dapat dihitung; rumus pada sel ini berubah`,
      f.expected
        ? `the form shows ${shown(f.given, "en")}, recomputed it is ${shown(f.expected, "en")}; the formula in this cell was changed`
        : `the form shows ${shown(f.given, "en")}, though there is nothing to compute yet; the formula in this cell was changed`,
    ),
  "over-ceiling": (f) =>
    said(
      `Rp ${shown(f.given, "id")} melebihi sisa pagu Rp ${shown(f.expected, "id")}`,
      `Rp ${shown(f.given, "en")} exceeds what is left of the ceiling, Rp ${shown(f.expected, "en")}`,
    ),
  "evidence-missing": () =>
    said(
      "ada realisasi, tetapi bukti dukung belum disebut",
      "something was realised, but no evidence is named",
    ),
  "reason-missing": () =>
    said(
      "realisasi kosong tanpa alasan; isi angkanya (0 bila nol), atau pilih alasan kosong",
      "the figure is empty without a reason; fill it (0 if it is zero), or choose a reason",
    ),
  "yaml-syntax": (f) => said(yamlSyntax(f).id, yamlSyntax(f).en),
  "yaml-type": (f) =>
    said(
      `${at(f)}seharusnya ${typeName(f.expected, "id")}${instead(f, "id")}`,
      `${at(f)}should be ${typeName(f.expected, "en")}${instead(f, "en")}`,
    ),
  "yaml-required": (f) => said(`${at(f)}harus ada`, `${at(f)}is required`),
  "yaml-unknown-key": (f) =>
    said(
      `${at(f)}tidak dikenal di sini; yang ada: ${f.expected}`,
      `${at(f)}is not known here; there are: ${f.expected}`,
    ),
  "yaml-list": (f) =>
    said(
      `${at(f)}${given(f)} tidak boleh; pilih: ${f.expected}`,
      `${at(f)}${given(f)} is not allowed; choose: ${f.expected}`,
    ),
  "yaml-range": (f) =>
    said(
      `${at(f)}${given(f)} di luar batas (${f.expected})`,
      `${at(f)}${given(f)} is out of range (${f.expected})`,
    ),
  "yaml-pattern": (f) =>
    said(
      `${at(f)}${given(f)} tidak sesuai bentuknya${patternWords(f.expected).id}`,
      `${at(f)}${given(f)} does not have the right form${patternWords(f.expected).en}`,
    ),
  "yaml-meaning": (f) => meaning(f),
  "plan-sum-differs": (f) =>
    said(
      `pagu ${f.field} tertulis Rp ${shown(f.given, "id")}, jumlah di bawahnya Rp ${shown(f.expected, "id")}`,
      `the ceiling of ${f.field} is stated as Rp ${shown(f.given, "en")}, the sum below it is Rp ${shown(f.expected, "en")}`,
    ),
  "plan-unconfirmed": (f) =>
    said(
      `${f.field} perlu dipastikan kantor: ${f.given}`,
      `${f.field} must be confirmed by the office: ${f.given}`,
    ),
};

const SEVERITY: Record<Severity, Bilingual> = {
  error: said("galat", "error"),
  warning: said("peringatan", "warning"),
  info: said("info", "info"),
};

/** What is wrong at one place, and what is wanted; without a full stop. */
export function findingText(finding: Finding): Bilingual {
  return WORDS[finding.rule](finding);
}

/** The name of a severity. */
export function severityText(severity: Severity): Bilingual {
  return SEVERITY[severity];
}

function at({ field }: Finding): string {
  return field ? `${field}: ` : "";
}

function instead(finding: Finding, language: Language): string {
  const text = given(finding);
  return text === "" ? "" : { id: `, bukan ${text}`, en: `, not ${text}` }[language];
}
