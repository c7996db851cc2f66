/** Returns and their verification, derived again from the workbook that was recorded. */

import { hasErrors } from "../../domain/finding.ts";
import { reportText } from "../../domain/ledger/message/report-text.ts";
import { returnPath } from "../../domain/paths.ts";
import type { SectionReturn } from "../../domain/returns/return.ts";
import { unansweredWarnings } from "../commands/verify.ts";
import type { RecordView } from "../ledger/workspace-state.ts";
import { isAnswer, withAnswers } from "../returns/answers.ts";
import { identityOf } from "../returns/cycle-forms.ts";
import { judgeKept, keptFigures } from "../returns/recorded-return.ts";
import { type Derivation, type Deriver, type Difference, differing, formsAt, isSame } from "./derivation.ts";

/** The figures of a return are those that its workbook shows; the workbook is the one that came. */
export async function returned(derivation: Derivation): Promise<readonly Difference[]> {
  const { office, entry, cycle, now, before } = derivation;
  const { section, round = 0 } = entry.trailers;
  if (section === undefined) return [];
  const path = returnPath(cycle.id, section, "yaml");
  const [form] = await formsAt(derivation, section);
  const filled = await keptFigures(office, now, cycle.id, section);
  const blobs = (["xlsx", "ods"] as const).flatMap(
    (kind) => now.files.get(returnPath(cycle.id, section, kind)) ?? [],
  );
  const [workbook] = blobs;
  if (form === undefined || filled === undefined || workbook === undefined || blobs.length > 1)
    return [{ code: "return-differs", path }];
  const bytes = office.history.content(workbook.blob);
  const opened = await office.workbooks.open(bytes);
  if (opened.kind !== "form" || !isOf(opened.identity, identityOf(office, form)))
    return [{ code: "return-differs", path }];
  const source = { file: filled.source.file, digest: office.hash(bytes), form: opened.identity.form, round };
  const reading = opened.read(form, source);
  if (reading.blocking.length > 0) return [{ code: "return-differs", path }];
  // What the checks say of a return is asked where it is verified; here only an answer depends on it.
  const answered = isAnswer(before, cycle, form, reading)
    ? await withAnswers(office, before, cycle, form, reading, path)
    : reading;
  if (answered === undefined) return [{ code: "return-differs", path }];
  const isRead = isSame(withWordsOf(filled, answered.filled), filled);
  return differing("return-differs", path, isRead && (await isAsWritten(office, now, path, filled)));
}

/** A comment, but for the first line, by which an editor finds the schema. */
const COMMENT = /(?:^|\s)#/m;

/** Words can stand beside figures in a comment, and no tool writes one: only then is the file written again to compare. */
async function isAsWritten(
  { documents }: Deriver,
  { text }: RecordView,
  path: string,
  filled: SectionReturn,
): Promise<boolean> {
  const found = (await text(path)) ?? "";
  const head = `# yaml-language-server: $schema=../../skema/${filled.section}.schema.json\n`;
  const isPlain = found.startsWith(head) && !COMMENT.test(found.slice(head.length));
  return isPlain || found === (await documents.writeReturn(filled));
}

/** Is a workbook of this form, first handed out or sent back for correction? */
function isOf(found: ReturnType<typeof identityOf>, expected: ReturnType<typeof identityOf>): boolean {
  const { office, procedure, cycle, section, form } = expected;
  return isSame(
    [found.office, found.procedure, found.cycle, found.section, found.form],
    [office, procedure, cycle, section, form],
  );
}

/** Words of remarks are the catalogue's of the day, and no figure: they are taken as recorded. */
function withWordsOf(recorded: SectionReturn, { remarks, ...derived }: SectionReturn): SectionReturn {
  const words = new Map(recorded.remarks.map(({ id, text }) => [id, text]));
  return { ...derived, remarks: remarks.map((one) => ({ ...one, text: words.get(one.id) ?? one.text })) };
}

/** Nobody verifies over an error, nor over a warning that nobody answered for. */
export async function verified(derivation: Derivation): Promise<readonly Difference[]> {
  const { office, entry, cycle, now } = derivation;
  const { section, report, version } = entry.trailers;
  if (section === undefined) return [];
  const path = returnPath(cycle.id, section, "yaml");
  const [form] = await formsAt(derivation, section);
  const judged = form === undefined ? undefined : await judgeKept(office, now, form);
  if (form === undefined || judged === undefined) return [{ code: "verified-with-errors", path }];
  const { findings, filled } = judged;
  const seen = office.hash(version === 1 ? JSON.stringify(findings) : reportText(findings));
  const isUnanswered = entry.note.length === 0 && unansweredWarnings(form, filled, findings).length > 0;
  return [
    ...differing("verified-with-errors", path, !hasErrors(findings)),
    ...differing("verified-unanswered", path, hasErrors(findings) || !isUnanswered),
    ...differing("report-differs", path, report === seen),
  ];
}
