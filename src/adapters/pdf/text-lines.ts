/** Breaks text into lines that fit: at spaces, and where a word alone is too long, within it. */

export type Measure = (text: string) => number;

/** @param width in the measure's unit @returns at least one line */
export function linesOf(text: string, width: number, measure: Measure): readonly string[] {
  const lines = text.split("\n").flatMap((paragraph) => paragraphLines(paragraph, width, measure));
  return lines.length === 0 ? [""] : lines;
}

function paragraphLines(paragraph: string, width: number, measure: Measure): readonly string[] {
  const space = measure(" ");
  const lines: string[] = [];
  let line = "";
  let filled = 0;
  for (const word of paragraph.split(/[ \t]+/).flatMap((one) => pieces(one, width, measure))) {
    const wide = measure(word);
    const fits = line !== "" && filled + space + wide <= width;
    if (line !== "" && !fits) lines.push(line);
    filled = fits ? filled + space + wide : wide;
    line = fits ? `${line} ${word}` : word;
  }
  return [...lines, line];
}

/** A word as it is, or cut where no line would hold it: nothing is ever left out. */
function pieces(word: string, width: number, measure: Measure): readonly string[] {
  if (measure(word) <= width) return [word];
  const found: string[] = [];
  let piece = "";
  for (const letter of word) {
    if (piece !== "" && measure(piece + letter) > width) {
      found.push(piece);
      piece = "";
    }
    piece += letter;
  }
  return [...found, piece];
}
