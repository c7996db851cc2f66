/** Single cells: what was typed, and what the column takes. */
import type { Rule } from "../../../domain/finding.ts";
import { said } from "../language.ts";
import { type Catalogue, given, same } from "./entry.ts";

export type ValueRule = Extract<Rule, `value-${string}`>;

const NUMBER = same("12,5 · 1.234,5 · 1234567 · Rp 1.234.567,-");

export const VALUES: Catalogue<ValueRule> = {
  "value-required": {
    severity: "error",
    says: () => said("harus diisi", "must be filled"),
    about: said("Sel ini tidak boleh kosong.", "This cell may not be empty."),
    example: NUMBER,
  },
  "value-type": {
    severity: "error",
    says: (f) =>
      said(`${given(f)} bukan angka; isi dengan angka`, `${given(f)} is not a number; enter a number`),
    about: said(
      "Kolom ini hanya menerima angka. Satuan sudah tercetak; keterangan ditulis di kolom teks. Bila belum ada angka, kosongkan dan pilih alasannya.",
      "This column takes only a number. The unit is printed already; remarks go into a text column. Where there is no figure yet, leave it empty and choose the reason.",
    ),
    example: NUMBER,
  },
  "value-ambiguous": {
    severity: "error",
    says: (f) =>
      said(
        `${given(f)} dapat dibaca dua cara (ribuan atau desimal); tulis tanpa titik, atau dengan koma untuk desimal`,
        `${given(f)} can be read in two ways (thousands or decimals); write it without the dot, or with a comma for decimals`,
      ),
    about: said(
      "Satu titik sebelum tiga angka berarti ribuan bagi sebagian orang dan desimal bagi yang lain. Tidak ditebak; ditanyakan.",
      "One dot before three digits means thousands to some and decimals to others. It is not guessed; it is asked.",
    ),
    example: same("1234 · 1,234"),
  },
  "value-date": {
    severity: "error",
    says: (f) =>
      said(
        `Excel menjadikannya tanggal ${f.given}; ketik lagi angkanya, atau teksnya dengan tanda petik di depan`,
        `Excel made it the date ${f.given}; type the number again, or the text with an apostrophe before it`,
      ),
    about: said(
      "Yang diketik seperti 12/3 atau 1-2 diubah Excel menjadi tanggal. Pada kolom teks ini hanya peringatan.",
      "What is typed like 12/3 or 1-2 is turned into a date by Excel. In a text column this is only a warning.",
    ),
    example: same("'12/3"),
  },
  "value-boolean": {
    severity: "error",
    says: (f) => said(`${f.given} adalah BENAR/SALAH, bukan angka`, `${f.given} is TRUE/FALSE, not a number`),
    about: said("Isi banyaknya, bukan ya atau tidak.", "Enter how many, not yes or no."),
    example: same("1"),
  },
  "value-error": {
    severity: "error",
    says: (f) =>
      said(
        `sel ini menunjukkan ${f.given}: rumusnya rusak; ketik angkanya`,
        `this cell shows ${f.given}: its formula is broken; type the number`,
      ),
    about: said(
      "Rumus di sel isian menunjuk ke tempat yang tidak ada lagi, misalnya ke berkas lain.",
      "A formula in a cell to fill points to a place that is gone, in another file perhaps.",
    ),
    example: NUMBER,
  },
  "value-uncomputed": {
    severity: "error",
    says: (f) =>
      said(
        `sel ini berisi rumus ${given(f)} tanpa hasil; buka di Excel atau LibreOffice, simpan, atau ketik angkanya`,
        `this cell holds the formula ${given(f)} without a result; open it in Excel or LibreOffice and save, or type the number`,
      ),
    about: said(
      "Program yang menyimpan berkas tidak menyimpan hasil rumus. Yang tidak terlihat tidak dihitung sendiri.",
      "The program that saved the file did not keep the formula's result. What cannot be seen is not computed for you.",
    ),
    example: NUMBER,
  },
  "value-format": {
    severity: "error",
    says: (f) =>
      said(
        `tersimpan ${f.given}, tetapi format selnya menampilkan yang lain; ketik lagi angkanya`,
        `${f.given} is stored, but the cell's format shows something else; type the number again`,
      ),
    about: said(
      "Format sel menyembunyikan angka, membuang ribuan, atau menampilkan rupiah sebagai persen: yang dimaksud bukan yang tersimpan.",
      "The cell's format hides the number, leaves out thousands, or shows rupiah as percent: what was meant is not what is stored.",
    ),
    example: NUMBER,
  },
  "value-digits-lost": {
    severity: "error",
    says: (f) =>
      said(
        `angka ${f.given} kehilangan digit: Excel hanya menyimpan 15; ketik sebagai teks, dengan tanda petik di depan`,
        `the number ${f.given} has lost digits: Excel keeps only 15; type it as text, with an apostrophe before it`,
      ),
    about: said(
      "Nomor panjang seperti NIP menjadi 1,97E+17 bila diketik sebagai angka.",
      "Long numbers such as a NIP become 1.97E+17 when typed as numbers.",
    ),
    example: same("'197001011995011001"),
  },
  "value-range": {
    severity: "error",
    says: (f) =>
      said(`${given(f)} di luar batas (${f.expected})`, `${given(f)} is out of range (${f.expected})`),
    about: said(
      "Batas tiap kolom ada di formulir.yaml.",
      "The bounds of each column stand in formulir.yaml.",
    ),
    example: same("0 · 12,5"),
  },
  "value-list": {
    severity: "error",
    says: (f) =>
      said(
        `${given(f)} tidak ada di daftar; pilih: ${f.expected}`,
        `${given(f)} is not in the list; choose: ${f.expected}`,
      ),
    about: said(
      "Pilih dari daftar tarik-turun; teks bebas ditulis di kolom lain.",
      "Choose from the drop-down list; free text goes into another column.",
    ),
    example: same("Belum terlaksana"),
  },
  "value-length": {
    severity: "error",
    says: (f) => said(`terlalu panjang (${f.expected} huruf)`, `too long (${f.expected} characters)`),
    about: said("Ringkas; rinciannya menjadi bukti dukung.", "Make it short; details go into the evidence."),
    example: said("satu atau dua kalimat", "one or two sentences"),
  },
  "value-unexpected": {
    severity: "error",
    says: () =>
      said(
        "baris ini tidak mempunyai pagu sendiri; kosongkan",
        "this row has no ceiling of its own; leave it empty",
      ),
    about: said(
      "Satu sub kegiatan mempunyai satu pagu. Bila indikatornya beberapa, anggarannya diisi sekali, di baris pertama.",
      "One sub kegiatan has one ceiling. Where it has several indicators, the money is filled once, in the first row.",
    ),
    example: said("kosong", "empty"),
  },
  "value-unknown-field": {
    severity: "error",
    says: () => said("isian ini tidak ada di formulir", "this field is not in the form"),
    about: said(
      "Berkas memuat isian yang tidak ditanyakan.",
      "The file holds a field that was not asked for.",
    ),
    example: said("hanya kolom formulir", "only the form's columns"),
  },
};
