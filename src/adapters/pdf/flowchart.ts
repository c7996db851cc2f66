/**
 * The activity table of an SOP sheet with its flowchart drawn across the columns of those who act (PermenPANRB 35/2012):
 * capsule for the first and last step, box, diamond where it can go back, arrows, and a pentagon where the way goes on
 * to another page.
 */
import type { Canvas, TextStyle } from "./canvas.ts";
import { drawShape, type Frame, inLane, type Lanes } from "./flow-shapes.ts";
import { drawWays, type Placed, TRACK } from "./flow-ways.ts";
import type { FlowRow } from "./sheet.ts";

const HEAD: TextStyle = { face: "bold", size: 7.2, align: "center" };
const TEXT: TextStyle = { size: 7.4 };
const HEAD_FILL = "#e3e8ee";
const PAD = 3;
/** The least height of a row: a shape, and room above and below for the arrows. */
const ROW = 52;
/** A column narrower than this has its label upright; so high at most. */
const NARROWEST = 44;
const TALLEST = 96;
const NARROW = { no: 20, activity: 128, needs: 88, time: 40, output: 88, remark: 74 } as const;

interface Grid {
  readonly lanes: Lanes;
  /** Left edges and widths of the columns beside the lanes. */
  readonly columns: Readonly<Record<keyof typeof NARROW, Frame>>;
  readonly head: number;
  /** Are the columns too narrow for their labels, so that these stand upright? */
  readonly upright: boolean;
}

export function drawFlow(canvas: Canvas, labels: readonly string[], rows: readonly FlowRow[]): void {
  const grid = gridOf(canvas, labels, rows);
  canvas.need(grid.head + 2 * ROW);
  const placed = place(canvas, grid, rows);
  const pages = [...new Set(placed.map(({ page }) => page))];
  for (const page of pages) {
    if (page > 0) canvas.newPage();
    const own = placed.filter((one) => one.page === page);
    const top = (own[0]?.y ?? canvas.y) - grid.head;
    canvas.table(() => {
      drawHead(canvas, grid, labels, top);
      for (const one of own) drawRow(canvas, grid, one);
    });
    drawWays(canvas, grid.lanes, own, placed);
    const last = own.at(-1);
    canvas.y = last === undefined ? canvas.y : last.y + last.height;
  }
  canvas.y += 6;
}

function gridOf(canvas: Canvas, labels: readonly string[], rows: readonly FlowRow[]): Grid {
  const returns = rows.filter(({ back }) => back.length > 0).length;
  const gutter = 8 + TRACK * Math.min(returns, 5);
  const beside = Object.values(NARROW).reduce((sum, width) => sum + width, 0);
  const left = canvas.left + NARROW.no + NARROW.activity;
  const width = canvas.width - beside;
  const each = (width - gutter) / labels.length;
  const after = left + width;
  const starts = {
    no: canvas.left,
    activity: canvas.left + NARROW.no,
    needs: after,
    time: after + NARROW.needs,
    output: after + NARROW.needs + NARROW.time,
    remark: after + NARROW.needs + NARROW.time + NARROW.output,
  };
  const frame = (key: keyof typeof NARROW): Frame => ({ x: starts[key], width: NARROW[key] });
  const upright = each < NARROWEST;
  const lines = Math.max(...labels.map((label) => canvas.lines(label, each - 4, HEAD).length), 2);
  const longest = Math.max(...labels.map((label) => canvas.measure(label, HEAD)));
  const labelHeight = upright ? Math.min(longest + 2, TALLEST) : lines * canvas.lineHeight(HEAD);
  return {
    lanes: { x: left, each, count: labels.length, gutter },
    columns: {
      no: frame("no"),
      activity: frame("activity"),
      needs: frame("needs"),
      time: frame("time"),
      output: frame("output"),
      remark: frame("remark"),
    },
    head: 14 + labelHeight + 6,
    upright,
  };
}

function textsOf({
  no,
  activity,
  needs,
  time,
  output,
  remark,
}: FlowRow): Readonly<Record<keyof typeof NARROW, string>> {
  return { no: String(no), activity, needs, time, output, remark };
}

function place(canvas: Canvas, grid: Grid, rows: readonly FlowRow[]): readonly Placed[] {
  const placed: Placed[] = [];
  let [page, y] = [0, canvas.y + grid.head];
  for (const row of rows) {
    const texts = textsOf(row);
    const lines = Object.entries(NARROW).map(
      ([key, width]) => canvas.lines(texts[key as keyof typeof NARROW], width - 2 * PAD, TEXT).length,
    );
    const height = Math.max(ROW, Math.max(...lines) * canvas.lineHeight(TEXT) + 2 * PAD);
    if (y + height > canvas.bottom) [page, y] = [page + 1, canvas.top + grid.head];
    placed.push({ row, page, y, height });
    y += height;
  }
  return placed;
}

const TITLES = {
  no: "No",
  activity: "Kegiatan",
  needs: "Kelengkapan",
  time: "Waktu",
  output: "Output",
  remark: "Keterangan",
} as const;

function drawHead(
  canvas: Canvas,
  { lanes, columns, head, upright }: Grid,
  labels: readonly string[],
  y: number,
): void {
  const centred =
    (text: string, { x, width }: Frame, top: number, height: number) =>
    () => {
      canvas.box(x, top, width, height, HEAD_FILL);
      const lines = canvas.lines(text, width - 4, HEAD);
      const drop = (height - lines.length * canvas.lineHeight(HEAD)) / 2;
      canvas.stack(lines, x + 2, top + drop, width - 4, HEAD);
    };
  const standing =
    (text: string, { x, width }: Frame, top: number, height: number) =>
    () => {
      canvas.box(x, top, width, height, HEAD_FILL);
      const lines = canvas.lines(text, height - 4, HEAD);
      const drop = (width - lines.length * canvas.lineHeight(HEAD)) / 2;
      canvas.doc.save().rotate(-90, { origin: [x, top + height] });
      canvas.stack(lines, x + 2, top + height + drop, height - 4, HEAD);
      canvas.doc.restore();
    };
  const across = { x: lanes.x, width: lanes.each * lanes.count + lanes.gutter };
  const quality = { x: columns.needs.x, width: NARROW.needs + NARROW.time + NARROW.output };
  const half = 14;
  canvas.row("TH", [
    centred(TITLES.no, columns.no, y, head),
    centred(TITLES.activity, columns.activity, y, head),
    centred("Pelaksana", across, y, half),
    ...labels.map((label, at) =>
      (upright ? standing : centred)(
        label,
        { x: lanes.x + at * lanes.each, width: lanes.each },
        y + half,
        head - half,
      ),
    ),
    centred("", gutterOf(lanes), y + half, head - half),
    centred("Mutu Baku", quality, y, half),
    centred(TITLES.needs, columns.needs, y + half, head - half),
    centred(TITLES.time, columns.time, y + half, head - half),
    centred(TITLES.output, columns.output, y + half, head - half),
    centred(TITLES.remark, columns.remark, y, head),
  ]);
}

function drawRow(canvas: Canvas, { lanes, columns }: Grid, { row, y, height }: Placed): void {
  const texts = textsOf(row);
  const cell = (key: keyof typeof NARROW) => () => {
    const { x, width } = columns[key];
    canvas.box(x, y, width, height);
    const style: TextStyle = key === "no" || key === "time" ? { ...TEXT, align: "center" } : TEXT;
    canvas.stack(canvas.lines(texts[key], width - 2 * PAD, TEXT), x + PAD, y + PAD, width - 2 * PAD, style);
  };
  const shape = (): void => {
    for (let at = 0; at < lanes.count; at++) canvas.box(lanes.x + at * lanes.each, y, lanes.each, height);
    const gutter = gutterOf(lanes);
    canvas.box(gutter.x, y, gutter.width, height);
    drawShape(canvas, row.shape, inLane(lanes, row.lanes, y, height));
  };
  canvas.row("TD", [
    cell("no"),
    cell("activity"),
    shape,
    cell("needs"),
    cell("time"),
    cell("output"),
    cell("remark"),
  ]);
}

/** The room to the right of the columns, through which the ways back go. */
function gutterOf({ x, each, count, gutter }: Lanes): Frame {
  return { x: x + each * count, width: gutter };
}
