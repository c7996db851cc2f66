/** The recap's sheet of indicators: what each reached, and beneath them the means, with what they count and what not. */

import type { MeanWords, RecapHead } from "../../../app/ports/workbooks.ts";
import { kindOf } from "../../../domain/figures/period.ts";
import { BEFORE_NAMES, shortName } from "../../../domain/figures/period-names.ts";
import type { GroupMean } from "../../../domain/recap/means.ts";
import type { IndicatorResult, Recap } from "../../../domain/recap/recap.ts";
import { type Column, FIRST, numeric, tableSheet } from "./recap-table.ts";
import { heightFor, NUMBER_FORMATS, safeText, type Workbook, type Worksheet } from "./workbook.ts";

/** Adds the sheet of indicators. */
export function indicatorSheet(workbook: Workbook, recap: Recap, head: RecapHead): void {
  const names = new Map<string, string>(head.sections.map(({ id, name }) => [id, name]));
  const columns = indicatorColumns(recap, names);
  const sheet = tableSheet(
    workbook,
    "Indikator",
    "CAPAIAN INDIKATOR KINERJA",
    recap,
    head,
    columns,
    recap.indicators,
  );
  let at = FIRST + recap.indicators.length;
  recap.means.forEach((mean, no) => {
    const words = head.means[no] ?? firstWords(mean);
    at += 1;
    meanRow(sheet, recap, mean, words.label, at);
    if (words.left === undefined) return;
    at += 1;
    const cell = sheet.getCell(at, 4);
    cell.value = safeText(words.left);
    cell.font = { size: 9 };
    cell.alignment = { wrapText: true, vertical: "top" };
    sheet.getRow(at).height = heightFor([{ text: words.left, width: 32 }]);
  });
  sheet.getCell(at + 1, 4).value = `Skala predikat ${recap.scale.id}: ${recap.scale.source}`;
  sheet.getCell(at + 1, 4).font = { size: 9, italic: true };
}

/** By the first rules a mean was told so. */
function firstWords({ counted }: GroupMean): Omit<MeanWords, "short"> {
  const label = `Rata-rata capaian dari ${counted} indikator (rata-rata persentase, bukan rasio jumlah)`;
  return { label, left: undefined };
}

function meanRow(sheet: Worksheet, recap: Recap, mean: GroupMean, words: string, at: number): void {
  const label = sheet.getCell(at, 4);
  label.value = safeText(words);
  label.font = { bold: true };
  label.alignment = { wrapText: true };
  sheet.getRow(at).height = heightFor([{ text: words, width: 32 }]);
  if (mean.percent === undefined) return;
  const cell = sheet.getCell(at, 8);
  const result = mean.percent.toNumber();
  // What is capped is no average that a formula over the column would show.
  cell.value = recap.cap === undefined ? { formula: `AVERAGE(${rangeOf(recap, mean)})`, result } : result;
  cell.numFmt = NUMBER_FORMATS.percent;
  cell.font = { bold: true };
  sheet.getCell(at, 9).value = mean.rating ?? "";
}

/** The indicators of a group stand together: goals first, then outputs. */
function rangeOf({ indicators }: Recap, { group }: GroupMean): string {
  const isOwn = (one: IndicatorResult): boolean => group === "all" || one.group === group;
  const [first, last] = [indicators.findIndex(isOwn), indicators.findLastIndex(isOwn)];
  return `H${FIRST + 1 + first}:H${FIRST + 1 + last}`;
}

function indicatorColumns(
  recap: Recap,
  names: ReadonlyMap<string, string>,
): Column<Recap["indicators"][number]>[] {
  return [
    { label: "No", width: 5, format: "number", value: (_, at) => at + 1 },
    { label: "Kode", width: 16, format: "text", value: ({ code }) => code },
    { label: "Seksi", width: 19, format: "text", value: ({ section }) => names.get(section) ?? section },
    { label: "Indikator", width: 34, format: "text", value: ({ name }) => name },
    { label: "Satuan", width: 9, format: "text", value: ({ unit }) => unit },
    {
      label: `Target s.d. ${shortName(recap.period)}`,
      width: 10,
      format: "number",
      value: ({ target }) => numeric(target),
    },
    {
      label: `Realisasi s.d. ${shortName(recap.period)}`,
      width: 10,
      format: "number",
      value: ({ realised }) => numeric(realised),
    },
    {
      label: "Capaian %",
      width: 9,
      format: "percent",
      value: ({ achievement: a }) => (a.kind === "percent" ? numeric(a.percent) : "tidak dapat dihitung"),
    },
    {
      label: "Predikat",
      width: 14,
      format: "text",
      value: ({ rating, achievement: a }) => rating ?? (a.kind === "none" ? a.why : ""),
    },
    {
      label: `± dari ${BEFORE_NAMES[kindOf(recap.period)]} (poin persen)`,
      width: 11,
      format: "points",
      value: ({ lastPeriod }) => numeric(lastPeriod?.points),
    },
    {
      label: "± dari tahun lalu (poin persen)",
      width: 11,
      format: "points",
      value: ({ lastYear }) => numeric(lastYear?.points),
    },
    { label: "Rumus", width: 9, format: "text", value: ({ formula }) => formula },
    recap.rules === 1
      ? { label: "Akumulasi", width: 10, format: "text", value: ({ accumulation }) => accumulation }
      : {
          label: "Pola ukur, akumulasi",
          width: 10,
          format: "text",
          value: ({ pattern, accumulation }) => `${pattern}, ${accumulation}`,
        },
    {
      label: "Masalah / faktor penghambat",
      width: 24,
      format: "text",
      value: ({ obstacles, emptyReason }) => [emptyReason, obstacles].filter(Boolean).join(". "),
    },
    { label: "Faktor pendorong", width: 20, format: "text", value: ({ drivers }) => drivers },
    { label: "Solusi / tindak lanjut", width: 20, format: "text", value: ({ followUp }) => followUp },
  ];
}
