/** What became of the remarks that a return was sent back with: fixed, answered or still open. */

import type { Finding } from "../../domain/finding.ts";
import type { CycleState } from "../../domain/procedure/cycle.ts";
import { matchRemarks } from "../../domain/returns/correction.ts";
import type { SectionForm } from "../../domain/returns/form.ts";
import { type SectionReturn, sameFigures } from "../../domain/returns/return.ts";
import { objectionTo } from "../ledger/cycle-rules.ts";
import type { RecordView } from "../ledger/workspace-state.ts";
import type { Ports } from "../ports/ports.ts";
import type { ReturnReading } from "../ports/workbooks.ts";
import { wordedRemarks } from "./correction.ts";
import { findingsOn } from "./evaluate.ts";
import { contextOf, filesAt, judgeKept, type RecordFiles } from "./recorded-return.ts";

/**
 * Does a return answer something: a sending-back, or, in a workbook with a place for answers, what the machine alone has
 * said? Otherwise it is as it was read.
 */
export function isAnswer(
  record: Pick<RecordView, "world">,
  cycle: CycleState,
  form: SectionForm,
  { answers }: Pick<ReturnReading, "answers">,
): boolean {
  return answers !== undefined || objectionTo(record, cycle, form.section.id) !== undefined;
}

/**
 * The return with what became of each remark it answers, and all findings on it.
 * @param record the record before the return is taken in
 * @param file the name to give in findings
 * @returns undefined where it brings back what was sent back, with no answer either
 */
export async function withAnswers(
  ports: Pick<Ports, "documents" | "workbooks" | "history" | "words">,
  record: RecordFiles & Pick<RecordView, "world">,
  cycle: CycleState,
  form: SectionForm,
  reading: ReturnReading,
  file: string,
): Promise<{ readonly filled: SectionReturn; readonly findings: readonly Finding[] } | undefined> {
  const { filled, answers, findings: read } = reading;
  const context = await contextOf(ports, record, form);
  const findings = await findingsOn(ports, form, { filled, findings: read }, file, context);
  if (!isAnswer(record, cycle, form, reading)) return { filled, findings };
  const sentBack = objectionTo(record, cycle, form.section.id);
  const earlier = sentBack === undefined ? record : await filesAt(ports, sentBack.entry);
  const before = await judgeKept(ports, earlier, form);
  if (before === undefined) return { filled, findings };
  const remarks = await wordedRemarks(ports, form, before, sentBack?.note ?? []);
  const matched = matchRemarks(remarks, before.filled, filled, findings, answers ?? []);
  const nothingNew =
    sameFigures(before.filled, filled) && matched.every(({ answer }) => answer === undefined);
  // Where all were sent back, and not this one for its figures, they may be right as they were.
  if (nothingNew && (sentBack === undefined || sentBack.about !== undefined)) return undefined;
  return { filled: { ...filled, remarks: matched }, findings };
}
