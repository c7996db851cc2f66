/** What stands on every page beside its blocks: a line across it, and the foot by which it is checked. */
import type { Canvas, TextStyle } from "./canvas.ts";
import { MM } from "./page-size.ts";
import { squareOf } from "./qr.ts";
import type { Mark, Sheet } from "./sheet.ts";

const SQUARE = 19 * MM;
const FAINT = "#666666";

/** Finishes every page with its foot and what is said across it, and gives the file. */
export async function finishPages(canvas: Canvas, { across }: Sheet, mark: Mark): Promise<Uint8Array> {
  const { doc } = canvas;
  const { start, count } = doc.bufferedPageRange();
  for (let no = 0; no < count; no++) {
    doc.switchToPage(start + no);
    doc.markContent("Artifact", { type: "Pagination" });
    drawAcross(canvas, across);
    drawFoot(canvas, mark, no + 1, count);
    doc.endMarkedContent();
  }
  const chunks: Buffer[] = [];
  const whole = new Promise<Uint8Array>((resolve) => {
    doc.on("data", (chunk: Buffer) => chunks.push(chunk));
    doc.on("end", () => resolve(Buffer.concat(chunks)));
  });
  canvas.end();
  return whole;
}

/** What must not be overlooked, faint and from corner to corner. */
function drawAcross(canvas: Canvas, across: string): void {
  if (across === "") return;
  const { width, height } = canvas.doc.page;
  const size = Math.min(
    64,
    (0.8 * Math.hypot(width, height)) / (canvas.measure(across, { face: "bold", size: 1 }) || 1),
  );
  canvas.doc.save();
  canvas.doc.rotate((-Math.atan2(height, width) * 180) / Math.PI, { origin: [width / 2, height / 2] });
  canvas.doc.fillOpacity(0.07);
  const wide = canvas.measure(across, { face: "bold", size });
  canvas.line(across, (width - wide) / 2, height / 2 - size / 2, wide, { face: "bold", size });
  canvas.doc.restore();
}

/** The foot of a page: its code, its number, the square, and how it is checked. */
function drawFoot(canvas: Canvas, { code, square, entry, day }: Mark, no: number, of: number): void {
  const { left, width } = canvas;
  const y = canvas.bottom + 3 * MM;
  canvas.rule(left, y, left + width, y);
  drawSquare(canvas, square, left + width - SQUARE, y + 1.5 * MM, SQUARE);
  const room = width - SQUARE - 4 * MM;
  const small: TextStyle = { size: 7.5 };
  canvas.line(`Kode  ${code}`, left, y + 1.8 * MM, room, { face: "bold", size: 9 });
  canvas.line(`Halaman ${no} dari ${of}`, left, y + 1.8 * MM, room, { size: 8, align: "right" });
  const words =
    `Dibuat dari register menurut catatan ${entry.slice(0, 12)} (${day}). Periksa dengan: sop check ${code}. ` +
    "Kode dan catatan ini membuktikan proses penyusunannya; bukan tanda tangan elektronik tersertifikasi.";
  canvas.stack(canvas.lines(words, room, small), left, y + 6.2 * MM, room, { ...small, colour: FAINT });
}

function drawSquare(canvas: Canvas, text: string, x: number, y: number, size: number): void {
  const rows = squareOf(text);
  const module = size / rows.length;
  rows.forEach((row, down) => {
    row.forEach((dark, across) => {
      if (dark) canvas.doc.rect(x + across * module, y + down * module, module, module);
    });
  });
  canvas.doc.fillColor("#000000").fill();
}
