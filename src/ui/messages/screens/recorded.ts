/** What is asked before an entry is signed, and said when it is recorded. */
import { type Bilingual, said } from "../language.ts";

export const SIGN_QUESTION = said("Tanda tangani?", "Sign?");

/** The labels of what is about to be signed. */
export const PREVIEW = {
  id: {
    day: "Tanggal",
    reason: "Alasan",
    as: "Sebagai",
    key: "Kunci",
    touch: "sentuh kuncinya",
    changed: "Berkas yang dicatat",
    since: "Berubah sejak tanda tangan Anda terakhir",
    digest: "Kode hash isi",
    nothing: "tidak ada",
  },
  en: {
    day: "Day",
    reason: "Reason",
    as: "As",
    key: "Key",
    touch: "touch the key",
    changed: "Files recorded",
    since: "Changed since you last signed",
    digest: "Digest",
    nothing: "none",
  },
} as const;

/** What is asked for where an act needs a reason. */
export const REASON_QUESTION = {
  reject: said("Alasan pengembalian", "Reason for sending back"),
  waive: said("Alasan dispensasi", "Reason for the waiver"),
  receive: said("Mengapa nihil", "Why there is nothing to report"),
  end: said("Alasan berakhirnya (misalnya: pensiun, mutasi)", "Why it ends (such as: retired, moved)"),
  heal: said("Alasan pemulihan", "Reason for the healing"),
  reopen: said("Alasan dibuka kembali", "Reason for reopening"),
  amend: said("Alasan perubahan dalam siklus berjalan", "Reason for the change in a running cycle"),
  cancel: said("Alasan pembatalan", "Reason for cancelling"),
} as const;

/** @param entry its id; undefined in a dry run @param title its subject line */
export function entryRecorded(entry: string | undefined, title: string): Bilingual {
  if (entry === undefined)
    return said(`Percobaan, tidak dicatat: ${title}`, `Dry run, not recorded: ${title}`);
  const id = entry.slice(0, 12);
  return said(`Tercatat ${id}: ${title}`, `Recorded ${id}: ${title}`);
}
