/** One thing wrong, at one place. A finding is data; its words live in `ui/messages/findings/`. */
import type { SectionId } from "./ids.ts";
import type { Doubt } from "./procedure/procedure-lint.ts";

export type Severity = "error" | "warning" | "info";

/** The checks beyond single values that a form can turn on, and how severe each is: first what contradicts itself. */
export const CROSS_RULES = [
  "achievement-differs",
  "over-ceiling",
  "evidence-missing",
  "reason-missing",
  "percent-odd",
  "index-slip",
  "ceiling-multiple",
  "amount-repeated",
  "achievement-typed",
  "cumulative-typed",
  "cumulative-falls",
  "worse-unexplained",
  "other-district",
  "evidence-shared",
  "text-garbled",
  "reason-unfit",
  "ratio-odd",
  "fraction-counted",
  "absorption-odd",
] as const;
export type CrossRule = (typeof CROSS_RULES)[number];

/** What can be wrong with a return, a form or a YAML file. Closed, so that the catalogue is complete by the compiler. */
export const RULES = [
  // files
  "file-unreadable",
  "file-not-workbook",
  "file-old-excel",
  "file-encrypted",
  "file-too-large",
  "file-expands",
  "file-many-parts",
  "file-many-cells",
  "file-long-text",
  "file-deep",
  "file-slow",
  "file-link",
  "file-picture",
  // identity
  "form-unknown",
  "form-other-office",
  "form-other-cycle",
  "form-other-section",
  "form-outdated",
  "form-twice",
  "return-closed",
  "return-unchanged",
  "return-blank",
  "correction-outdated",
  // structure
  "column-missing",
  "row-missing",
  "row-unknown",
  "row-twice",
  "label-changed",
  "locked-changed",
  "formula-replaced",
  "formula-changed",
  "figures-differ",
  // values
  "value-required",
  "value-type",
  "value-ambiguous",
  "value-date",
  "value-boolean",
  "value-error",
  "value-uncomputed",
  "value-format",
  "value-digits-lost",
  "value-percent",
  "value-invisible",
  "value-elsewhere",
  "value-range",
  "value-list",
  "value-length",
  "value-unknown-field",
  "value-unexpected",
  // what makes an asked cell look otherwise than what is read
  "look-struck",
  "look-raised",
  "look-hidden",
  "look-digits",
  // what a workbook holds beside the asked cells
  "beside-comment",
  "beside-cell",
  "beside-sheet",
  "beside-copy",
  "beside-drawing",
  "beside-page",
  "beside-link",
  "beside-name",
  "beside-merged",
  "beside-attachment",
  "beside-tracked",
  // between values, sections and periods
  ...CROSS_RULES,
  "office-rule",
  // remarks that were sent back
  "remark-fixed",
  "remark-answered",
  "remark-open",
  // YAML files
  "yaml-encoding",
  "yaml-syntax",
  "yaml-type",
  "yaml-required",
  "yaml-unknown-key",
  "yaml-list",
  "yaml-range",
  "yaml-pattern",
  "yaml-meaning",
  // plan
  "plan-sum-differs",
  "plan-year-differs",
  "plan-periods-missing",
  "plan-code-outside",
  "plan-other-district",
  "plan-unit-differs",
  "plan-unit-pattern",
  "plan-target-fraction",
  "plan-unconfirmed",
  "procedure-doubtful",
  "period-skipped",
] as const;

export type Rule = (typeof RULES)[number];

/** Is this the code of a finding? */
export function isRule(text: string): text is Rule {
  return RULES.some((rule) => rule === text);
}

export interface Finding {
  readonly rule: Rule;
  readonly severity: Severity;
  /** The file, relative to the workspace where it lies inside it. */
  readonly file: string;
  readonly section?: SectionId | undefined;
  readonly sheet?: string | undefined;
  /** Excel's address, such as F12. */
  readonly cell?: string | undefined;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  /** The field's label as the form prints it, with its row. */
  readonly field?: string | undefined;
  /** What was typed; foreign text, to be cleaned by whoever prints it. */
  readonly given?: string | undefined;
  /** What is allowed, as data for the sentence. */
  readonly expected?: string | undefined;
  readonly example?: string | undefined;
  /** Between which two figures the one beside it must have lain before it was rounded, where that explains what is given. */
  readonly unrounded?: readonly string[] | undefined;
  /** What is odd about the procedure, where that is what the finding says. */
  readonly doubt?: Doubt | undefined;
}

/** What reading a document gives: a value, or findings that say where it is wrong. */
export type Reading<T> =
  | { readonly kind: "read"; readonly value: T }
  | { readonly kind: "faulty"; readonly findings: readonly Finding[] };

const ORDER: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** Errors first, then by file and place: the same findings always read in the same order. */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) =>
      ORDER[a.severity] - ORDER[b.severity] ||
      compare(a.file, b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      rowOf(a) - rowOf(b) ||
      compare(a.cell ?? "", b.cell ?? "") ||
      compare(a.rule, b.rule),
  );
}

/** Does any finding block? */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === "error");
}

function rowOf({ cell }: Finding): number {
  return Number(/[0-9]+$/.exec(cell ?? "")?.[0] ?? 0);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
