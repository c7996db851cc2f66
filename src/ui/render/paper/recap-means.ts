/** The means of a recap on paper: by the first rules one, since then of goals and of outputs, each with what it counts. */

import type { Block } from "../../../adapters/pdf/sheet.ts";
import type { GroupMean } from "../../../domain/recap/means.ts";
import type { Recap } from "../../../domain/recap/recap.ts";
import { recapWarnings } from "../../../domain/recap/warnings.ts";
import { formatPercent, formatPoints } from "../../messages/format.ts";
import { capText, leftText, meanName, warningText } from "../../messages/recap-words.ts";
import { percent } from "./shown.ts";

const ID = "id";

/** Each mean, its rating, how many it counts and how it moved; then the indicators that it leaves out. */
export function meanPairs(recap: Recap): readonly (readonly [string, string])[] {
  return recap.means.flatMap((mean) => {
    const left = recap.rules === 1 ? undefined : leftText(mean, ID);
    const told = [
      `${rated(mean)}, dari ${mean.counted} di antara ${mean.among} indikator`,
      ...(mean.lastPeriod ? [`${formatPoints(mean.lastPeriod.points, ID)} dari triwulan lalu`] : []),
      ...(mean.lastYear ? [`${formatPoints(mean.lastYear.points, ID)} dari tahun lalu`] : []),
      capText(recap, ID),
      left,
    ].filter((one) => one !== undefined);
    return [[meanName(mean, ID), told.join("; ")] as const];
  });
}

function rated({ percent: mean, rating }: GroupMean): string {
  return mean === undefined ? "–" : `${formatPercent(mean, ID)} (${rating ?? "–"})`;
}

/** The means that stand over the page with the signatures. */
export function meanSentence({ means, rules }: Recap): string {
  if (rules === 1)
    return `rata-rata capaian ${percent(means[0]?.percent)} dari ${means[0]?.counted ?? 0} indikator`;
  const told = means.map((mean) => {
    const name = meanName(mean, ID).replace(/^R/, "r");
    return `${name} ${percent(mean.percent)} dari ${mean.counted} di antara ${mean.among} indikator`;
  });
  return told.join(", ");
}

/** A section's name over its indicators, and what stands in its row under the achievements and the ratings. */
export function sectionHead(
  { rules }: Recap,
  name: string,
  means: readonly GroupMean[],
): Record<"name" | "achievement" | "rating", string> {
  if (rules === 1) {
    const mean = means[0]?.percent;
    return { name, achievement: mean === undefined ? "" : formatPercent(mean, ID), rating: "rata-rata" };
  }
  const told = means.map((mean) => {
    return `${meanName(mean, ID)} ${percent(mean.percent)}, ${mean.counted} dari ${mean.among}`;
  });
  return { name: [name, ...told].join(" · "), achievement: "", rating: "" };
}

/** A mean in the table of sections. */
export function meanCell({ rules }: Recap, mean: GroupMean | undefined): string {
  if (rules === 1 || mean === undefined) return percent(mean?.percent);
  return `${percent(mean.percent)} (${mean.counted}/${mean.among})`;
}

/** How the figures were calculated, in small print. */
export function howCalculated({ scale, rules }: Recap): string {
  const ways = `Skala predikat ${scale.id}: ${scale.source}. Rata-rata capaian adalah rata-rata persentase, bukan rasio jumlah; serapan adalah rasio jumlah. Pembulatan dua desimal hanya pada tampilan. Naik: R/T; turun_a: (2T−R)/T; turun_b: T/R; tepat: 1−|R−T|/T.`;
  if (rules === 1) return ways;
  return `${ways} Capaian paling rendah 0. Target nol selain pada naik: realisasi 0 bernilai 100, selainnya 0; pada naik tidak dapat dihitung. Target s.d. selalu menurut rencana; yang dikosongkan karena belum terlaksana dihitung 0. Rata-rata IKU dan keluaran tidak digabung. Aturan hitung versi ${rules}.`;
}

/** What is implausible, and what is said of it; nothing by the first rules, or where all is plausible. */
export function warningBlocks(recap: Recap, note: readonly string[]): readonly Block[] {
  const told = [
    ...recapWarnings(recap).map((warning) => warningText(warning, ID)),
    ...note.map((one) => `Catatan penyusun: ${one}`),
  ];
  if (recap.rules === 1 || told.length === 0) return [];
  return [
    { kind: "heading", text: "Peringatan kewajaran" },
    {
      kind: "table",
      columns: [
        { label: "No", weight: 3, align: "center" },
        { label: "Peringatan dan catatan", weight: 100 },
      ],
      rows: told.map((one, at) => ({ cells: [String(at + 1), one] })),
    },
  ];
}
