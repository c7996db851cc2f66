/** Slips about a cycle: its name, its sections, its cells and days. */

import type { UsageCode } from "../../../../domain/slip.ts";
import { sentence } from "../../language.ts";
import type { SlipWords } from "./slip-words.ts";

export const CYCLE_USAGE = {
  "cycle-period": (given) =>
    sentence(
      `${given} bukan nama siklus.`,
      `${given} is not a cycle.`,
      "Contoh: 2024/tw1 sampai 2024/tw4; menurut rencana juga 2024/01, 2024/smt1, 2024/tahun.",
      "Example: 2024/tw1 to 2024/tw4; where the plan asks them also 2024/01, 2024/smt1, 2024/tahun.",
    ),
  "section-unknown": (given) =>
    sentence(
      `Seksi ${given} tidak ada di rencana.`,
      `Unknown section ${given}: it is not in the plan.`,
      "Nama seksi ada di rencana.yaml dan di: sop status",
      "Section names stand in rencana.yaml and in: sop status",
    ),
  "section-needed": (_, meant) =>
    sentence(
      "Pada langkah ini pengembalian berlaku untuk satu seksi.",
      "At this step one section is sent back.",
      `Sebutkan dengan --section: ${meant.join(", ")}.`,
      `Name it with --section: ${meant.join(", ")}.`,
    ),
  cell: (given) =>
    sentence(
      `${given} bukan sel.`,
      `${given} is not a cell.`,
      'Tulis --cell "F12 apa yang salah".',
      'Write --cell "F12 what is wrong".',
    ),
  "cell-unknown": (given) =>
    sentence(
      `Sel pada "${given}" tidak ada di isian yang dikembalikan.`,
      `The cell of "${given}" is not in the return that is sent back.`,
      'Pakai alamat sel di buku kerja yang diterima, misalnya "M10 …"; bila beberapa seksi: "seksi-pmd!M10 …".',
      'Use the cell\'s address in the workbook received, such as "M10 …"; with several sections: "seksi-pmd!M10 …".',
    ),
  day: (given) =>
    sentence(
      `${given} bukan tanggal.`,
      `${given} is not a date.`,
      "Tulis TTTT-BB-HH, misalnya 2024-01-31.",
      "Write YYYY-MM-DD, such as 2024-01-31.",
    ),
  "day-past": (given) =>
    sentence(
      `${given} sudah lewat.`,
      `${given} has passed.`,
      "Sebutkan hari ini atau sesudahnya dengan --until.",
      "Name today or a later day with --until.",
    ),
  "rating-unknown": (given) =>
    sentence(`Skala predikat ${given} tidak dikenal.`, `Unknown rating scale ${given}.`),
} satisfies Partial<Record<UsageCode, SlipWords>>;
