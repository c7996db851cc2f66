/** The tables of the annual accountability report (LKjIP): achievement of the year's targets, and the budget beside it. */
import { plain } from "../../../domain/decimal.ts";
import type { GroupMean } from "../../../domain/recap/means.ts";
import type { Yearly } from "../../../domain/recap/yearly.ts";
import { type Cell, type Field, figure, number, type Table, text, whole } from "./tables.ts";

const YEARLY_FIELDS: readonly Field<Yearly["indicators"][number], Yearly["scale"]>[] = [
  [text("sasaran", "Sasaran, atau sub kegiatan"), (one) => one.goal],
  [text("kode", "Kode sub kegiatan; IKU untuk indikator utama"), (one) => one.code],
  [text("indikator", "Indikator"), (one) => one.name],
  [text("satuan", "Satuan"), (one) => one.unit],
  [text("rumus", "Rumus capaian"), (one) => one.formula],
  [text("pola", "Pola ukur"), (one) => one.pattern],
  [text("akumulasi", "Cara menjumlahkan periode"), (one) => one.accumulation],
  [number("target", "Target tahun ini"), (one) => figure(one.target)],
  [number("realisasi", "Realisasi tahun ini"), (one) => figure(one.realised)],
  [number("capaian_persen", "Capaian (%)"), (one) => figure(one.percent)],
  [text("predikat", "Predikat"), (one) => one.rating ?? null],
  [text("skala", "Skala predikat"), (_, scale) => scale.id],
  [number("realisasi_tahun_lalu", "Realisasi tahun lalu"), (one) => figure(one.realisedLastYear)],
  [number("capaian_tahun_lalu", "Capaian tahun lalu (%)"), (one) => figure(one.lastYear?.percent)],
  [number("selisih", "Selisih capaian (poin persen)"), (one) => figure(one.lastYear?.points)],
  [text("sebab_tanpa_capaian", "Mengapa capaian tidak dapat dihitung"), (one) => one.why ?? null],
  [whole("terbit_bulan", "Bulan terbitnya angka yang belum ada"), (one) => one.due ?? null],
];

/** One row an indicator: target, realised, achievement, and the year before. Percent and figures exact. */
export function yearlyTable({ indicators, scale }: Yearly): Table {
  return {
    name: "lkjip-capaian",
    title: "Capaian kinerja tahunan",
    columns: [whole("no", "No"), ...YEARLY_FIELDS.map(([column]) => column)],
    key: ["kode", "indikator"],
    rows: indicators.map((one, index) => [index + 1, ...YEARLY_FIELDS.map(([, cell]) => cell(one, scale))]),
  };
}

/** One row a place of the programme tree, and the office's own: ceiling, spent, absorption, and what it achieved. Rupiah. */
export function yearlyBudgetTable({ budget, cap }: Yearly): Table {
  return {
    name: "lkjip-anggaran",
    title: "Realisasi anggaran dan capaian kinerja tahunan",
    columns: [
      text("tingkat", "Tingkat: program, activity (kegiatan), sub-activity (sub kegiatan), office (kantor)"),
      text("kode", "Kode"),
      text("uraian", "Program, kegiatan atau sub kegiatan"),
      number("pagu", "Pagu (Rp)"),
      number("realisasi", "Realisasi (Rp)"),
      number("serapan_persen", "Serapan (%): rasio jumlah"),
      number("capaian_persen", "Capaian (%): rata-rata persentase indikator keluarannya"),
      whole("indikator_dihitung", "Banyak indikator yang dihitung dalam rata-rata itu"),
      whole("indikator_seluruhnya", "Banyak indikator seluruhnya"),
      text("tidak_dihitung", "Indikator yang tidak dihitung dan sebabnya"),
      number(
        "capaian_iku_persen",
        "Capaian IKU (%): rata-rata persentase indikator utama, pada baris kantor",
      ),
      whole("iku_dihitung", "Banyak IKU yang dihitung dalam rata-rata itu"),
      whole("iku_seluruhnya", "Banyak IKU seluruhnya"),
      text("iku_tidak_dihitung", "IKU yang tidak dihitung dan sebabnya"),
      number(
        "batas_rata_rata",
        "Setiap capaian dihitung paling banyak sekian persen dalam rata-rata; kosong bila tanpa batas",
      ),
    ],
    key: ["tingkat", "kode"],
    rows: budget.map((line) => [
      line.level,
      line.code,
      line.name,
      plain(line.ceiling),
      plain(line.spentToDate),
      figure(line.absorption),
      ...meanCells(line.means.find(({ group }) => group !== "main")),
      ...meanCells(line.means.find(({ group }) => group === "main")),
      figure(cap),
    ]),
  };
}

/** A mean, how many it counts of how many, and which not: by their ids, with the code of the reason. */
function meanCells(mean: GroupMean | undefined): readonly Cell[] {
  const left = (mean?.left ?? []).map(({ id, why, due }) => [id, why, due].filter(Boolean).join(" "));
  return [figure(mean?.percent), mean?.counted ?? null, mean?.among ?? null, left.join("; ") || null];
}
