/** Writes rekap.xlsx: achievements with rating, budget by programme and section, and every roll-up shown to agree. */

import type { RecapHead } from "../../../app/ports/workbooks.ts";
import { shortName } from "../../../domain/figures/period-names.ts";
import { type BudgetLine, hasMoney } from "../../../domain/recap/budget.ts";
import type { GroupMean, MeanGroup } from "../../../domain/recap/means.ts";
import type { Recap } from "../../../domain/recap/recap.ts";
import { columnLetter } from "../layout.ts";
import { indicatorSheet } from "./recap-indicators.ts";
import { type Column, FIRST, numeric, tableSheet } from "./recap-table.ts";
import { COLOURS, filled, newWorkbook, type Workbook, type Worksheet, workbookBytes } from "./workbook.ts";

/** The workbook of a recap; totals are formulas over what stands below them, with their results. */
export async function writeRecap(recap: Recap, head: RecapHead): Promise<Uint8Array> {
  const workbook = newWorkbook(`Rekap ${recap.cycle}`);
  layRecap(workbook, recap, head);
  return workbookBytes(workbook);
}

/** Lays the recap's sheets into a workbook. */
export function layRecap(workbook: Workbook, recap: Recap, head: RecapHead): void {
  indicatorSheet(workbook, recap, head);
  if (hasMoney(recap.period)) {
    budgetSheet(workbook, recap, head);
    sectionSheet(workbook, recap, head);
    checkSheet(workbook, recap, head);
  }
  if (recap.rules !== 1) warningSheet(workbook, recap, head);
}

/** What is implausible, and what is said of it: by the sections, and by whoever compiled it. */
function warningSheet(workbook: Workbook, recap: Recap, head: RecapHead): void {
  const items = [
    ...(head.warnings.length === 0 ? ["Tidak ada peringatan."] : head.warnings),
    ...head.note.map((one) => `Catatan penyusun: ${one}`),
  ];
  const columns: Column<string>[] = [
    { label: "No", width: 5, format: "number", value: (_, at) => at + 1 },
    { label: "Peringatan dan catatan", width: 130, format: "text", value: (one) => one },
  ];
  tableSheet(workbook, "Peringatan", "PERINGATAN KEWAJARAN", recap, head, columns, items);
}

const INDENT: Partial<Record<BudgetLine["level"], number>> = { activity: 1, "sub-activity": 2 };

function budgetSheet(workbook: Workbook, recap: Recap, head: RecapHead): void {
  const columns = budgetColumns(recap, "Kode", "Program / kegiatan / sub kegiatan");
  const lines = [...recap.budget, { ...recap.total, name: "JUMLAH", code: "" }];
  const sheet = tableSheet(
    workbook,
    "Anggaran",
    "PAGU DAN REALISASI ANGGARAN MENURUT PROGRAM",
    recap,
    head,
    columns,
    lines,
  );
  lines.forEach(({ level }, at) => {
    const row = sheet.getRow(FIRST + 1 + at);
    sheet.getCell(FIRST + 1 + at, 2).alignment = {
      wrapText: true,
      vertical: "top",
      horizontal: "left",
      indent: INDENT[level] ?? 0,
    };
    if (level === "sub-activity") return;
    for (let no = 1; no <= columns.length; no++) filled(row.getCell(no), COLOURS.total);
    row.font = { bold: level !== "activity", size: 10 };
  });
  sumFormulas(sheet, recap);
}

/** Totals are formulas over what stands below them, so that whoever opens the file can see them add up. */
function sumFormulas(sheet: Worksheet, recap: Recap): void {
  const rowOf = new Map(recap.budget.map((line, at) => [line.code, FIRST + 1 + at]));
  const children = (line: BudgetLine): BudgetLine[] =>
    recap.budget.filter(
      ({ code, level }) =>
        code.startsWith(`${line.code}.`) &&
        level === (line.level === "program" ? "activity" : "sub-activity"),
    );
  const set = (at: number, parts: readonly BudgetLine[], line: BudgetLine): void => {
    const results = [line.ceiling, line.spentQuarter, line.spentToDate];
    results.forEach((result, offset) => {
      const letter = columnLetter(3 + offset);
      const sum = parts.map(({ code }) => `${letter}${rowOf.get(code)}`).join("+");
      sheet.getCell(at, 3 + offset).value = { formula: sum, result: result.toNumber() };
    });
  };
  recap.budget.forEach((line, at) => {
    if (line.level === "program" || line.level === "activity") set(FIRST + 1 + at, children(line), line);
  });
  set(
    FIRST + 1 + recap.budget.length,
    recap.budget.filter(({ level }) => level === "program"),
    recap.total,
  );
}

function sectionSheet(workbook: Workbook, recap: Recap, head: RecapHead): void {
  const means: ReadonlyMap<string, readonly GroupMean[]> = recap.sectionMeans;
  const meanOf = ({ level, code }: BudgetLine, group: MeanGroup): GroupMean | undefined =>
    (level === "office" ? recap.means : means.get(code))?.find((mean) => mean.group === group);
  const isFirst = recap.rules === 1;
  const lines = [...recap.bySection, { ...recap.total, name: "JUMLAH", code: "" }];
  const columns: Column<BudgetLine>[] = [
    ...budgetColumns(recap, "Seksi", "Nama seksi"),
    ...recap.means.flatMap(({ group }, no): Column<BudgetLine>[] => [
      {
        label: head.means[no]?.short ?? "Rata-rata capaian % (rata-rata persentase)",
        width: 14,
        format: "percent",
        value: (line) => numeric(meanOf(line, group)?.percent) ?? "-",
      },
      ...(isFirst ? [] : [countedColumn((line) => meanOf(line, group))]),
    ]),
  ];
  const sheet = tableSheet(
    workbook,
    "Seksi",
    "PAGU DAN REALISASI ANGGARAN MENURUT SEKSI",
    recap,
    head,
    columns,
    lines,
  );
  const last = FIRST + lines.length;
  [recap.total.ceiling, recap.total.spentQuarter, recap.total.spentToDate].forEach((result, offset) => {
    const letter = columnLetter(3 + offset);
    const cell = sheet.getCell(last, 3 + offset);
    cell.value = { formula: `SUM(${letter}${FIRST + 1}:${letter}${last - 1})`, result: result.toNumber() };
  });
  sheet.getRow(last).font = { bold: true, size: 10 };
}

/** A mean says nothing without how many it is of. */
function countedColumn(meanOf: (line: BudgetLine) => GroupMean | undefined): Column<BudgetLine> {
  const value = (line: BudgetLine): string => {
    const mean = meanOf(line);
    return mean === undefined ? "-" : `${mean.counted} dari ${mean.among}`;
  };
  return { label: "Dihitung", width: 10, format: "text", value };
}

const CHECK = {
  ceiling: "Pagu = jumlah pagu di bawahnya",
  spent: "Realisasi = jumlah realisasi di bawahnya",
} as const;
const LEVEL: Readonly<Record<string, string>> = {
  office: "kantor",
  program: "program",
  activity: "kegiatan",
};

function checkSheet(workbook: Workbook, recap: Recap, head: RecapHead): void {
  type Item = Recap["checks"][number];
  const columns: Column<Item>[] = [
    { label: "Pemeriksaan", width: 44, format: "text", value: ({ what }) => CHECK[what] },
    { label: "Tingkat", width: 12, format: "text", value: ({ level }) => LEVEL[level] ?? level },
    { label: "Kode", width: 18, format: "text", value: ({ code }) => code },
    { label: "Tertulis (Rp)", width: 20, format: "rupiah", value: ({ stated }) => numeric(stated) },
    { label: "Dihitung ulang (Rp)", width: 20, format: "rupiah", value: ({ computed }) => numeric(computed) },
    {
      label: "Selisih (Rp)",
      width: 16,
      format: "rupiah",
      value: ({ stated, computed }) => numeric(stated.minus(computed)),
    },
    { label: "Hasil", width: 12, format: "text", value: ({ agrees }) => (agrees ? "cocok" : "TIDAK COCOK") },
  ];
  tableSheet(workbook, "Pemeriksaan", "PEMERIKSAAN PENJUMLAHAN", recap, head, columns, recap.checks);
}

function budgetColumns(recap: Recap, code: string, name: string): Column<BudgetLine>[] {
  return [
    { label: code, width: 19, format: "text", value: (line) => line.code },
    { label: name, width: 60, format: "text", value: (line) => line.name },
    { label: "Pagu (Rp)", width: 18, format: "rupiah", value: (line) => numeric(line.ceiling) },
    {
      label: `Realisasi ${shortName(recap.period)} (Rp)`,
      width: 18,
      format: "rupiah",
      value: (line) => numeric(line.spentQuarter),
    },
    {
      label: `Realisasi s.d. ${shortName(recap.period)} (Rp)`,
      width: 18,
      format: "rupiah",
      value: (line) => numeric(line.spentToDate),
    },
    {
      label: "Serapan % (rasio jumlah)",
      width: 12,
      format: "percent",
      value: (line, at) =>
        line.absorption === undefined
          ? "-"
          : { formula: `E${FIRST + 1 + at}/C${FIRST + 1 + at}*100`, result: line.absorption.toNumber() },
    },
  ];
}
