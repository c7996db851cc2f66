/** The lists of a return: evidence, and answers in a correction workbook; rows below hidden keys and a head. */

import type { SectionForm } from "../../../domain/returns/form.ts";
import type { Answer, Evidence } from "../../../domain/returns/return.ts";
import { findKeyed } from "../identity.ts";
import { ANSWER_KEYS, CORRECTION_SHEET, EVIDENCE_KEYS, EVIDENCE_SHEET } from "../layout.ts";
import { type Sheet, shownText } from "./format/cells.ts";
import { tidied } from "./input-cells.ts";

export function readEvidence(sheets: readonly Sheet[], form: SectionForm): readonly Evidence[] {
  return (listed(sheets, EVIDENCE_KEYS, EVIDENCE_SHEET) ?? []).flatMap(([no = "", kind = "", name = ""]) => {
    if (kind === "" && name === "") return [];
    const target = form.rows.find((one) => String(one.no) === no);
    return [{ row: target?.id ?? no, kind, name }];
  });
}

export function readAnswers(sheets: readonly Sheet[]): readonly Answer[] | undefined {
  return listed(sheets, ANSWER_KEYS, CORRECTION_SHEET)?.flatMap(([remark = "", text = ""]) =>
    remark === "" || text === "" ? [] : [{ remark, text }],
  );
}

type Keys = readonly [string, ...string[]];

/** The rows of a list below hidden keys and a head: each as its texts, in the order of the keys. */
function listed(
  sheets: readonly Sheet[],
  keys: Keys,
  usual: string,
): readonly (readonly string[])[] | undefined {
  const keyed = findKeyed(sheets, keys[0], usual);
  const columns = keys.map((key) => keyed?.columns.get(key));
  if (keyed === undefined) return undefined;
  return [...keyed.rows]
    .filter(([row]) => row > keyed.keyRow + 1)
    .map(([, cells]) =>
      columns.map((column) => (column === undefined ? "" : (tidied(shownText(cells.get(column))) ?? ""))),
    );
}
