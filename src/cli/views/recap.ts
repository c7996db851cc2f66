/** What a recap says, in three lines: for the one who compiled it, and for those who sign it. */
import type { Recap } from "../../domain/recap.ts";
import { formatNumber, formatPercent } from "../../text/format.ts";
import type { Language } from "../../text/language.ts";

/** Mean achievement, budget, and whether every roll-up agrees. */
export function recapLines(recap: Recap, language: Language): readonly string[] {
  const { total, counted, indicators, checks } = recap;
  const agree = checks.filter(({ agrees }) => agrees).length;
  const mean =
    recap.meanAchievement === undefined
      ? "-"
      : `${formatPercent(recap.meanAchievement, language)} (${recap.meanRating})`;
  const absorbed = total.absorption === undefined ? "-" : formatPercent(total.absorption, language);
  const [spent, ceiling] = [total.spentToDate, total.ceiling].map(
    (amount) => `Rp ${formatNumber(amount, language)}`,
  );
  return {
    id: [
      `Rata-rata capaian ${counted} dari ${indicators.length} indikator: ${mean}`,
      `Anggaran: ${spent} dari pagu ${ceiling}, serapan ${absorbed}`,
      `Penjumlahan: ${agree} dari ${checks.length} cocok`,
    ],
    en: [
      `Mean achievement of ${counted} of ${indicators.length} indicators: ${mean}`,
      `Budget: ${spent} of ${ceiling}, absorption ${absorbed}`,
      `Roll-ups: ${agree} of ${checks.length} agree`,
    ],
  }[language];
}
