/** The documentation page of everything that an audit may say, from the words that the program itself uses. */

import type { Language } from "../src/ui/messages/language.ts";
import { auditCodes, KINDS } from "../src/ui/messages/law/audit-codes.ts";
import { USUAL_ADVICE } from "../src/ui/messages/law/violations.ts";

const WORDS = {
  id: {
    title: "Apa kata `sop audit`",
    lead: "Dibuat dari katalog program (`npm run docs`); jangan disunting. Setiap kode dapat ditanyakan di terminal: `sop explain KODE`. Kalimatnya contoh; nama, nomor dan berkas di dalamnya berganti menurut kejadiannya.",
    kinds:
      "Pelanggaran membuat register tidak terbukti. Pemberitahuan bukan pelanggaran; dengan `sop audit --strict` keduanya membuat kode keluar 1.",
    usual: "Bila kolom terakhir kosong:",
    head: "| kode | jenis | apa yang dikatakan | kemungkinan sebab, dan yang harus dilakukan |",
  },
  en: {
    title: "What `sop audit` says",
    lead: "Made from the program's own catalogue (`npm run docs`); do not edit. Every code can be asked for at a terminal: `sop explain CODE`. The sentences are examples; names, numbers and files in them are those of the case.",
    kinds:
      "A violation keeps the record from being proven. A notice is none; with `sop audit --strict` either makes the exit code 1.",
    usual: "Where the last column is empty:",
    head: "| code | kind | what is said | likely cause, and what to do |",
  },
} as const;

/** The page in one language, as Markdown. */
export function auditPage(language: Language): string {
  const { title, lead, kinds, usual, head } = WORDS[language];
  const rows = auditCodes().map(({ code, kind, what, hint }) => {
    const advice = hint === USUAL_ADVICE ? "" : hint[language];
    const cells = [`\`${code}\``, KINDS[kind][language], what[language], advice];
    return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  });
  return [
    `# ${title}`,
    "",
    lead,
    "",
    kinds,
    "",
    `${usual} ${USUAL_ADVICE[language]}`,
    "",
    head,
    "|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}
