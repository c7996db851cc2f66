/** What is derived again of an entry, and what deriving asks of the outside. */

import { comesBefore } from "../../domain/figures/period.ts";
import { type CycleId, type SectionId, yearOf } from "../../domain/ids.ts";
import type { LedgerState } from "../../domain/ledger/state.ts";
import { cyclePath, formPath, planPath } from "../../domain/paths.ts";
import type { CycleState } from "../../domain/procedure/cycle.ts";
import type { Procedure } from "../../domain/procedure/procedure.ts";
import type { SectionForm } from "../../domain/returns/form.ts";
import type { ViolationCode } from "../ledger/judging/violation.ts";
import type { RecordView } from "../ledger/workspace-state.ts";
import type { DerivedEntry } from "../ports/derive.ts";
import type { Ports } from "../ports/ports.ts";
import { formsOf, readPlanAndForm } from "../returns/cycle-forms.ts";

export type Deriver = Pick<Ports, "history" | "documents" | "hash" | "workbooks" | "words"> & {
  /** The forms that were worked out for what they rest on; by default worked out each time. */
  readonly forms: (
    procedure: Procedure,
    restOn: string,
    make: () => Promise<readonly SectionForm[]>,
  ) => Promise<readonly SectionForm[]>;
  readonly textOf: (blob: string) => Promise<string>;
};

export interface Derivation {
  readonly ports: Deriver;
  readonly entry: DerivedEntry;
  readonly cycle: CycleState;
  /** The record as the entry has it, and as it stood before. */
  readonly now: RecordView;
  readonly before: RecordView;
}

export interface Difference {
  readonly code: ViolationCode;
  readonly path: string;
}

/**
 * The forms of the entry's cycle, as its own plan and form make them.
 * @param only one section's @param at when they are handed out, where that is what the entry does
 */
export async function formsAt(
  { ports, entry, cycle, now }: Derivation,
  only?: SectionId,
  at?: number,
): Promise<readonly SectionForm[]> {
  const { state, world, tree } = entry;
  const ids = await idsOf(ports.history, tree, formSources(state, cycle.id));
  const rests = [
    cycle.id,
    String(cycle.calculation.version),
    ...ids,
    ...cycle.amendments.map(({ entry: amendment }) => amendment),
    ...printedBy(cycle),
    String(at),
  ].join(" ");
  const all = await ports.forms(world.procedure, rests, async () => {
    const source = await readPlanAndForm(ports, yearOf(cycle.id), now.text);
    return formsOf(ports, now, cycle.id, source, at);
  });
  return only === undefined ? all : all.filter(({ section }) => section.id === only);
}

/** The entries from which the days count that forms print: the hand-over, and what was sent back since. */
function printedBy({ main, sections }: CycleState): readonly string[] {
  const back = [...sections.values()].flatMap(({ sentBack }) => sentBack?.entry ?? []);
  return [...[...main.done.values()].map(({ entry }) => entry), ...back];
}

/** What the forms of a cycle rest on: plan, form, days, and the returns of earlier cycles of this year and the last. */
function formSources({ cycles }: LedgerState, cycle: CycleId): readonly string[] {
  const year = yearOf(cycle);
  const earlier = [...cycles.keys()].filter((id) => comesBefore(id, cycle) && yearOf(id) >= year - 1);
  return [
    planPath(year),
    planPath(year - 1),
    formPath(year),
    cyclePath(cycle),
    ...earlier.map((id) => `${id}/isian`),
  ];
}

/** Files and folders with git's ids, by which it is known whether they are the same. */
function idsOf(history: Deriver["history"], tree: string, paths: readonly string[]): Promise<string[]> {
  return Promise.all(
    paths.map(async (path) => {
      let id: string | undefined = tree;
      for (const name of path.split("/"))
        if (id !== undefined) id = (await history.list(id)).find((item) => item.name === name)?.id;
      return `${path}=${id ?? ""}`;
    }),
  );
}

export async function bytesAt(
  { history }: Deriver,
  { files }: RecordView,
  path: string,
): Promise<Buffer | undefined> {
  const file = await files.get(path);
  return file === undefined ? undefined : Buffer.from(await history.content(file.blob));
}

export function differing(code: ViolationCode, path: string, isEqual: boolean): readonly Difference[] {
  return isEqual ? [] : [{ code, path }];
}

/** Plain data and decimals, as they would be written down: the order of keys says nothing, nor a key without a value. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other))
    return (
      Array.isArray(one) &&
      Array.isArray(other) &&
      one.length === other.length &&
      one.every((item, index) => isSame(item, other[index]))
    );
  // Decimals write themselves as text.
  if ("toJSON" in one || "toJSON" in other) return JSON.stringify(one) === JSON.stringify(other);
  const [left, right] = [valuesOf(one), valuesOf(other)];
  return left.size === right.size && [...left].every(([key, value]) => isSame(value, right.get(key)));
}

function valuesOf(item: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(item).filter(([, value]) => value !== undefined));
}
