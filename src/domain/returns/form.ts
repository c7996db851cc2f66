/** The form of one section for one cycle: from plan and form definition to rows and columns, before any Excel. */

import type { Decimal } from "../decimal.ts";
import type { Calculation, Carried, PeriodFigures } from "../figures/measure.ts";
import { releasedIn } from "../figures/pattern.ts";
import { kindOf, type Period, upTo } from "../figures/period.ts";
import {
  countsWhole,
  type Indicator,
  moneyIndicator,
  type Plan,
  type Section,
  subActivities,
} from "../figures/plan.ts";
import type { CrossRule, Severity } from "../finding.ts";
import type { CycleId, Digest, EntryId, SectionId } from "../ids.ts";
import { REALISED } from "./column-keys.ts";
import type { LastFigure, PastReturns } from "./past-returns.ts";

export type ColumnType = "number" | "rupiah" | "text" | "choice";

/** A column that the section fills. */
export interface InputColumn {
  readonly key: string;
  readonly label: string;
  readonly type: ColumnType;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly maxLength: number | undefined;
  readonly choices: readonly string[];
  readonly hint: string;
  readonly example: string;
  readonly width: number;
}

/** What a rule of the office's own may speak of: columns by their keys, and what the plan says of the row. */
export type RowFacts = Readonly<Record<string, number | string | null>>;

/** A rule that the office wrote itself, as an expression in formulir.yaml. */
export interface OfficeRule {
  readonly severity: Severity;
  /** The column whose cell is marked. */
  readonly key: string;
  /** What is wrong and what is wanted, in the office's own words. */
  readonly message: string;
  /** The facts that its expression names. */
  readonly speaksOf: ReadonlySet<string>;
  /** Does the row keep the rule? Undefined where a value that it speaks of is not there. */
  readonly holds: (facts: RowFacts) => boolean | undefined;
}

export interface FormDefinition {
  readonly title: string;
  readonly guide: readonly string[];
  readonly columns: readonly InputColumn[];
  readonly evidenceKinds: readonly string[];
  readonly rules: Readonly<Record<CrossRule, Severity | "off">>;
  readonly officeRules: readonly OfficeRule[];
  /** Names of districts that are not this office's: in a text they are usually copied from somewhere. */
  readonly otherDistricts: readonly string[];
}

export interface FormRow {
  /** Hidden in the workbook, and the only way a row is found again. */
  readonly id: string;
  readonly no: number;
  readonly code: string;
  readonly title: string;
  readonly indicator: Indicator;
  readonly target: Decimal | undefined;
  /** Is a figure asked of it in this period? Of what somebody publishes only when that is due. */
  readonly isAsked: boolean;
  readonly targetToDate: Decimal | undefined;
  /** What earlier periods of the year reported, for the cumulative columns. */
  readonly earlier: readonly (Decimal | undefined)[];
  /** What they add to this period's figure. */
  readonly carried: Carried;
  /** What the last accepted period reported, this year or the year before. */
  readonly last: LastFigure | undefined;
  /** Only on the first quarterly row of a sub kegiatan: one amount, once, however many indicators. */
  readonly budget: { readonly ceiling: Decimal; readonly spentBefore: Decimal } | undefined;
}

export interface SectionForm {
  readonly officeId: string;
  readonly officeName: string;
  readonly letterhead: readonly string[];
  readonly procedureId: string;
  readonly paper: "F4" | "A4";
  readonly cycle: CycleId;
  /** The rules of calculation that its cycle was opened under; their version is that of reading and checking too. */
  readonly calculation: Calculation;
  readonly period: Period;
  readonly year: number;
  readonly dueDay: string | undefined;
  readonly section: Section;
  readonly definition: FormDefinition;
  readonly rows: readonly FormRow[];
}

/** The rows that a section reports on, numbered in the order of the plan. */
export function formRows(
  plan: Plan,
  section: SectionId,
  period: Period,
  past: PastReturns,
  calculation: Calculation,
): readonly FormRow[] {
  const before = upTo(period).slice(0, -1);
  const kind = kindOf(period);
  const figures = (indicator: Indicator) => {
    const earlier = before.map((one) => past.realised(one, indicator.id));
    const periods = before.map((one, at): PeriodFigures => {
      const isBlank = earlier[at] === undefined && past.returned(one, indicator.id);
      // Why it was left blank decides nothing here: without a target it counts for nothing anyway.
      const blank = isBlank ? "not-done" : undefined;
      return { target: indicator.targets[one], realised: earlier[at], blank };
    });
    const target = indicator.targets[period];
    const { pattern, release } = indicator;
    return {
      target,
      // The first rules asked of every indicator in every quarter.
      isAsked: calculation.version === 1 || pattern !== "rilis" || releasedIn(release, period) !== undefined,
      targetToDate: calculation.targetToDate(indicator, periods, target),
      earlier,
      carried: calculation.carried(indicator, periods),
      last: past.last(indicator.id),
    };
  };
  const own = plan.mainIndicators.filter(
    (indicator) => indicator.section === section && indicator.periods === kind,
  );
  const main = own.map((indicator) => ({
    id: indicator.id,
    code: "IKU",
    title: indicator.goal,
    indicator,
    ...figures(indicator),
    budget: undefined,
  }));
  const tree = subActivities(plan)
    .filter((sub) => sub.section === section)
    .flatMap((sub) =>
      sub.indicators
        .filter(({ periods }) => periods === kind)
        .map((indicator) => ({
          id: indicator.id,
          code: sub.code,
          title: sub.name,
          indicator,
          ...figures(indicator),
          budget:
            indicator === moneyIndicator(sub)
              ? { ceiling: sub.ceiling, spentBefore: past.spent(before, indicator.id) }
              : undefined,
        })),
    );
  return [...main, ...tree].map((row, at) => ({ ...row, no: at + 1 }));
}

/**
 * What makes a form this form, as canonical text: a workbook that carries another digest was made from
 * other targets, ceilings or columns.
 */
export function formFingerprint(form: SectionForm): string {
  const { version } = form.calculation;
  const rows = form.rows.map((row) => [
    row.id,
    row.code,
    row.title,
    row.indicator.name,
    row.indicator.unit,
    row.indicator.formula,
    row.indicator.accumulation,
    text(row.indicator.yearTarget),
    text(row.target),
    text(row.targetToDate),
    row.earlier.map(text),
    row.budget && [text(row.budget.ceiling), text(row.budget.spentBefore)],
    ...(version === 1 ? [] : [row.indicator.pattern, row.indicator.release ?? null]),
  ]);
  const columns = form.definition.columns.map(({ key, type, minimum, maximum, maxLength, choices }) => [
    key,
    type,
    minimum,
    maximum,
    maxLength,
    choices,
  ]);
  return JSON.stringify([
    "sop-form-1",
    form.officeId,
    form.procedureId,
    form.cycle,
    form.section.id,
    columns,
    form.definition.evidenceKinds,
    rows,
    // Rules before the second one had no place for their version.
    ...(version === 1 ? [] : [version]),
  ]);
}

function text(value: Decimal | undefined): string | null {
  return value?.toString() ?? null;
}

/** The identity that a workbook carries, very hidden, and by which it is recognised whatever its file name. */
export interface FormIdentity {
  readonly format: "sop-form-1";
  readonly office: string;
  readonly procedure: string;
  readonly cycle: CycleId;
  readonly section: SectionId;
  readonly form: Digest;
  /** The entry that sent it back, in a correction workbook of ours. */
  readonly sentBack?: EntryId | undefined;
  /** It is a correction workbook, and has a place for answers. */
  readonly takesAnswers?: boolean;
}

/** Does this cell hold money or a count, so that `12.500` can only mean twelve thousand five hundred? */
export function readsWhole({ type, key }: InputColumn, { indicator }: FormRow): boolean {
  return type === "rupiah" || (key === REALISED && countsWhole(indicator.unit));
}

/** May this cell hold a percentage? Money never does, nor a figure whose unit is another. */
export function readsPercent({ type, key }: InputColumn, { indicator }: FormRow): boolean {
  return type !== "rupiah" && (key !== REALISED || /^\s*(?:persen|%)/i.test(indicator.unit));
}

/** A figure without the unit of its own row behind it: "81 Nilai" is 81. */
export function withoutUnit(text: string, { key }: InputColumn, { indicator }: FormRow): string {
  const unit = indicator.unit.trim().toLowerCase();
  const typed = text.trim();
  const ends = key === REALISED && unit !== "" && typed.toLowerCase().endsWith(unit);
  const figure = typed.slice(0, typed.length - unit.length);
  return ends && /[0-9]\s*$/.test(figure) ? figure : text;
}

/** Is this form read by the rules since version 2: is what stands beside its cells told, and more of a figure asked? */
export function readsBeside({ calculation }: Pick<SectionForm, "calculation">): boolean {
  return calculation.version >= 2;
}
