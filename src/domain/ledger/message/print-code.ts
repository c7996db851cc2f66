/**
 * The code on a paper: which kind of sheet, as of which entry, and what stood on it. Twenty characters that can be read
 * out over a telephone (Crockford's base 32: no I, L, O, U), the last three of which tell a slip from a code.
 */

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** Characters of the entry's id, and of the content's digest: 40 bits each. */
const PART = 8;
/** The largest prime below 32³: a single wrong character, or two that changed places, never give the same remainder. */
const MODULUS = 32749;

export interface PrintCode {
  /** Number of the kind of sheet. */
  readonly kind: number;
  /** The first ten hexadecimal digits of the entry's id. */
  readonly entry: string;
  /** The first ten hexadecimal digits of the SHA-256 of what stands on the sheet. */
  readonly content: string;
}

export type ReadCode =
  | { readonly kind: "code"; readonly code: PrintCode }
  /** So many characters as a code has, but not one: a slip. */
  | { readonly kind: "slip" }
  | { readonly kind: "none" };

/** The code in groups of five, such as `17Q4M-…`. */
export function writeCode({ kind, entry, content }: PrintCode): string {
  const body = `${LETTERS[kind] ?? "0"}${base32(entry)}${base32(content)}`;
  return `${body}${checkOf(body)}`.replace(/.{5}(?=.)/g, "$&-");
}

/** Reads a code as people type it: any case, spaces or dashes, I and L for 1, O for 0. */
export function readCode(text: string): ReadCode {
  const typed = text.toUpperCase().replace(/[\s-]/g, "").replace(/[IL]/g, "1").replace(/O/g, "0");
  if (typed.length !== 1 + 2 * PART + 3) return { kind: "none" };
  if (![...typed].every((letter) => LETTERS.includes(letter))) return { kind: "slip" };
  const body = typed.slice(0, -3);
  if (checkOf(body) !== typed.slice(-3)) return { kind: "slip" };
  return {
    kind: "code",
    code: {
      kind: LETTERS.indexOf(body.charAt(0)),
      entry: hexadecimal(body.slice(1, 1 + PART)),
      content: hexadecimal(body.slice(1 + PART)),
    },
  };
}

function base32(hex: string): string {
  let value = BigInt(`0x${hex.slice(0, 10)}`);
  let text = "";
  for (let no = 0; no < PART; no++) {
    text = `${LETTERS[Number(value & 31n)]}${text}`;
    value >>= 5n;
  }
  return text;
}

function hexadecimal(text: string): string {
  const value = [...text].reduce((sum, letter) => sum * 32n + BigInt(LETTERS.indexOf(letter)), 0n);
  return value.toString(16).padStart(10, "0");
}

function checkOf(body: string): string {
  const rest = [...body].reduce((sum, letter) => (sum * 32 + LETTERS.indexOf(letter)) % MODULUS, 7);
  return `${LETTERS[rest >> 10]}${LETTERS[(rest >> 5) & 31]}${LETTERS[rest & 31]}`;
}
