/** The arrows of a flowchart: from each step to the next, back to where it can be sent back, and on to another page. */
import type { Canvas } from "./canvas.ts";
import { arrowHead, capsule, inLane, type Lanes, laneCentre, pentagon, sizeOf } from "./flow-shapes.ts";
import type { FlowRow } from "./sheet.ts";

/** Between two return lines in the gutter. */
export const TRACK = 7;

/** Where a row stands: on which page, and how high. */
export interface Placed {
  readonly row: FlowRow;
  readonly page: number;
  readonly y: number;
  readonly height: number;
}

/** Arrows from each step to the next, and back from where it can be sent back; all on one page. */
export function drawWays(canvas: Canvas, lanes: Lanes, own: readonly Placed[], all: readonly Placed[]): void {
  const tracks = Math.max(1, Math.floor((lanes.gutter - 8) / TRACK));
  canvas.tagged("Figure", () => {
    own.forEach((one) => {
      const at = all.indexOf(one);
      const [before, next] = [all[at - 1], all[at + 1]];
      if (next !== undefined) drawOnward(canvas, lanes, one, next);
      else if (one.row.shape === "decision") drawEnd(canvas, lanes, one);
      if (before !== undefined && before.page !== one.page) drawArrival(canvas, lanes, one);
    });
    own
      .filter(({ row }) => row.back.length > 0)
      .forEach((one, no) => {
        drawBack(canvas, lanes, one, all, no % tracks);
      });
  });
}

/** The usual way back; others stand in the remark. */
function drawBack(canvas: Canvas, lanes: Lanes, from: Placed, all: readonly Placed[], track: number): void {
  const [target = 0] = from.row.back;
  const to = all.find(({ row }) => row.no === target);
  if (to !== undefined && to.page === from.page) drawReturn(canvas, lanes, from, to, track);
  else drawReturnElsewhere(canvas, lanes, from, target);
}

function drawOnward(canvas: Canvas, lanes: Lanes, from: Placed, to: Placed): void {
  const start = laneCentre(lanes, from.row.lanes);
  const edge = from.y + from.height;
  const { bottom } = sizeOf(inLane(lanes, from.row.lanes, from.y, from.height));
  if (from.row.shape === "decision") canvas.line("ya", start + 7, bottom - 3, 14, { size: 6 });
  if (from.page !== to.page) {
    canvas.rule(start, bottom, start, edge - 11, 0.8);
    pentagon(canvas, start, edge - 11, String(to.row.no));
    return;
  }
  const end = laneCentre(lanes, to.row.lanes);
  const { top } = sizeOf(inLane(lanes, to.row.lanes, to.y, to.height));
  // Across between the shape and the line below it, where nothing else is drawn.
  const across = (bottom + edge) / 2;
  canvas.doc
    .lineWidth(0.8)
    .moveTo(start, bottom)
    .lineTo(start, across)
    .lineTo(end, across)
    .lineTo(end, top)
    .stroke();
  arrowHead(canvas, end, top, "down");
}

/** Where the last step can still go back, its yes is the end. */
function drawEnd(canvas: Canvas, lanes: Lanes, from: Placed): void {
  const x = laneCentre(lanes, from.row.lanes);
  const { bottom } = sizeOf(inLane(lanes, from.row.lanes, from.y, from.height));
  const edge = from.y + from.height;
  canvas.line("ya", x + 7, bottom - 3, 14, { size: 6 });
  canvas.rule(x, bottom, x, edge - 11, 0.8);
  capsule(canvas, x, edge - 11, "selesai");
}

function drawArrival(canvas: Canvas, lanes: Lanes, to: Placed): void {
  const x = laneCentre(lanes, to.row.lanes);
  const { top } = sizeOf(inLane(lanes, to.row.lanes, to.y, to.height));
  canvas.rule(x, to.y + 1, x, top, 0.8);
  arrowHead(canvas, x, top, "down");
}

/** Through the gutter beside the lanes, each on a track of its own, so that no line crosses a shape. */
function drawReturn(canvas: Canvas, lanes: Lanes, from: Placed, to: Placed, track: number): void {
  const start = sizeOf(inLane(lanes, from.row.lanes, from.y, from.height));
  const end = sizeOf(inLane(lanes, to.row.lanes, to.y, to.height));
  const x = lanes.x + lanes.each * lanes.count + 5 + track * TRACK;
  // A step that is both left and reached has its two lines at different heights.
  const arrival = end.middle + 5;
  canvas.doc.lineWidth(0.7).dash(2.5, { space: 1.8 });
  canvas.doc
    .moveTo(start.right, start.middle)
    .lineTo(x, start.middle)
    .lineTo(x, arrival)
    .lineTo(end.right, arrival)
    .stroke();
  canvas.doc.undash();
  arrowHead(canvas, end.right, arrival, "left");
  canvas.line("tidak", start.right + 2, start.middle - 8, 24, { size: 6 });
}

function drawReturnElsewhere(canvas: Canvas, lanes: Lanes, from: Placed, target: number): void {
  const { right, middle } = sizeOf(inLane(lanes, from.row.lanes, from.y, from.height));
  canvas.line("tidak", right + 2, middle - 8, 24, { size: 6 });
  canvas.doc
    .lineWidth(0.7)
    .dash(2.5, { space: 1.8 })
    .moveTo(right, middle)
    .lineTo(right + 22, middle)
    .stroke();
  canvas.doc.undash();
  pentagon(canvas, right + 27, middle - 5, String(target));
}
