/** A sheet of the recap: letterhead, title, what must be said across it, and one table. */

import type { RecapHead } from "../../../app/ports/workbooks.ts";
import { type Decimal, rounded } from "../../../domain/decimal.ts";
import { titleOf } from "../../../domain/figures/period-names.ts";
import type { Recap } from "../../../domain/recap/recap.ts";
import {
  bordered,
  headerCell,
  heightFor,
  letterhead,
  NUMBER_FORMATS,
  safeText,
  setUpPrinting,
  type Workbook,
  type Worksheet,
} from "./workbook.ts";

type Format = keyof typeof NUMBER_FORMATS;

/** A column of a recap's table, and how its value is had from an item. */
export interface Column<T> {
  readonly label: string;
  readonly width: number;
  readonly format: Format;
  readonly value: (item: T, at: number) => string | number | null | { formula: string; result: number };
}

/** The row of the heads. */
export const FIRST = 9;

/** Adds a sheet with one row an item. */
export function tableSheet<T>(
  workbook: Workbook,
  name: string,
  title: string,
  recap: Recap,
  head: RecapHead,
  columns: readonly Column<T>[],
  items: readonly T[],
): Worksheet {
  const sheet = workbook.addWorksheet(name, { views: [{ state: "frozen", ySplit: FIRST }] });
  letterhead(sheet, head.letterhead.slice(0, 3).map(safeText), 1, columns.length);
  [title, titleOf(recap.period, recap.year), head.remarks.join(" ")].forEach((line, at) => {
    sheet.mergeCells(5 + at, 1, 5 + at, columns.length);
    const cell = sheet.getCell(5 + at, 1);
    cell.value = safeText(line);
    cell.font = at === 2 ? { italic: true, size: 9, color: { argb: "FFC00000" } } : { bold: true, size: 12 };
    cell.alignment = { horizontal: "center", wrapText: true };
  });
  columns.forEach((column, at) => {
    sheet.getColumn(at + 1).width = column.width;
    headerCell(sheet.getCell(FIRST, at + 1), column.label);
  });
  const heads = columns.map(({ label, width }) => ({ text: label, width }));
  sheet.getRow(FIRST).height = Math.max(32, heightFor(heads));
  items.forEach((item, row) => {
    const values = columns.map((column) => column.value(item, row));
    sheet.getRow(FIRST + 1 + row).height = heightFor(
      values.map((value, no) => ({
        text: typeof value === "string" ? value : "",
        width: columns[no]?.width ?? 10,
      })),
    );
    columns.forEach((column, no) => {
      const cell = sheet.getCell(FIRST + 1 + row, no + 1);
      const value = values[no] ?? null;
      cell.value = typeof value === "string" ? safeText(value) : value;
      cell.numFmt = NUMBER_FORMATS[column.format];
      cell.font = { size: 10 };
      cell.alignment = {
        wrapText: true,
        vertical: "top",
        ...(typeof value === "number" ? { horizontal: "right" } : {}),
      };
      bordered(cell);
    });
  });
  setUpPrinting(sheet, { paper: head.paper, headerRow: FIRST, footer: `Rekap ${recap.cycle}` });
  return sheet;
}

/** A figure for a cell: ten places are more than anyone shows. */
export function numeric(value: Decimal | undefined): number | null {
  return value === undefined ? null : rounded(value, 10).toNumber();
}
