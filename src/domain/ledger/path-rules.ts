/** Which paths an entry may name on any computer, and the order in which they are listed. */

/** Why a path may not stand in a governed folder: it would not survive every computer of the office. */
export function pathFault(path: string): "path-windows" | "path-form" | undefined {
  const windowsDevice = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;
  if (path !== path.normalize("NFC")) return "path-form";
  const parts = path.split("/");
  const unfit = parts.some(
    (part) =>
      windowsDevice.test(part) ||
      /[<>:"\\|?*\u0000-\u001f]|[. ]$/.test(part) ||
      part.toLowerCase() === ".git",
  );
  return unfit ? "path-windows" : undefined;
}

/** UTF-8 byte order, which is code point order; JavaScript's own is by UTF-16 unit. */
export function compareBytes(a: string, b: string): number {
  const [x, y] = [codePoints(a), codePoints(b)];
  for (const [at, point] of x.entries()) {
    const other = y[at];
    if (other === undefined) return 1;
    if (point !== other) return point - other;
  }
  return x.length - y.length;
}

function codePoints(text: string): readonly number[] {
  return Array.from(text, (character) => Number(character.codePointAt(0)));
}
