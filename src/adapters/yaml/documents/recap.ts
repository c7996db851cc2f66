/** TAHUN/PERIODE/rekap/rekap.yaml: the recap as kept, with the formulas and scale that it was computed by. */

import { type Decimal, plain, rounded } from "../../../domain/decimal.ts";
import type { BudgetLine } from "../../../domain/recap/budget.ts";
import type { Compared, IndicatorResult, Recap } from "../../../domain/recap/recap.ts";
import { writeYaml } from "../yaml.ts";

const LEVEL = {
  office: "kantor",
  program: "program",
  activity: "kegiatan",
  "sub-activity": "sub_kegiatan",
  section: "seksi",
} as const;

/** The text of rekap.yaml; the same recap gives the same bytes. */
export function writeRecapYaml(recap: Recap): string {
  const means: ReadonlyMap<string, Decimal> = recap.sectionMeans;
  const document = {
    siklus: recap.cycle,
    triwulan: recap.quarter,
    tahun: recap.year,
    predikat: { skala: recap.scale.id, sumber: recap.scale.source },
    capaian: {
      cara: "rata-rata persentase indikator yang dapat dihitung, tanpa batas atas",
      rata_rata: percent(recap.meanAchievement),
      indikator_dihitung: recap.counted,
      indikator_seluruhnya: recap.indicators.length,
      predikat: recap.meanRating ?? null,
      ...differences(recap.meanLastPeriod, recap.meanLastYear),
    },
    anggaran: { cara: "rasio jumlah realisasi terhadap jumlah pagu", ...budget(recap.total) },
    indikator: recap.indicators.map(indicator),
    program: recap.budget.map((line) => ({
      tingkat: LEVEL[line.level],
      kode: line.code,
      nama: line.name,
      ...budget(line),
    })),
    seksi: recap.bySection.map((line) => ({
      seksi: line.code,
      nama: line.name,
      ...budget(line),
      rata_rata_capaian: percent(means.get(line.code)),
    })),
    pemeriksaan: recap.checks.map(({ what, level, code, stated, computed, agrees }) => ({
      apa: what === "ceiling" ? "pagu" : "realisasi",
      tingkat: LEVEL[level as keyof typeof LEVEL],
      kode: code,
      tertulis: plain(stated),
      dihitung_ulang: plain(computed),
      cocok: agrees,
    })),
    dispensasi: recap.missing,
  };
  return writeYaml(document, "rekap", 3);
}

function indicator(one: IndicatorResult): object {
  return {
    id: one.id,
    kode: one.code,
    seksi: one.section,
    indikator: one.name,
    satuan: one.unit,
    rumus: one.formula,
    akumulasi: one.accumulation,
    target: figure(one.target),
    realisasi_tw: figure(one.realisedQuarter),
    realisasi: figure(one.realised),
    capaian: one.achievement.kind === "percent" ? percent(one.achievement.percent) : null,
    ...(one.achievement.kind === "none" ? { tidak_dapat_dihitung: one.achievement.why } : {}),
    predikat: one.rating ?? null,
    ...differences(one.lastPeriod, one.lastYear),
  };
}

/** How far above the quarter before, and above this quarter a year ago: percentage points. */
function differences(lastPeriod: Compared | undefined, lastYear: Compared | undefined): object {
  return {
    ...(lastPeriod === undefined ? {} : { selisih_tw_lalu: percent(lastPeriod.points) }),
    ...(lastYear === undefined ? {} : { selisih_tahun_lalu: percent(lastYear.points) }),
  };
}

function budget(line: BudgetLine): object {
  return {
    pagu: plain(line.ceiling),
    realisasi_tw: plain(line.spentQuarter),
    realisasi: plain(line.spentToDate),
    serapan: percent(line.absorption),
  };
}

function figure(value: Decimal | undefined): number | null {
  return value === undefined ? null : plain(value);
}

/** Ten places: enough to round again for display, and the same on every machine. */
function percent(value: Decimal | undefined): number | null {
  return value === undefined ? null : plain(rounded(value, 10));
}
