/** Slips in what is asked of the record. */

import type { UsageCode } from "../../../../domain/slip.ts";
import { sentence } from "../../language.ts";
import { listed, type SlipWords } from "./slip-words.ts";

export const QUERY_USAGE = {
  "code-unknown": (given, meant) =>
    sentence(
      `Tidak ada kode "${given}".`,
      `Unknown code "${given}".`,
      `${listed(meant, "Mungkin maksudnya: ")}Semua kode: sop explain`,
      `${listed(meant, "Perhaps you meant: ")}All codes: sop explain`,
    ),
  "export-kind": (given) =>
    sentence(
      `Jenis ekspor "${given}" tidak ada.`,
      `Unknown kind "${given}" of export.`,
      "Yang ada: csv, json, datapackage (dengan --out), sippd, lkjip (setahun).",
      "Available: csv, json, datapackage (with --out), sippd, lkjip (a year).",
    ),
  "figure-unknown": (given) =>
    sentence(
      `Tidak ada angka "${given}" di register.`,
      `There is no figure "${given}" in the record.`,
      "Contoh: 2024/tw1/seksi-trantib!M12 menurut sel isian terakhir, atau 2024/tw1/ID-INDIKATOR!realisasi.",
      "Examples: 2024/tw1/seksi-trantib!M12 by the cell of the newest return, or 2024/tw1/INDICATOR-ID!realisasi.",
    ),
  "print-kind": (given) =>
    sentence(
      `Jenis cetakan "${given}" tidak ada.`,
      `Unknown kind "${given}" of print.`,
      "Yang ada: recap, sop, form, receipt (tanda terima), register, proof (bukti satu angka), key (kartu kunci).",
      "Available: recap, sop, form, receipt, register, proof (of one figure), key (card).",
    ),
  receipt: () =>
    sentence(
      "Tanda terima register tidak dapat dibaca.",
      "The receipt cannot be read.",
      "Salin seluruh baris yang dimulai dengan sop-receipt:1:",
      "Copy the whole line that begins with sop-receipt:1:",
    ),
  "receipt-number": (entry, [count, place]) =>
    sentence(
      `Tanda terima ini bukan buatan sop: entri ${entry} adalah entri ke-${place}, bukan ke-${count}.`,
      `This receipt was not written by sop: entry ${entry} is number ${place}, not ${count}.`,
      "Salin lagi seluruh baris dari tempat tanda terima itu disimpan; bila tetap begitu, tanda terimanya diubah.",
      "Copy the whole line again from where the receipt is kept; where it stays so, the receipt was changed.",
    ),
  root: (given) =>
    sentence(
      `"${given}" bukan entri pertama.`,
      `"${given}" is not a first entry.`,
      "Sebutkan seluruh nomornya, atau paling sedikit 12 angka heksadesimal pertamanya, seperti tercetak pada lembar SOP.",
      "Name the whole id, or at least the first 12 hexadecimal digits of it, as the SOP sheet prints it.",
    ),
  "year-unknown": (_, meant) =>
    sentence(
      `Tidak ada rencana untuk tahun itu. Yang ada: ${meant.join(", ")}.`,
      `There is no plan for that year. Available: ${meant.join(", ")}.`,
      "Contoh: sop export lkjip 2024",
      "Example: sop export lkjip 2024",
    ),
} satisfies Partial<Record<UsageCode, SlipWords>>;
