/** Reads a text along by hand, where an expression for each of a million cells would cost too much. */
import { remembered } from "../../memoize.ts";

const [A, Z, ZERO, NINE] = [..."AZ09"].map((letter) => letter.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
];

/** A place in a text, and what can be taken from there on. */
export class Along {
  at: number;
  private readonly text: string;

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }

  take(token: string): boolean {
    const { text, at } = this;
    // Letter by letter rather than by startsWith: these are short, and there are a thousand to a sheet.
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

  /** What stands before a letter, which is passed too; none where it does not come. */
  upTo(letter: string): string {
    const end = this.text.indexOf(letter, this.at);
    const text = this.text.slice(this.at, end);
    this.at = end < 0 ? this.text.length : end + 1;
    return end < 0 ? "" : text;
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

/** As it reads, its five entities resolved; undefined where there is another. */
export function plainText(text: string | undefined): string | undefined {
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
