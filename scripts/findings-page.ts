/** The documentation page of all findings, from the catalogue that the program itself speaks from. */
import { CHAPTERS, explanation } from "../src/ui/messages/findings/index.ts";
import type { Language } from "../src/ui/messages/language.ts";
import { severityText } from "../src/ui/messages/language.ts";

const WORDS = {
  id: {
    title: "Temuan",
    lead: "Dibuat dari katalog program (`npm run docs`); jangan disunting. Setiap kode dapat ditanyakan di terminal: `sop explain KODE`.",
    severities:
      'Kesalahan menghalangi verifikasi. Peringatan perlu jawaban seksi atau keterangan pemverifikasi. Info dan aturan `percobaan` hanya memberi tahu. Tingkat yang tertulis "menurut formulir.yaml" diatur kantor di sana.',
    head: "| kode | tingkat | arti dan yang harus dilakukan | contoh yang benar |",
  },
  en: {
    title: "Findings",
    lead: "Made from the program's own catalogue (`npm run docs`); do not edit. Every code can be asked for at a terminal: `sop explain CODE`.",
    severities:
      'An error stops verification. A warning wants an answer by the section or a note by the verifier. Info, and rules on trial (`percobaan`), only tell. A severity "as formulir.yaml has it" is set there by the office.',
    head: "| code | severity | meaning, and what to do | right input |",
  },
} as const;

/** The page in one language, as Markdown. */
export function findingsPage(language: Language): string {
  const { title, lead, severities, head } = WORDS[language];
  const chapters = CHAPTERS.map(({ title: chapter, rules }) => {
    const rows = rules.map((rule) => {
      const { severity, about, example } = explanation(rule);
      const cells = [`\`${rule}\``, severityText(severity)[language], about[language], example[language]];
      return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
    });
    return [`## ${chapter[language]}`, "", head, "|---|---|---|---|", ...rows, ""].join("\n");
  });
  return [`# ${title}`, "", lead, "", severities, "", ...chapters].join("\n");
}
