/** What the filler is told of a return: a text ready to be sent, in the office's own language. */

import type { Received } from "../../../app/commands/cycle/receive.ts";
import type { Finding } from "../../../domain/finding.ts";
import { findingText } from "../../messages/findings/index.ts";
import type { Language } from "../../messages/language.ts";
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
  const t = WORDS[language];
  const told = findings.filter(({ severity }) => severity !== "info");
  const lines = [
    `${t.title} ${form.definition.title} ${form.cycle} - ${form.section.name}`,
    `${t.file}: ${file.slice(file.lastIndexOf("/") + 1)} (${filled.rows.length} ${t.rows})`,
    `${t.at}: ${formatMoment(at, utcOffset)}`,
    `${t.digest}: ${filled.source.digest}`,
    `${t.found}: ${counted(told, language)}`,
    ...told.slice(0, MOST).map((finding) => `- ${placed(finding)}${findingText(finding)[language]}.`),
    ...(told.length > MOST ? [t.more(told.length - MOST)] : []),
    ...remarksLine(filled.remarks, language),
  ];
  return lines.map((line) => `  ${forTerminal(line)}`);
}

function placed({ cell, field }: Finding): string {
  const place = cell ?? field;
  return place === undefined ? "" : `${place}: `;
}

function counted(findings: readonly Finding[], language: Language): string {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.length - errors;
  if (findings.length === 0) return { id: "tidak ada temuan", en: "nothing found" }[language];
  return { id: `${errors} galat, ${warnings} peringatan`, en: `${errors} errors, ${warnings} warnings` }[
    language
  ];
}

function remarksLine(remarks: Taken["filled"]["remarks"], language: Language): readonly string[] {
  if (remarks.length === 0) return [];
  const count = (state: string): number => remarks.filter((one) => one.state === state).length;
  const [fixed, answered, open] = [count("fixed"), count("answered"), count("open")];
  return [
    {
      id: `Catatan yang dikembalikan: ${fixed} diperbaiki, ${answered} dijawab, ${open} terbuka`,
      en: `Remarks sent back: ${fixed} corrected, ${answered} answered, ${open} open`,
    }[language],
  ];
}

const WORDS = {
  id: {
    title: "Tanda terima",
    file: "Berkas",
    rows: "baris",
    at: "Diterima",
    digest: "Sidik",
    found: "Hasil pemeriksaan",
    more: (count: number) => `- dan ${count} lagi; semuanya ada di buku kerja perbaikan.`,
  },
  en: {
    title: "Receipt for",
    file: "File",
    rows: "rows",
    at: "Received",
    digest: "Digest",
    found: "Checks",
    more: (count: number) => `- and ${count} more; all stand in the correction workbook.`,
  },
} as const;
