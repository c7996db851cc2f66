/** What is said of a break that was healed, and of one that waits for its second half. */
import type { Named } from "../../../domain/failure.ts";
import type { Healing } from "../../../domain/ledger/heal.ts";
import { eitherOf } from "../failures/key-failures.ts";
import { type Bilingual, type Language, said } from "../language.ts";
import { formatMoment } from "../words.ts";

export const HEAL_WORDS = {
  id: {
    lastGood: "Entri sah terakhir",
    broken: "Yang ditarik kembali",
    begun: "Pemulihan yang menunggu",
    removed: "Dihapus dari folder",
    restored: "Dikembalikan seperti pada entri sah terakhir",
    ownNotes:
      "Catatan sendiri disimpan di luar folder ini, atau di TAHUN/PERIODE/masuk/; berkas lain di sini hanya berubah lewat perintah sop.",
    after: "sesudah kerusakan, jadi tidak berlaku",
    ahead: "bertanggal lebih dari sehari di depan; entrinya tetap berlaku, tanggalnya tidak dihitung lagi",
    again: "perlu dicatat ulang oleh penanda tangannya",
    whole: "Register utuh kembali. Kerusakan dan pemulihannya tetap terlihat pada: sop audit",
  },
  en: {
    lastGood: "Last good entry",
    broken: "Taken back",
    begun: "The healing that waits",
    removed: "Removed from the folder",
    restored: "Restored as at the last good entry",
    ownNotes:
      "Notes of your own belong outside this folder, or in YEAR/PERIOD/masuk/; other files here change only by commands of sop.",
    after: "after the break, so it does not count",
    ahead: "dated more than a day ahead; the entry stands, its date counts no longer",
    again: "to be recorded again by its signer",
    whole: "The record is whole again. The break and its healing stay visible in: sop audit",
  },
} as const;

/**
 * How to get back what a healing removed or replaced: all files as a commit had them, in a new folder beside this one.
 * git refuses a folder that has something in it, and the command holds no name that somebody else chose.
 */
export function recoveryText(commit: string, language: Language): string {
  const id = commit.slice(0, 12);
  const command = `git worktree add --detach ../dipulihkan-${id} ${id}`;
  return said(
    `Ambil lagi semuanya, ke folder baru di samping folder ini: ${command}`,
    `Get all of them back, into a new folder beside this one: ${command}`,
  )[language];
}

/** Of an entry that stands no more: which healing took it back. */
export function voidText(healedBy: string): Bilingual {
  const id = healedBy.slice(0, 12);
  return said(`tidak berlaku, dipulihkan dengan ${id}`, `void, healed by ${id}`);
}

/** What comes after the first half. @param confirmers who may do the second */
export function healNextStep(isRecorded: boolean, confirmers: readonly Named[], language: Language): string {
  if (!isRecorded)
    return said("Percobaan: tidak ada yang dicatat.", "Dry run: nothing was recorded.")[language];
  const { id, en } = confirmersText(confirmers);
  return said(
    `Berikutnya: ${id} mengonfirmasi dengan: sop heal --confirm`,
    `Next: ${en} confirms it with: sop heal --confirm`,
  )[language];
}

/** Who may do the half of a healing that comes next, and how. */
export function cureText(half: "first" | "second", people: readonly Named[]): Bilingual {
  const [id, en] = [eitherOf(people, "id"), eitherOf(people, "en")];
  return half === "first"
    ? said(
        `${id} memulihkannya dengan: sop heal --reason "…"`,
        `${en} puts it right with: sop heal --reason "…"`,
      )
    : said(`${id} mengonfirmasinya dengan: sop heal --confirm`, `${en} confirms it with: sop heal --confirm`);
}

/** Who may confirm a healing: people where some hold the roles, else the roles. */
export function confirmersText(people: readonly Named[]): Bilingual {
  return people.length === 0
    ? said(
        "orang kedua (pengganti pencatat atau pemilik prosedur)",
        "a second person (the registrar's substitute or the owner of the procedure)",
      )
    : said(eitherOf(people, "id"), eitherOf(people, "en"));
}

/** A break in one sentence, healed or waiting: who, when, why, and what had been changed. @param offset of the office's clock, minutes */
export function healingText({ person, at, reason, confirmed, commits }: Healing, offset: number): Bilingual {
  const when = formatMoment(at, offset);
  const what = [...new Set(commits.flatMap(({ paths }) => paths))];
  const paths = what.length === 0 ? "" : `; ${what.slice(0, 6).join(", ")}${what.length > 6 ? " …" : ""}`;
  const ids = commits.map(({ id }) => id.slice(0, 12)).join(", ");
  if (confirmed === undefined)
    return said(
      `dimulai ${when} oleh ${person}, menunggu orang kedua: ${reason} (${ids}${paths})`,
      `begun ${when} by ${person}, waits for a second person: ${reason} (${ids}${paths})`,
    );
  return said(
    `dipulihkan ${when} oleh ${person}, dikonfirmasi ${confirmed.person}: ${reason} (${ids}${paths})`,
    `healed ${when} by ${person}, confirmed by ${confirmed.person}: ${reason} (${ids}${paths})`,
  );
}
