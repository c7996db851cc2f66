/** A form's definition as one kind of period has it: an office writes it once, for its quarters. */

import { kindOf, type Period } from "../figures/period.ts";
import { KIND_NAMES } from "../figures/period-names.ts";
import { SPENT } from "./column-keys.ts";
import type { FormDefinition } from "./form.ts";

/** In quarters as it is written; elsewhere without the column of money, and with the period named as what it is. */
export function definitionIn(definition: FormDefinition, period: Period): FormDefinition {
  const kind = kindOf(period);
  if (kind === "quarter") return definition;
  const name = KIND_NAMES[kind];
  const inPeriod = (text: string): string =>
    text
      .replace(/\b(?:TW|triwulan) ini\b/gi, `${name} ini`)
      .replace(/\bTW\b/g, `${name} ini`)
      .replace(/\btriwulan\b/gi, name);
  return {
    ...definition,
    guide: definition.guide.map(inPeriod),
    columns: definition.columns
      .filter(({ key }) => key !== SPENT)
      .map((column) => ({ ...column, label: inPeriod(column.label), hint: inPeriod(column.hint) })),
  };
}
