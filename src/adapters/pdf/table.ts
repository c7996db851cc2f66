/** A table over as many pages as it needs: the head again on each, rows that are too tall cut between lines, never lost. */
import type { Canvas, TextStyle } from "./canvas.ts";
import type { TableColumn, TableRow } from "./sheet.ts";

const PAD = 2.4;
const HEAD: TextStyle = { face: "bold", size: 7.6, align: "center" };
const HEAD_FILL = "#e3e8ee";
const STRONG_FILL = "#f1f3f6";
const SIZE = 7.8;

export function drawTable(canvas: Canvas, columns: readonly TableColumn[], rows: readonly TableRow[]): void {
  const total = columns.reduce((sum, { weight }) => sum + weight, 0);
  const widths = columns.map(({ weight }) => (weight / total) * canvas.width);
  const head = (): void => drawHead(canvas, columns, widths);
  const first = rows[0];
  const least = first === undefined ? 0 : rowHeight(canvas, cellLines(canvas, columns, widths, first), first);
  canvas.need(headHeight(canvas, columns, widths) + Math.min(least, 60));
  canvas.table(() => {
    head();
    rows.forEach((row, at) => {
      // A heading stays with what it is the heading of.
      const next = row.strong === true ? rows[at + 1] : undefined;
      const after =
        next === undefined ? 0 : rowHeight(canvas, cellLines(canvas, columns, widths, next), next);
      drawRow(canvas, columns, widths, row, Math.min(after, 60), head);
    });
  });
  canvas.y += 4;
}

function headHeight(canvas: Canvas, columns: readonly TableColumn[], widths: readonly number[]): number {
  const most = Math.max(
    ...columns.map(({ label }, at) => canvas.lines(label, (widths[at] ?? 0) - 2 * PAD, HEAD).length),
  );
  return most * canvas.lineHeight(HEAD) + 2 * PAD;
}

function drawHead(canvas: Canvas, columns: readonly TableColumn[], widths: readonly number[]): void {
  const height = headHeight(canvas, columns, widths);
  const starts = startsOf(canvas, widths);
  const draw = columns.map(({ label }, at) => () => {
    const [x, width] = [starts[at] ?? 0, widths[at] ?? 0];
    canvas.box(x, canvas.y, width, height, HEAD_FILL);
    const lines = canvas.lines(label, width - 2 * PAD, HEAD);
    const drop = (height - lines.length * canvas.lineHeight(HEAD)) / 2;
    canvas.stack(lines, x + PAD, canvas.y + drop, width - 2 * PAD, HEAD);
  });
  canvas.row("TH", draw);
  canvas.y += height;
}

function styleOf({ strong }: TableRow): TextStyle {
  return { face: strong === true ? "bold" : "regular", size: SIZE };
}

function cellLines(
  canvas: Canvas,
  columns: readonly TableColumn[],
  widths: readonly number[],
  row: TableRow,
): readonly (readonly string[])[] {
  return columns.map((_, at) => canvas.lines(row.cells[at] ?? "", (widths[at] ?? 0) - 2 * PAD, styleOf(row)));
}

function rowHeight(canvas: Canvas, cells: readonly (readonly string[])[], row: TableRow): number {
  return Math.max(...cells.map(({ length }) => length)) * canvas.lineHeight(styleOf(row)) + 2 * PAD;
}

function drawRow(
  canvas: Canvas,
  columns: readonly TableColumn[],
  widths: readonly number[],
  row: TableRow,
  after: number,
  head: () => void,
): void {
  let rest = cellLines(canvas, columns, widths, row);
  const line = canvas.lineHeight(styleOf(row));
  const again = (): void => {
    canvas.newPage();
    head();
  };
  if (canvas.room < Math.min(rowHeight(canvas, rest, row), 8 * line) + after) again();
  while (rest.some(({ length }) => length > 0)) {
    const fit = Math.max(1, Math.floor((canvas.room - 2 * PAD) / line));
    const part = rest.map((lines) => lines.slice(0, fit));
    drawPart(canvas, columns, widths, row, part);
    rest = rest.map((lines) => lines.slice(fit));
    if (rest.some(({ length }) => length > 0)) again();
  }
}

function drawPart(
  canvas: Canvas,
  columns: readonly TableColumn[],
  widths: readonly number[],
  row: TableRow,
  cells: readonly (readonly string[])[],
): void {
  const height = rowHeight(canvas, cells, row);
  const style = styleOf(row);
  const starts = startsOf(canvas, widths);
  const draw = cells.map((lines, at) => () => {
    const [x, width] = [starts[at] ?? 0, widths[at] ?? 0];
    canvas.box(x, canvas.y, width, height, row.strong === true ? STRONG_FILL : undefined);
    canvas.stack(lines, x + PAD, canvas.y + PAD, width - 2 * PAD, {
      ...style,
      align: columns[at]?.align ?? "left",
    });
  });
  canvas.row("TD", draw);
  canvas.y += height;
}

function startsOf(canvas: Canvas, widths: readonly number[]): readonly number[] {
  let x = canvas.left;
  return widths.map((width) => {
    const start = x;
    x += width;
    return start;
  });
}
