/** The catalogue of everything that can be wrong: code, severity, sentence, meaning and example, in both languages. */
import { type Finding, RULES, type Rule } from "../../../domain/finding.ts";
import { type Bilingual, said } from "../language.ts";
import { BESIDE } from "./beside.ts";
import { CHECKS } from "./checks.ts";
import type { Catalogue, CatalogueEntry } from "./entry.ts";
import { FILES } from "./files.ts";
import { FORMS } from "./forms.ts";
import { PLANS } from "./plan.ts";
import { PLAUSIBILITY_WORDS } from "./plausibility.ts";
import { VALUES } from "./values.ts";
import { DOCUMENTS } from "./yaml.ts";

const CATALOGUE: Catalogue<Rule> = {
  ...FILES,
  ...FORMS,
  ...VALUES,
  ...BESIDE,
  ...CHECKS,
  ...PLAUSIBILITY_WORDS,
  ...DOCUMENTS,
  ...PLANS,
};

/** The catalogue by chapters, as the documentation prints it. */
export const CHAPTERS: readonly { readonly title: Bilingual; readonly rules: readonly Rule[] }[] = [
  { title: said("Berkas", "Files"), rules: keysOf(FILES) },
  { title: said("Formulir", "Forms"), rules: keysOf(FORMS) },
  { title: said("Isian sel", "Cells"), rules: keysOf(VALUES) },
  {
    title: said("Di samping sel yang diminta", "Beside the asked cells"),
    rules: keysOf(BESIDE),
  },
  {
    title: said("Antarisian, kecurigaan dan koreksi", "Between values, suspicions and remarks"),
    rules: keysOf({ ...CHECKS, ...PLAUSIBILITY_WORDS }),
  },
  {
    title: said("Berkas YAML dan rencana", "YAML files and the plan"),
    rules: keysOf({ ...DOCUMENTS, ...PLANS }),
  },
];

/** What is wrong at one place, and what is wanted; without a full stop. */
export function findingText(finding: Finding): Bilingual {
  return CATALOGUE[finding.rule].says(finding);
}

/** What the catalogue says of a code. */
export function explanation(rule: Rule): CatalogueEntry {
  return CATALOGUE[rule];
}

function keysOf(catalogue: Partial<Record<Rule, unknown>>): readonly Rule[] {
  return RULES.filter((rule) => rule in catalogue);
}
