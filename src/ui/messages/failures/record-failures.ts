/** Reasons to stop that lie in the record itself: it is empty, cut, damaged, newer, or breaks its law. */
import type { Reason } from "../../../domain/failure.ts";
import { type Sentence, sentence } from "../language.ts";

type Code =
  | "clone-incomplete"
  | "no-entries"
  | "object-damaged"
  | "history-violated"
  | "version-newer"
  | "beyond-healing"
  | "recap-outdated"
  | "moved-meanwhile";

export const RECORD_FAILURES: {
  readonly [C in Code]: (reason: Extract<Reason, { code: C }>) => Sentence;
} = {
  "clone-incomplete": ({ how }) =>
    sentence(
      `Salinan ini tidak lengkap (${how}), jadi tidak dapat dibuktikan di sini.`,
      `This clone is incomplete (${how}), so nothing can be proven here.`,
      "Ambil riwayat lengkap: git fetch --unshallow, atau git clone tanpa --depth dan --filter.",
      "Get the whole history: git fetch --unshallow, or clone without --depth and --filter.",
    ),
  "no-entries": () =>
    sentence(
      "Register masih kosong: belum ada catatan pertama.",
      "The record is empty: there is no first entry.",
      "Mulai dengan: sop init",
      "Begin with: sop init",
    ),
  "object-damaged": ({ object }) =>
    sentence(
      `Objek Git ${object} rusak, diganti, atau hilang.`,
      `The Git object ${object} is damaged, replaced or missing.`,
      "Lihat tempatnya dengan: sop audit --no-cache. Ambil objek itu dari salinan lain.",
      "See the place with: sop audit --no-cache. Get the object from another clone.",
    ),
  "history-violated": ({ count }) =>
    sentence(
      `Riwayat register melanggar aturan (${count} pelanggaran), jadi tidak ada yang dicatat di atasnya.`,
      `The record breaks its law (${count} violations), so nothing is recorded on top of it.`,
      "Lihat tempat persisnya dengan: sop audit. Pulihkan dengan: sop heal",
      "See the exact place with: sop audit. Put it right with: sop heal",
    ),
  "version-newer": ({ stated }) =>
    sentence(
      `Register ini memuat entri dari sop yang lebih baru (${stated}), jadi tidak dapat dibuktikan di sini.`,
      `This record has an entry by a newer sop (${stated}), so it cannot be proven here.`,
      "Pasang sop versi terbaru, lalu ulangi.",
      "Install the newest sop, then run this again.",
    ),
  "beyond-healing": ({ violation }) =>
    sentence(
      `Kerusakan ini (${violation}) tidak dapat dipulihkan dengan sebuah entri.`,
      `This break (${violation}) cannot be healed by an entry.`,
      "Ambil register yang utuh dari salinan lain, lalu: sop audit",
      "Get the whole record from another clone, then: sop audit",
    ),
  "recap-outdated": ({ path }) =>
    sentence(
      `Rekap yang tercatat (${path}) tidak sama dengan hasil hitungan dari isian sekarang, jadi tidak ditandatangani.`,
      `The recorded recap (${path}) is not what the returns give now, so it is not signed.`,
      "Kembalikan ke langkah rekap agar disusun lagi: sop reject --to LANGKAH --reason SEBAB",
      "Send it back to the compiling step, to be compiled again: sop reject --to STEP --reason WHY",
    ),
  "moved-meanwhile": () =>
    sentence(
      "Orang lain baru saja mencatat sesuatu; catatan Anda belum masuk.",
      "Someone else has just recorded something; your entry was not written.",
      "Jalankan perintah yang sama sekali lagi.",
      "Run the same command once more.",
    ),
};
