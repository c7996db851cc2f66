/**
 * Remarks on a return, and what became of each when it comes back (product §7). Which remarks there were follows from
 * the record alone: the return as it was kept, what the checks say of it, and what the one who sent it back wrote.
 */
import type { Finding } from "../finding.ts";
import type { SectionForm } from "./form.ts";
import { type Answer, type MatchedRemark, rowOf, type SectionReturn, typedIn } from "./return.ts";

/** A remark: by the machine, from a finding, or by a person, in their own words. */
export interface Remark {
  readonly id: string;
  /** Where it stands in the form; undefined where it is about the whole return. */
  readonly row: string | undefined;
  readonly key: string | undefined;
  readonly finding: Finding | undefined;
  readonly words: string | undefined;
}

/** A cell and what a person says of it, as `sop reject --cell` takes it: `Data!F12 belum sesuai SPJ`. */
const CELL_REMARK = /^(?:([^!]+)!)?([A-Z]{1,3})([0-9]{1,7})\s+(\S.*)$/s;

/** One remark a cell that needs one: people's first, then the machine's errors and warnings. */
export function remarksOn(
  form: SectionForm,
  filled: SectionReturn,
  findings: readonly Finding[],
  cells: readonly string[],
): readonly Remark[] {
  const byPerson = cells.map((text, at): Remark => {
    const place = placeIn(form, filled, text);
    return {
      id: `catatan-${at + 1}`,
      row: place?.row,
      key: place?.key,
      finding: undefined,
      words: place?.words ?? text,
    };
  });
  const byMachine = findings
    .filter(({ severity, rule }) => severity !== "info" && !rule.startsWith("remark-"))
    .map((finding): Remark => {
      const place = placeOfFinding(form, filled, finding);
      const at = place === undefined ? elsewhere(filled, finding) : `${place.row}.${place.key}`;
      return {
        id: `${finding.rule}@${at}`,
        row: place?.row,
        key: place?.key,
        finding,
        words: undefined,
      };
    });
  return [...byPerson, ...byMachine];
}

function placeOfFinding(
  form: SectionForm,
  filled: SectionReturn,
  { sheet, cell }: Finding,
): { row: string; key: string } | undefined {
  const isData = sheet === undefined || sheet === filled.source.sheet;
  return cell === undefined || !isData ? undefined : placeOfCell(form, filled, cell);
}

/** What a finding is about that is about no cell of the form. */
function elsewhere(filled: SectionReturn, { sheet, cell, field }: Finding): string {
  if (sheet === undefined || sheet === filled.source.sheet) return cell ?? field ?? "";
  return `${sheet}!${cell ?? ""}`;
}

/** Does this cell remark name a cell that the return has? */
export function namesCell(form: SectionForm, filled: SectionReturn, text: string): boolean {
  return placeIn(form, filled, text) !== undefined;
}

function placeIn(
  form: SectionForm,
  filled: SectionReturn,
  text: string,
): { row: string; key: string; words: string } | undefined {
  const [, , letter = "", row = "", words = ""] = CELL_REMARK.exec(text) ?? [];
  const place = placeOfCell(form, filled, `${letter}${row}`);
  return place === undefined ? undefined : { ...place, words };
}

/** The row and column of the form that stood at an address of the workbook as it came. */
export function placeOfCell(
  form: SectionForm,
  filled: SectionReturn,
  cell: string,
): { row: string; key: string } | undefined {
  const [, letter, no] = /^([A-Z]+)([0-9]+)$/.exec(cell) ?? [];
  const row = filled.rows.find(({ at }) => at === Number(no));
  const key = Object.entries(filled.source.columns).find(([, one]) => one === letter)?.[0];
  const known = row !== undefined && form.rows.some(({ id }) => id === row.id);
  return known && key !== undefined ? { row: row.id, key } : undefined;
}

/**
 * What became of each remark. Fixed: what was objected to is different now, and the check that objected is content.
 * Answered: it stands as it was, and the section says why. Open: neither.
 * @param before the return that was sent back @param findings what the checks say of the new one
 */
export function matchRemarks(
  remarks: readonly (Remark & { readonly text: string })[],
  before: SectionReturn,
  after: SectionReturn,
  findings: readonly Finding[],
  answers: readonly Answer[],
): readonly MatchedRemark[] {
  return remarks.map((remark) => {
    const { id, row, key, text } = remark;
    const answer = answers.find((one) => one.remark === id)?.text;
    const fixed = isFixed(remark, before, after, findings);
    const state = fixed ? "fixed" : answer === undefined ? "open" : "answered";
    return { id, row, key, text, state, answer };
  });
}

function isFixed(
  { row, key, finding }: Remark,
  before: SectionReturn,
  after: SectionReturn,
  findings: readonly Finding[],
): boolean {
  if (finding !== undefined) {
    const found = row === undefined ? undefined : rowOf(after, row);
    const cell =
      found === undefined || key === undefined ? undefined : `${after.source.columns[key]}${found.at}`;
    if (cell === undefined && finding.rule.startsWith("beside-"))
      return !findings.some(
        (one) => one.rule === finding.rule && one.sheet === finding.sheet && one.cell === finding.cell,
      );
    return !findings.some((one) => one.rule === finding.rule && (cell === undefined || one.cell === cell));
  }
  if (row === undefined || key === undefined) return false;
  const [was, is] = [rowOf(before, row), rowOf(after, row)].map((one) =>
    one === undefined ? "" : String(typedIn(one, key) ?? ""),
  );
  return was !== is;
}

/** What a verifier is told of the remarks that a return answers. */
export function remarkFindings(
  form: SectionForm,
  filled: SectionReturn,
  file: string,
  label: (row: string, key: string) => string,
): readonly Finding[] {
  const RULE = { fixed: "remark-fixed", answered: "remark-answered", open: "remark-open" } as const;
  return filled.remarks.map(({ row, key, text, state, answer }): Finding => {
    const found = row === undefined ? undefined : rowOf(filled, row);
    const letter = key === undefined ? undefined : filled.source.columns[key];
    return {
      rule: RULE[state],
      severity: state === "open" ? "warning" : "info",
      file,
      section: form.section.id,
      sheet: filled.source.sheet,
      cell: found === undefined || letter === undefined ? undefined : `${letter}${found.at}`,
      field: row === undefined || key === undefined ? undefined : label(row, key),
      given: text,
      expected: answer ?? "",
    };
  });
}
