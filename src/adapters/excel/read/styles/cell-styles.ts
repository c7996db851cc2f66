/** The styles of an .xlsx package: what each number of a cell's style does to what the cell shows. */

import { PARTS, remembered } from "../../memoize.ts";
import type { Look } from "../format/cells.ts";
import { GENERAL, type NumberFormat, numberFormat } from "../format/number-formats.ts";
import { isOn } from "../format/rich-text.ts";
import { type Attributes, decoded, readXml } from "../format/xml.ts";
import { type Colour, colourOf, isUnseen, WHITE } from "./colours.ts";

export interface CellStyle extends NumberFormat {
  /** Undefined for a cell that looks as it is. */
  readonly look: Look | undefined;
}

export interface Styles {
  readonly cells: readonly CellStyle[];
  /** By its number: can a conditional format make a cell unseen, or cross it out? */
  readonly conditions: readonly boolean[];
}

export const PLAIN: CellStyle = { ...GENERAL, look: undefined };
/** Points; nobody reads smaller letters. */
const SMALLEST = 3;

export function readStyles(part: Uint8Array | undefined, check: () => void): Styles {
  return part === undefined ? { cells: [], conditions: [] } : stylesIn(decoded(part), check);
}

const stylesIn = remembered((xml: string, check: () => void): Styles => {
  const reader = new StylesReader();
  const open = (name: string, attributes: Attributes): void => reader.open(name, attributes);
  readXml(xml, { open, close: (name) => reader.close(name) }, check);
  return reader.styles();
}, PARTS);

interface Font {
  struck: boolean;
  raised: boolean;
  size: number;
  colour: Colour | undefined;
}

const font = (): Font => ({ struck: false, raised: false, size: 11, colour: undefined });

/** Lists of the part by which a cell's style is made up. */
const LISTS: ReadonlySet<string> = new Set(["fonts", "fills", "cellXfs", "dxfs"]);

class StylesReader {
  private readonly codes = new Map<number, string>();
  private readonly fonts: Font[] = [];
  private readonly fills: (Colour | undefined)[] = [];
  private readonly cells: CellStyle[] = [];
  private readonly conditions: boolean[] = [];
  private list = "";
  private font = font();
  private solid = false;
  private hides = false;

  styles(): Styles {
    return { cells: this.cells, conditions: this.conditions };
  }

  open(name: string, attributes: Attributes): void {
    if (LISTS.has(name)) this.list = name;
    else if (name === "numFmt") this.numberFormat(attributes);
    else if (this.list === "fonts" || this.list === "dxfs") this.openFont(name, attributes);
    else if (this.list === "fills") this.openFill(name, attributes);
    else if (this.list === "cellXfs" && name === "xf") this.cells.push(this.styleOf(attributes));
  }

  private numberFormat({ numFmtId, formatCode = "" }: Attributes): void {
    if (this.list === "dxfs") this.hides ||= numberFormat(0, formatCode).disguised;
    else this.codes.set(Number(numFmtId), formatCode);
  }

  private openFont(name: string, attributes: Attributes): void {
    if (name === "dxf") this.hides = false;
    else if (name === "font") this.font = font();
    else if (name === "strike") this.font.struck = isOn(attributes);
    else if (name === "vertAlign") this.font.raised = attributes.val !== "baseline";
    else if (name === "sz") this.font.size = Number(attributes.val);
    else if (name === "color") this.font.colour = colourOf(attributes);
  }

  private openFill(name: string, attributes: Attributes): void {
    if (name === "fill") this.fills.push(undefined);
    else if (name === "patternFill") this.solid = attributes.patternType === "solid";
    else if (name === "fgColor" && this.solid) this.fills[this.fills.length - 1] = colourOf(attributes);
  }

  close(name: string): void {
    if (LISTS.has(name)) this.list = "";
    else if (name === "font" && this.list === "fonts") this.fonts.push(this.font);
    else if (name === "font" && this.list === "dxfs")
      this.hides ||= this.font.struck || isUnseen(this.font.colour, WHITE);
    else if (name === "dxf") this.conditions.push(this.hides);
  }

  private styleOf({ numFmtId, fontId, fillId }: Attributes): CellStyle {
    const id = Number(numFmtId ?? 0);
    const format = numberFormat(id, this.codes.get(id));
    const letters = this.fonts[Number(fontId ?? 0)] ?? font();
    const unseen = unseenBy(letters, this.fills[Number(fillId ?? 0)], format);
    const plain = !letters.struck && !letters.raised && unseen === undefined;
    return {
      ...format,
      look: plain ? undefined : { struck: letters.struck, raised: letters.raised, unseen },
    };
  }
}

function unseenBy(
  { size, colour }: Font,
  ground: Colour | undefined,
  { hidesText }: NumberFormat,
): Look["unseen"] {
  if (isUnseen(colour, ground ?? WHITE)) return "colour";
  if (size < SMALLEST) return "size";
  return hidesText ? "format" : undefined;
}
