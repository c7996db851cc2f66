/** Figures as each language writes them. */
import { type Decimal, rounded } from "../../domain/decimal.ts";
import type { Language } from "./language.ts";

const SIGNS = { id: { thousand: ".", decimal: "," }, en: { thousand: ",", decimal: "." } } as const;

/** Half up to so many places, with the language's separators. */
export function formatNumber(value: Decimal, language: Language, places = 2): string {
  const [whole = "0", fraction] = rounded(value, places).toFixed().split(".");
  const { thousand, decimal } = SIGNS[language];
  const grouped = whole.replace(/\B(?=(?:[0-9]{3})+$)/g, thousand);
  return fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`;
}

/** Always two places, as percentages are shown. */
export function formatPercent(value: Decimal, language: Language): string {
  const [whole = "0", fraction = "00"] = rounded(value, 2).toFixed(2).split(".");
  return `${whole}${SIGNS[language].decimal}${fraction} %`;
}

/** A difference of two percentages, with its sign: such as `+2,50 poin persen`. */
export function formatPoints(value: Decimal, language: Language): string {
  const shown = formatPercent(value.abs(), language).replace(" %", "");
  const sign = value.isNegative() ? "−" : "+";
  return `${rounded(value).isZero() ? "±" : sign}${shown} ${{ id: "poin persen", en: "percentage points" }[language]}`;
}
