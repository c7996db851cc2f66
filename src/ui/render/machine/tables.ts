/** The figures as flat tables with named and typed columns, and SIPPD's copy-in sheet. */

import { type Decimal, plain } from "../../../domain/decimal.ts";
import { subActivities } from "../../../domain/figures/plan.ts";
import { hasMoney } from "../../../domain/recap/budget.ts";
import type { Recap } from "../../../domain/recap/recap.ts";

/** As the operations give it, named here by shape so that floors stay apart. */
export interface Figures {
  readonly officeId: string;
  readonly officeName: string;
  readonly procedureTitle: string;
  readonly entry: string;
  readonly cycles: readonly {
    readonly plan: Parameters<typeof subActivities>[0];
    readonly recap: Recap;
    readonly round: number;
    readonly signedBy: string | undefined;
  }[];
}

export type Cell = string | number | null;

interface Column {
  readonly name: string;
  readonly type: "string" | "integer" | "number";
  readonly title: string;
}

export interface Table {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column[];
  /** Columns that together tell one row from every other. */
  readonly key: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export const text = (name: string, title: string): Column => ({ name, type: "string", title });
export const whole = (name: string, title: string): Column => ({ name, type: "integer", title });
export const number = (name: string, title: string): Column => ({ name, type: "number", title });

const PLACE = [
  text("siklus", "Siklus"),
  whole("tahun", "Tahun"),
  text("triwulan", "Periode: I–IV triwulan, 01–12 bulan, S1 dan S2 semester, tahun"),
  whole("putaran", "Putaran"),
  text("catatan_tanda_tangan", "Entri register yang menandatangani; kosong bila belum ditandatangani"),
] as const;

/** A column, and what stands in it for one row of a recap. */
export type Field<Row, Of> = readonly [column: Column, cell: (row: Row, of: Of) => Cell];

const INDICATOR_FIELDS: readonly Field<Recap["indicators"][number], Recap>[] = [
  [text("seksi", "Seksi"), (one) => one.section],
  [text("kode", "Kode sub kegiatan; IKU untuk indikator utama"), (one) => one.code],
  [text("id", "Pengenal indikator"), (one) => one.id],
  [text("indikator", "Indikator"), (one) => one.name],
  [text("satuan", "Satuan"), (one) => one.unit],
  [text("rumus", "Rumus capaian"), (one) => one.formula],
  [text("pola", "Pola ukur"), (one) => one.pattern],
  [text("akumulasi", "Cara menjumlahkan periode"), (one) => one.accumulation],
  [number("realisasi_tw", "Realisasi periode ini"), (one) => figure(one.realisedQuarter)],
  [number("target_sd", "Target sampai dengan periode ini"), (one) => figure(one.target)],
  [number("realisasi_sd", "Realisasi sampai dengan periode ini"), (one) => figure(one.realised)],
  [
    number("capaian_persen", "Capaian (%)"),
    (one) => (one.achievement.kind === "percent" ? plain(one.achievement.percent) : null),
  ],
  [text("predikat", "Predikat"), (one) => one.rating ?? null],
  [text("skala", "Skala predikat"), (_, recap) => recap.scale.id],
  [
    number("selisih_tw_lalu", "Selisih dari capaian sampai dengan periode lalu (poin persen)"),
    (one) => figure(one.lastPeriod?.points),
  ],
  [
    number("selisih_tahun_lalu", "Selisih dari capaian periode yang sama tahun lalu (poin persen)"),
    (one) => figure(one.lastYear?.points),
  ],
  [
    text("sebab_tanpa_capaian", "Mengapa capaian tidak dapat dihitung"),
    (one) => (one.achievement.kind === "none" ? one.achievement.why : null),
  ],
  [whole("terbit_bulan", "Bulan terbitnya angka yang belum ada"), (one) => one.due ?? null],
  [whole("aturan_hitung", "Versi aturan hitung siklus"), (_, recap) => recap.rules],
  [
    text("masalah", "Masalah atau faktor penghambat"),
    (one) => [one.emptyReason, one.obstacles].filter(Boolean).join(". "),
  ],
  [text("pendorong", "Faktor pendorong"), (one) => one.drivers],
  [text("solusi", "Solusi atau tindak lanjut"), (one) => one.followUp],
];

/** Achievement of every indicator, up to each cycle. Percent and figures exact, not rounded for display. */
export function achievementTable({ cycles }: Figures): Table {
  return {
    name: "capaian",
    title: "Capaian indikator kinerja per periode",
    columns: [...PLACE, ...INDICATOR_FIELDS.map(([column]) => column)],
    key: ["siklus", "id"],
    rows: cycles.flatMap((cycle) =>
      cycle.recap.indicators.map((one) => [
        ...placeOf(cycle),
        ...INDICATOR_FIELDS.map(([, cell]) => cell(one, cycle.recap)),
      ]),
    ),
  };
}

/** Ceilings and what was spent, at every level of the programme tree. Rupiah. */
export function budgetTable({ cycles }: Figures): Table {
  return {
    name: "anggaran",
    title: "Pagu dan realisasi anggaran per triwulan",
    columns: [
      ...PLACE,
      text("tingkat", "Tingkat: program, activity (kegiatan), sub-activity (sub kegiatan)"),
      text("kode", "Kode"),
      text("uraian", "Program, kegiatan atau sub kegiatan"),
      number("pagu", "Pagu (Rp)"),
      number("realisasi_tw", "Realisasi periode ini (Rp)"),
      number("realisasi_sd", "Realisasi sampai dengan periode ini (Rp)"),
      number("serapan_persen", "Serapan (%)"),
    ],
    key: ["siklus", "kode"],
    rows: cycles.flatMap((cycle) =>
      cycle.recap.budget.map((line) => [
        ...placeOf(cycle),
        line.level,
        line.code,
        line.name,
        plain(line.ceiling),
        plain(line.spentQuarter),
        plain(line.spentToDate),
        figure(line.absorption),
      ]),
    ),
  };
}

/** What SIPPD asks of each sub kegiatan and quarter, in its order, one row an indicator. */
export function sippdTable({ cycles }: Figures): Table {
  return {
    name: "sippd",
    title: "Lembar salin SIPPD: per sub kegiatan",
    columns: [
      text("triwulan", "Periode: I–IV triwulan, 01–12 bulan, S1 dan S2 semester, tahun"),
      text("kode", "Kode sub kegiatan"),
      text("sub_kegiatan", "Sub kegiatan"),
      text("indikator", "Indikator"),
      text("satuan", "Satuan"),
      number("target", "Target periode"),
      number("realisasi", "Realisasi periode"),
      number("serapan", "Realisasi anggaran triwulan (Rp), pada indikator pertama"),
      text("masalah", "Masalah"),
      text("solusi", "Solusi"),
    ],
    key: ["triwulan", "kode", "indikator"],
    rows: cycles.flatMap(({ plan, recap }) => {
      // SIPPD asks by quarter.
      if (!hasMoney(recap.period)) return [];
      const results = new Map(recap.indicators.map((one) => [one.id, one]));
      const spent = new Map(recap.budget.map((line) => [line.code, line.spentQuarter]));
      return subActivities(plan).flatMap((sub) =>
        sub.indicators
          .filter(({ periods }) => periods === "quarter")
          .map((indicator, at): Cell[] => {
            const one = results.get(indicator.id);
            return [
              recap.period,
              sub.code,
              sub.name,
              indicator.name,
              indicator.unit,
              figure(indicator.targets[recap.period]),
              figure(one?.realisedQuarter),
              // One amount a sub kegiatan, however many indicators: written twice it would be counted twice.
              at === 0 ? figure(spent.get(sub.code)) : null,
              [one?.emptyReason, one?.obstacles].filter(Boolean).join(". "),
              one?.followUp ?? "",
            ];
          }),
      );
    }),
  };
}

function placeOf({ recap, round, signedBy }: Figures["cycles"][number]): readonly Cell[] {
  return [recap.cycle, recap.year, recap.period, round, signedBy ?? null];
}

export function figure(value: Decimal | undefined): number | null {
  return value === undefined ? null : plain(value);
}
