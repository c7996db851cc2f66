/** The lines of a recap on a screen. What is said of its means and warnings is in recap-words.ts. */

import type { PeriodKind } from "../../../domain/figures/period.ts";
import { KIND_NAMES } from "../../../domain/figures/period-names.ts";
import { type Bilingual, said } from "../language.ts";

/** Amounts and the share as they are shown, in the reader's language. */
export function budgetAbsorbed(spent: string, ceiling: string, share: string): Bilingual {
  return said(
    `Anggaran: ${spent} dari pagu ${ceiling}, serapan ${share}`,
    `Budget: ${spent} of ${ceiling}, absorption ${share}`,
  );
}

export function rollupsAgree(agree: number, of: number): Bilingual {
  return said(`Uji penjumlahan: ${agree} dari ${of} sesuai`, `Roll-ups: ${agree} of ${of} agree`);
}

export function recapWarning(text: string): Bilingual {
  return said(`Peringatan: ${text}`, `Warning: ${text}`);
}

/** With what a mean is compared: the period before it, and the year before. */
export function comparedWith(when: "lastPeriod" | "lastYear", kind: PeriodKind): Bilingual {
  const period = kind === "year" || when === "lastYear" ? "year" : kind;
  return said(`dari ${KIND_NAMES[period]} lalu`, `on the ${period} before`);
}

/** What the person who compiled a recap says to its warnings. */
export function noteOfCompiler(note: string): Bilingual {
  return said(`Catatan penyusun: ${note}`, `Note of the compiler: ${note}`);
}
