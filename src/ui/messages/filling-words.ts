/** What a row of a paper form asks for; official papers are in Indonesian, whatever the screen speaks. */

import { isLowerBetter } from "../../domain/figures/achievement.ts";
import { kindOf, type Period } from "../../domain/figures/period.ts";
import { KIND_NAMES, untilEnd } from "../../domain/figures/period-names.ts";
import { type Filling, fillingOf } from "../../domain/returns/filling.ts";
import type { FormRow, SectionForm } from "../../domain/returns/form.ts";
import { monthName } from "./words.ts";

/** Which figure is to be written by hand. */
export function fillingText(form: Pick<SectionForm, "period">, row: FormRow): string {
  const said = WORDS[fillingOf(form, row).kind](fillingOf(form, row), form.period);
  return isLowerBetter(row.indicator.formula) ? `${said}; bila nihil tulis 0` : said;
}

const month = (filling: Filling): string => ("month" in filling ? monthName(filling.month, "id") : "");
const by = (filling: Filling): string => ("by" in filling ? filling.by : "");

const WORDS: Record<Filling["kind"], (filling: Filling, period: Period) => string> = {
  add: (_, period) => `jumlahkan ${KIND_NAMES[kindOf(period)]} ini saja`,
  level: (_, period) => `posisi ${untilEnd(period)}`,
  mean: (_, period) => `nilai ${KIND_NAMES[kindOf(period)]} ini saja, nanti dirata-ratakan`,
  release: (filling) => `angka terbitan ${by(filling)}, ${month(filling)}; bila belum terbit kosongkan`,
  waits: (filling) => `kosongkan; terbit ${month(filling)} oleh ${by(filling)}`,
};
