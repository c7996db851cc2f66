/** Slips in `sop init`: what was answered, and which year is to begin. */

import type { UsageCode } from "../../../../domain/slip.ts";
import { sentence } from "../../language.ts";
import type { SlipWords } from "./slip-words.ts";

export const FOUNDING_USAGE = {
  example: (given) =>
    sentence(
      `Contoh ${given} tidak ada.`,
      `Unknown example ${given}.`,
      "Yang ada: pakusari, jangkar.",
      "Available: pakusari, jangkar.",
    ),
  year: (given) =>
    sentence(
      `${given} bukan tahun.`,
      `${given} is not a year.`,
      "Tulis empat angka, misalnya 2026.",
      "Write four digits, such as 2026.",
    ),
  "office-needed": () =>
    sentence(
      "Nama kantor belum disebut.",
      "The name of the office was not given.",
      "Tulis namanya, misalnya Kecamatan Pakusari.",
      "Write its name, such as Kecamatan Pakusari.",
    ),
  "regency-needed": () =>
    sentence(
      "Kabupaten atau kota kantor ini belum disebut.",
      "The regency or city of the office was not given.",
      "Tulis namanya, misalnya Kabupaten Situbondo; tanpa terminal: --regency.",
      "Write its name, such as Kabupaten Situbondo; without a terminal: --regency.",
    ),
  "region-code": (given) =>
    sentence(
      `"${given}" bukan kode wilayah.`,
      `"${given}" is not a region code.`,
      "Tulis kode Kemendagri kantor sendiri, misalnya 35.12.07; tanpa terminal: --region-code.",
      "Write the office's own code, such as 35.12.07; without a terminal: --region-code.",
    ),
  "name-needed": () =>
    sentence(
      "Nama Anda belum disebut.",
      "Your name was not given.",
      "Tulis nama lengkap dengan gelar.",
      "Write your full name with titles.",
    ),
  "year-first": (given) =>
    sentence(
      `Belum ada tahun sebelum ${given} di folder ini.`,
      `This workspace has no year before ${given}.`,
      "Sebutkan tahun sesudah tahun pertama.",
      "Name a year after the first one.",
    ),
  "year-exists": (given) =>
    sentence(
      `${given}/rencana.yaml sudah ada; tidak ada yang ditimpa.`,
      `${given}/rencana.yaml already exists; nothing was overwritten.`,
      `Sunting berkas itu, lalu: sop open ${given}/tw1`,
      `Edit that file, then: sop open ${given}/tw1`,
    ),
} satisfies Partial<Record<UsageCode, SlipWords>>;
