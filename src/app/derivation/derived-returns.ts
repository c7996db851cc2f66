/** Returns and their verification, derived again from the workbook that was recorded. */

import { required } from "../../domain/failure.ts";
import { hasErrors } from "../../domain/finding.ts";
import { reportText } from "../../domain/ledger/message/report-text.ts";
import { returnPath } from "../../domain/paths.ts";
import type { CycleState } from "../../domain/procedure/cycle.ts";
import type { SectionReturn } from "../../domain/returns/return.ts";
import { unansweredWarnings } from "../commands/cycle/verify.ts";
import type { ReturnReading } from "../ports/workbooks.ts";
import { isAnswer, withAnswers } from "../returns/answers.ts";
import { identityOf } from "../returns/cycle-forms.ts";
import { judgeKept } from "../returns/recorded-return.ts";
import { type Derivation, type Deriver, type Difference, differing, formsAt, isSame } from "./derivation.ts";

/** The figures of a return are those that its workbook shows; the workbook is the one that came. */
export async function returned(derivation: Derivation): Promise<readonly Difference[]> {
  const { ports, entry, cycle, now, before } = derivation;
  const { section, round = 0 } = entry.trailers;
  if (section === undefined) return [];
  const path = returnPath(cycle.id, section, "yaml");
  const differs: readonly Difference[] = [{ code: "return-differs", path }];
  const [form] = await formsAt(derivation, section);
  const text = await now.text(path);
  const found = await Promise.all(
    (["xlsx", "ods"] as const).map((kind) => now.files.get(returnPath(cycle.id, section, kind))),
  );
  const blobs = found.flatMap((one) => one ?? []);
  const [workbook] = blobs;
  if (form === undefined || text === undefined || workbook === undefined || blobs.length > 1) return differs;
  const bytes = await ports.history.content(workbook.blob);
  const opened = await ports.workbooks.open(bytes);
  if (opened.kind !== "form" || !isOf(opened.identity, identityOf(ports, form))) return differs;
  const digest = ports.hash(bytes);
  const read = (file: string): ReturnReading =>
    opened.read(form, { file, digest, form: opened.identity.form, round });

  const named = FILE_NAME.exec(text)?.[1];
  const asWritten = named === undefined ? undefined : read(named);
  if (
    asWritten !== undefined &&
    asWritten.blocking.length === 0 &&
    !isAnswer(before, cycle, form, asWritten)
  ) {
    // The usual case: what the workbook shows, written down, is the recorded text. Nothing of it is parsed.
    if ((await ports.documents.writeReturn(asWritten.filled)) === text) return [];
  }
  const filled = required(await ports.documents.filled(text, path));
  const reading = read(filled.source.file);
  if (reading.blocking.length > 0) return differs;
  // What the checks say of a return is asked where it is verified; here only an answer depends on it.
  const answered = isAnswer(before, cycle, form, reading)
    ? await withAnswers(ports, before, cycle, form, reading, path)
    : reading;
  if (answered === undefined) return differs;
  const isRead = isSame(withWordsOf(filled, answered.filled), filled);
  return differing("return-differs", path, isRead && (await isAsWritten(ports, cycle, text, filled)));
}

/** The name of the file that was sent, where it stands without quotes: it is nowhere but in the text itself. */
const FILE_NAME = /^ {2}nama: ([^"'\n/]+)$/m;

/** A comment, but for the first line, by which an editor finds the schema. */
const COMMENT = /(?:^|\s)#/m;

/** What no line of a remark has, and no name of a file: marks that hide or turn what is written, and folders. */
const UNFIT_WORDS = /[\p{Cc}\p{Cf}]/u;
const UNFIT_NAME = /[/\p{Cc}]/u;

/**
 * Words can stand beside figures in a comment, an anchor or a tag, and figures can be spelled so that another program reads
 * another figure: since version 2 of the rules the text is the one that our own writer makes. Under version 1 only
 * comments were asked about.
 */
async function isAsWritten(
  { documents }: Deriver,
  { calculation }: CycleState,
  found: string,
  filled: SectionReturn,
): Promise<boolean> {
  const head = `# yaml-language-server: $schema=../../skema/${filled.section}.schema.json\n`;
  const isPlain = found.startsWith(head) && !COMMENT.test(found.slice(head.length));
  if (calculation.version < 2) return isPlain || found === (await documents.writeReturn(filled));
  if (UNFIT_NAME.test(filled.source.file) || filled.remarks.some(({ text }) => UNFIT_WORDS.test(text)))
    return false;
  return found === (await documents.writeReturn(filled));
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
  const { ports, entry, cycle, now } = derivation;
  const { section, report, version } = entry.trailers;
  if (section === undefined) return [];
  const path = returnPath(cycle.id, section, "yaml");
  const [form] = await formsAt(derivation, section);
  const judged = form === undefined ? undefined : await judgeKept(ports, now, form);
  if (form === undefined || judged === undefined) return [{ code: "verified-with-errors", path }];
  const { findings, filled } = judged;
  const seen = ports.hash(version === 1 ? JSON.stringify(findings) : reportText(findings));
  const isUnanswered = entry.note.length === 0 && unansweredWarnings(form, filled, findings).length > 0;
  return [
    ...differing("verified-with-errors", path, !hasErrors(findings)),
    ...differing("verified-unanswered", path, hasErrors(findings) || !isUnanswered),
    ...differing("report-differs", path, report === seen),
  ];
}
