/** What the workbook says of each row: which figure is wanted, and how its achievement is worked out. */

import { MONTH_NAMES } from "../../domain/day-names.ts";
import { isLowerBetter } from "../../domain/figures/achievement.ts";
import { kindOf } from "../../domain/figures/period.ts";
import { KIND_NAMES, untilEnd } from "../../domain/figures/period-names.ts";
import { REALISED } from "../../domain/returns/column-keys.ts";
import { type Filling, fillingOf } from "../../domain/returns/filling.ts";
import type { FormRow, InputColumn, SectionForm } from "../../domain/returns/form.ts";

/** Which figure a row wants. */
export function fillingText(form: Pick<SectionForm, "period">, row: FormRow): string {
  const said = sentence(fillingOf(form, row), form);
  return isLowerBetter(row.indicator.formula) ? `${said}; bila nihil ketik 0` : said;
}

function sentence(filling: Filling, { period }: Pick<SectionForm, "period">): string {
  switch (filling.kind) {
    case "add":
      return `Jumlahkan ${KIND_NAMES[kindOf(period)]} ini saja`;
    case "level":
      return `Posisi ${untilEnd(period)}`;
    case "mean":
      return `Nilai ${KIND_NAMES[kindOf(period)]} ini saja, nanti dirata-ratakan`;
    case "release":
      return `Angka terbitan ${filling.by}, ${MONTH_NAMES[filling.month - 1]}; bila belum terbit kosongkan`;
    case "waits":
      return `Kosongkan; terbit ${MONTH_NAMES[filling.month - 1]} oleh ${filling.by}`;
  }
}

/** The input message of a cell: the office's own words; for the realised figure, since the second rules, the row's. */
export function promptOf(form: SectionForm, row: FormRow, { key, hint, example }: InputColumn): string {
  const isOfRow = key === REALISED && form.calculation.version !== 1;
  return `${isOfRow ? `${fillingText(form, row)}.` : hint} Contoh: ${example}`;
}
