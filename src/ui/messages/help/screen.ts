/** The words of the help on one screen: the verbs grouped by who uses them. */
import { type Bilingual, said } from "../language.ts";
import type { HELP } from "./help.ts";

export const HELP_GROUPS: readonly {
  readonly title: Bilingual;
  /** One a line; several that belong together share one. */
  readonly verbs: readonly (keyof typeof HELP.verbs | readonly [names: string, words: Bilingual])[];
}[] = [
  {
    title: said("Petugas data", "Data officer"),
    verbs: [
      [
        "open, cancel",
        said(
          "membuka siklus, misalnya 2024/tw1; membatalkannya",
          "open a cycle, such as 2024/tw1; cancel it",
        ),
      ],
      "draft",
      "distribute",
      "receive",
      "verify",
      "compile",
    ],
  },
  {
    title: said("Kasubag, Sekretaris, Camat", "Those who approve"),
    verbs: [
      [
        "approve, reject",
        said("menyetujui atau menandatangani; mengembalikan", "approve or sign; send back"),
      ],
      [
        "waive, reopen, attach",
        said("dispensasi; buka kembali; arsip fisik", "waive a section; reopen; archive paper"),
      ],
    ],
  },
  {
    title: said("Siapa saja, juga Inspektorat", "Anyone, auditors too"),
    verbs: [
      [
        "status, remind",
        said("giliran siapa, sampai kapan; pesan siap kirim", "next actions and deadlines; messages"),
      ],
      ["log, trace", said("register sebagai buku; jejak satu angka", "the record as a book; trace a figure")],
      "audit",
      [
        "print, check, report",
        said("dokumen cetak; memeriksa keasliannya; halaman web", "print documents; verify them; a web page"),
      ],
      [
        "export, explain",
        said(
          "csv, json, sippd, lkjip, ...; arti sebuah kode",
          "csv, json, sippd, lkjip, ...; a code's meaning",
        ),
      ],
    ],
  },
  {
    title: said("Mengatur kantor", "Setting up"),
    verbs: [
      [
        "init, official",
        said("mendirikan folder kerja; pejabat, peran, kunci", "create a workspace; officials, roles, keys"),
      ],
      [
        "amend, heal, doctor",
        said(
          "catat perubahan sop.yaml; pulihkan; periksa",
          "record changes of sop.yaml; heal; what is lacking",
        ),
      ],
      [
        "remote, sync, clone",
        said(
          "tempat bersama register; menyamakan; komputer lain",
          "share the record; bring together; another computer",
        ),
      ],
    ],
  },
];

export const HELP_FRAME = {
  id: {
    head: "sop – menjalankan SOP kantor dan membuktikannya. Cara pakai: sop PERINTAH [pilihan]",
    foot: "sop PERINTAH --help   pilihan tiap perintah          sop demo FOLDER   contoh lengkap",
  },
  en: {
    head: "sop – runs an office's procedure, and proves it was followed. Usage: sop COMMAND [options]",
    foot: "sop COMMAND --help   options of a command          sop demo FOLDER   a worked example",
  },
} as const;
