/** What is said of a recap's figures: of each mean, whose it is, how many it counts, and which it does not and why. */

import type { MeanWords } from "../../app/ports/workbooks.ts";
import type { NoAchievement } from "../../domain/figures/achievement.ts";
import type { GroupMean, LeftOut, MeanGroup } from "../../domain/recap/means.ts";
import type { Recap } from "../../domain/recap/recap.ts";
import type { RecapWarning } from "../../domain/recap/warnings.ts";
import { formatNumber, formatPercent } from "./format.ts";
import { type Bilingual, type Language, said } from "./language.ts";
import { monthName } from "./words.ts";

const GROUP: Record<MeanGroup, Bilingual> = {
  all: said("Rata-rata capaian", "Mean achievement"),
  main: said("Rata-rata capaian IKU", "Mean achievement of main indicators (IKU)"),
  output: said("Rata-rata capaian keluaran", "Mean achievement of outputs"),
};

/** A mean by its name: of the goals and of the outputs apart, by the newer rules. */
export function meanName({ group }: Pick<GroupMean, "group">, language: Language): string {
  return GROUP[group][language];
}

const WHY: Record<NoAchievement, Bilingual> = {
  target_kosong: said("target kosong", "no target"),
  realisasi_kosong: said("realisasi kosong", "no realised figure"),
  target_nol: said("target nol", "target of zero"),
  periode_belum_lengkap: said("periode belum lengkap", "period not complete"),
  data_belum_terbit: said("data belum terbit", "not published yet"),
};

/** Why there is no percentage; with the month in which the figure is published, where that is why. */
export function whyText({ why, due }: Pick<LeftOut, "why" | "due">, language: Language): string {
  const reason = WHY[why][language];
  if (due === undefined) return reason;
  const month = monthName(due, language);
  return { id: `${reason}, terbit ${month}`, en: `${reason}, published in ${month}` }[language];
}

/** How many a mean counts. */
export function countedText({ counted, among }: GroupMean, language: Language): string {
  return said(`${counted} dari ${among} indikator`, `${counted} of ${among} indicators`)[language];
}

/** The cap of a mean by its scale; nothing where there is none. */
export function capText(
  { cap, scale }: Pick<Recap, "cap" | "scale">,
  language: Language,
): string | undefined {
  if (cap === undefined) return undefined;
  const most = formatNumber(cap, language);
  return said(
    `setiap capaian dihitung paling banyak ${most} % (batas rata-rata, skala ${scale.id})`,
    `each achievement counts for ${most} % at most (cap of the mean, scale ${scale.id})`,
  )[language];
}

/** The indicators that a mean does not count, each with its reason; nothing where it counts all. */
export function leftText({ left }: GroupMean, language: Language): string | undefined {
  if (left.length === 0) return undefined;
  const named = left.map((one) => `${one.code} ${one.name} (${whyText(one, language)})`).join("; ");
  return said(`Tidak dihitung: ${named}`, `Not counted: ${named}`)[language];
}

/** A mean in a recap's workbook: by the first rules as it always was. */
export function meanWords(
  mean: GroupMean,
  recap: Pick<Recap, "cap" | "scale">,
  language: Language,
): MeanWords {
  const isRatio = said(
    "rata-rata persentase, bukan rasio jumlah",
    "an average of ratios, not a ratio of sums",
  );
  const cap = capText(recap, language);
  return {
    label: `${meanName(mean, language)}, ${countedText(mean, language)} (${isRatio[language]})${cap === undefined ? "" : `; ${cap}`}`,
    short: said(`${meanName(mean, "id")} % (rata-rata persentase)`, `${meanName(mean, "en")} %`)[language],
    left: leftText(mean, language),
  };
}

/** What is implausible about a recap, and what its section says of it. */
export function warningText(warning: RecapWarning, language: Language): string {
  if (warning.rule === "mean-odd") {
    const mean = `${GROUP[warning.group][language]} ${formatPercent(warning.given, language)}`;
    return said(
      `${mean}: di atas 110 %; periksa target dan realisasinya`,
      `${mean}: above 110 %; check targets and figures`,
    )[language];
  }
  if (warning.rule === "few-counted") {
    const { group, counted, among } = warning;
    const name = GROUP[group][language];
    return said(
      `${name}: hanya ${counted} dari ${among} indikator yang dihitung, kurang dari 80 %`,
      `${name}: only ${counted} of ${among} indicators are counted, fewer than 80 %`,
    )[language];
  }
  const { code, name, note } = warning;
  const place = `${code} ${name}`;
  const why = note === "" ? said("tanpa keterangan seksi", "no word from the section")[language] : note;
  return `${place}: ${ODD[warning.rule](warning, language)}; ${said("keterangan", "note")[language]}: ${why}`;
}

type OfPlace = Extract<RecapWarning, { readonly code: string }>;

const ODD: Record<OfPlace["rule"], (warning: OfPlace, language: Language) => string> = {
  "ratio-odd": ({ given, expected }, language) => {
    const [realised, target] = [given, expected ?? given].map((one) => formatNumber(one, language));
    return said(
      `realisasi ${realised} terlalu jauh dari target ${target}`,
      `realised ${realised} is too far from the target of ${target}`,
    )[language];
  },
  "fraction-counted": ({ given }, language) =>
    said(
      `${formatNumber(given, language)} adalah pecahan dari yang dihitung utuh`,
      `${formatNumber(given, language)} is a fraction of what is counted whole`,
    )[language],
  "absorption-odd": ({ given, expected }, language) => {
    const [absorbed, reached] = [given, expected ?? given].map((one) => formatPercent(one, language));
    return said(
      `capaian ${reached} dengan serapan ${absorbed}`,
      `achievement of ${reached} with absorption of ${absorbed}`,
    )[language];
  },
};
