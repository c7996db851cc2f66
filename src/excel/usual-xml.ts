/**
 * The quick way through what nearly every program spells alike: rows of cells, and lists of strings. It takes a
 * stretch of XML only where every character of it has exactly the usual form, and then it means what the strict parser
 * would say it means; anything else it leaves to that parser, whole. Tests hold the two against each other.
 */
import { remembered } from "./remember.ts";
import { FORBIDDEN } from "./xml.ts";

/** What a sheet's cell is made of. */
export interface UsualCell {
  /** From 1. */
  readonly column: number;
  readonly style: number;
  readonly type: string;
  readonly formula: string | undefined;
  readonly value: string;
}

/** A part whose usual stretch was read: what is left of it, with that stretch as an empty element. */
export type Rest = string;

const ROW =
  /<row r="([1-9][0-9]{0,6})"((?: [A-Za-z0-9]{1,20}(?::[A-Za-z0-9]{1,20})?="[^"<&\t\r\n]{0,100}"){0,16})>/y;
const STRING = /<si><t(?: xml:space="preserve")?>([^<]*)<\/t><\/si>/y;

/**
 * @param openRow told of every row, by the number that it says it is
 * @param each told of every cell of that row
 * @returns the rest of the part; undefined where the sheet is not of the usual form
 */
export function usualCells(
  xml: string,
  openRow: (row: string) => void,
  each: (cell: UsualCell) => void,
): Rest | undefined {
  const from = xml.indexOf("<sheetData>");
  const to = xml.indexOf("</sheetData>", from);
  if (from < 0 || to < 0 || !isOutside(xml, from) || !isPlain(xml, from, to)) return undefined;
  let at = from + "<sheetData>".length;
  while (at < to) {
    const [, row, attributes = ""] = matchAt(ROW, xml, at) ?? [];
    if (row === undefined || !areDistinct(attributes)) return undefined;
    openRow(row);
    const along = new Along(xml, ROW.lastIndex);
    while (along.take('<c r="')) {
      const cell = restOfCell(along, row);
      if (cell === undefined) return undefined;
      each(cell);
    }
    if (!along.take("</row>")) return undefined;
    at = along.at;
  }
  return `${xml.slice(0, from)}<sheetData/>${xml.slice(to + "</sheetData>".length)}`;
}

/** @returns the rest of the part; undefined where the strings are not of the usual form */
export function usualStrings(xml: string, each: (text: string) => void): Rest | undefined {
  const from = xml.indexOf("<si>");
  const to = xml.lastIndexOf("</sst>");
  if (from < 0 || to < from || !isOutside(xml, from) || !isPlain(xml, from, to)) return undefined;
  let at = from;
  while (at < to) {
    const text = plainText(matchAt(STRING, xml, at)?.[1]);
    if (text === undefined) return undefined;
    each(text);
    at = STRING.lastIndex;
  }
  return xml.slice(0, from) + xml.slice(to);
}

/** Nothing before it opens a comment or marked text, in which a tag would be no tag. */
function isOutside(xml: string, at: number): boolean {
  return xml.lastIndexOf("<!", at) < 0;
}

function isPlain(xml: string, from: number, to: number): boolean {
  const stretch = xml.slice(from, to);
  return !FORBIDDEN.test(stretch) && !stretch.includes("\r") && !stretch.includes("]]>");
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** Is every attribute there once, and none the row's number again? Most rows of a sheet have the same. */
const areDistinct = remembered(
  (attributes: string): boolean => {
    const names = ["r", ...(attributes.match(/[A-Za-z0-9:]+(?==")/g) ?? [])];
    return new Set(names).size === names.length;
  },
  { answers: 256, length: 256 },
);

/** From the letters of a cell's place to its end; cells are most of a sheet, so no expression is run for each. */
function restOfCell(along: Along, row: string): UsualCell | undefined {
  const column = along.column();
  if (column === 0 || !along.take(row) || !along.take('"')) return undefined;
  const style = along.take(' s="') ? along.wholeNumber() : 0;
  const type = along.take(' t="') ? along.word() : "n";
  if (style < 0 || type === "") return undefined;
  if (along.take("/>")) return { column, style, type, formula: undefined, value: "" };
  if (!along.take(">")) return undefined;
  const { formula, value } = contentOf(along);
  // An end that is missing, or an entity of an unusual kind: the cell is the strict parser's to read.
  return formula === null || value === undefined || !along.take("</c>")
    ? undefined
    : { column, style, type, formula, value };
}

/** A formula, null where it is spelt unusually; a value, undefined where it is. */
function contentOf(along: Along): { formula: string | undefined | null; value: string | undefined } {
  const hasFormula = along.take("<f>") || along.take('<f aca="false">');
  const formula = hasFormula ? (plainText(along.textBefore("</f>")) ?? null) : undefined;
  if (along.take("<v/>") || along.take("<v />")) return { formula, value: "" };
  return { formula, value: along.take("<v>") ? plainText(along.textBefore("</v>")) : "" };
}

const [A, Z, ZERO, NINE] = [..."AZ09"].map((letter) => letter.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
];

/** A place in a text, and what can be taken from there on. */
class Along {
  at: number;
  private readonly text: string;

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }

  take(token: string): boolean {
    const { text, at } = this;
    // Token by token rather than by startsWith: these are short, and there are a thousand to a sheet.
    for (let no = 0; no < token.length; no++)
      if (text.charCodeAt(at + no) !== token.charCodeAt(no)) return false;
    this.at = at + token.length;
    return true;
  }

  /** `AB` is 28; 0 where there are no letters, or more than three. */
  column(): number {
    const from = this.at;
    let column = 0;
    for (let code = this.code(); code >= A && code <= Z; code = this.code()) {
      column = column * 26 + code - A + 1;
      this.at += 1;
    }
    return this.at - from > 3 ? 0 : column;
  }

  /** At most six digits up to a quotation mark; -1 where there is no such number. */
  wholeNumber(): number {
    const from = this.at;
    let number = 0;
    for (let code = this.code(); code >= ZERO && code <= NINE; code = this.code()) {
      number = number * 10 + code - ZERO;
      this.at += 1;
    }
    const digits = this.at - from;
    return this.take('"') && digits >= 1 && digits <= 6 ? number : -1;
  }

  /** At most three letters up to a quotation mark; none where there is no such word. */
  word(): string {
    const end = this.text.indexOf('"', this.at);
    const word = end - this.at > 3 ? "" : this.text.slice(this.at, end);
    this.at = end + 1;
    return /^[a-zA-Z]+$/.test(word) ? word : "";
  }

  /** What stands before an end tag, where no other tag does. */
  textBefore(tag: string): string | undefined {
    const end = this.text.indexOf("<", this.at);
    const text = this.text.slice(this.at, end);
    this.at = end;
    return end >= 0 && this.take(tag) ? text : undefined;
  }

  private code(): number {
    return this.text.charCodeAt(this.at);
  }
}

const ODD_ENTITY = /&(?!(?:quot|amp|lt|gt|apos);)/;

function plainText(text: string | undefined): string | undefined {
  return text?.includes("&") ? unescaped(text) : text;
}

/** A form's formulas are the same in every return of it. Undefined where an entity is not one of the five. */
const unescaped = remembered(
  (text: string): string | undefined => {
    if (ODD_ENTITY.test(text)) return undefined;
    // The ampersand last: what it gives back may look like another entity, and is none.
    return text
      .replaceAll("&quot;", '"')
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&apos;", "'")
      .replaceAll("&amp;", "&");
  },
  { answers: 4096, length: 256 },
);
