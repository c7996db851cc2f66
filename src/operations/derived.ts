/**
 * Content that follows from other content is derived again, by the functions that made it, and compared
 * (docs/design/ledger.md §6). What cannot be derived differs, whatever the reason: nothing is taken on trust.
 */
import {
  cyclePath,
  formPath,
  planPath,
  recapPath,
  returnPath,
  schemaPath,
  workbookPath,
} from "../domain/content.ts";
import { type CycleState, openCycle } from "../domain/cycle.ts";
import { hasErrors } from "../domain/finding.ts";
import type { SectionForm } from "../domain/form.ts";
import { type CycleId, type EntryId, type SectionId, yearOf } from "../domain/ids.ts";
import type { LedgerState } from "../domain/ledger.ts";
import type { Procedure } from "../domain/procedure.ts";
import type { World } from "../domain/proposal.ts";
import { reportText } from "../domain/report-text.ts";
import type { SectionReturn } from "../domain/return.ts";
import type { Act, Trailers } from "../domain/trailers.ts";
import { Failure } from "../failure.ts";
import type { TreeChange } from "../ports.ts";
import { withAnswers } from "./answers.ts";
import { recapContent } from "./compile.ts";
import { judgeKept, keptFigures } from "./kept-return.ts";
import type { Office } from "./office.ts";
import { cyclePlanOf, formsOf, identityOf, type RecordView, readPlanAndForm } from "./snapshot.ts";
import { unansweredWarnings } from "./verify.ts";
import type { Violation, ViolationCode } from "./violation.ts";
import { filesWithin } from "./world.ts";

/** An entry whose content is to be derived again. */
export interface DerivedEntry {
  readonly id: EntryId;
  readonly trailers: Trailers;
  readonly note: readonly string[];
  readonly tree: string;
  /** The tree of the commit that it follows. */
  readonly parentTree: string | undefined;
  readonly changed: readonly TreeChange[];
  /** The ledger and the rules before it. */
  readonly state: LedgerState;
  readonly world: World;
}

/** What is wrong with an entry's derived content. */
export type Derive = (entry: DerivedEntry) => Promise<readonly Violation[]>;

export type Deriver = Pick<Office, "history" | "documents" | "hash" | "workbooks" | "words"> & {
  /** The forms that were worked out for what they rest on; by default worked out each time. */
  readonly forms: (
    procedure: Procedure,
    restOn: string,
    make: () => Promise<readonly SectionForm[]>,
  ) => Promise<readonly SectionForm[]>;
  readonly textOf: (blob: string) => string;
};

interface Derivation {
  readonly office: Deriver;
  readonly entry: DerivedEntry;
  readonly cycle: CycleState;
  /** The record as the entry has it, and as it stood before. */
  readonly now: RecordView;
  readonly before: RecordView;
}

interface Difference {
  readonly code: ViolationCode;
  readonly path: string;
}

type Rule = (derivation: Derivation) => Promise<readonly Difference[]>;

/** What is derived of which act; of the others nothing is. */
const RULES: Partial<Record<Act, Rule>> = {
  open: cycleFile,
  waive: cycleFile,
  draft: schemas,
  distribute: forms,
  receive: returned,
  verify: verified,
  compile: recap,
  attach: archive,
};

/** Derives an entry's content again. @returns nothing where it is what it must be */
export async function derivedFaults(office: Deriver, entry: DerivedEntry): Promise<readonly Violation[]> {
  const { trailers, state } = entry;
  const rule = RULES[trailers.act];
  if (rule === undefined || trailers.cycle === undefined) return [];
  const cycle = state.cycles.get(trailers.cycle) ?? openCycle(trailers.cycle, 0);
  const derivation = {
    office,
    entry,
    cycle,
    now: viewOf(office, entry, entry.tree),
    before: viewOf(office, entry, entry.parentTree ?? entry.tree),
  };
  const differences = await rule(derivation).catch((error: unknown): readonly Difference[] => {
    // A plan or a recap that cannot be read cannot be what it must be.
    if (error instanceof Failure)
      return [{ code: "derived-unreadable", path: error.findings[0]?.file ?? cyclePath(cycle.id) }];
    throw error;
  });
  return differences.map((difference) => ({ ...difference, entry: entry.id }));
}

function viewOf({ history, textOf }: Deriver, { state, world }: DerivedEntry, tree: string): RecordView {
  const files = filesWithin(history, tree);
  return {
    files,
    world,
    judgement: { state },
    text: async (path) => {
      const file = files.get(path);
      return file === undefined ? undefined : textOf(file.blob);
    },
  };
}

/** A cycle's days: opened without waivers; a waiver adds exactly what its entry says. */
async function cycleFile({ office, entry, cycle, now, before }: Derivation): Promise<readonly Difference[]> {
  const { act, section, reason, until } = entry.trailers;
  const path = cyclePath(cycle.id);
  const plan = await cyclePlanOf(office, now, cycle.id);
  if (act === "open")
    return differing("cycle-file-differs", path, plan.cycle === cycle.id && plan.waivers.length === 0);
  const old = await cyclePlanOf(office, before, cycle.id);
  const added = plan.waivers.find((waiver) => waiver.section === section);
  const rest = old.waivers.filter((waiver) => waiver.section !== section);
  const expected = added === undefined ? rest : [...rest, added];
  return differing(
    "cycle-file-differs",
    path,
    added?.reason === reason && added?.until === until && isSame({ ...old, waivers: expected }, plan),
  );
}

/** One schema a section, as plan and form make it. */
async function schemas(derivation: Derivation): Promise<readonly Difference[]> {
  const { office, cycle, now } = derivation;
  const year = yearOf(cycle.id);
  const expected = new Map<string, string>();
  for (const form of await formsAt(derivation))
    expected.set(schemaPath(year, form.section.id), await office.documents.returnSchema(form));
  const found = office.history.files(derivation.entry.tree, [`${year}/skema`]).map(({ path }) => path);
  const differences: Difference[] = found
    .filter((path) => !expected.has(path))
    .map((path) => ({ code: "schema-differs", path }));
  for (const [path, text] of expected)
    differences.push(...differing("schema-differs", path, (await now.text(path)) === text));
  return differences;
}

/** One form a section: to the byte, or such that it reads as the form that was to be handed out, with nothing typed in. */
async function forms(derivation: Derivation): Promise<readonly Difference[]> {
  const differences: Difference[] = [];
  for (const form of await formsAt(derivation)) {
    const path = workbookPath(derivation.cycle.id, form.section.id);
    differences.push(...differing("form-differs", path, await isForm(derivation, form, path)));
  }
  return differences;
}

async function isForm({ office, now }: Derivation, form: SectionForm, path: string): Promise<boolean> {
  const bytes = bytesAt(office, now, path);
  if (bytes === undefined) return false;
  const identity = identityOf(office, form);
  if (await office.workbooks.isWrittenForm(bytes, form, identity)) return true;
  const opened = await office.workbooks.open(bytes);
  if (opened.kind !== "form" || !isSame(opened.identity, identity)) return false;
  const blank = await office.workbooks.open(await office.workbooks.writeForm(form, identity));
  if (blank.kind !== "form") return false;
  const source = { file: path, digest: office.hash(bytes), form: identity.form, round: 1 };
  const [reading, blankReading] = [opened.read(form, source), blank.read(form, source)];
  return isSame(reading, blankReading);
}

/** The figures of a return are those that its workbook shows; the workbook is the one that came. */
async function returned(derivation: Derivation): Promise<readonly Difference[]> {
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
  const answered =
    reading.blocking.length > 0 ? undefined : await withAnswers(office, before, cycle, form, reading, path);
  if (answered === undefined) return [{ code: "return-differs", path }];
  return differing("return-differs", path, isSame(withWordsOf(filled, answered.filled), filled));
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
async function verified(derivation: Derivation): Promise<readonly Difference[]> {
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

/** The recap is what the returns give, and its workbook is the recap. */
async function recap({ office, cycle, now }: Derivation): Promise<readonly Difference[]> {
  const expected = await recapContent(office, now, cycle);
  const [yaml, workbook] = [recapPath(cycle.id, "yaml"), recapPath(cycle.id, "xlsx")];
  const bytes = bytesAt(office, now, workbook);
  const isRecap =
    bytes !== undefined && (await office.workbooks.isWrittenRecap(bytes, expected.recap, expected.head));
  return [
    ...differing("recap-differs", yaml, (await now.text(yaml)) === expected.text),
    ...differing("recap-workbook-differs", workbook, isRecap),
  ];
}

/** What is in the archive stays as it is. */
async function archive({ entry }: Derivation): Promise<readonly Difference[]> {
  return entry.changed
    .filter(({ before }) => before !== undefined)
    .map(({ path }) => ({ code: "archive-changed", path }));
}

/** The forms of the entry's cycle, as its own plan and form make them. @param only one section's */
async function formsAt(
  { office, entry, cycle, now }: Derivation,
  only?: SectionId,
): Promise<readonly SectionForm[]> {
  const { state, world, tree } = entry;
  const ids = idsOf(office.history, tree, formSources(state, cycle.id));
  const rests = [...ids, ...cycle.amendments.map(({ entry: amendment }) => amendment)].join(" ");
  const all = await office.forms(world.procedure, rests, async () => {
    const source = await readPlanAndForm(office, yearOf(cycle.id), now.text);
    return formsOf(office, now, cycle.id, source);
  });
  return only === undefined ? all : all.filter(({ section }) => section.id === only);
}

/** What the forms of a cycle rest on: plan, form, days, and the returns of earlier cycles of this year and the last. */
function formSources({ cycles }: LedgerState, cycle: CycleId): readonly string[] {
  const year = yearOf(cycle);
  const earlier = [...cycles.keys()].filter((id) => id < cycle && yearOf(id) >= year - 1);
  return [
    planPath(year),
    planPath(year - 1),
    formPath(year),
    cyclePath(cycle),
    ...earlier.map((id) => `${id}/isian`),
  ];
}

/** Git's ids of files and folders, by which it is known whether they are the same. */
function idsOf(history: Deriver["history"], tree: string, paths: readonly string[]): readonly string[] {
  return paths.map((path) =>
    path
      .split("/")
      .reduce(
        (at, name) => (at === "" ? "" : (history.list(at).find((item) => item.name === name)?.id ?? "")),
        tree,
      ),
  );
}

function bytesAt({ history }: Deriver, { files }: RecordView, path: string): Buffer | undefined {
  const file = files.get(path);
  return file === undefined ? undefined : Buffer.from(history.content(file.blob));
}

function differing(code: ViolationCode, path: string, isEqual: boolean): readonly Difference[] {
  return isEqual ? [] : [{ code, path }];
}

/** Plain data and decimals, which write themselves as text; the order of keys says nothing. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, sortedKeys) === JSON.stringify(other, sortedKeys);
}

function sortedKeys(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
