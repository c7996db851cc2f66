/** Slips about files: handed in, or about to be written over. */

import type { UsageCode } from "../../../../domain/slip.ts";
import { sentence } from "../../language.ts";
import type { SlipWords } from "./slip-words.ts";

export const FILE_USAGE = {
  "archive-kind": (given) =>
    sentence(
      `${given} bukan PDF, JPG atau PNG.`,
      `${given} is neither a PDF nor a JPG or PNG picture.`,
      "Pindai lembar yang ditandatangani sebagai PDF.",
      "Scan the signed sheet as a PDF.",
    ),
  "archive-large": (given) =>
    sentence(
      `${given} lebih dari 20 MB.`,
      `${given} is larger than 20 MB.`,
      "Setiap salinan register membawanya: pindai dengan 150–200 dpi.",
      "Every clone carries it: scan at 150 to 200 dpi.",
    ),
  "archive-broken": (given) =>
    sentence(
      `Tanda tangan elektronik di dalam ${given} rusak: isinya berubah setelah ditandatangani.`,
      `The electronic signature inside ${given} is broken: it was changed after it was signed.`,
      "Minta berkas aslinya, jangan yang dicetak ulang atau disimpan ulang.",
      "Ask for the original file, not one that was printed or saved again.",
    ),
  "not-a-paper": (given) =>
    sentence(
      `${given} sudah ada dan bukan cetakan sop.`,
      `${given} already exists, and was not printed by sop.`,
      "Sebutkan nama lain dengan --out",
      "Choose another file name with --out",
    ),
  "not-a-bundle": (given) =>
    sentence(
      `${given} sudah ada dan bukan berkas register.`,
      `${given} already exists, and is no file of a record.`,
      "Sebutkan nama lain.",
      "Give another name.",
    ),
  "not-a-key-file": (given) =>
    sentence(
      `${given} sudah ada dan bukan berkas kunci buatan sop.`,
      `${given} already exists, and is not a key file made by sop.`,
      "Pindahkan berkas itu, atau jalankan di folder lain (-C tetap ke ruang kerja).",
      "Move that file away, or run this in another folder (with -C for the workspace).",
    ),
  "not-a-calendar": (given) =>
    sentence(
      `${given} sudah ada dan bukan berkas kalender.`,
      `${given} already exists, and is not a calendar file.`,
      "Sebutkan nama lain, misalnya batas-waktu.ics",
      "Choose another file name, such as due-days.ics",
    ),
} satisfies Partial<Record<UsageCode, SlipWords>>;
