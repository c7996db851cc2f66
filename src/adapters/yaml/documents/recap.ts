/** TAHUN/PERIODE/rekap/rekap.yaml: the recap as kept, with the formulas and scale that it was computed by. */

import { type Decimal, plain, rounded } from "../../../domain/decimal.ts";
import { kindOf, type PeriodKind } from "../../../domain/figures/period.ts";
import { type BudgetLine, hasMoney } from "../../../domain/recap/budget.ts";
import type { GroupMean, MeanGroup } from "../../../domain/recap/means.ts";
import type { Compared } from "../../../domain/recap/planned.ts";
import type { IndicatorResult, Recap } from "../../../domain/recap/recap.ts";
import { type RecapWarning, recapWarnings } from "../../../domain/recap/warnings.ts";
import { writeYaml } from "../yaml.ts";

const LEVEL = {
  office: "kantor",
  program: "program",
  activity: "kegiatan",
  "sub-activity": "sub_kegiatan",
  section: "seksi",
} as const;

const GROUP = { all: "seluruhnya", main: "iku", output: "keluaran" } as const satisfies Record<
  MeanGroup,
  string
>;

/** Of recaps without money; its cycle says which period it is. */
const PERIOD = {
  month: "bulanan",
  quarter: "triwulan",
  semester: "semester",
  year: "tahunan",
} as const satisfies Record<PeriodKind, string>;

/** The text of rekap.yaml; the same recap gives the same bytes. */
export function writeRecapYaml(recap: Recap, note: readonly string[]): string {
  const means: ReadonlyMap<string, readonly GroupMean[]> = recap.sectionMeans;
  const isFirst = recap.rules === 1;
  const document = {
    siklus: recap.cycle,
    ...(hasMoney(recap.period) ? { triwulan: recap.period } : { periode: PERIOD[kindOf(recap.period)] }),
    tahun: recap.year,
    ...(isFirst ? {} : { aturan: recap.rules }),
    predikat: { skala: recap.scale.id, sumber: recap.scale.source },
    capaian: isFirst ? firstMean(recap) : groupedMeans(recap),
    ...(hasMoney(recap.period)
      ? { anggaran: { cara: "rasio jumlah realisasi terhadap jumlah pagu", ...budget(recap.total) } }
      : {}),
    indikator: recap.indicators.map((one) => indicator(one, isFirst)),
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
      ...sectionMeans(means.get(line.code) ?? [], isFirst),
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
    ...(isFirst ? {} : { peringatan: recapWarnings(recap).map(warning), catatan: note }),
  };
  return writeYaml(document, "rekap", 3);
}

const WARNING = {
  "ratio-odd": "jauh_dari_target",
  "fraction-counted": "pecahan_pada_hitungan",
  "absorption-odd": "capaian_dan_serapan",
  "mean-odd": "rata_rata_janggal",
  "few-counted": "sedikit_dihitung",
} as const satisfies Record<RecapWarning["rule"], string>;

function warning(one: RecapWarning): object {
  const aturan = WARNING[one.rule];
  if (one.rule === "few-counted")
    return { aturan, rata_rata: GROUP[one.group], dihitung: one.counted, seluruhnya: one.among };
  if (one.rule === "mean-odd") return { aturan, rata_rata: GROUP[one.group], nilai: percent(one.given) };
  const { code, name, given, expected, note } = one;
  return {
    aturan,
    kode: code,
    nama: name,
    nilai: percent(given),
    ...(expected === undefined ? {} : { pembanding: percent(expected) }),
    keterangan: note,
  };
}

/** By the first rules there was one mean, of goals and outputs together. */
function firstMean({ means, indicators }: Recap): object {
  const [mean] = means;
  return {
    cara: "rata-rata persentase indikator yang dapat dihitung, tanpa batas atas",
    rata_rata: percent(mean?.percent),
    indikator_dihitung: mean?.counted ?? 0,
    indikator_seluruhnya: indicators.length,
    predikat: mean?.rating ?? null,
    ...differences(mean?.lastPeriod, mean?.lastYear),
  };
}

function groupedMeans({ means, cap }: Recap): object {
  return {
    cara: "rata-rata persentase indikator yang dapat dihitung, IKU dan keluaran terpisah",
    batas_rata_rata: figure(cap),
    ...Object.fromEntries(
      means.map((mean) => [
        GROUP[mean.group],
        {
          rata_rata: percent(mean.percent),
          indikator_dihitung: mean.counted,
          indikator_seluruhnya: mean.among,
          predikat: mean.rating ?? null,
          ...differences(mean.lastPeriod, mean.lastYear),
          tidak_dihitung: mean.left.map(({ id, why, due }) => ({
            id,
            sebab: why,
            ...(due === undefined ? {} : { terbit_bulan: due }),
          })),
        },
      ]),
    ),
  };
}

function sectionMeans(means: readonly GroupMean[], isFirst: boolean): object {
  if (isFirst) return { rata_rata_capaian: percent(means[0]?.percent) };
  return {
    rata_rata_capaian: Object.fromEntries(
      means.map(({ group, percent: mean, counted, among }) => [
        GROUP[group],
        { rata_rata: percent(mean), indikator_dihitung: counted, indikator_seluruhnya: among },
      ]),
    ),
  };
}

function indicator(one: IndicatorResult, isFirst: boolean): object {
  return {
    id: one.id,
    kode: one.code,
    seksi: one.section,
    ...(isFirst ? {} : { [one.group === "main" ? "sasaran" : "sub_kegiatan"]: one.goal }),
    indikator: one.name,
    satuan: one.unit,
    rumus: one.formula,
    ...(isFirst ? {} : { pola: one.pattern }),
    akumulasi: one.accumulation,
    target: figure(one.target),
    realisasi_tw: figure(one.realisedQuarter),
    realisasi: figure(one.realised),
    capaian: one.achievement.kind === "percent" ? percent(one.achievement.percent) : null,
    ...(one.achievement.kind === "none" ? { tidak_dapat_dihitung: one.achievement.why } : {}),
    ...(one.due === undefined ? {} : { terbit_bulan: one.due }),
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
