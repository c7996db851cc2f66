/** What is asked of the YAML files: what people write, and what the domain reads. */
import type { Plan, PlannedSections } from "../../domain/figures/plan.ts";
import type { Reading } from "../../domain/finding.ts";
import type { Roster } from "../../domain/people/official.ts";
import type { Calendar } from "../../domain/procedure/calendar.ts";
import type { CyclePlan } from "../../domain/procedure/cycle-plan.ts";
import type { Procedure } from "../../domain/procedure/procedure.ts";
import type { Recap } from "../../domain/recap/recap.ts";
import type { FormDefinition, SectionForm } from "../../domain/returns/form.ts";
import type { SectionReturn } from "../../domain/returns/return.ts";

/** One fault in a document, at a path of keys and positions. */
export interface DocumentFault {
  readonly kind: "type" | "required" | "unknown-key" | "list" | "range" | "pattern";
  readonly path: readonly (string | number)[];
  /** What would be right, as data for the sentence. */
  readonly expected: string;
}

/** The rules of an office. A text that cannot be read gives findings, which name the file as it is given. */
export interface RuleDocuments {
  procedure(text: string, file: string): Promise<Reading<Procedure>>;
  roster(text: string, file: string): Promise<Reading<Roster>>;
  /** @param texts of all calendars, by their path */
  calendar(texts: ReadonlyMap<string, string>): Promise<Reading<Calendar>>;
  writeRoster(roster: Roster): Promise<string>;
}

/** Plans, forms and cycles of a year. */
export interface PlanDocuments {
  plan(text: string, file: string): Promise<Reading<Plan>>;
  /** Only the sections of a plan: all that the law asks of it, so that older plans are never judged by newer rules. */
  sections(text: string, file: string): Promise<Reading<PlannedSections>>;
  form(text: string, file: string): Promise<Reading<FormDefinition>>;
  cycle(text: string, file: string): Promise<Reading<CyclePlan>>;
  writeCycle(cycle: CyclePlan): Promise<string>;
}

/** Returns, and the recap that is made of them. The same content gives the same text. */
export interface ReturnDocuments {
  filled(text: string, file: string): Promise<Reading<SectionReturn>>;
  writeReturn(filled: SectionReturn): Promise<string>;
  /** The JSON Schema of one section's return, as text. */
  returnSchema(form: Pick<SectionForm, "section" | "definition" | "rows" | "year">): Promise<string>;
  /** Checks a return against that schema. */
  schemaFaults(form: SectionForm, filled: SectionReturn): Promise<readonly DocumentFault[]>;
  /** @param note what whoever compiled it says of its warnings */
  writeRecap(recap: Recap, note: readonly string[]): Promise<string>;
}

/** All YAML files. */
export interface Documents extends RuleDocuments, PlanDocuments, ReturnDocuments {}
