/**
 * Content that follows from other content is derived again, by the functions that made it, and compared
 * (docs/design/ledger.md §6). What cannot be derived differs, whatever the reason: nothing is taken on trust.
 */

import { Failure } from "../../domain/failure.ts";
import { yearOf } from "../../domain/ids.ts";
import type { Act } from "../../domain/ledger/message/trailers.ts";
import { cyclePath, isGoverned, workbookPath } from "../../domain/paths.ts";
import { openCycle } from "../../domain/procedure/cycle.ts";
import type { SectionForm } from "../../domain/returns/form.ts";
import { recapDifferences } from "../commands/cycle/compile.ts";
import { filesIn } from "../ledger/judging/rules-at.ts";
import type { Violation } from "../ledger/judging/violation.ts";
import type { RecordView } from "../ledger/workspace-state.ts";
import type { DerivedEntry } from "../ports/derive.ts";
import { identityOf, readPlanAndForm, schemasOf } from "../returns/cycle-forms.ts";
import { cyclePlanOf } from "../returns/due-days.ts";
import {
  bytesAt,
  type Derivation,
  type Deriver,
  type Difference,
  differing,
  formsAt,
  isSame,
} from "./derivation.ts";
import { returned, verified } from "./derived-returns.ts";

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
export async function derivedFaults(ports: Deriver, entry: DerivedEntry): Promise<readonly Violation[]> {
  const { trailers, state } = entry;
  const rule = RULES[trailers.act];
  if (rule === undefined || trailers.cycle === undefined) return [];
  const cycle = state.cycles.get(trailers.cycle) ?? openCycle(trailers.cycle, 0);
  const derivation = {
    ports,
    entry,
    cycle,
    now: viewOf(ports, entry, entry.tree),
    before: viewOf(ports, entry, entry.parentTree ?? entry.tree),
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
  const files = filesIn(history, tree);
  return {
    files,
    world,
    judgement: { state },
    text: async (path) => {
      const file = await files.get(path);
      return file === undefined ? undefined : textOf(file.blob);
    },
  };
}

/** A cycle's days: opened without waivers; a waiver adds exactly what its entry says. */
async function cycleFile({ ports, entry, cycle, now, before }: Derivation): Promise<readonly Difference[]> {
  const { act, section, reason, until } = entry.trailers;
  const path = cyclePath(cycle.id);
  const plan = await cyclePlanOf(ports, now, cycle.id);
  if (act === "open")
    return differing("cycle-file-differs", path, plan.cycle === cycle.id && plan.waivers.length === 0);
  const old = await cyclePlanOf(ports, before, cycle.id);
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
  const { ports, cycle, now } = derivation;
  const year = yearOf(cycle.id);
  const expected = await schemasOf(ports, await readPlanAndForm(ports, year, now.text));
  // Whoever can push may lay a file where the form of a path is that of an in-tray: it is no part of the record.
  const found = (await derivation.now.files.below(`${year}/skema`)).filter(isGoverned);
  const differences: Difference[] = found
    .filter((path) => !expected.has(path))
    .map((path) => ({ code: "schema-differs", path }));
  for (const [path, text] of expected)
    differences.push(...differing("schema-differs", path, (await now.text(path)) === text));
  return differences;
}

/** One form a section, as the law of paths has it: to the byte, or such that it reads as the form that was to be handed out, with nothing typed in. */
async function forms(derivation: Derivation): Promise<readonly Difference[]> {
  const { at } = derivation.entry;
  const found = await formsOn(derivation, at);
  if (found.length === 0) return found;
  // Laid out before midnight, and signed after it.
  const before = await formsOn(derivation, at - A_DAY);
  return before.length < found.length ? before : found;
}

const A_DAY = 86_400;

/** What differs from the forms as they are when they are handed out at a moment. */
async function formsOn(derivation: Derivation, at: number): Promise<readonly Difference[]> {
  const differences: Difference[] = [];
  for (const form of await formsAt(derivation, undefined, at)) {
    const path = workbookPath(derivation.cycle.id, form.section.id);
    differences.push(...differing("form-differs", path, await isForm(derivation, form, path)));
  }
  return differences;
}

async function isForm({ ports, now }: Derivation, form: SectionForm, path: string): Promise<boolean> {
  const bytes = await bytesAt(ports, now, path);
  if (bytes === undefined) return false;
  const identity = identityOf(ports, form);
  if (await ports.workbooks.isWrittenForm(bytes, form, identity)) return true;
  const opened = await ports.workbooks.open(bytes);
  if (opened.kind !== "form" || !isSame(opened.identity, identity)) return false;
  const blank = await ports.workbooks.open(await ports.workbooks.writeForm(form, identity));
  if (blank.kind !== "form") return false;
  const source = { file: path, digest: ports.hash(bytes), form: identity.form, round: 1 };
  const [reading, blankReading] = [opened.read(form, source), blank.read(form, source)];
  return isSame(reading, blankReading);
}

/** The recap is what the returns give, and its workbook is the recap. */
async function recap({ ports, entry, cycle, now }: Derivation): Promise<readonly Difference[]> {
  const { yaml, xlsx } = await recapDifferences(ports, now, cycle, entry.note);
  return [
    ...(yaml === undefined ? [] : [{ code: "recap-differs" as const, path: yaml }]),
    ...(xlsx === undefined ? [] : [{ code: "recap-workbook-differs" as const, path: xlsx }]),
  ];
}

/** What is in the archive stays as it is. */
async function archive({ entry }: Derivation): Promise<readonly Difference[]> {
  return entry.changed
    .filter(({ before }) => before !== undefined)
    .map(({ path }) => ({ code: "archive-changed", path }));
}
