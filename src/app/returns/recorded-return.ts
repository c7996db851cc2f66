/** A return as the record keeps it: its figures, the workbook that they were read from, and what the checks say of both. */

import { required } from "../../domain/failure.ts";
import { sectionOf } from "../../domain/figures/plan.ts";
import { type Finding, sortFindings } from "../../domain/finding.ts";
import { type CycleId, type EntryId, type SectionId, yearOf } from "../../domain/ids.ts";
import { returnPath } from "../../domain/paths.ts";
import { remarkFindings } from "../../domain/returns/correction.ts";
import type { SectionForm } from "../../domain/returns/form.ts";
import { type SectionReturn, sameFigures } from "../../domain/returns/return.ts";
import { fieldLabel } from "../../domain/returns/rules/check.ts";
import type { CheckContext } from "../../domain/returns/rules/rule-types.ts";
import { filesIn, textOf } from "../ledger/judging/rules-at.ts";
import { oncePerRecord } from "../ledger/memoize-by-record.ts";
import type { Snapshot } from "../ledger/workspace-state.ts";
import type { Ports } from "../ports/ports.ts";
import { readPlanAndForm, returnsOf } from "./cycle-forms.ts";
import { findingsOn } from "./evaluate.ts";

const WORKBOOKS = ["xlsx", "ods"] as const;

export interface JudgedReturn {
  readonly filled: SectionReturn;
  /** Its path in the folder, by which findings name it. */
  readonly file: string;
  readonly findings: readonly Finding[];
}

/** The kept figures of a section; undefined where nothing was received yet. */
export async function keptFigures(
  ports: Pick<Ports, "documents">,
  record: RecordFiles,
  cycle: CycleId,
  section: SectionId,
): Promise<SectionReturn | undefined> {
  const path = returnPath(cycle, section, "yaml");
  const text = await record.text(path);
  return text === undefined ? undefined : required(await ports.documents.filled(text, path));
}

/** The files of one entry: of the newest, or of the one that sent a return back. */
export type RecordFiles = Pick<Snapshot, "files" | "text">;

/** The record's files as they stood in an earlier entry. */
export async function filesAt(
  ports: Pick<Ports, "documents" | "history">,
  entry: EntryId,
): Promise<RecordFiles> {
  const { tree } = await ports.history.commit(entry);
  const files = filesIn(ports.history, tree);
  return { files, text: async (path) => textOf(ports.history, await files.get(path)) };
}

/**
 * Everything that is to be said of a section's kept return. The workbook that came is read again: the figures that
 * are signed for must be the ones that it shows.
 */
export async function judgeKept(
  ports: Pick<Ports, "documents" | "workbooks" | "history">,
  record: RecordFiles,
  form: SectionForm,
): Promise<JudgedReturn | undefined> {
  const { cycle, section } = form;
  const filled = await keptFigures(ports, record, cycle, section.id);
  if (filled === undefined) return undefined;
  const file = returnPath(cycle, section.id, "yaml");
  const onWorkbook = await workbookFindings(ports, record, form, filled, file);
  const context = await contextOf(ports, record, form);
  const findings = [
    ...(await findingsOn(ports, form, { filled, findings: onWorkbook }, file, context)),
    ...remarkFindings(form, filled, file, labeller(form)),
  ];
  return { filled, file, findings: sortFindings(findings) };
}

/** The other sections' returns of the same cycle. */
export async function contextOf(
  ports: Pick<Ports, "documents">,
  record: RecordFiles,
  { cycle, section }: SectionForm,
): Promise<CheckContext> {
  const all = await namedReturns(record, cycle, ports);
  return { others: all.filter(({ filled }) => filled.section !== section.id) };
}

const namedReturns = oncePerRecord(
  async (record: RecordFiles, cycle: CycleId, ports: Pick<Ports, "documents">) => {
    const { plan } = await readPlanAndForm(ports, yearOf(cycle), record.text);
    const returns = await returnsOf(ports, record, plan, cycle);
    return returns.map((filled) => ({
      name: sectionOf(plan, filled.section)?.name ?? filled.section,
      filled,
    }));
  },
);

/** Names a row's field for a remark; a row that the form no longer has, by its id. */
export function labeller(form: SectionForm): (row: string, key: string) => string {
  return (id, key) => {
    const row = form.rows.find((one) => one.id === id);
    return row === undefined ? id : fieldLabel(form, row, key);
  };
}

async function workbookFindings(
  ports: Pick<Ports, "workbooks" | "history">,
  record: RecordFiles,
  form: SectionForm,
  filled: SectionReturn,
  file: string,
): Promise<readonly Finding[]> {
  const { cycle, section } = form;
  const differs: Finding = { rule: "figures-differ", severity: "error", file, section: section.id };
  const found = await Promise.all(
    WORKBOOKS.map((kind) => record.files.get(returnPath(cycle, section.id, kind))),
  );
  const blobs = found.flatMap((one) => one?.blob ?? []);
  const [blob] = blobs;
  if (blob === undefined || blobs.length > 1) return [differs];
  const opened = await ports.workbooks.open(await ports.history.content(blob));
  if (opened.kind !== "form") return [differs];
  const { source, form: digest, round } = filled;
  const reading = opened.read(form, { file: source.file, digest: source.digest, form: digest, round });
  const own = [...reading.blocking, ...reading.findings].map((finding) => ({ ...finding, file }));
  return sameFigures(reading.filled, filled) ? own : [differs, ...own];
}
