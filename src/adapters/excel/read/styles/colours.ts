/** Colours of letters and of what they stand on: can what is written be seen at all? */
import type { Attributes } from "../format/xml.ts";

/** Red, green and blue, each from 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

export const WHITE: Colour = [255, 255, 255];
const BLACK: Colour = [0, 0, 0];

/** The colours of Office's own theme by number (ECMA-376 part 1, §20.1.6.2); other themes are near enough to it. */
const THEME: readonly Colour[] = [
  WHITE,
  BLACK,
  [231, 230, 230],
  [68, 84, 106],
  [68, 114, 196],
  [237, 125, 49],
  [165, 165, 165],
  [255, 192, 0],
  [91, 155, 213],
  [112, 173, 71],
];
/** The first eight of the numbered colours stand there twice (§18.8.27); 65 is the ground of a window. */
const INDEXED: readonly Colour[] = [
  BLACK,
  WHITE,
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [255, 255, 0],
  [255, 0, 255],
  [0, 255, 255],
];
const GROUND = 65;

/** A colour as a style names it; undefined where it is the program's own choice. */
export function colourOf({ rgb, theme, indexed, tint }: Attributes): Colour | undefined {
  if (rgb !== undefined) return fromHex(rgb.slice(-6));
  if (theme !== undefined) return tinted(THEME[Number(theme)], Number(tint ?? 0));
  if (indexed === undefined) return undefined;
  const no = Number(indexed);
  if (no === GROUND) return WHITE;
  return no < 2 * INDEXED.length ? INDEXED[no % INDEXED.length] : undefined;
}

/** `FFF2CC` or `#fff2cc`. */
export function fromHex(text: string): Colour | undefined {
  const [, red = "", green = "", blue = ""] = /^#?(..)(..)(..)$/.exec(text) ?? [];
  const parts = [red, green, blue].map((part) => Number.parseInt(part, 16));
  return parts.some(Number.isNaN) ? undefined : (parts as unknown as Colour);
}

function tinted(colour: Colour | undefined, tint: number): Colour | undefined {
  const towards = tint < 0 ? 0 : 255;
  return colour?.map((part) => part + (towards - part) * Math.abs(tint)) as Colour | undefined;
}

/** Below this contrast (WCAG 2.2, 1.4.3) letters are as good as not there; grey that can be read has three times as much. */
const LEAST = 1.35;

/** Do letters vanish in what they stand on? The program's own choice of colour never does. */
export function isUnseen(letters: Colour | undefined, ground: Colour): boolean {
  if (letters === undefined) return false;
  const [one, other] = [luminance(letters), luminance(ground)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) < LEAST;
}

function luminance([red, green, blue]: Colour): number {
  const [r, g, b] = [red, green, blue].map((part) => {
    const share = part / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
