/** Reasons to stop that lie in the record itself: it is empty, cut, damaged, newer, or breaks its law. */
import type { Reason } from "../../../domain/failure.ts";
import { type Sentence, said, sentence } from "../language.ts";
import { confirmersText } from "../law/healing.ts";
import { lossText } from "../law/losses.ts";
import { warningText } from "../recap-words.ts";
import { formatMoment } from "../words.ts";
import { eitherOf } from "./key-failures.ts";

type Code =
  | "clone-incomplete"
  | "no-entries"
  | "object-damaged"
  | "history-violated"
  | "healing-waits"
  | "healing-broken"
  | "entry-unsound"
  | "version-newer"
  | "beyond-healing"
  | "recap-outdated"
  | "note-needed"
  | "moved-meanwhile"
  | "git-busy"
  | "other-branch";

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
      "Register masih kosong: belum ada entri pertama.",
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
  "history-violated": ({ count, healers, loss }) => {
    const lost = loss === undefined ? undefined : lossText(loss);
    const breaks = said(`${count} pelanggaran`, `${count} ${count === 1 ? "violation" : "violations"}`);
    const also =
      lost === undefined ? said("", "") : said(` Selain itu ${lost.what.id}.`, ` Besides, ${lost.what.en}.`);
    const first = lost === undefined ? said("", "") : said(`${lost.hint.id} `, `${lost.hint.en} `);
    return sentence(
      `Riwayat register melanggar aturan (${breaks.id}), jadi tidak ada yang dicatat di atasnya.${also.id}`,
      `The record has ${breaks.en}, so nothing is recorded on top of it.${also.en}`,
      `${first.id}Lihat tempat persisnya dengan: sop audit. ${eitherOf(healers, "id") || "Pencatat"} memulihkannya dengan: sop heal --reason "…"`,
      `${first.en}See the exact place with: sop audit. ${eitherOf(healers, "en") || "The registrar"} puts it right with: sop heal --reason "…"`,
    );
  },
  "healing-waits": ({ entry, person, confirmers }) => {
    const by = confirmersText(confirmers);
    return sentence(
      `Pemulihan ${entry.slice(0, 12)} oleh ${person} menunggu orang kedua; sebelum itu tidak ada yang dicatat.`,
      `The healing ${entry.slice(0, 12)} by ${person} waits for a second person; nothing is recorded before that.`,
      `Yang mengonfirmasi: ${by.id}, dengan: sop heal --confirm. Isinya: sop audit`,
      `It is confirmed by ${by.en} with: sop heal --confirm. What it takes back: sop audit`,
    );
  },
  "healing-broken": ({ entry, healers }) =>
    sentence(
      `Register rusak lagi sesudah pemulihan ${entry.slice(0, 12)}, jadi pemulihan itu belum dapat dikonfirmasi.`,
      `The record broke again after the healing ${entry.slice(0, 12)}, so that healing cannot be confirmed yet.`,
      `${eitherOf(healers, "id") || "Pencatat"} memulihkan lagi dengan: sop heal --reason "…"; sesudah itu keduanya dikonfirmasi bersama: sop heal --confirm. Isinya: sop audit`,
      `${eitherOf(healers, "en") || "The registrar"} heals it again with: sop heal --reason "…"; after that both are confirmed together: sop heal --confirm. What broke: sop audit`,
    ),
  "entry-unsound": ({ violation, path }) => {
    const told = path === undefined ? violation : `${violation}: ${path}`;
    return sentence(
      `Tidak dicatat: pembuktian akan menolak entri baru ini (${told}).`,
      `Not recorded: an audit would refuse this new entry (${told}).`,
      `Artinya: sop explain ${violation}. Periksa berkas itu dan folder ini dengan: sop audit; sesudah itu ulangi.`,
      `What that means: sop explain ${violation}. Check that file and this folder with: sop audit; then run this again.`,
    );
  },
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
  "note-needed": ({ warnings }) =>
    sentence(
      `Rekap belum dicatat, karena ada yang janggal: ${warnings.map((one) => warningText(one, "id")).join(". ")}.`,
      `The recap is not recorded yet, because something is odd: ${warnings.map((one) => warningText(one, "en")).join(". ")}.`,
      'Periksa dahulu. Bila benar adanya, beri catatan, yang dicetak pada rekap: sop compile --note "…"',
      'Check it first. Where it is right, give a note, which is printed on the recap: sop compile --note "…"',
    ),
  "recap-outdated": ({ path }) =>
    sentence(
      `Rekap yang tercatat (${path}) tidak sama dengan hasil hitungan dari isian sekarang, jadi tidak ditandatangani.`,
      `The recorded recap (${path}) is not what the returns give now, so it is not signed.`,
      "Kembalikan ke langkah rekap agar disusun lagi: sop reject --to LANGKAH --reason SEBAB",
      "Send it back to the compiling step, to be compiled again: sop reject --to STEP --reason WHY",
    ),
  "git-busy": ({ file, since }) => {
    const at = formatMoment(since, 0);
    return sentence(
      `Git sedang bekerja di folder ini, atau berhenti di tengah jalan: ada ${file} sejak ${at} UTC. Tidak ada yang ditandatangani.`,
      `Git is at work in this folder, or stopped halfway: ${file} is there since ${at} UTC. Nothing was signed.`,
      `Tutup program Git lain, tunggu sebentar, lalu ulangi. Bila tidak ada yang bekerja, hapus ${file}.`,
      `Close other Git programs, wait a moment, and run this again. If none is at work, delete ${file}.`,
    );
  },
  "other-branch": ({ branch, found }) =>
    sentence(
      `Folder ini sedang menampilkan ${found === undefined ? "satu commit" : `cabang ${found}`}, bukan cabang register ${branch}. Tidak ada yang ditandatangani.`,
      `This folder shows ${found === undefined ? "a single commit" : `the branch ${found}`}, not the record's branch ${branch}. Nothing was signed.`,
      `Simpan dulu suntingan Anda, lalu kembali dengan: git checkout ${branch}`,
      `Keep your edits first, then come back with: git checkout ${branch}`,
    ),
  "moved-meanwhile": () =>
    sentence(
      "Orang lain baru saja mencatat sesuatu; entri Anda belum masuk.",
      "Someone else has just recorded something; your entry was not written.",
      "Jalankan perintah yang sama sekali lagi.",
      "Run the same command once more.",
    ),
};
