/** What a person meant by an input cell: understood where only one reading is possible, else kept as typed and asked. */
import { Decimal } from "../../../domain/decimal.ts";
import { readNumberText } from "../../../domain/figures/number-text.ts";
import type { Rule } from "../../../domain/finding.ts";
import {
  type FormRow,
  type InputColumn,
  readsPercent,
  readsWhole,
  withoutUnit,
} from "../../../domain/returns/form.ts";
import type { Value } from "../../../domain/returns/return.ts";
import { type CellValue, shownText } from "./format/cells.ts";

export interface Understood {
  /** A number, a text (also one that should have been a number), or null where nothing was filled. */
  readonly value: Value;
  /** What was typed, where it is not already the value. */
  readonly typed: string | undefined;
  /** Why a person must be asked. */
  readonly rule: Rule | undefined;
  /** What it may mean, where that is what they are asked. */
  readonly readings?: string | undefined;
}

const NOTHING: Understood = { value: null, typed: undefined, rule: undefined };
/** A sheet keeps fifteen digits of a number: longer ones, such as a NIP, have lost their end. */
const KEPT_DIGITS = 15;
/** From here on a whole number has more. */
const MOST = 1e15;

/**
 * Reads one cell of a column that the section fills.
 * @param asksMore by the rules since version 2: of what version 1 read in one way without asking
 */
export function understood(
  cell: CellValue | undefined,
  column: InputColumn,
  row: FormRow,
  asksMore: boolean,
): Understood {
  if (cell === undefined) return NOTHING;
  const read = understoodAlone(cell, column, row, asksMore);
  if (!asksMore) return read;
  return doubtOf(cell, read, column, row) ?? read;
}

function understoodAlone(cell: CellValue, column: InputColumn, row: FormRow, asksMore: boolean): Understood {
  const asWords = column.type === "text" || column.type === "choice";
  switch (cell.kind) {
    case "uncomputed":
      return asTyped(cell, "value-uncomputed");
    case "error":
      return asTyped(cell, "value-error");
    case "date":
      return asTyped(cell, "value-date");
    case "boolean":
      return asTyped(cell, asWords ? undefined : "value-boolean");
    case "number":
      return asWords ? numberAsWords(cell) : numberAsFigure(cell, column);
    case "text":
      return asWords ? words(cell) : figure(cell, column, row, asksMore);
  }
}

type NumberCell = Extract<CellValue, { kind: "number" }>;
type TextCell = Extract<CellValue, { kind: "text" }>;

function asTyped(cell: CellValue, rule: Rule | undefined): Understood {
  return { value: shownText(cell), typed: formulaOf(cell), rule };
}

function numberAsFigure(cell: NumberCell, column: InputColumn): Understood {
  const typed = formulaOf(cell);
  // Half a rupiah shown as 50 %, or a number whose format shows none: what was meant is not what is stored.
  if (cell.disguised || (cell.percent && column.type === "rupiah"))
    return { value: shownText(cell), typed, rule: "value-format" };
  const value = scaled(cell);
  return { value, typed: cell.percent ? `${value.toFixed()}%` : typed, rule: undefined };
}

/** A cell formatted as percent stores 0,985 and shows 98,5 %: what it shows is what was meant. */
export function scaled({ raw, percent }: NumberCell): Decimal {
  return percent ? exact(raw).times(100) : exact(raw);
}

/** A sheet's numbers are binary and shown with 15 digits: 0.98499999999999999 is 0.985. */
export function exact(raw: string): Decimal {
  // Short and plain, it is what it says; the way through a binary number would only lead back here.
  if (raw.length <= KEPT_DIGITS && !/[eE]/.test(raw)) return new Decimal(raw);
  return new Decimal(Number(raw).toPrecision(KEPT_DIGITS));
}

function numberAsWords(cell: NumberCell): Understood {
  const value = scaled(cell);
  const text = `${value.toFixed()}${cell.percent ? "%" : ""}`;
  const lost = value.precision() >= KEPT_DIGITS || value.abs().gte(1e15);
  return { value: text, typed: formulaOf(cell), rule: lost ? "value-digits-lost" : undefined };
}

function words(cell: TextCell): Understood {
  const value = tidied(cell.text);
  return { value, typed: formulaOf(cell) ?? kept(cell.text, value), rule: undefined };
}

function figure(cell: TextCell, column: InputColumn, row: FormRow, asksMore: boolean): Understood {
  const text = asksMore ? withoutUnit(cell.text, column, row) : cell.text;
  const reading = readNumberText(text, readsWhole(column, row), asksMore);
  const typed = formulaOf(cell);
  switch (reading.kind) {
    case "number":
      return { value: reading.value, typed: typed ?? kept(cell.text, reading.value), rule: undefined };
    case "empty":
      return { value: null, typed: typed ?? kept(cell.text, null), rule: undefined };
    case "ambiguous":
      return {
        value: cell.text.trim(),
        typed: typed ?? kept(cell.text, cell.text.trim()),
        rule: "value-ambiguous",
        readings: asksMore ? reading.readings.map((one) => one.toString()).join(" | ") : undefined,
      };
    case "not-a-number":
      return { value: cell.text.trim(), typed: typed ?? kept(cell.text, cell.text.trim()), rule: undefined };
  }
}

/** Signs that nobody sees: joiners, marks of direction, soft hyphens. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu;
/** Of these, the ones that show words in another order than they are read. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/u;
/** The value lies in another file, or is fetched from somewhere: `[1]Sheet!A1`, `'file:///…'#$Sheet.A1`. */
const ELSEWHERE = /(?:^|[^\w\]])\[[^[\]]+\][^[\]]*!|:\/\/|\b(?:DDE|RTD|WEBSERVICE|IMPORTRANGE)\(/i;

/** What a person must be asked beyond what the cell says by itself; undefined where nothing. */
function doubtOf(
  cell: CellValue,
  read: Understood,
  column: InputColumn,
  row: FormRow,
): Understood | undefined {
  const isFigure = column.type === "number" || column.type === "rupiah";
  if (cell.kind === "text" && (isFigure ? cell.text.search(INVISIBLE) >= 0 : TURNING.test(cell.text)))
    return { ...read, rule: "value-invisible", readings: visible(cell.text) };
  if (read.rule !== undefined) return undefined;
  if (isFigure && isPercent(cell) && !readsPercent(column, row)) {
    const value = read.value === null ? null : String(read.value);
    return { value, typed: read.typed, rule: "value-percent", readings: row.indicator.unit };
  }
  if (cell.kind === "number" && exact(cell.raw).abs().gte(MOST))
    return { ...read, rule: "value-digits-lost", readings: "figure" };
  return cell.formula !== undefined && ELSEWHERE.test(cell.formula)
    ? { ...read, rule: "value-elsewhere" }
    : undefined;
}

function isPercent(cell: CellValue): boolean {
  return cell.kind === "number" ? cell.percent : cell.kind === "text" && cell.text.trim().endsWith("%");
}

/** The text with each sign that cannot be seen as its number. */
function visible(text: string): string {
  return text.replace(
    INVISIBLE,
    (sign) => `<U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`,
  );
}

function kept(text: string, value: Value): string | undefined {
  return text === (value?.toString() ?? "") ? undefined : text;
}

function formulaOf({ formula }: CellValue): string | undefined {
  return formula === undefined ? undefined : `=${formula}`;
}

const UNTIDY = /[\t\r\u00a0\u2007\u202f]| {2}|^\s|\s$/;

/** One space between words, no spaces around; a lone dash is how people say "nothing". */
export function tidied(text: string): string | null {
  if (text !== "-" && !UNTIDY.test(text)) return text === "" ? null : text;
  const tidy = text
    .replace(/[\t\u00a0\u2007\u202f ]+/g, " ")
    .replace(/\r\n?/g, "\n")
    .trim();
  return tidy === "" || tidy === "-" ? null : tidy;
}
