/** Sentences that become part of the record, in the workspace's language. */

import type { RecordWords } from "../../app/ports/words.ts";
import { kindOf, numberOf, type Period, type PeriodKind, QUARTERS } from "../../domain/figures/period.ts";
import { KIND_NAMES } from "../../domain/figures/period-names.ts";
import type { ToldAmendment } from "../../domain/ledger/cycle-rules.ts";
import type { Act, Trailers } from "../../domain/ledger/message/message.ts";
import { type Procedure, stepOf } from "../../domain/procedure/procedure.ts";
import { findingText } from "./findings/index.ts";
import { type Bilingual, type Language, said } from "./language.ts";
import { personChangeText } from "./law/rule-changes.ts";
import { meanWords, warningText } from "./recap-words.ts";
import { formatDay, formatList, monthName } from "./words.ts";

type Place = Omit<Trailers, "subject" | "tool">;

const ACTS: Record<Act, (place: Place, activity: string) => Bilingual> = {
  found: () => said("register didirikan", "the record is founded"),
  appoint: ({ reason }) =>
    said(
      `pejabat dan kunci diperbarui${reason ? ` (${reason})` : ""}`,
      `officials and keys updated${reason ? ` (${reason})` : ""}`,
    ),
  correct: ({ reason }) =>
    said(`data pejabat dikoreksi (${reason ?? ""})`, `an official's data corrected (${reason ?? ""})`),
  amend: ({ cycle }) =>
    cycle === undefined
      ? said("prosedur atau kalender diubah", "procedure or calendar amended")
      : said("prosedur terbaru diberlakukan pada siklus ini", "today's procedure brought into this cycle"),
  open: () => said("siklus dibuka", "cycle opened"),
  draft: ({ step }, activity) =>
    said(`langkah ${step} selesai – ${activity}`, `step ${step} done – ${activity}`),
  approve: ({ step }, activity) =>
    said(`langkah ${step} disetujui – ${activity}`, `step ${step} approved – ${activity}`),
  reject: ({ step, returnTo, section }, activity) =>
    said(
      `langkah ${step} dikembalikan ke langkah ${returnTo}${section ? ` (${section})` : ""} – ${activity}`,
      `step ${step} sent back to step ${returnTo}${section ? ` (${section})` : ""} – ${activity}`,
    ),
  distribute: ({ step }, activity) =>
    said(`langkah ${step} selesai – ${activity}`, `step ${step} done – ${activity}`),
  receive: ({ step, section }) =>
    said(`langkah ${step} – isian ${section} diterima`, `step ${step} – return of ${section} received`),
  verify: ({ step, section }) =>
    said(`langkah ${step} – isian ${section} diverifikasi`, `step ${step} – return of ${section} verified`),
  compile: ({ step }, activity) =>
    said(`langkah ${step} selesai – ${activity}`, `step ${step} done – ${activity}`),
  waive: ({ section, until }) =>
    said(`dispensasi untuk ${section} sampai ${until}`, `waiver for ${section} until ${until}`),
  reopen: () => said("siklus dibuka kembali", "cycle reopened"),
  attach: () => said("arsip dilampirkan", "archive attached"),
  heal: ({ confirms }) =>
    confirms === undefined
      ? said("register dipulihkan ke entri sah terakhir", "the record is restored to its last good entry")
      : said("pemulihan register dikonfirmasi", "the healing of the record is confirmed"),
  cancel: ({ reason }) => said(`siklus dibatalkan (${reason})`, `cycle cancelled (${reason})`),
};

/** The subject line of an entry, such as `sop(2024/tw1): langkah 7 disetujui – Validasi dan paraf data kinerja`. */
export function recordWords(language: Language): RecordWords {
  return {
    subject: (place: Place, procedure: Procedure): string => {
      const activity = place.step === undefined ? "" : (stepOf(procedure, place.step)?.activity ?? "");
      const scope = place.cycle === undefined ? "sop" : `sop(${place.cycle})`;
      return `${scope}: ${ACTS[place.act](place, activity)[language]}`;
    },
    unconfirmed: (count) =>
      said(
        `Prosedur ini masih memuat ${count} butir yang perlu dikonfirmasi kantor.`,
        `This procedure still has ${count} items that the office must confirm.`,
      )[language],
    illustrative: () =>
      said(
        "Target dan angka realisasi pada contoh ini ilustrasi, bukan angka yang diterbitkan.",
        "Targets and realised figures in this example are illustrative, not published.",
      )[language],
    personChange: (change) => personChangeText(change)[language],
    finding: (finding) => findingText(finding)[language],
    signedPdf: ({ signer, issuer, whole }) =>
      said(
        `tanda tangan elektronik di dalam PDF utuh${whole ? "" : ", tetapi berkas ditambahi sesudahnya"}: ${signer} (sertifikat dari ${issuer}; keabsahan penerbit tidak diperiksa)`,
        `the electronic signature inside the PDF is intact${whole ? "" : ", but something was added to the file later"}: ${signer} (certificate of ${issuer}; whether that issuer is to be trusted was not checked)`,
      )[language],
    kept: () => said("tempat kertas", "place of the paper")[language],
    waived: (names) =>
      said(
        `Tanpa isian (dispensasi): ${names.join(", ")}.`,
        `Without a return (waiver): ${names.join(", ")}.`,
      )[language],
    combined: (steps, reason) => combinedText(steps, reason)[language],
    amended: (amendment) => amendedText(amendment)[language],
    newCalculation: (version) => calculationText(version)[language],
    warning: (warning) => warningText(warning, language),
    mean: (mean, recap) => meanWords(mean, recap, language),
    withoutPeriods: (quarters) => withoutPeriodsText(quarters)[language],
  };
}

/** That one person may sign more than one step of a round, and why. */
export function combinedText(steps: readonly number[], reason: string): Bilingual {
  return said(
    `Langkah ${formatList(steps.map(String), "id")} boleh dilakukan satu orang (rangkap): ${reason}.`,
    `Steps ${formatList(steps.map(String), "en")} may be done by one person (rangkap): ${reason}.`,
  );
}

/** That figures are calculated in another way than in the cycles before, and in which. */
export function calculationText(version: number): Bilingual {
  return said(
    `Mulai siklus ini berlaku aturan hitung versi ${version}: target s.d. selalu menurut rencana, sehingga isian kosong tidak lagi menghapus target (belum terlaksana dihitung 0); target nol yang terlampaui bernilai 0; capaian paling rendah 0; rata-rata IKU dan keluaran dipisahkan. Siklus sebelumnya tetap dengan aturan lamanya.`,
    `From this cycle on the rules of calculation are version ${version}: targets to date are always the plan's, so that a blank no longer erases its target (not done counts as 0); a missed target of zero is 0; no achievement is below 0; means of main indicators and of outputs are kept apart. Earlier cycles keep their own rules.`,
  );
}

/** That another procedure was brought into a running cycle: who, when, why, and what it undid. */
export function amendedText({ name, day, reason, from }: ToldAmendment): Bilingual {
  return said(
    `Prosedur diubah dalam siklus ini oleh ${name}, ${formatDay(day, "id")}: ${reason}. ${from === undefined ? "Tidak ada langkah yang diulang." : `Langkah ${from} dan sesudahnya diulang.`}`,
    `The procedure was changed in this cycle by ${name}, ${formatDay(day, "en")}: ${reason}. ${from === undefined ? "No step was done again." : `Step ${from} and later ones were done again.`}`,
  );
}

/** That earlier periods are missing from what is summed up since January. */
export function withoutPeriodsText(periods: readonly Period[]): Bilingual {
  const [first = "I", last = first] = [periods[0], periods.at(-1)];
  const kind = kindOf(first);
  const named = (language: Language): string => {
    const name = (one: Period): string => periodName(one)[language].replace(PREFIX[kind][language], "");
    const several = periods.map(name).join(language === "id" ? " dan " : " and ");
    return `${PREFIX[kind][language]}${periods.length > 2 ? `${name(first)}–${name(last)}` : several}`;
  };
  return said(
    `Tanpa ${named("id").replace("Triwulan", "TW")}: jumlah "s.d." tidak memuat ${KIND_NAMES[kind]} itu.`,
    `Without ${named("en").replace("Quarter", "quarter")}: the sums to date do not hold it.`,
  );
}

/** What stands before the number in a period's name, and is said once of several. */
const PREFIX = {
  month: said("", ""),
  quarter: said("Triwulan ", "Quarter "),
  semester: said("Semester ", "Semester "),
  year: said("", ""),
} as const satisfies Record<PeriodKind, Bilingual>;

/** A period without its year: "Triwulan II", "April", "Semester I", "tahun penuh". */
export function periodName(period: Period): Bilingual {
  const no = numberOf(period);
  const numeral = QUARTERS[no - 1] ?? "";
  return {
    month: said(monthName(no, "id"), monthName(no, "en")),
    quarter: said(`Triwulan ${numeral}`, `Quarter ${numeral}`),
    semester: said(`Semester ${numeral}`, `Semester ${numeral}`),
    year: said("tahun penuh", "the whole year"),
  }[kindOf(period)];
}
