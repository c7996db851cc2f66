/**
 * The quick way through what nearly every program spells alike: rows of cells, and lists of strings. It takes a
 * stretch of XML only where every character of it has exactly the usual form, and then it means what the strict parser
 * would say it means; anything else it leaves to that parser, whole. Tests hold the two against each other.
 */

import { type OpenRow, readRows, type TakeCell } from "./cells-fast-path.ts";
import { Along, plainText } from "./scanner.ts";
import { FORBIDDEN } from "./xml.ts";

/** A part whose usual stretch was read: what is left of it, with that stretch as an empty element. */
export type Rest = string;

/**
 * @param openRow told of every row, by the number that it says it is and what else its tag says
 * @param each told of every cell of that row
 * @returns the rest of the part; undefined where the sheet is not of the usual form
 */
export function usualCells(xml: string, openRow: OpenRow, each: TakeCell): Rest | undefined {
  const from = xml.indexOf("<sheetData>");
  const to = xml.indexOf("</sheetData>", from);
  if (from < 0 || to < 0 || !isOutside(xml, from) || !isPlain(xml, from, to)) return undefined;
  if (!readRows(xml, from + "<sheetData>".length, to, openRow, each)) return undefined;
  return `${xml.slice(0, from)}<sheetData/>${xml.slice(to + "</sheetData>".length)}`;
}

/** @returns the rest of the part; undefined where the strings are not of the usual form */
export function usualStrings(xml: string, each: (text: string) => void): Rest | undefined {
  const from = xml.indexOf("<si>");
  const to = xml.lastIndexOf("</sst>");
  if (from < 0 || to < from || !isOutside(xml, from) || !isPlain(xml, from, to)) return undefined;
  const along = new Along(xml, from);
  while (along.at < to) {
    const opened = along.take("<si><t>") || along.take('<si><t xml:space="preserve">');
    const text = opened ? plainText(along.textBefore("</t></si>")) : undefined;
    if (text === undefined) return undefined;
    each(text);
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
