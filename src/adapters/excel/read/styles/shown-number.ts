/** Which digits a number format shows of a number (ECMA-376 part 1, §18.8.31), and whether they are those that are stored. */
import { Decimal } from "../../../../domain/decimal.ts";

/**
 * Does a format show another number than the one that is stored? Rounding to no fewer places than the form itself shows
 * is what every form does.
 * @param value as it was understood: of 98,5 % that is 98.5
 * @param places that the form's own format shows
 */
export function showsOther(value: Decimal, code: string, places: number): boolean {
  const section = sectionFor(code, value);
  if (section === undefined) return false;
  const { text, signed } = section;
  if (/general|@/i.test(bare(text))) return false;
  if (touchingDigits(text) || (value.lt(0) && !signed)) return true;
  return !isRounded(value, shownPlaces(bare(text), value), places);
}

/** Does what a program shows of a number say another one? @param shown with separators of whatever language */
export function readsOther(value: Decimal, shown: string, places: number): boolean {
  const digits = significant(shown.replace(UNIT, ""));
  if (digits === undefined) return false;
  if (value.lt(0) && !/[-\u2212(]/.test(shown)) return true;
  const at = PLACES.find((one) => significant(value.abs().toFixed(one)) === digits);
  return at === undefined || !isRounded(value, at, places);
}

/** A unit behind the number, whatever digits it has: m2. */
const UNIT = /\s\p{L}\S*$/u;
const PLACES = Array.from({ length: 12 }, (_, at) => at);

/** The digits of a number as text, without zeros before them; undefined where it is written with an exponent. */
function significant(text: string): string | undefined {
  return /[eE/]/.test(text) ? undefined : text.replace(/[^0-9]/g, "").replace(/^0+/, "");
}

function isRounded(value: Decimal, shown: number, places: number): boolean {
  return shown >= places || value.toDecimalPlaces(shown, Decimal.ROUND_HALF_UP).equals(value);
}

interface Section {
  readonly text: string;
  /** Is a sign shown of a number below nought? */
  readonly signed: boolean;
}

const PARTS = /"[^"]*"|\\.|\[[^\]]*\]|[^;]/gs;
const CONDITION = /\[(<=|>=|<>|<|>|=)(-?[0-9.]+)\]/;
const HOLDS: Readonly<Record<string, (value: Decimal, limit: string) => boolean>> = {
  "<": (value, limit) => value.lt(limit),
  ">": (value, limit) => value.gt(limit),
  "=": (value, limit) => value.equals(limit),
  "<=": (value, limit) => value.lte(limit),
  ">=": (value, limit) => value.gte(limit),
  "<>": (value, limit) => !value.equals(limit),
};

/** The part of a format that is for a number; undefined where a condition cannot be told. */
function sectionFor(code: string, value: Decimal): Section | undefined {
  const sections = sectionsOf(code);
  const [first = "", second] = sections;
  if (CONDITION.test(code)) {
    const met = sections.find((one) => isMet(one, value));
    return met === undefined ? undefined : { text: met, signed: true };
  }
  if (value.lt(0) && second !== undefined) return { text: second, signed: /[-(]/.test(second) };
  const zero = value.isZero() ? sections[2] : undefined;
  return { text: zero ?? first, signed: true };
}

function isMet(section: string, value: Decimal): boolean {
  const [, sign = "", limit = ""] = CONDITION.exec(section) ?? [];
  return HOLDS[sign]?.(value, limit) ?? true;
}

/** What a semicolon parts that stands neither in quotes nor in brackets. */
function sectionsOf(code: string): readonly string[] {
  const sections = [""];
  let at = 0;
  for (const match of code.matchAll(PARTS)) {
    if (match.index > at) sections.push("");
    sections[sections.length - 1] += match[0];
    at = match.index + match[0].length;
  }
  return sections;
}

/** Without what is printed as it stands. */
function bare(section: string): string {
  return section.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gs, "");
}

/** Digits that are printed right beside the number's own read as its own. */
function touchingDigits(section: string): boolean {
  const plain = section.replace(/\\(.)/gs, '"$1"').replace(/""/g, "");
  return /[0#?]"[.,]?[0-9]/.test(plain) || /[0-9][.,]?"[0#?]/.test(plain);
}

/** How many places behind the sign are shown. */
function shownPlaces(section: string, value: Decimal): number {
  const [mantissa = "", exponent] = section.split(/E[+-]/i);
  const whole = mantissa.split(".")[0]?.match(/[0#?]/g)?.length ?? 0;
  const places = mantissa.split(".")[1]?.match(/[0#?]/g)?.length ?? 0;
  // A fraction shows what it can; what it cannot is beyond its places.
  if (/\//.test(mantissa)) return 0;
  return exponent === undefined ? places : whole + places - 1 - value.e;
}
