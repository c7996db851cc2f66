/** The words that a form prints around its cells: written by who lays it out, and known again by who reads it. */

import { WEEKDAY_NAMES } from "../../domain/day-names.ts";
import { QUARTERS } from "../../domain/figures/period.ts";
import { titleOf } from "../../domain/figures/period-names.ts";
import { isDay, weekdayOf } from "../../domain/procedure/calendar.ts";
import type { FormIdentity, SectionForm } from "../../domain/returns/form.ts";

/** The months of a quarter stand beside its name. */
const QUARTER_NAME = {
  I: "I (Januari - Maret)",
  II: "II (April - Juni)",
  III: "III (Juli - September)",
  IV: "IV (Oktober - Desember)",
} as const;

export const EVIDENCE_LABELS = ["No. baris pada lembar Data", "Jenis bukti", "Nama / nomor dokumen"] as const;
export const LEGEND = "Sel yang diisi";
export const EXAMPLES_HEAD = "Contoh isian yang benar";

export function periodLine({ period, year }: SectionForm): string {
  const quarter = QUARTERS.find((one) => one === period);
  return quarter === undefined ? titleOf(period, year) : `Triwulan ${QUARTER_NAME[quarter]} Tahun ${year}`;
}

const DUE = "Dikembalikan paling lambat ";

/** The last day as forms have it: since version 2 of the rules with its weekday. What is no day stays as it is. */
export function dueText(day: string, rulesVersion: number): string {
  const [year, month, date] = day.split("-");
  if (!isDay(day)) return day;
  const weekday = rulesVersion < 2 ? "" : `${WEEKDAY_NAMES[weekdayOf(day)]}, `;
  return `${weekday}${date}-${month}-${year}`;
}

export function dueLine({ dueDay, calculation }: SectionForm): string {
  return dueDay === undefined ? "" : `${DUE}${dueText(dueDay, calculation.version)}`;
}

/** Is this the line of a last day? It was another one before a form was sent back. */
export function isDueLine(text: string): boolean {
  return text.startsWith(DUE) && text.length < DUE.length + 30;
}

/** Below the letterhead of the data sheet. */
export function headLines(form: SectionForm): readonly string[] {
  const illustrative = form.rows.some(({ indicator }) => indicator.illustrative);
  return [
    `${form.definition.title.toUpperCase()} - ${form.section.name.toUpperCase()}`,
    periodLine(form),
    dueLine(form),
    illustrative ? "Target pada contoh ini ilustrasi, bukan angka yang diterbitkan." : "",
  ];
}

/** The first lines of the guide. */
export function guideHead(form: SectionForm): readonly string[] {
  return [
    form.definition.title,
    `${form.section.name} - ${form.officeName}`,
    periodLine(form),
    dueLine(form),
  ];
}

/** An example of each column, as the guide has them. */
export function exampleLines({ definition }: SectionForm): readonly string[] {
  return definition.columns.map(({ label, example, hint }) => `${label}: ${example}. ${hint}`);
}

export function evidenceTitle({ section }: SectionForm): string {
  return `Daftar bukti dukung - ${section.name}`;
}

/** At the foot of every page of the data sheet. */
export function dataFooter(form: SectionForm, digest: FormIdentity["form"]): string {
  return `${form.officeName} - ${form.section.name} - ${form.cycle} - formulir ${digest.slice(7, 19)}`;
}

export function correctionFooter({ officeName, section, cycle }: SectionForm): string {
  return `${officeName} - ${section.name} - ${cycle} - perbaikan`;
}

/** Every text that a form prints beside its rows, whatever sheet it stands on. */
export function printedTexts(form: SectionForm): readonly string[] {
  const { definition, letterhead, section, officeName } = form;
  return [
    ...letterhead,
    ...headLines(form),
    ...guideHead(form),
    ...definition.guide,
    LEGEND,
    EXAMPLES_HEAD,
    ...exampleLines(form),
    evidenceTitle(form),
    ...EVIDENCE_LABELS,
    ...definition.evidenceKinds,
    ...definition.columns.flatMap(({ choices }) => choices),
    section.name,
    officeName,
  ];
}
