/** One line of text as the record takes it: nothing in it that a reader does not see. */

/** C0 and C1 controls, line separators and bidirectional overrides: none has a place in a record that people read. */
export const UNPRINTABLE =
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u;
const EVERY_UNPRINTABLE = new RegExp(UNPRINTABLE, "gu");
/** One line of free text, fit to be signed: no control characters, no line breaks, single spaces. */
export function cleanLine(text: string): string {
  return text.replace(EVERY_UNPRINTABLE, " ").replace(/\s+/gu, " ").trim();
}

/** The same text, but no longer a piece of a longer one, which would stay in memory for as long as the piece does. */
export function apart(text: string): string {
  return ` ${text}`.slice(1);
}
