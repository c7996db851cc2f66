/** Paper: a sheet as a PDF with embedded fonts, and the same bytes for the same sheet. */
import { drawBlocks } from "./blocks.ts";
import { Canvas } from "./canvas.ts";
import type { Mark, Sheet } from "./sheet.ts";

/** @param at the moment that the file says it was made: that of the entry it was made from; seconds since 1970 */
export async function writePdf(sheet: Sheet, mark: Mark, at: number): Promise<Uint8Array> {
  const canvas = new Canvas(sheet, mark, new Date(at * 1000));
  drawBlocks(canvas, sheet.blocks);
  return canvas.finish();
}
