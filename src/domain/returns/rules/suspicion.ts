/**
 * What is possible, but usually a slip (domain §5): scale, repetition, the wrong column, copied text, a fall against
 * the last period. A suspicion never says that a figure is wrong; it asks for a note by whoever answers for it.
 */

import type { Decimal } from "../../decimal.ts";
import { countsWhole } from "../../figures/plan.ts";
import type { CrossRule } from "../../finding.ts";
import { EVIDENCE, OBSTACLES, REALISED, SPENT } from "../column-keys.ts";
import type { FormRow } from "../form.ts";
import { cellOf, type ReturnRow } from "../return.ts";
import { asNumber, type Checked, type Fault, isBlank, type ReturnCheck, textKeys } from "./rule-types.ts";

export const SUSPICIONS = {
  "percent-odd": figures(percentIsOdd),
  "index-slip": figures(indexSlipped),
  "achievement-typed": figures(looksLikeAchievement),
  "cumulative-falls": figures(fallsBehindLast),
  "ceiling-multiple": ceilingMultiples,
  "amount-repeated": repeatedAmounts,
  "cumulative-typed": cumulativeAsQuarterly,
  "worse-unexplained": worseWithoutNote,
  "other-district": otherDistricts,
  "evidence-shared": sharedEvidence,
  "text-garbled": garbledTexts,
} satisfies Partial<Record<CrossRule, ReturnCheck>>;

/** What a figure was expected to be, where it looks odd. */
type FigureCheck = (value: Decimal) => string | undefined;

/** @param concerns how a row's figure is looked at; undefined for a row that the rule has nothing to say about */
function figures(concerns: (row: FormRow) => FigureCheck | undefined): ReturnCheck {
  return ({ rows }) =>
    rows.flatMap(([row, found]) => {
      const value = asNumber(found.values[REALISED]);
      const expected = value === undefined ? undefined : concerns(row)?.(value);
      if (value === undefined || expected === undefined) return [];
      return [{ row, key: REALISED, given: value.toString(), expected }];
    });
}

const isPercent = ({ indicator }: FormRow): boolean => /^\s*(?:persen|%)/i.test(indicator.unit);
const isIndex = ({ indicator }: FormRow): boolean => /indeks|nilai|skor/i.test(indicator.unit);

/** 98,5 typed into a cell that shows it as 0,985, or the other way round. */
function percentIsOdd(row: FormRow): FigureCheck | undefined {
  if (!isPercent(row)) return undefined;
  return (value) => (value.gt(200) || (value.gt(0) && value.lt(1)) ? "1 - 200" : undefined);
}

/** 8,3 for 83. */
function indexSlipped(row: FormRow): FigureCheck | undefined {
  const last = row.last?.realised;
  if (!isIndex(row) || !last?.gt(50)) return undefined;
  return (value) => (value.lt(10) ? last.toString() : undefined);
}

/** 100 typed where 4 laporan were meant: the percentage instead of the count. */
function looksLikeAchievement(row: FormRow): FigureCheck | undefined {
  const { target } = row;
  if (target === undefined || !target.gt(0) || isPercent(row) || isIndex(row)) return undefined;
  const much = target.times(3);
  return (value) => (value.gte(80) && value.lte(120) && value.gte(much) ? target.toString() : undefined);
}

/** A figure that stands for the year so far and counts things cannot become smaller. */
function fallsBehindLast(row: FormRow): FigureCheck | undefined {
  const { accumulation, formula, unit } = row.indicator;
  const last = lastOf(row);
  const onlyGrows = accumulation === "terakhir" && formula === "naik" && countsWhole(unit);
  if (!onlyGrows || last === undefined) return undefined;
  return (value) => (value.lt(last) ? last.toString() : undefined);
}

function lastOf({ earlier }: FormRow): Decimal | undefined {
  return earlier.findLast((one) => one !== undefined);
}

/** In one regency half of the broken roll-ups were exactly twice too much: one amount, typed once an indicator. */
function ceilingMultiples({ rows }: Checked): readonly Fault[] {
  return rows.flatMap(([row, found]) => {
    const spent = asNumber(found.values[SPENT]);
    const ceiling = row.budget?.ceiling;
    if (spent === undefined || !ceiling?.gt(0) || spent.lte(ceiling)) return [];
    const times = [2, 3, 4].find((factor) => spent.equals(ceiling.times(factor)));
    return times === undefined ? [] : [{ row, key: SPENT, given: String(spent), expected: String(times) }];
  });
}

const OFTEN = 3;

function repeatedAmounts({ filled, rows }: Checked): readonly Fault[] {
  const byAmount = new Map<number, (readonly [FormRow, ReturnRow])[]>();
  for (const pair of rows) {
    const spent = asNumber(pair[1].values[SPENT])?.toNumber() ?? 0;
    const same = byAmount.get(spent);
    if (same === undefined) byAmount.set(spent, [pair]);
    else same.push(pair);
  }
  return [...byAmount].flatMap(([amount, pairs]) => {
    const [first] = pairs;
    if (first === undefined || pairs.length < OFTEN || amount <= 0) return [];
    const cells = pairs.flatMap(([, found]) => cellOf(filled, found, SPENT) ?? []).join(", ");
    return [{ row: first[0], key: SPENT, given: String(amount), expected: cells }];
  });
}

/** Every figure at least as high as the quarter's before: probably the sum since January. */
function cumulativeAsQuarterly({ rows }: Checked): readonly Fault[] {
  const comparable = rows.flatMap(([row, found]) => {
    const value = asNumber(found.values[REALISED]);
    const last = summedBefore(row);
    return value !== undefined && last !== undefined ? [{ row, value, last }] : [];
  });
  const [first] = comparable;
  const grows = comparable.every(({ value, last }) => value.gte(last));
  const changes = comparable.some(({ value, last }) => value.gt(last));
  if (first === undefined || comparable.length < OFTEN || !grows || !changes) return [];
  return [
    { row: first.row, key: REALISED, given: first.value.toString(), expected: String(comparable.length) },
  ];
}

/** The last figure of a row whose quarters are added up. */
function summedBefore(row: FormRow): Decimal | undefined {
  const last = lastOf(row);
  return row.indicator.accumulation === "jumlah" && last?.gt(0) ? last : undefined;
}

/** Achievement of the quarter against that of the last period: a fall is explained by whoever knows why. */
function worseWithoutNote({ form: { calculation }, rows }: Checked): readonly Fault[] {
  return rows.flatMap(([row, found]) => {
    if (row.last === undefined || !isBlank(found.values[OBSTACLES])) return [];
    const { formula } = row.indicator;
    const realised = asNumber(found.values[REALISED]);
    const now = calculation.achievement(formula, { target: row.target, realised });
    const before = calculation.achievement(formula, row.last);
    if (now.kind !== "percent" || before.kind !== "percent" || now.percent.gte(before.percent)) return [];
    return [{ row, key: OBSTACLES, given: now.percent.toFixed(2), expected: before.percent.toFixed(2) }];
  });
}

function otherDistricts(checked: Checked): readonly Fault[] {
  const names = checked.form.definition.otherDistricts;
  if (names.length === 0) return [];
  const pattern = new RegExp(`\\b(?:kecamatan|kec\\.?)\\s+(${names.map(escaped).join("|")})\\b`, "i");
  return oddTexts(checked, (text) => pattern.exec(text)?.[1]);
}

/** Mojibake, and line breaks that were typed as a backslash and an n. */
function garbledTexts(checked: Checked): readonly Fault[] {
  return oddTexts(checked, (text) => /\\n|\ufffd|Ã[\u0080-\u00bf]|â€/.exec(text)?.[0]);
}

/** @param suspect the part of a text that looks odd */
function oddTexts(
  { form, rows, words }: Checked,
  suspect: (text: string) => string | undefined,
): readonly Fault[] {
  if (suspect(words) === undefined) return [];
  const keys = textKeys(form);
  return rows.flatMap(([row, { values }]) =>
    keys.flatMap((key) => {
      const text = values[key];
      const odd = typeof text === "string" ? suspect(text) : undefined;
      return odd === undefined ? [] : [{ row, key, given: odd, expected: form.officeName }];
    }),
  );
}

/** Short names such as "SPJ" are everybody's. */
const TELLING = 8;

/** One document that proves two sections' figures: possible for a joint activity, more often copied. */
function sharedEvidence({ rows, others }: Checked): readonly Fault[] {
  const theirs = new Map<string, string>();
  for (const { name, filled: other } of others)
    for (const { values } of other.rows) theirs.set(plainText(values[EVIDENCE]), name);
  return rows.flatMap(([row, found]) => {
    const evidence = found.values[EVIDENCE];
    const name = theirs.get(plainText(evidence));
    if (typeof evidence !== "string" || evidence.length < TELLING || name === undefined) return [];
    return [{ row, key: EVIDENCE, given: evidence, expected: name }];
  });
}

function plainText(value: unknown): string {
  return typeof value === "string" ? value.toLowerCase().replace(/\s+/g, " ") : "";
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s+");
}
