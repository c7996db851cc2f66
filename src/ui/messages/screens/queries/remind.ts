/** The words of reminders: the message in Indonesian, which the office speaks, and the screen around it. */
import { formatDay, formatLastDay } from "../../words.ts";

export const REMIND = {
  id: {
    nobody: "Tidak ada yang terlambat. Untuk semua langkah yang menunggu: sop remind --all",
    idle: "Tidak ada langkah yang menunggu.",
    vacant: "Tidak ada pemegang peran",
    unknown:
      "Tautan WhatsApp muncul bila nomornya ada di kontak.yaml (ORANG: 62812…), yang tidak ikut dicatat.",
  },
  en: {
    nobody: "No step is late. For every step that is waiting: sop remind --all",
    idle: "No step is waiting.",
    vacant: "Nobody holds the role",
    unknown:
      "A WhatsApp link appears for each number in kontak.yaml (PERSON: 62812…), which is not recorded.",
  },
} as const;

/** What a reminder asks for. Days are YYYY-MM-DD. */
export interface Asked {
  readonly name: string;
  readonly step: number;
  readonly activity: string;
  readonly isFilling: boolean;
  readonly procedure: string;
  readonly cycle: string;
  readonly section: string | undefined;
  readonly since: string;
  readonly due: string;
  /** Working days. */
  readonly late: number;
  /** Why it came back, and which cells. */
  readonly objections: readonly string[] | undefined;
  readonly office: string;
}

/** Polite, and complete: what, since when, until when, what is objected to, and how to do it. */
export function reminderMessage(asked: Asked): string {
  const { name, step, activity, procedure, cycle, section, since, due, late, objections, office } = asked;
  const where = section === undefined ? "" : ` untuk ${section}`;
  const lateness = late === 0 ? "" : ` (sudah lewat ${late} hari kerja)`;
  const back = objections === undefined ? "" : ` Dikembalikan dengan koreksi: ${objections.join("; ")}.`;
  const workbook =
    objections === undefined
      ? " Formulirnya pada berkas terlampir; mohon dikirim kembali setelah diisi."
      : " Mohon mulai dari lembar Perbaikan pada buku kerja perbaikan, lalu kirim kembali berkas yang sama.";
  const how = asked.isFilling ? workbook : "";
  return (
    `Yth. Bapak/Ibu ${name}, mohon bantuannya: langkah ${step}, "${activity}"${where}, ${procedure} ` +
    `siklus ${cycle}, menunggu Bapak/Ibu sejak ${formatDay(since, "id")}. ` +
    `Batas waktunya ${formatLastDay(due, "id")}${lateness}.${back}${how} Terima kasih. – ${office}`
  );
}
