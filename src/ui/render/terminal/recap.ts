/** What a recap says, in three lines: for the one who compiled it, and for those who sign it. */
import type { Recap } from "../../../domain/recap/recap.ts";
import { formatNumber, formatPercent, formatPoints } from "../../messages/format.ts";
import type { Language } from "../../messages/language.ts";

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
      `Rata-rata capaian ${counted} dari ${indicators.length} indikator: ${mean}${differences(recap, language)}`,
      `Anggaran: ${spent} dari pagu ${ceiling}, serapan ${absorbed}`,
      `Penjumlahan: ${agree} dari ${checks.length} cocok`,
    ],
    en: [
      `Mean achievement of ${counted} of ${indicators.length} indicators: ${mean}${differences(recap, language)}`,
      `Budget: ${spent} of ${ceiling}, absorption ${absorbed}`,
      `Roll-ups: ${agree} of ${checks.length} agree`,
    ],
  }[language];
}

const THAN = {
  lastPeriod: { id: "dari triwulan lalu", en: "on the quarter before" },
  lastYear: { id: "dari tahun lalu", en: "on the year before" },
} as const;

/** How the mean moved, in percentage points; nothing where there is nothing to compare with. */
function differences({ meanLastPeriod, meanLastYear }: Recap, language: Language): string {
  const told = Object.entries({ lastPeriod: meanLastPeriod, lastYear: meanLastYear }).flatMap(
    ([when, found]) =>
      found === undefined
        ? []
        : [`${formatPoints(found.points, language)} ${THAN[when as keyof typeof THAN][language]}`],
  );
  return told.length === 0 ? "" : `; ${told.join(", ")}`;
}
