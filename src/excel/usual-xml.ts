/**
 * The quick way through what nearly every program spells alike: rows of cells, and lists of strings. It takes a
 * stretch of XML only where every character of it has exactly the usual form, and then it means what the strict parser
 * would say it means; anything else it leaves to that parser, whole. Tests hold the two against each other.
 */
import { remembered } from "./remember.ts";
import { FORBIDDEN } from "./xml.ts";

/** What a sheet's cell is made of, as written. */
export interface UsualCell {
  readonly column: string;
  readonly row: string;
  readonly style: string | undefined;
  readonly type: string | undefined;
  readonly formula: string | undefined;
  readonly value: string | undefined;
}

/** A part whose usual stretch was read: what is left of it, with that stretch as an empty element. */
export type Rest = string;

const ROW =
  /<row r="([1-9][0-9]{0,6})"((?: [A-Za-z0-9]{1,20}(?::[A-Za-z0-9]{1,20})?="[^"<&\t\r\n]{0,100}"){0,16})>/y;
const ROW_END = /<\/row>/y;
const CELL =
  /<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="([0-9]{1,6})")?(?: t="([a-zA-Z]{1,3})")?(?:\/>|>(?:<f(?: aca="false")?>([^<]*)<\/f>)?(?:<v>([^<]*)<\/v>|<v ?\/>)?<\/c>)/y;
const STRING = /<si><t(?: xml:space="preserve")?>([^<]*)<\/t><\/si>/y;

/**
 * @param each told of every cell, and with which number its row says that it is
 * @returns the rest of the part; undefined where the sheet is not of the usual form
 */
export function usualCells(xml: string, each: (cell: UsualCell, row: string) => void): Rest | undefined {
  const from = xml.indexOf("<sheetData>");
  const to = xml.indexOf("</sheetData>", from);
  if (from < 0 || to < 0 || !isOutside(xml, from) || !isPlain(xml, from, to)) return undefined;
  let at = from + "<sheetData>".length;
  while (at < to) {
    const [, row, attributes = ""] = matchAt(ROW, xml, at) ?? [];
    if (row === undefined || !areDistinct(attributes)) return undefined;
    at = ROW.lastIndex;
    for (let cell = cellAt(xml, at); cell !== undefined; cell = cellAt(xml, at)) {
      if (cell.row !== row) return undefined;
      each(cell, row);
      at = CELL.lastIndex;
    }
    if (matchAt(ROW_END, xml, at) === undefined) return undefined;
    at = ROW_END.lastIndex;
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

function cellAt(xml: string, at: number): UsualCell | undefined {
  const match = matchAt(CELL, xml, at);
  if (match === undefined) return undefined;
  const [, column = "", row = "", style, type, formula, value] = match;
  const [plainFormula, plainValue] = [plainText(formula), plainText(value)];
  // An entity of an unusual kind: the cell is the strict parser's to read.
  if (
    (formula !== undefined && plainFormula === undefined) ||
    (value !== undefined && plainValue === undefined)
  )
    return undefined;
  return { column, row, style, type, formula: plainFormula, value: plainValue };
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
