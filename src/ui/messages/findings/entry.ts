/** What the catalogue says of one code: its sentence at a place, what it means, and what right input looks like. */
import { Decimal } from "../../../domain/decimal.ts";
import type { Finding, Rule, Severity } from "../../../domain/finding.ts";
import { formatNumber } from "../format.ts";
import { type Bilingual, type Language, said } from "../language.ts";

export interface CatalogueEntry {
  /** `configured`: as formulir.yaml has it. */
  readonly severity: Severity | "configured";
  /** What is wrong at one place, and what is wanted; without a full stop. */
  readonly says: (finding: Finding) => Bilingual;
  /** What it means and what to do, with no place at hand. */
  readonly about: Bilingual;
  /** Right input, or the right thing to do. */
  readonly example: Bilingual;
}

export type Catalogue<R extends Rule> = { readonly [Code in R]: CatalogueEntry };

/** An example that reads the same in both languages. */
export function same(text: string): Bilingual {
  return said(text, text);
}

/** What was typed, in quotes. */
export function given({ given: text }: Finding): string {
  return text ? `"${text}"` : "";
}

/** A number as the reader's language writes it; any other text as it is. */
export function shown(text: string | undefined, language: Language): string {
  return text && /^-?[0-9]+(?:\.[0-9]+)?$/.test(text)
    ? formatNumber(new Decimal(text), language)
    : (text ?? "");
}
