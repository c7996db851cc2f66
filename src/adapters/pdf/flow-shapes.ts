/** The symbols of a flowchart, and where they stand in the columns of those who act. */
import type { Canvas } from "./canvas.ts";
import type { FlowRow } from "./sheet.ts";

export interface Frame {
  readonly x: number;
  readonly width: number;
}

/** The columns of those who act, of equal width; to their right a gutter for the ways back. */
export interface Lanes {
  readonly x: number;
  readonly each: number;
  readonly count: number;
  readonly gutter: number;
}

/** A shape's middle and extent. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const HEIGHT = 24;

/** The middle of a step's column, or of all of them where any may do it and they stand together. */
export function laneCentre({ x, each }: Lanes, own: readonly number[]): number {
  const [first, last] = [own[0] ?? 0, together(own) ? (own.at(-1) ?? 0) : (own[0] ?? 0)];
  return x + ((first + last + 1) / 2) * each;
}

/** Where a step's shape stands in its row. */
export function inLane(lanes: Lanes, own: readonly number[], y: number, height: number): Spot {
  const wide = together(own) ? own.length : 1;
  return {
    x: laneCentre(lanes, own),
    y: y + height / 2,
    width: Math.min(lanes.each * wide - 10, 44 + lanes.each * (wide - 1)),
    height: HEIGHT,
  };
}

/** The edges at which arrows leave and arrive. */
export function sizeOf({ x, y, width, height }: Spot) {
  return {
    top: y - height / 2,
    bottom: y + height / 2,
    left: x - width / 2,
    right: x + width / 2,
    middle: y,
  };
}

export function drawShape(canvas: Canvas, shape: FlowRow["shape"], spot: Spot): void {
  const { left, right, top, bottom, middle } = sizeOf(spot);
  const { doc } = canvas;
  doc.lineWidth(0.9).strokeColor("#111111").fillColor("#ffffff");
  if (shape === "decision")
    doc.polygon([spot.x, top], [right, middle], [spot.x, bottom], [left, middle]).fillAndStroke();
  else
    doc
      .roundedRect(left, top, spot.width, spot.height, shape === "process" ? 0 : spot.height / 2)
      .fillAndStroke();
}

export function arrowHead(canvas: Canvas, x: number, y: number, to: "down" | "left"): void {
  canvas.doc.fillColor("#111111");
  if (to === "down") canvas.doc.polygon([x, y], [x - 2.6, y - 5], [x + 2.6, y - 5]).fill();
  else canvas.doc.polygon([x, y], [x + 5, y - 2.6], [x + 5, y + 2.6]).fill();
}

/** The end of all, where no step of its own is one. */
export function capsule(canvas: Canvas, x: number, y: number, text: string): void {
  const half = 14;
  canvas.doc
    .lineWidth(0.7)
    .roundedRect(x - half, y, 2 * half, 9, 4.5)
    .fillAndStroke("#ffffff", "#111111");
  canvas.line(text, x - half, y + 0.9, 2 * half, { size: 5.8, align: "center" });
}

/** The sign that the way goes on elsewhere, with the number of the step there. */
export function pentagon(canvas: Canvas, x: number, y: number, text: string): void {
  const half = 6;
  canvas.doc
    .lineWidth(0.7)
    .fillColor("#ffffff")
    .polygon([x - half, y], [x + half, y], [x + half, y + 6], [x, y + 10.5], [x - half, y + 6])
    .fillAndStroke("#ffffff", "#111111");
  canvas.line(text, x - half, y + 0.4, 2 * half, { size: 5.8, align: "center" });
}

/** Do these columns stand side by side? */
function together(own: readonly number[]): boolean {
  return own.every((lane, at) => at === 0 || lane === (own[at - 1] ?? 0) + 1);
}
