/** What the workbook says of each row: which figure is wanted, and how its achievement is worked out. */
import { isLowerBetter } from "../../domain/figures/achievement.ts";
import { MONTH_NAMES } from "../../domain/procedure/day-names.ts";
import { REALISED } from "../../domain/returns/column-keys.ts";
import { type Filling, fillingOf } from "../../domain/returns/filling.ts";
import type { FormRow, InputColumn, SectionForm } from "../../domain/returns/form.ts";

/** Which figure a row wants. */
export function fillingText(form: Pick<SectionForm, "quarter">, row: FormRow): string {
  const said = sentence(fillingOf(form, row), form);
  return isLowerBetter(row.indicator.formula) ? `${said}; bila nihil ketik 0` : said;
}

function sentence(filling: Filling, { quarter }: Pick<SectionForm, "quarter">): string {
  switch (filling.kind) {
    case "add":
      return "Jumlahkan triwulan ini saja";
    case "level":
      return `Posisi s.d. akhir TW ${quarter}`;
    case "mean":
      return "Nilai triwulan ini saja, nanti dirata-ratakan";
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
