/** Which form a workbook is, and whether it still is the form that was handed out. */
import type { Rule } from "../../../domain/finding.ts";
import { said } from "../language.ts";
import { type Catalogue, given, same, shown } from "./entry.ts";

export type FormRule = Extract<
  Rule,
  | `form-${string}`
  | `return-${string}`
  | `correction-${string}`
  | `column-${string}`
  | `row-${string}`
  | `label-${string}`
  | `locked-${string}`
  | `formula-${string}`
  | `figures-${string}`
>;

const HANDED_OUT = said("formulir yang dibagikan untuk siklus ini", "the form handed out for this cycle");

export const FORMS: Catalogue<FormRule> = {
  "form-unknown": {
    severity: "error",
    says: () =>
      said(
        "buku kerja ini bukan formulir dari sop; isi formulir yang dibagikan, jangan membuat berkas baru",
        "this workbook is not a form by sop; fill the form that was handed out, do not make a new file",
      ),
    about: said(
      "Formulir dikenali dari lembar tersembunyi di dalamnya. Lembar itu hilang bila isian disalin ke buku kerja baru.",
      "A form is recognised by a hidden sheet inside it. That sheet is lost where figures are copied into a new workbook.",
    ),
    example: HANDED_OUT,
  },
  "form-other-office": {
    severity: "error",
    says: (f) =>
      said(
        `formulir ini milik kantor atau prosedur lain (${f.given})`,
        `this form belongs to another office or procedure (${f.given})`,
      ),
    about: said(
      "Kantor dan prosedur tertulis di lembar tersembunyi.",
      "Office and procedure stand on the hidden sheet.",
    ),
    example: HANDED_OUT,
  },
  "form-other-cycle": {
    severity: "error",
    says: (f) =>
      said(
        `formulir ini untuk siklus ${f.given}; yang terbuka: ${f.expected || "tidak ada"}`,
        `this form is for cycle ${f.given}; open is: ${f.expected || "none"}`,
      ),
    about: said(
      "Formulir tahun atau triwulan lain yang terkirim lagi, atau siklus yang sudah selesai.",
      "A form of another year or quarter that was sent again, or a cycle that is finished.",
    ),
    example: HANDED_OUT,
  },
  "form-other-section": {
    severity: "error",
    says: (f) =>
      said(
        `formulir ini untuk seksi ${f.given}, yang tidak ada di rencana`,
        `this form is for section ${f.given}, which is not in the plan`,
      ),
    about: said(
      "Seksi harus ada di rencana.yaml tahun itu.",
      "The section must be in the year's rencana.yaml.",
    ),
    example: HANDED_OUT,
  },
  "form-outdated": {
    severity: "error",
    says: () =>
      said(
        "formulir ini dari sebelum rencana atau formulir diubah; pindahkan isiannya ke formulir terbaru",
        "this form is from before the plan or form was changed; move the figures into the newest form",
      ),
    about: said(
      "Target, pagu atau kolom sudah berubah sejak formulir ini dibagikan: angkanya akan dinilai terhadap target yang keliru.",
      "Targets, ceilings or columns changed since this form was handed out: its figures would be judged by the wrong targets.",
    ),
    example: HANDED_OUT,
  },
  "form-twice": {
    severity: "error",
    says: (f) =>
      said(
        `ada dua buku kerja berbeda untuk seksi ini (juga ${f.given}); simpan satu saja`,
        `there are two different workbooks for this section (also ${f.given}); keep only one`,
      ),
    about: said(
      "Mana yang benar hanya diketahui seksinya; karena itu tidak satu pun diambil.",
      "Which one is right only the section knows; so neither is taken in.",
    ),
    example: said("satu berkas tiap seksi", "one file a section"),
  },
  "return-closed": {
    severity: "error",
    says: (f) =>
      f.given === "verified"
        ? said(
            "isian seksi ini sudah diverifikasi; untuk menggantinya, kembalikan dulu dengan sop reject",
            "this section's return has been verified; to replace it, send it back first with sop reject",
          )
        : said(
            "formulir siklus ini belum dibagikan; terima isian setelah sop distribute",
            "the forms of this cycle have not been handed out; receive returns after sop distribute",
          ),
    about: said(
      "Isian diterima selama langkah pengisian terbuka: sejak formulir dibagikan sampai isian diverifikasi.",
      "Returns are received while the step of filling is open: from the handing-out until they are verified.",
    ),
    example: same('sop reject 2024/tw1 --section seksi-pmd --reason "…"'),
  },
  "return-unchanged": {
    severity: "error",
    says: () =>
      said(
        "isian ini sama dengan yang dikembalikan; perbaiki, atau jawab koreksinya pada lembar Perbaikan",
        "this return is the same as the one that was sent back; correct it, or answer the remarks on the sheet Perbaikan",
      ),
    about: said(
      "Tidak ada angka, teks atau jawaban yang berubah sejak isian dikembalikan.",
      "No figure, text or answer has changed since the return was sent back.",
    ),
    example: said(
      "satu angka diperbaiki, atau satu jawaban diisi",
      "one figure corrected, or one answer given",
    ),
  },
  "return-blank": {
    severity: "error",
    says: (f) =>
      said(
        `formulir ini belum diisi sama sekali; isi, atau, bila memang tidak ada kegiatan: sop receive --nil ${f.section} --reason "…"`,
        `nothing was filled into this form; fill it, or, where there was no activity: sop receive --nil ${f.section} --reason "…"`,
      ),
    about: said(
      'Formulir kosong yang terkirim tanpa sengaja bukan isian. Seksi tanpa kegiatan: sop receive --nil SEKSI --reason "…".',
      'A blank form that was sent by mistake is no return. For a section without activity: sop receive --nil SECTION --reason "…".',
    ),
    example: same('sop receive --nil seksi-pmd --reason "Belum ada kegiatan"'),
  },
  "correction-outdated": {
    severity: "error",
    says: () =>
      said(
        "buku kerja perbaikan ini untuk pengembalian yang lebih lama; pakai yang terbaru",
        "this correction workbook is for an earlier send-back; use the newest one",
      ),
    about: said(
      "Tiap pengembalian menghasilkan buku kerja perbaikan sendiri, yang membawa nomor koreksinya.",
      "Each send-back makes a correction workbook of its own, which carries the id of its entry.",
    ),
    example: same("2024/tw1/perbaikan/seksi-pmd-putaran-3.xlsx"),
  },
  "column-missing": {
    severity: "error",
    says: (f) =>
      said(
        `kolom "${f.field}" tidak ditemukan; pakai formulir yang dibagikan tanpa menghapus kolom`,
        `the column "${f.field}" was not found; use the form as handed out, without deleting columns`,
      ),
    about: said(
      "Kolom dikenali dari kunci tersembunyi di atas judulnya; judul dan letaknya boleh berubah, kuncinya tidak.",
      "Columns are recognised by hidden keys above their heads; heads and places may change, keys may not.",
    ),
    example: HANDED_OUT,
  },
  "row-missing": {
    severity: "error",
    says: (f) =>
      said(
        `baris ${f.field} tidak ditemukan; jangan menghapus baris`,
        `the row ${f.field} was not found; do not delete rows`,
      ),
    about: said(
      "Baris tanpa kegiatan tetap dikirim: kosongkan realisasinya dan pilih alasannya.",
      "A row without any activity is sent all the same: leave the figure empty and choose the reason.",
    ),
    example: same("Belum terlaksana"),
  },
  "row-unknown": {
    severity: "error",
    says: (f) =>
      said(
        `baris dengan kode tersembunyi ${given(f)} bukan milik formulir ini`,
        `the row with hidden id ${given(f)} does not belong to this form`,
      ),
    about: said("Baris disalin dari formulir lain.", "The row was copied from another form."),
    example: HANDED_OUT,
  },
  "row-twice": {
    severity: "error",
    says: () =>
      said("baris ini muncul dua kali; hapus salinannya", "this row appears twice; delete the copy"),
    about: said(
      "Dua baris dengan kode tersembunyi yang sama: mana yang berlaku hanya diketahui pengisinya.",
      "Two rows with the same hidden id: which one counts only the filler knows.",
    ),
    example: said("satu baris tiap indikator", "one row an indicator"),
  },
  "label-changed": {
    severity: "warning",
    says: (f) =>
      said(
        `judul kolom tertulis ${given(f)}, pada formulir "${f.expected}"`,
        `the column's head reads ${given(f)}, on the form it is "${f.expected}"`,
      ),
    about: said(
      "Judul yang diganti dapat membuat pengisi memahami kolom lain. Angkanya tetap dibaca menurut kunci kolom.",
      "A changed head can make a filler understand another column. Figures are still read by the column's key.",
    ),
    example: same("Realisasi TW"),
  },
  "locked-changed": {
    severity: "error",
    says: (f) =>
      said(
        `sel terkunci ini tertulis ${given(f) || "kosong"}, pada formulir "${f.expected}"; kembalikan seperti semula`,
        `this locked cell reads ${given(f) || "nothing"}, on the form it is "${f.expected}"; put it back as it was`,
      ),
    about: said(
      "Kode, uraian, target dan pagu berasal dari rencana yang disetujui, dan dibandingkan sel demi sel, apa pun perlindungannya. Bila rencananya yang keliru, rencana itu yang diubah.",
      "Codes, names, targets and ceilings come from the approved plan, and are compared cell by cell, whatever the protection. Where the plan is wrong, the plan is changed.",
    ),
    example: said("seperti pada formulir yang dibagikan", "as on the form that was handed out"),
  },
  "formula-replaced": {
    severity: "info",
    says: (f) =>
      said(
        `rumus diganti angka ${shown(f.given, "id")}; hasilnya tetap dihitung ulang`,
        `the formula was replaced by ${shown(f.given, "en")}; the result is computed again all the same`,
      ),
    about: said(
      "Nilai ditempel di atas rumus, misalnya oleh program lain. Bila angkanya berbeda dari hitungan ulang, itu kesalahan tersendiri.",
      "A value was pasted over a formula, by another program perhaps. Where it differs from our own result, that is an error of its own.",
    ),
    example: same('=IF(ISNUMBER(J10),J10+X10,"")'),
  },
  "formula-changed": {
    severity: "warning",
    says: (f) =>
      said(
        `rumus pada sel ini ${given(f)}, pada formulir "${f.expected}"`,
        `the formula here is ${given(f)}, on the form it is "${f.expected}"`,
      ),
    about: said(
      "Rumus formulir diubah. Capaian dan serapan selalu dihitung ulang dari angka yang diisi.",
      "A formula of the form was changed. Achievement and absorption are always computed again from the figures filled in.",
    ),
    example: same('=IF(ISNUMBER(J10),J10+X10,"")'),
  },
  "figures-differ": {
    severity: "error",
    says: () =>
      said(
        "angka yang tersimpan berbeda dari buku kerja yang diterima; terima lagi buku kerjanya",
        "the figures kept differ from the workbook that was received; receive the workbook again",
      ),
    about: said(
      "Sebelum diverifikasi, buku kerja dibaca sekali lagi: yang ditandatangani harus sama dengan yang dikirim seksi.",
      "Before verifying, the workbook is read once more: what is signed for must be what the section sent.",
    ),
    example: same("sop receive 2024/tw1/masuk/seksi-pmd.xlsx"),
  },
};
