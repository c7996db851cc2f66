/** What a workbook holds beside the asked cells, and what makes an asked cell look otherwise than what is read of it. */
import type { Finding, Rule } from "../../../domain/finding.ts";
import { type Bilingual, said } from "../language.ts";
import { type Catalogue, given, same } from "./entry.ts";

export type BesideRule = Extract<Rule, `look-${string}` | `beside-${string}`>;

/** Why a cell cannot be seen. */
const HIDDEN: Readonly<Record<string, Bilingual>> = {
  colour: said("warna hurufnya sama dengan warna latarnya", "its letters have the colour of their ground"),
  size: said("hurufnya terlalu kecil untuk dibaca", "its letters are too small to be read"),
  format: said("format selnya tidak menampilkan apa pun", "its format shows nothing"),
  row: said("barisnya disembunyikan", "its row is hidden"),
  column: said("kolomnya disembunyikan", "its column is hidden"),
  sheet: said("lembarnya disembunyikan", "its sheet is hidden"),
  condition: said(
    "format bersyarat dapat menyembunyikan atau mencoretnya",
    "a conditional format can hide it or cross it out",
  ),
};
const ELSE: Bilingual = said("tidak tampak", "it cannot be seen");

const ATTACHED: Readonly<Record<string, Bilingual>> = {
  document: said("dokumen lain", "another document"),
  program: said("program (makro)", "a program (macro)"),
  control: said("tombol atau kotak isian", "buttons or boxes"),
};

const IN_A_CELL = said("di sel yang diminta", "in the cell that was asked");
const PLAIN = said("hapus coretannya, atau angkanya", "take away the line, or the figure");

export const BESIDE: Catalogue<BesideRule> = {
  "look-struck": {
    severity: "error",
    says: (f) =>
      said(
        `${given(f)} dicoret, seluruhnya atau sebagian: masih berlakukah? Hapus isinya, atau ketik lagi tanpa coretan`,
        `${given(f)} is crossed out, all of it or in part: does it still stand? Clear it, or type it again without the line`,
      ),
    about: said(
      "Yang dicoret tetap tersimpan dan terbaca sebagai angka. Yang dimaksud pengisi hanya diketahui pengisinya. Pada kolom teks ini hanya peringatan.",
      "What is crossed out is still stored, and read as a figure. What was meant only the filler knows. In a text column this is only a warning.",
    ),
    example: PLAIN,
  },
  "look-raised": {
    severity: "error",
    says: (f) =>
      said(
        `sebagian dari ${given(f)} ditulis sebagai pangkat atau indeks; ketik angkanya saja, tanpa satuan dan catatan kaki`,
        `a part of ${given(f)} stands raised or lowered; type the figure alone, without unit or footnote`,
      ),
    about: said(
      "12 dengan catatan kaki 1 tersimpan sebagai 121.",
      "12 with the footnote 1 is stored as 121.",
    ),
    example: same("12"),
  },
  "look-hidden": {
    severity: "error",
    says: (f) => {
      const why = HIDDEN[f.expected ?? ""] ?? ELSE;
      return said(
        `${given(f)} terbaca, tetapi ${why.id}; tampakkan, atau hapus isinya`,
        `${given(f)} is read, but ${why.en}; make it visible, or clear the cell`,
      );
    },
    about: said(
      "Yang dibaca harus sama dengan yang dilihat pengisi. Baris atau kolom yang disembunyikan, atau format bersyarat, hanya peringatan.",
      "What is read must be what the filler sees. A hidden row or column, or a conditional format, is only a warning.",
    ),
    example: said("huruf hitam di latar kuning", "black letters on yellow"),
  },
  "look-digits": {
    severity: "error",
    says: (f) =>
      said(
        `tersimpan ${f.given}, tetapi format selnya menampilkan angka lain ("${f.expected}"); ketik lagi angka yang dimaksud`,
        `${f.given} is stored, but the cell's format shows other digits ("${f.expected}"); type the figure that is meant again`,
      ),
    about: said(
      "Format sel membulatkan lebih kasar daripada formulir, menghilangkan tanda minus, atau menambah angka di samping angka yang tersimpan.",
      "The cell's format rounds more than the form does, leaves out the minus, or prints digits beside those that are stored.",
    ),
    example: same("80,46"),
  },
  "beside-comment": {
    severity: "warning",
    says: (f) =>
      said(
        `pengisi menulis komentar pada sel ini: ${given(f)}`,
        `the filler wrote a comment on this cell: ${given(f)}`,
      ),
    about: said(
      "Komentar pengisi ikut sampai ke verifikasi, sop trace dan buku kerja perbaikan, dan disimpan bersama isian (komentar).",
      "A filler's comment travels to verification, sop trace and the correction workbook, and is kept with the return (komentar).",
    ),
    example: said("keterangan di kolom masalah atau solusi", "a remark in a text column"),
  },
  "beside-cell": {
    severity: "warning",
    says: (f) =>
      f.expected === undefined
        ? said(
            `${given(f)} tertulis di luar sel yang diminta, jadi tidak dihitung; pindahkan ke kolom formulir, atau hapus`,
            `${given(f)} stands outside the cells that were asked, so it is not counted; move it into a column of the form, or delete it`,
          )
        : said(
            `${given(f)} dan ${f.expected} sel lain pada lembar ini tertulis di luar sel yang diminta, jadi tidak dihitung`,
            `${given(f)} and ${otherCells(f)} of this sheet stand outside the cells that were asked, so they are not counted`,
          ),
    about: said(
      "Baris tambahan di bawah tabel, catatan di sampingnya, hitungan bantu: semuanya disebut, tidak satu pun dilewati. Indikator baru hanya dapat ditambahkan lewat rencana.",
      "Rows added below the table, notes beside it, workings: all are named, none is passed over. A new indicator can only come through the plan.",
    ),
    example: IN_A_CELL,
  },
  "beside-sheet": {
    severity: "warning",
    says: (f) => {
      const [count = "", state] = f.expected?.split(" ") ?? [];
      const hidden = state === undefined ? same("") : said(", yang disembunyikan,", ", which is hidden,");
      return said(
        `lembar ini${hidden.id} bukan dari formulir dan berisi ${count} sel: ${given(f)}; tidak ada yang dibaca darinya`,
        `this sheet${hidden.en} is not of the form and holds ${count} cells: ${given(f)}; nothing is read from it`,
      );
    },
    about: said(
      "Lembar tambahan disimpan bersama isian, tetapi angkanya tidak dihitung. Kirim hitungan pendukung sebagai bukti.",
      "A sheet that was added is kept with the return, but its figures do not count. Send workings as evidence.",
    ),
    example: IN_A_CELL,
  },
  "beside-copy": {
    severity: "error",
    says: (f) =>
      said(
        `ada dua lembar data yang berbeda: di sini ${given(f)}, pada ${f.expected}; hapus lembar yang tidak berlaku`,
        `there are two data sheets that differ: here ${given(f)}, on ${f.expected}; delete the sheet that does not count`,
      ),
    about: said(
      "Lembar data disalin, dan salinannya menyebut angka lain. Mana yang berlaku hanya diketahui pengisinya.",
      "The data sheet was copied, and the copy has another figure. Which one counts only the filler knows.",
    ),
    example: said("satu lembar Data", "one sheet Data"),
  },
  "beside-drawing": {
    severity: "warning",
    says: (f) =>
      said(
        `ada kotak teks atau bentuk bertulisan: ${given(f)}; pindahkan isinya ke kolom formulir`,
        `there is a text box or a shape with words: ${given(f)}; move them into a column of the form`,
      ),
    about: said(
      "Tulisan di atas sel tidak menjadi bagian dari sel mana pun.",
      "Words that lie over the cells belong to none of them.",
    ),
    example: IN_A_CELL,
  },
  "beside-page": {
    severity: "warning",
    says: (f) =>
      said(
        `kepala atau kaki halaman memuat tulisan: ${given(f)}`,
        `the head or foot of the page carries words: ${given(f)}`,
      ),
    about: said(
      "Kepala dan kaki halaman hanya tampak pada cetakan, dan tidak dibaca sebagai isian.",
      "Heads and feet of pages are seen only in print, and are not read as part of the return.",
    ),
    example: IN_A_CELL,
  },
  "beside-link": {
    severity: "info",
    says: (f) =>
      said(`tulisan pada sel ini menuju ke ${given(f)}`, `what stands in this cell leads to ${given(f)}`),
    about: said(
      "Tautan disebut di sini supaya tidak hilang; yang disimpan sebagai isian hanya tulisannya.",
      "The link is named here so that it is not lost; what is kept as the return is the words alone.",
    ),
    example: same("https://contoh.go.id/laporan"),
  },
  "beside-name": {
    severity: "info",
    says: (f) =>
      said(
        `buku kerja memuat nama yang menunjuk ke berkas lain: ${given(f)}`,
        `the workbook holds a name that stands for a place in another file: ${given(f)}`,
      ),
    about: said(
      "Nama seperti itu biasanya terbawa dari buku kerja lain saat menyalin.",
      "Such a name usually came along when something was copied from another workbook.",
    ),
    example: said("tidak perlu berbuat apa-apa", "nothing needs to be done"),
  },
  "beside-merged": {
    severity: "warning",
    says: (f) =>
      said(
        `sel ini digabung dengan yang lain (${f.expected}); hanya isi sel pertama yang tampak`,
        `this cell was merged with others (${f.expected}); only what stands in the first of them is seen`,
      ),
    about: said(
      "Isi sel gabungan hanya dibaca untuk baris dan kolom pertamanya.",
      "What merged cells hold is read for their first row and column alone.",
    ),
    example: said("satu angka tiap sel", "one figure a cell"),
  },
  "beside-attachment": {
    severity: "info",
    says: (f) => {
      const what = ATTACHED[f.given ?? ""] ?? ELSE;
      return said(
        `di dalam buku kerja ada ${what.id}, yang tidak dibaca`,
        `inside the workbook lies ${what.en}, which is not read`,
      );
    },
    about: said(
      "Kirim dokumen pendukung sebagai bukti. Program di dalam buku kerja tidak pernah dijalankan.",
      "Send documents as evidence. A program inside a workbook is never run.",
    ),
    example: said("bukti dukung sebagai berkas tersendiri", "evidence as a file of its own"),
  },
  "beside-tracked": {
    severity: "warning",
    says: () =>
      said(
        "buku kerja mencatat perubahan: isi lama masih tersimpan di dalamnya; yang dibaca adalah yang terakhir",
        "the workbook records changes: what stood there before still lies in it; what is read is the newest",
      ),
    about: said(
      "Terima atau tolak perubahannya, matikan pencatatannya, lalu simpan lagi.",
      "Accept or reject the changes, turn their recording off, and save again.",
    ),
    example: said("simpan tanpa catatan perubahan", "save without recorded changes"),
  },
};

function otherCells({ expected }: Finding): string {
  return expected === "1" ? "one other cell" : `${expected} other cells`;
}
