/** What a person meant by a number typed as text. Rules and cases: domain §5. Asks rather than guesses. */
import { Decimal } from "../decimal.ts";

export type NumberReading =
  | { readonly kind: "number"; readonly value: Decimal }
  | { readonly kind: "empty" }
  /** Two readings are possible, and the form must be asked which. */
  | { readonly kind: "ambiguous"; readonly readings: readonly [Decimal, Decimal] }
  | { readonly kind: "not-a-number" };

const DECORATION = /^(?:rp\.?)?|%$|,-$/gi;
const BLANK = /^[-\u2013\u2014]*$/;
const WHOLE = /^[0-9]+$/;
const DOTTED_THOUSANDS = /^[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?$|^[0-9]{1,3}\.[0-9]{3},[0-9]+$/;
const COMMA_THOUSANDS = /^[0-9]{1,3}(?:,[0-9]{3}){2,}(?:\.[0-9]+)?$|^[0-9]{1,3},[0-9]{3}\.[0-9]+$/;
/** A comma before three digits and a dot after them: thousands as Americans write them, or a slip. */
const COMMA_THEN_DOT = /^[0-9]{1,3},[0-9]{3}\.[0-9]+$/;
/** As THREE_AFTER, behind a nought: half of something, or five hundred with a digit too many. */
const NOUGHT_BEFORE_THREE = /^0[.,][0-9]{3}$/;
const ONE_DOT = /^([0-9]+)\.([0-9]+)$/;
const ONE_COMMA = /^([0-9]+),([0-9]+)$/;
/** One separator before exactly three digits: a thousand, or three decimals? */
const THREE_AFTER = /^[1-9][0-9]{0,2}[.,][0-9]{3}$/;
const LONGEST = 40;

/**
 * Reads a number as Indonesian officials type it: `1.234,5`, `Rp 1.234.567,-`, `98,5 %`, `1,5`.
 * @param countsWhole the field holds rupiah or a count, so that `12.500` can only mean twelve thousand five hundred
 * @param asksMore ask of `1,234.5` and, in a field of whole things, of `0.500` too: since version 2 of the rules
 */
export function readNumberText(text: string, countsWhole: boolean, asksMore = false): NumberReading {
  const bare = text.replace(/[\s\u00a0\u2007\u202f]/gu, "").replace(DECORATION, "");
  if (bare.length > LONGEST) return { kind: "not-a-number" };
  if (BLANK.test(bare)) return { kind: "empty" };
  const negative = /^[-\u2212]/.test(bare);
  const unsigned = negative ? bare.slice(1) : bare;
  const doubt = asksMore ? doubtOn(unsigned, countsWhole) : undefined;
  const reading = doubt ?? readUnsigned(unsigned, countsWhole);
  if (!negative || reading.kind !== "number") return reading;
  return { kind: "number", value: reading.value.negated() };
}

function doubtOn(bare: string, countsWhole: boolean): NumberReading | undefined {
  if (COMMA_THEN_DOT.test(bare)) {
    const decimals = new Decimal(bare.replace(".", "").replace(",", "."));
    return { kind: "ambiguous", readings: [new Decimal(bare.replace(",", "")), decimals] };
  }
  if (!countsWhole || !NOUGHT_BEFORE_THREE.test(bare)) return undefined;
  const readings = [new Decimal(bare.slice(2)), new Decimal(bare.replace(",", "."))] as const;
  return { kind: "ambiguous", readings };
}

function readUnsigned(bare: string, countsWhole: boolean): NumberReading {
  if (WHOLE.test(bare)) return number(bare);
  if (DOTTED_THOUSANDS.test(bare)) return number(bare.replaceAll(".", "").replace(",", "."));
  if (COMMA_THOUSANDS.test(bare)) return number(bare.replaceAll(",", ""));
  if (THREE_AFTER.test(bare)) return threeAfter(bare, countsWhole);
  if (ONE_DOT.test(bare)) return number(bare);
  if (ONE_COMMA.test(bare)) return number(bare.replace(",", "."));
  return { kind: "not-a-number" };
}

function threeAfter(bare: string, countsWhole: boolean): NumberReading {
  const thousands = new Decimal(bare.replace(/[.,]/, ""));
  if (countsWhole && bare.includes(".")) return { kind: "number", value: thousands };
  // A comma is the decimal sign here; only in a field of whole things does it leave a doubt.
  if (bare.includes(",") && !countsWhole) return number(bare.replace(",", "."));
  return { kind: "ambiguous", readings: [thousands, new Decimal(bare.replace(",", "."))] };
}

function number(text: string): NumberReading {
  return { kind: "number", value: new Decimal(text) };
}
