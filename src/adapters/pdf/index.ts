/** Paper: a sheet as a PDF with embedded fonts, and the same bytes for the same sheet. */
import { drawBlocks } from "./blocks.ts";
import { Canvas } from "./canvas.ts";
import { finishPages } from "./page-marks.ts";
import type { Mark, Sheet } from "./sheet.ts";

/** @param at the moment that the file says it was made: that of the entry it was made from; seconds since 1970 */
export async function writePdf(sheet: Sheet, mark: Mark, at: number): Promise<Uint8Array> {
  const canvas = new Canvas(sheet, mark, new Date(at * 1000));
  drawBlocks(canvas, sheet.blocks);
  return finishPages(canvas, sheet, mark);
}

/** An object of its own, which holds nothing else; what stands on pages is compressed. */
const LINE = /obj\s+\((sop-line:[0-9a-f:]{1,20000})\)\s+endobj/;

/** The line of entries that a file of ours names; undefined where it names none. */
export function lineNamedIn(bytes: Uint8Array): string | undefined {
  return LINE.exec(Buffer.from(bytes).toString("latin1"))?.[1];
}
