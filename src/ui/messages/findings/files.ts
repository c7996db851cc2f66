/** Files that are no workbook, or none that can be read: what they are, and what to send instead. */
import type { Rule } from "../../../domain/finding.ts";
import { type Bilingual, said } from "../language.ts";
import { type Catalogue, same, shown } from "./entry.ts";

export type FileRule = Extract<Rule, `file-${string}`>;

/** What was sent instead of a workbook, by the kind that its first bytes tell. */
const KINDS: Readonly<Record<string, Bilingual>> = {
  empty: said("berkas kosong", "an empty file"),
  pdf: said("PDF", "a PDF"),
  picture: said("gambar atau foto", "a picture"),
  rtf: said("dokumen RTF", "an RTF document"),
  docx: said("dokumen Word", "a Word document"),
  pptx: said("presentasi PowerPoint", "a PowerPoint presentation"),
  odt: said("dokumen OpenDocument yang bukan lembar kerja", "an OpenDocument that is not a spreadsheet"),
  xlsb: said("buku kerja biner .xlsb", "a binary .xlsb workbook"),
  "xml-2003": said("lembar kerja XML 2003", "an XML 2003 spreadsheet"),
  html: said("halaman web yang diberi nama .xlsx", "a web page under the name of a workbook"),
  csv: said("CSV atau teks bertabel", "a CSV or a table as text"),
  text: said("berkas teks", "a text file"),
  archive: said("arsip .rar atau .7z", "a .rar or .7z archive"),
  zip: said("arsip .zip", "a .zip archive"),
};
const SOMETHING = said("berkas jenis lain", "another kind of file");
const AGAIN = same("formulir.xlsx");

export const FILES: Catalogue<FileRule> = {
  "file-unreadable": {
    severity: "error",
    says: () =>
      said(
        "buku kerja rusak dan tidak dapat dibaca; buka di Excel atau LibreOffice, simpan lagi, lalu kirim ulang",
        "the workbook is damaged and cannot be read; open it in Excel or LibreOffice, save it again and send it once more",
      ),
    about: said(
      "Isi berkas tidak utuh: terpotong saat dikirim, berubah, atau menyatakan dua hal sekaligus. Tidak ada yang diambil darinya.",
      "What the file holds is not whole: it was cut off on the way, altered, or says two things at once. Nothing is taken from it.",
    ),
    example: said("buka, simpan sebagai .xlsx, kirim ulang", "open it, save it as .xlsx, send it again"),
  },
  "file-not-workbook": {
    severity: "error",
    says: ({ given }) => {
      const kind = KINDS[given ?? ""] ?? SOMETHING;
      return said(
        `ini ${kind.id}, bukan buku kerja; kirim formulir yang dibagikan, disimpan sebagai .xlsx`,
        `this is ${kind.en}, not a workbook; send the form that was handed out, saved as .xlsx`,
      );
    },
    about: said(
      "Jenis berkas dikenali dari isinya, bukan dari namanya. Isian hanya dibaca dari formulir yang dibagikan, berbentuk .xlsx atau .ods.",
      "What a file is, is told by its content and not by its name. Returns are read only from the form that was handed out, as .xlsx or .ods.",
    ),
    example: AGAIN,
  },
  "file-old-excel": {
    severity: "error",
    says: () =>
      said(
        "ini .xls lama; buka, lalu simpan sebagai .xlsx",
        "this is an old .xls; open it and save it as .xlsx",
      ),
    about: said(
      "Bentuk Excel 97-2003 tidak dibaca. Di Excel: Berkas, Simpan Sebagai, Buku Kerja Excel (.xlsx).",
      "The format of Excel 97-2003 is not read. In Excel: File, Save As, Excel Workbook (.xlsx).",
    ),
    example: AGAIN,
  },
  "file-encrypted": {
    severity: "error",
    says: () =>
      said(
        "buku kerja dikunci kata sandi; hapus kata sandinya, lalu kirim ulang",
        "the workbook is protected by a password; remove it and send the file again",
      ),
    about: said(
      "Berkas yang dikunci kata sandi tidak dapat dibuka siapa pun yang memeriksanya kelak.",
      "A file under a password can be opened by nobody who has to check it later.",
    ),
    example: AGAIN,
  },
  "file-too-large": {
    severity: "error",
    says: ({ given }) => tooLarge(`${megabytes(given)} MB; 20 MB`),
    about: said(
      "Formulir berukuran puluhan kilobita. Berkas di atas 20 MB hampir selalu memuat gambar tempelan: pindahkan gambar ke bukti dukung.",
      "A form has some tens of kilobytes. A file above 20 MB almost always holds pasted pictures: send those as evidence.",
    ),
    example: said("20 MB atau kurang", "20 MB or less"),
  },
  "file-expands": {
    severity: "error",
    says: ({ given }) => tooLarge(`${megabytes(given)} MB`),
    about: said(
      "Isi berkas mengembang jauh melampaui formulir mana pun: satu bagian di atas 30 MB, atau semuanya di atas 120 MB.",
      "What the file holds expands far beyond any form: one part above 30 MB, or all above 120 MB.",
    ),
    example: AGAIN,
  },
  "file-many-parts": {
    severity: "error",
    says: ({ given }) =>
      said(
        `buku kerja terdiri dari ${given} bagian; formulir hanya belasan. Salin isiannya ke formulir yang dibagikan`,
        `the workbook has ${given} parts; a form has a dozen. Copy the figures into the form that was handed out`,
      ),
    about: said("Paling banyak 2.000 bagian.", "At most 2,000 parts."),
    example: AGAIN,
  },
  "file-many-cells": {
    severity: "error",
    says: ({ given }) =>
      said(
        `satu lembar berisi lebih dari ${shown(given, "id")} sel; hapus salinan di luar formulir, lalu kirim ulang`,
        `one sheet holds more than ${shown(given, "en")} cells; delete what was copied outside the form and send it again`,
      ),
    about: said(
      "Biasanya satu nilai tersalin ke seluruh kolom atau seluruh lembar.",
      "Usually one value was copied down a whole column or sheet.",
    ),
    example: said("hanya sel formulir yang terisi", "only the form's own cells are filled"),
  },
  "file-long-text": {
    severity: "error",
    says: ({ given }) =>
      said(
        `ada teks sepanjang ${shown(given, "id")} huruf dalam satu sel; Excel menyimpan paling banyak 32.767`,
        `one cell holds a text of ${shown(given, "en")} characters; Excel keeps at most 32,767`,
      ),
    about: said(
      "Pindahkan naskah panjang ke bukti dukung, dan sebut namanya saja di sel.",
      "Move long writing into the evidence, and put only its name into the cell.",
    ),
    example: same("Laporan kegiatan 12/III/2024"),
  },
  "file-deep": {
    severity: "error",
    says: () =>
      said(
        "susunan berkas bertingkat-tingkat tidak wajar; salin isiannya ke formulir yang dibagikan",
        "the file is nested beyond reason; copy the figures into the form that was handed out",
      ),
    about: said("Tidak ada program kantor yang menulis begini.", "No office program writes like this."),
    example: AGAIN,
  },
  "file-slow": {
    severity: "error",
    says: () =>
      said(
        "buku kerja terlalu lama dibaca; salin isiannya ke formulir yang dibagikan",
        "the workbook takes too long to read; copy the figures into the form that was handed out",
      ),
    about: said(
      "Sebuah formulir terbaca dalam seperseratus detik; setelah satu setengah detik pembacaan dihentikan.",
      "A form is read within a hundredth of a second; after one and a half seconds reading is given up.",
    ),
    example: AGAIN,
  },
  "file-link": {
    severity: "error",
    says: () =>
      said(
        "ini tautan simbolik, bukan berkas, jadi tidak dibaca; taruh berkas yang sebenarnya di tempatnya",
        "this is a symbolic link and not a file, so it is not read; put the real file in its place",
      ),
    about: said(
      "Siapa pun dapat menaruh tautan di folder masuk; tautan dapat menunjuk ke berkas lain di komputer ini, maka tidak diikuti.",
      "Anybody may put a link into the in-tray; it may point at another file of this computer, so it is not followed.",
    ),
    example: AGAIN,
  },
  "file-picture": {
    severity: "info",
    says: () =>
      said(
        "ada gambar tertempel; angka di dalam gambar tidak dibaca",
        "a picture is pasted in; figures inside a picture are not read",
      ),
    about: said(
      "Tabel yang ditempel sebagai gambar tidak dapat dibaca. Ketik angkanya di sel kuning, dan kirim gambarnya sebagai bukti.",
      "A table that was pasted as a picture cannot be read. Type its figures into the yellow cells, and send the picture as evidence.",
    ),
    example: same("12,5"),
  },
};

function tooLarge(size: string): Bilingual {
  return said(
    `buku kerja terlalu besar untuk sebuah formulir (${size}); salin isiannya ke formulir yang dibagikan`,
    `the workbook is too large for a form (${size}); copy the figures into the form that was handed out`,
  );
}

function megabytes(bytes: string | undefined): string {
  return String(Math.ceil(Number(bytes ?? 0) / 1_000_000));
}
