/** `sop trace`: one figure through rounds and steps, from the cell where it was typed to the sheet that was signed. */

import type { Decimal } from "../../domain/decimal.ts";
import { Failure } from "../../domain/failure.ts";
import type { CycleId, EntryId } from "../../domain/ids.ts";
import type { Act, EntryMessage, Trailers } from "../../domain/ledger/message/message.ts";
import { officialOf } from "../../domain/people/official.ts";
import { signedRound } from "../../domain/procedure/cycle.ts";
import { roleLabel, stepOf } from "../../domain/procedure/procedure.ts";
import type { FormRow } from "../../domain/returns/form.ts";
import { cellOf, rowOf, type SectionReturn, type Value } from "../../domain/returns/return.ts";
import { recapFor } from "../commands/cycle/compile.ts";
import { procedureOf } from "../ledger/cycle-rules.ts";
import { type JudgedEntry, standingEntries } from "../ledger/judging/judgement.ts";
import { entryMessage } from "../ledger/recording/entry-message.ts";
import { loadRecord, type Snapshot } from "../ledger/workspace-state.ts";
import type { Ports, ReadingPorts } from "../ports/ports.ts";
import { filesAt, keptFigures } from "../returns/recorded-return.ts";
import { isAbout, type Located, locateFigure } from "./locate-figure.ts";

/** What one entry did to the figure. */
export interface TraceEvent {
  readonly entry: EntryId;
  readonly at: number;
  readonly act: Act;
  readonly step: number | undefined;
  readonly round: number | undefined;
  readonly name: string;
  readonly role: string;
  readonly capacity: Trailers["capacity"];
  /** The digest of what was signed. */
  readonly subject: string;
  readonly reason: string | undefined;
  /** Remarks of a send-back on this very cell, or on none in particular. */
  readonly note: readonly string[];
  /** Where an entry brought the figure. */
  readonly typed: TypedFigure | undefined;
}

/** The figure as one return brought it. */
export interface TypedFigure {
  /** What was typed, as its filler would see it again, and what it was understood to be. */
  readonly typed: string;
  readonly value: Value;
  readonly file: string;
  readonly digest: string;
  readonly sheet: string;
  readonly cell: string | undefined;
  readonly filledBy: string | undefined;
  /** What the filler wrote at it in a comment. */
  readonly comment: string | undefined;
  /** Is it another figure than the return before it brought? */
  readonly changed: boolean;
}

export interface Trace {
  readonly cycle: CycleId;
  readonly utcOffset: number;
  readonly section: string;
  readonly row: Pick<FormRow, "id" | "no" | "code"> & { readonly indicator: string; readonly unit: string };
  readonly key: string;
  readonly label: string;
  readonly events: readonly TraceEvent[];
  /** What the recap makes of the indicator; undefined before its return has come. */
  readonly result: TracedResult | undefined;
  /** The signature under which the figure stands now; undefined while the cycle is not finished. */
  readonly signed: { readonly entry: EntryId; readonly round: number; readonly subject: string } | undefined;
}

export interface TracedResult {
  readonly target: Decimal | undefined;
  readonly realised: Decimal | undefined;
  readonly percent: Decimal | undefined;
  readonly rating: string | undefined;
  readonly formula: string;
  readonly accumulation: string;
  readonly scale: string;
}

/**
 * Follows a figure through the record.
 * @param place as locateFigure has it
 * @throws {Failure} where no such figure is in the record
 */
export async function trace(ports: ReadingPorts, place: string): Promise<Trace> {
  return traceIn(ports, await loadRecord(ports), place);
}

/** The same in a record as one entry left it. */
export async function traceIn(
  ports: Pick<Ports, "documents" | "history">,
  record: Snapshot,
  place: string,
): Promise<Trace> {
  const found = await locateFigure(ports, record, place);
  if (found === undefined) throw new Failure({ code: "usage", slip: "figure-unknown", given: place });
  const { cycle, form, row, key } = found;
  const { events, last } = await follow(ports, record, found);
  const state = record.judgement.state.cycles.get(cycle);
  const finished = state && signedRound(state);
  return {
    cycle,
    utcOffset: record.world.procedure.utcOffset,
    section: form.section.name,
    row: { id: row.id, no: row.no, code: row.code, indicator: row.indicator.name, unit: row.indicator.unit },
    key,
    label: form.definition.columns.find((column) => column.key === key)?.label ?? key,
    events,
    result: last === undefined ? undefined : await resultOf(ports, record, cycle, row),
    signed: finished && { entry: finished.entry, round: finished.round, subject: finished.subject },
  };
}

/** Every entry that touches the figure, in order, and the newest return. */
async function follow(
  ports: Pick<Ports, "documents" | "history">,
  record: Snapshot,
  found: Located,
): Promise<{ readonly events: readonly TraceEvent[]; readonly last: SectionReturn | undefined }> {
  const { cycle, form, row, key } = found;
  const events: TraceEvent[] = [];
  let last: SectionReturn | undefined;
  const entries = standingEntries(record.judgement);
  // What was done before a cycle was cancelled belongs to none that is there.
  const from = 1 + entries.findLastIndex((entry) => entry.cycle === cycle && entry.act === "cancel");
  for (const entry of entries.slice(from)) {
    if (entry.cycle !== cycle || (entry.section ?? form.section.id) !== form.section.id) continue;
    const message = await entryMessage(ports, entry.id);
    if (message === undefined) continue;
    const brought =
      entry.act === "receive"
        ? await keptFigures(ports, await filesAt(ports, entry.id), cycle, form.section.id)
        : undefined;
    const typed = brought === undefined ? undefined : typedFigure(record, brought, last, row, key, message);
    events.push(eventOf(record, entry, message, typed, last, found));
    last = brought ?? last;
  }
  return { events, last };
}

function typedFigure(
  { world }: Snapshot,
  brought: SectionReturn,
  before: SectionReturn | undefined,
  { id }: FormRow,
  key: string,
  { trailers }: EntryMessage,
): TypedFigure | undefined {
  const row = rowOf(brought, id);
  if (row === undefined) return undefined;
  const was = before === undefined ? undefined : rowOf(before, id)?.values[key];
  const value = row.values[key] ?? null;
  const filler = trailers.filledBy === undefined ? undefined : officialOf(world.roster, trailers.filledBy);
  const cell = cellOf(brought, row, key);
  const own = brought.notes.filter((one) => one.cell === cell && one.sheet === brought.source.sheet);
  return {
    typed: row.typed[key] ?? value?.toString() ?? "",
    value,
    file: brought.source.file,
    digest: brought.source.digest,
    sheet: brought.source.sheet,
    cell,
    filledBy: filler?.name ?? trailers.filledBy,
    comment: own.length === 0 ? undefined : own.map(({ text }) => text).join("\n"),
    changed: was !== undefined && (was?.toString() ?? "") !== (value?.toString() ?? ""),
  };
}

function eventOf(
  { world, judgement }: Snapshot,
  { id, at, act }: JudgedEntry,
  { trailers, note }: EntryMessage,
  typed: TypedFigure | undefined,
  stood: SectionReturn | undefined,
  found: Located,
): TraceEvent {
  const rules = procedureOf({ world }, judgement.state.cycles.get(found.cycle));
  const step = trailers.step === undefined ? undefined : stepOf(rules, trailers.step);
  return {
    entry: id,
    at,
    act,
    step: step?.no,
    round: trailers.round,
    name: officialOf(world.roster, trailers.person)?.name ?? trailers.person,
    role: roleLabel(rules, trailers.role),
    capacity: trailers.capacity,
    subject: trailers.subject,
    reason: trailers.reason,
    note: note.filter((line) => isAbout(line, stood, found)),
    typed,
  };
}

async function resultOf(
  ports: Pick<Ports, "documents" | "history">,
  record: Snapshot,
  cycle: CycleId,
  { id }: FormRow,
): Promise<TracedResult | undefined> {
  const state = record.judgement.state.cycles.get(cycle);
  if (state === undefined) return undefined;
  const { recap } = await recapFor(ports, record, state);
  const found = recap.indicators.find((one) => one.id === id);
  if (found === undefined) return undefined;
  const { target, realised, achievement, rating, formula, accumulation } = found;
  const percent = achievement.kind === "percent" ? achievement.percent : undefined;
  return { target, realised, percent, rating, formula, accumulation, scale: recap.scale.id };
}
