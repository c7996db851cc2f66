/** Single cells: what was typed, and what the column takes. */
import { Decimal } from "../../../domain/decimal.ts";
import type { Rule } from "../../../domain/finding.ts";
import { formatNumber } from "../format.ts";
import { type Language, said } from "../language.ts";
import { type Catalogue, given, same } from "./entry.ts";

export type ValueRule = Extract<Rule, `value-${string}`>;

const NUMBER = same("12,5 · 1.234,5 · 1234567 · Rp 1.234.567,-");

/** A reading with all its places: it is what the question is about. */
function exactly(text: string, language: Language): string {
  const value = new Decimal(text);
  return formatNumber(value, language, value.decimalPlaces());
}

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
    says: (f) => {
      const [one, other] = f.expected?.split(" | ") ?? [];
      if (one !== undefined && other !== undefined)
        return said(
          `${given(f)} dapat berarti ${exactly(one, "id")} atau ${exactly(other, "id")}; tulis tanpa titik ribuan, dengan koma untuk desimal`,
          `${given(f)} can mean ${exactly(one, "en")} or ${exactly(other, "en")}; write it without a thousands dot, with a comma for decimals`,
        );
      return said(
        `${given(f)} dapat dibaca dua cara (ribuan atau desimal); tulis tanpa titik, atau dengan koma untuk desimal`,
        `${given(f)} can be read in two ways (thousands or decimals); write it without the dot, or with a comma for decimals`,
      );
    },
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
      f.expected === "figure"
        ? said(
            `angka ${f.given} lebih panjang daripada yang disimpan Excel (15 digit), dan terlalu besar untuk isian ini; ketik angka yang dimaksud`,
            `the number ${f.given} is longer than Excel keeps (15 digits), and too large for this field; type the figure that is meant`,
          )
        : said(
            `angka ${f.given} kehilangan digit: Excel hanya menyimpan 15; ketik sebagai teks, dengan tanda petik di depan`,
            `the number ${f.given} has lost digits: Excel keeps only 15; type it as text, with an apostrophe before it`,
          ),
    about: said(
      "Nomor panjang seperti NIP menjadi 1,97E+17 bila diketik sebagai angka.",
      "Long numbers such as a NIP become 1.97E+17 when typed as numbers.",
    ),
    example: same("'197001011995011001"),
  },
  "value-percent": {
    severity: "error",
    says: (f) =>
      said(
        `${given(f)} adalah persen, sedangkan satuan baris ini ${f.expected}; ketik angkanya dalam satuan itu`,
        `${given(f)} is a percentage, while the unit of this row is ${f.expected}; type the figure in that unit`,
      ),
    about: said(
      "Persen hanya diisi pada indikator bersatuan Persen. Pada satuan lain tidak jelas apakah tanda persennya keliru atau angkanya capaian, bukan realisasi.",
      "Percentages are filled only where the unit is percent. With another unit it is not clear whether the sign is a slip, or the figure an achievement rather than what was realised.",
    ),
    example: NUMBER,
  },
  "value-invisible": {
    severity: "error",
    says: (f) =>
      said(
        `ada tanda yang tidak tampak di dalamnya (${f.expected}); hapus isinya, lalu ketik lagi`,
        `there is a character in it that cannot be seen (${f.expected}); clear the cell and type it again`,
      ),
    about: said(
      "Tanda yang tidak tampak ikut tersalin dari halaman web atau WhatsApp. Pada angka tidak ditebak; pada teks, hanya tanda yang membalik urutan huruf yang diberitahukan, sebagai peringatan.",
      "Characters that cannot be seen come along when something is copied from a web page or WhatsApp. In a figure nothing is guessed; in words only those that turn the order of letters are told, as a warning.",
    ),
    example: NUMBER,
  },
  "value-elsewhere": {
    severity: "warning",
    says: (f) =>
      said(
        `nilainya diambil dari berkas lain (${given(f)}), yang tidak ikut dikirim; ketik angkanya, atau jelaskan sumbernya`,
        `its value comes from another file (${given(f)}), which was not sent along; type the figure, or say where it comes from`,
      ),
    about: said(
      "Yang dibaca adalah hasil yang terakhir disimpan. Dari mana angka itu berasal tidak dapat diperiksa siapa pun dari isian ini.",
      "What is read is the result as it was last kept. Where the figure came from can be checked by nobody from this return.",
    ),
    example: NUMBER,
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
