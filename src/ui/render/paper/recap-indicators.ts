/** The indicators of a recap on paper and their means: by the first rules all together, since then goals first and apart. */

import type { Block, TableRow } from "../../../adapters/pdf/sheet.ts";
import type { RecapPaper } from "../../../app/queries/papers.ts";
import type { Decimal } from "../../../domain/decimal.ts";
import { kindOf } from "../../../domain/figures/period.ts";
import { BEFORE_NAMES, KIND_NAMES, shortName } from "../../../domain/figures/period-names.ts";
import type { GroupMean } from "../../../domain/recap/means.ts";
import type { IndicatorResult, Recap } from "../../../domain/recap/recap.ts";
import { recapWarnings } from "../../../domain/recap/warnings.ts";
import { formatPercent, formatPoints } from "../../messages/format.ts";
import { capText, leftText, meanName, warningText, whyText } from "../../messages/recap-words.ts";
import { figure, percent } from "./shown.ts";

const ID = "id";
const NOWHERE = "tidak dapat dihitung";

/** Each mean, its rating, how many it counts and how it moved; then the indicators that it leaves out. */
export function meanPairs(recap: Recap): readonly (readonly [string, string])[] {
  return recap.means.flatMap((mean) => {
    const left = recap.rules === 1 ? undefined : leftText(mean, ID);
    const told = [
      `${rated(mean)}, dari ${mean.counted} di antara ${mean.among} indikator`,
      ...(mean.lastPeriod
        ? [`${formatPoints(mean.lastPeriod.points, ID)} dari ${KIND_NAMES[kindOf(recap.period)]} lalu`]
        : []),
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
function sectionHead(
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
function howCalculated({ scale, rules }: Recap): string {
  const ways = `Skala predikat ${scale.id}: ${scale.source}. Rata-rata capaian adalah rata-rata persentase, bukan rasio jumlah; serapan adalah rasio jumlah. Pembulatan dua desimal hanya pada tampilan. Naik: R/T; turun_a: (2T−R)/T; turun_b: T/R; tepat: 1−|R−T|/T.`;
  if (rules === 1) return ways;
  return `${ways} Capaian paling rendah 0. Target nol selain pada naik: realisasi 0 bernilai 100, selainnya 0; pada naik tidak dapat dihitung. Target s.d. selalu menurut rencana; yang dikosongkan karena belum terlaksana dihitung 0. Rata-rata IKU dan keluaran tidak digabung. Aturan hitung versi ${rules}.`;
}

/** A part of the paper, under a heading of its own. */
export interface Part {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** The goals by what they are to reach, then the outputs by section; by the first rules all by section. */
export function indicatorParts({ recap, plan }: RecapPaper): readonly Part[] {
  const how: Block = { kind: "text", text: howCalculated(recap), small: true };
  const numbers = new Map(recap.indicators.map((one, at) => [one, at + 1]));
  const rowsOf = (own: readonly IndicatorResult[]): TableRow[] =>
    own.map((one) => indicatorRow(recap, one, numbers.get(one) ?? 0));
  const bySection = (all: readonly IndicatorResult[]): TableRow[] =>
    plan.sections.flatMap(({ id, name }): TableRow[] => {
      const own = all.filter(({ section }) => section === id);
      const means = (recap.sectionMeans.get(id) ?? []).filter(({ group }) => group !== "main");
      const head = sectionHead(recap, name, means);
      const first = { strong: true, cells: ["", "", head.name, "", "", "", head.achievement, head.rating] };
      return [first, ...rowsOf(own)];
    });
  if (recap.rules === 1) {
    // Numbered as they stand here; since the second rules paper, workbook and screen have one numbering.
    plan.sections
      .flatMap(({ id }) => recap.indicators.filter(({ section }) => section === id))
      .forEach((one, at) => {
        numbers.set(one, at + 1);
      });
    const table = indicatorTable(recap, bySection(recap.indicators));
    return [{ title: "Capaian indikator kinerja menurut seksi", blocks: [table, how] }];
  }
  const goals = recap.indicators.filter(({ group }) => group === "main");
  const byGoal = [...new Set(goals.map(({ goal }) => goal))].flatMap((goal): TableRow[] => [
    { strong: true, cells: ["", "", goal] },
    ...rowsOf(goals.filter((one) => one.goal === goal)),
  ]);
  const outputs = bySection(recap.indicators.filter(({ group }) => group === "output"));
  return [
    ...(goals.length === 0
      ? []
      : [
          {
            title: "Capaian indikator kinerja utama menurut sasaran",
            blocks: [indicatorTable(recap, byGoal)],
          },
        ]),
    {
      title: "Capaian indikator keluaran menurut seksi",
      blocks: [indicatorTable(recap, outputs), how],
    },
  ];
}

function indicatorTable({ period, rules }: Recap, rows: readonly TableRow[]): Block {
  return {
    kind: "table",
    columns: [
      { label: "No", weight: 3, align: "center" },
      { label: "Kode", weight: 12 },
      { label: "Indikator", weight: 36 },
      { label: "Satuan", weight: 8 },
      { label: `Target s.d. ${shortName(period)}`, weight: 10, align: "right" },
      { label: `Realisasi s.d. ${shortName(period)}`, weight: 10, align: "right" },
      { label: "Capaian", weight: 10, align: "right" },
      { label: "Predikat", weight: 11 },
      { label: `± ${BEFORE_NAMES[kindOf(period)]} (poin)`, weight: 8, align: "right" },
      { label: "± tahun lalu (poin)", weight: 8, align: "right" },
      { label: rules === 1 ? "Rumus, akumulasi" : "Rumus, pola, akumulasi", weight: 12 },
    ],
    rows,
  };
}

function indicatorRow({ rules }: Recap, one: IndicatorResult, no: number): TableRow {
  const { achievement, lastPeriod, lastYear } = one;
  const why = achievement.kind === "none" ? whyText({ ...one, why: achievement.why }, ID) : "";
  return {
    cells: [
      String(no),
      one.code,
      one.name,
      one.unit,
      figure(one.target),
      figure(one.realised),
      achievement.kind === "percent" ? formatPercent(achievement.percent, ID) : NOWHERE,
      one.rating ?? why,
      lastPeriod === undefined ? "–" : short(lastPeriod.points),
      lastYear === undefined ? "–" : short(lastYear.points),
      [one.formula, ...(rules === 1 ? [] : [one.pattern]), one.accumulation].join(", "),
    ],
  };
}

function short(points: Decimal): string {
  return formatPoints(points, ID).replace(" poin persen", "");
}

/** What is implausible, and what is said of it; nothing by the first rules, or where all is plausible. */
export function warningParts(recap: Recap, note: readonly string[]): readonly Part[] {
  const told = [
    ...recapWarnings(recap).map((warning) => warningText(warning, ID)),
    ...note.map((one) => `Catatan penyusun: ${one}`),
  ];
  if (recap.rules === 1 || told.length === 0) return [];
  const columns = [
    { label: "No", weight: 3, align: "center" as const },
    { label: "Peringatan dan catatan", weight: 100 },
  ];
  const rows = told.map((one, at) => ({ cells: [String(at + 1), one] }));
  return [{ title: "Peringatan kewajaran", blocks: [{ kind: "table", columns, rows }] }];
}
