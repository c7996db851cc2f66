/** What to do next, where the failure alone does not say it. */

import type { Reason } from "../../../domain/failure.ts";
import type { RefusalCode } from "../../../domain/ledger/proposal.ts";
import { type Bilingual, type Sentence, said, sentence } from "../language.ts";
import { shellPath } from "../shell.ts";

/** The board answers most questions. */
export const SEE_STATUS = said(
  "Lihat giliran dan perintahnya dengan: sop status",
  "See whose turn it is, and the command, with: sop status",
);

/** What to do about files that differ from the record. @param path the first of them */
export function driftHint(path: string): Bilingual {
  const way = restoringText(path);
  return said(
    `${way.id} — atau catat dengan perintahnya (rencana dan formulir: sop draft; sop.yaml dan kalender: sop amend).`,
    `${way.en} — or record them by their command (plan and form: sop draft; sop.yaml and calendars: sop amend).`,
  );
}

/** What to do about an edited file that the last good record does not have, so that a healing removes it. */
export function leavingHint(path: string): Bilingual {
  const way = restoringText(path);
  return said(
    `Entri sah terakhir tidak memuat ${path}, jadi pemulihan menghapusnya dari folder ini. ${way.id} — lalu ulangi: sop heal`,
    `The last good entry has no ${path}, so the healing removes it from this folder. ${way.en} — then run again: sop heal`,
  );
}

/** How a file becomes what the record has again; an edit of it is gone then. */
function restoringText(path: string): Bilingual {
  const word = shellPath(path);
  return word === undefined
    ? said(
        `Salin dulu ${path} ke luar folder ini bila suntingannya masih perlu, lalu kembalikan lewat aplikasi Git atau minta bantuan, karena namanya tidak lazim`,
        `Copy ${path} out of this folder first if its edit is needed, then restore it with a Git client or ask for help, because its name is unusual`,
      )
    : said(
        `Salin dulu ${path} ke luar folder ini bila suntingannya masih perlu, karena perintah ini membuangnya: git checkout -- ${word}`,
        `Copy ${path} out of this folder first if its edit is needed, because this throws it away: git checkout -- ${word}`,
      );
}

/** What to do about a refusal, where looking at the board would not help. */
export const REFUSED_HINTS: Partial<Record<RefusalCode, Bilingual>> = {
  "clock-backwards": said(
    "Betulkan jam komputer ini, lalu ulangi.",
    "Set this computer's clock right, then run this again.",
  ),
  "roster-invalid": said(
    "Lihat daftar pejabat dengan: sop official list",
    "See the roster with: sop official list",
  ),
  "act-unexplained": said('Tambahkan --reason "…".', 'Add --reason "…".'),
  "same-person": said(
    "Orang lain yang memegang peran itu harus melakukannya.",
    "Someone else who holds that role must do it.",
  ),
  "cycle-begun": said(
    'Isian tidak dibuang: kembalikan dengan sop reject --reason "…", atau selesaikan siklusnya.',
    'Returns are not thrown away: send back with sop reject --reason "…", or finish the cycle.',
  ),
  "nothing-amended": said(
    "Catat dulu perubahan sop.yaml dengan: sop amend",
    "Record the changes of sop.yaml first: sop amend",
  ),
  "plan-in-use": said(
    "Selesaikan dulu siklus itu, atau kembalikan rencana seperti semula.",
    "Finish that cycle first, or restore the plan.",
  ),
};

/** Why there is nothing to do, and what would be. */
export const NOTHING = {
  finished: sentence(
    "Tidak ada yang perlu dilakukan: semua siklus sudah selesai.",
    "Nothing to do: every cycle is finished.",
    "Buka siklus berikutnya dengan: sop open TAHUN/TW",
    "Open the next cycle with: sop open YEAR/QUARTER",
  ),
  "no-cycle": sentence(
    "Belum ada siklus yang dibuka.",
    "No cycle has been opened.",
    "Buka dengan: sop open TAHUN/tw1",
    "Open one with: sop open YEAR/tw1",
  ),
  "no-file": sentence(
    "Tidak ada buku kerja untuk diterima.",
    "There is no workbook to receive.",
    "Letakkan di TAHUN/PERIODE/masuk/, atau sebutkan berkasnya: sop receive BERKAS.xlsx",
    "Put it into YEAR/PERIOD/masuk/, or name it: sop receive FILE.xlsx",
  ),
  unchanged: sentence("Tidak ada yang berubah.", "Nothing has changed."),
  "nothing-changed": sentence(
    "sop.yaml dan kalender sama dengan yang tercatat.",
    "sop.yaml and the calendars are as recorded.",
    "Sunting dulu berkasnya, lalu ulangi.",
    "Edit the file first, then run this again.",
  ),
  "no-return": sentence(
    "Belum ada isian yang diterima.",
    "No return has been received.",
    "Terima dulu dengan: sop receive",
    "Receive one first: sop receive",
  ),
  "nothing-broken": sentence(
    "Tidak ada yang perlu dipulihkan: register ini utuh.",
    "There is nothing to heal: this record is whole.",
    "Lihat: sop audit",
    "See: sop audit",
  ),
  "nothing-to-confirm": sentence(
    "Tidak ada pemulihan yang menunggu konfirmasi.",
    "No healing waits for a second person.",
    "Bila register dilanggar, langkah pertamanya: sop heal --reason …; periksa dengan: sop audit",
    "Where the record is violated, the first half is: sop heal --reason …; to see: sop audit",
  ),
  "nothing-signed": sentence(
    "Belum ada siklus tahun itu yang ditandatangani.",
    "No cycle of that year has been signed.",
    "Tabel tahunan hanya memuat angka yang ditandatangani; lihat giliran dengan: sop status",
    "The yearly table holds only figures that were signed; whose turn it is: sop status",
  ),
} satisfies Record<Extract<Reason, { code: "nothing-to-do" }>["why"], Sentence>;
