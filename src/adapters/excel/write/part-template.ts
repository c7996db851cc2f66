/** A part of a workbook with gaps where a form's own words go: cut up once, put together for every form. */
import { safeText } from "./workbook.ts";

/** What differs between forms of one kind: names, days and digest, as people wrote them, and what was made into XML. */
const TEXTS = ["section", "SECTION", "id", "cycle", "year", "due", "formdigest", "formremain"] as const;
const MADE = ["rows", "lastrow", "validations"] as const;
type Texts = Readonly<Record<(typeof TEXTS)[number], string>>;
type Made = Readonly<Record<(typeof MADE)[number], string>>;

/** What stands in a blank form where a form's own words will: brackets that no plan has a reason to use. */
export const gap = (name: keyof (Texts & Made)): string => bracketed(name);

const bracketed = (name: string): string => `\u27e6${name}\u27e7`;

/** A gap within a page's footer is filled from the word of its name and this. */
const IN_FOOTER = "InFooter";
const TEXT_GAPS = new RegExp(bracketed(`(${TEXTS.join("|")})`), "g");
const GAP = new RegExp(bracketed(`((?:${TEXTS.join("|")})(?:${IN_FOOTER})?|${MADE.join("|")})`));

export const hasGap = (text: string): boolean => GAP.test(text);

/** What fills the gaps, by name, as it stands in XML. */
export type Words = Readonly<Record<string, string>>;

/** Puts a part together. Same words, same bytes. */
export type PartTemplate = (words: Words) => Uint8Array;

/** @param text a part's XML, with its gaps */
export function partTemplate(text: string): PartTemplate {
  const named = text.replace(/<oddFooter>[^<]*/g, (footer) =>
    footer.replace(TEXT_GAPS, (_, name: string) => bracketed(name + IN_FOOTER)),
  );
  // Literal, name of a gap, literal, name of a gap, …, literal. The literals are bytes already.
  const pieces = named.split(GAP).map((piece, at) => (at % 2 === 0 ? Buffer.from(piece) : piece));
  return (words) =>
    Buffer.concat(
      pieces.map((piece) => (typeof piece === "string" ? Buffer.from(words[piece] ?? "") : piece)),
    );
}

/**
 * The words of one form.
 * @param texts as people wrote them; in a page's footer an ampersand begins a code, and stands for itself when doubled
 * @param made XML already
 */
export function wordsOf(texts: Texts, made: Made): Words {
  const named = Object.entries(texts).map(([name, text]) => [name, escaped(text)] as const);
  const inFooter = named.map(([name, word]) => [name + IN_FOOTER, word.replaceAll("&amp;", "&amp;&amp;")]);
  return { ...Object.fromEntries(named), ...Object.fromEntries(inFooter), ...made };
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as it stands in XML, made harmless. */
export function escaped(text: string): string {
  return safeText(text).replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
}
