/** What is said of a break that was healed, and of one that waits for its second half. */
import type { Healing } from "../../../domain/ledger/heal.ts";
import { type Bilingual, type Language, said } from "../language.ts";
import { formatMoment } from "../words.ts";

export const HEAL_WORDS = {
  id: {
    lastGood: "Entri sah terakhir",
    after: "sesudah kerusakan, jadi tidak berlaku",
    ahead: "bertanggal lebih dari sehari di depan; entrinya tetap berlaku, tanggalnya tidak dihitung lagi",
    again: "perlu dicatat ulang oleh penanda tangannya",
    whole: "Register utuh kembali. Kerusakan dan pemulihannya tetap terlihat pada: sop audit",
  },
  en: {
    lastGood: "Last good entry",
    after: "after the break, so it does not count",
    ahead: "dated more than a day ahead; the entry stands, its date counts no longer",
    again: "to be recorded again by its signer",
    whole: "The record is whole again. The break and its healing stay visible in: sop audit",
  },
} as const;

/** What comes after the first half. */
export function healNextStep(isRecorded: boolean, language: Language): string {
  const words = isRecorded
    ? said(
        "Berikutnya: orang kedua (pengganti pencatat atau pemilik prosedur) mengonfirmasi dengan: sop heal --confirm",
        "Next: a second person (the registrar's substitute or the owner of the procedure) confirms it with: sop heal --confirm",
      )
    : said("Percobaan: tidak ada yang dicatat.", "Dry run: nothing was recorded.");
  return words[language];
}

/** A healed break in one sentence: who, when, why, and what had been changed. @param offset of the office's clock, minutes */
export function healingText({ person, at, reason, confirmed, commits }: Healing, offset: number): Bilingual {
  const when = formatMoment(at, offset);
  const what = [...new Set(commits.flatMap(({ paths }) => paths))];
  const paths = what.length === 0 ? "" : `; ${what.slice(0, 6).join(", ")}${what.length > 6 ? " …" : ""}`;
  const ids = commits.map(({ id }) => id.slice(0, 12)).join(", ");
  const second = confirmed?.person ?? "–";
  return said(
    `dipulihkan ${when} oleh ${person}, dikonfirmasi ${second}: ${reason} (${ids}${paths})`,
    `healed ${when} by ${person}, confirmed by ${second}: ${reason} (${ids}${paths})`,
  );
}
