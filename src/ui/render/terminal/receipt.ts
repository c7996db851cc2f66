/** What the respondent is told of a return: a text ready to be sent, in the office's own language. */

import type { Received } from "../../../app/commands/cycle/receive.ts";
import type { Finding } from "../../../domain/finding.ts";
import { findingText } from "../../messages/findings/index.ts";
import type { Language } from "../../messages/language.ts";
import {
  findingsCounted,
  moreInWorkbook,
  RECEIPT,
  remarksCounted,
  rowsOfReturn,
} from "../../messages/screens/cycle/receive.ts";
import { formatMoment } from "../../messages/words.ts";
import { forTerminal } from "../escape.ts";

/** More than a message should hold; the rest stands in the correction workbook. */
const MOST = 8;

type Taken = Extract<Received, { kind: "recorded" | "preview" }>;

/** @param at seconds since 1970 @param utcOffset minutes */
export function receiptLines(
  { file, form, filled, findings }: Taken,
  at: number,
  utcOffset: number,
  language: Language,
): readonly string[] {
  const t = RECEIPT[language];
  const told = findings.filter(({ severity }) => severity !== "info");
  const lines = [
    `${t.title} ${form.definition.title} ${form.cycle} - ${form.section.name}`,
    `${t.file}: ${file.slice(file.lastIndexOf("/") + 1)} (${rowsOfReturn(filled.rows.length)[language]})`,
    `${t.at}: ${formatMoment(at, utcOffset)}`,
    `${t.digest}: ${filled.source.digest}`,
    `${t.found}: ${countedText(told, language)}`,
    ...told.slice(0, MOST).map((finding) => `- ${placed(finding)}${findingText(finding)[language]}.`),
    ...(told.length > MOST ? [`- ${moreInWorkbook(told.length - MOST)[language]}`] : []),
    ...remarksLine(filled.remarks, language),
  ];
  return lines.map((line) => `  ${forTerminal(line)}`);
}

function placed({ cell, field }: Finding): string {
  const place = cell ?? field;
  return place === undefined ? "" : `${place}: `;
}

function countedText(findings: readonly Finding[], language: Language): string {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  return findingsCounted(errors, findings.length - errors)[language];
}

function remarksLine(remarks: Taken["filled"]["remarks"], language: Language): readonly string[] {
  if (remarks.length === 0) return [];
  const count = (state: string): number => remarks.filter((one) => one.state === state).length;
  return [remarksCounted(count("fixed"), count("answered"), count("open"))[language]];
}
