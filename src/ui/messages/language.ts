/** Two languages, always both: the compiler refuses a sentence that has only one. */
import type { Severity } from "../../domain/finding.ts";

export type Language = "id" | "en";
export type Bilingual = Readonly<Record<Language, string>>;

/** What is wrong or said, and what to do next. */
export interface Sentence {
  readonly what: Bilingual;
  readonly hint: Bilingual;
}

/** One text in both languages. */
export function said(id: string, en: string): Bilingual {
  return { id, en };
}

/** What is wrong in both languages, and what to do in both. */
export function sentence(id: string, en: string, hintId = "", hintEn = ""): Sentence {
  return { what: said(id, en), hint: said(hintId, hintEn) };
}

/** The language of a person: as asked, as the workspace has it, or as their computer is set. */
export function chooseLanguage(
  asked: string | undefined,
  workspace: Language | undefined,
  locale: string | undefined,
): Language {
  if (asked === "id" || asked === "en") return asked;
  if (workspace !== undefined) return workspace;
  return locale?.toLowerCase().startsWith("id") ? "id" : "en";
}

const SEVERITY: Record<Severity | "configured", Bilingual> = {
  error: said("kesalahan", "error"),
  warning: said("peringatan", "warning"),
  info: said("info", "info"),
  configured: said("menurut formulir.yaml", "as formulir.yaml has it"),
};

/** The name of a severity. */
export function severityText(severity: Severity | "configured"): Bilingual {
  return SEVERITY[severity];
}
