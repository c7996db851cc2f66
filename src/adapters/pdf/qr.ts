/** The square on a paper (QR, error correction M: a fold or a stamp may hide a seventh of it). */
import qrcode from "qrcode-generator";

/** The dark modules, row by row. */
export function squareOf(text: string): readonly (readonly boolean[])[] {
  const square = qrcode(0, "M");
  square.addData(text, "Byte");
  square.make();
  const count = square.getModuleCount();
  return Array.from({ length: count }, (_, row) =>
    Array.from({ length: count }, (_, column) => square.isDark(row, column)),
  );
}
