/**
 * A judgement as plain data, which is kept and read back in a fraction of the time that its objects take: the register in
 * columns, and each cycle as a part of its own, which is read when it is asked for. What is packed here was sealed by this
 * program itself: what comes out is what went in.
 */

import type { CycleId, EntryId, SectionId } from "../../domain/ids.ts";
import type { Healing } from "../../domain/ledger/heal.ts";
import type { Flag, World } from "../../domain/ledger/proposal.ts";
import type { LedgerState } from "../../domain/ledger/state.ts";
import type { Amendment, CycleState, FinishedRound, Track, Waiver } from "../../domain/procedure/cycle.ts";
import type { Procedure } from "../../domain/procedure/procedure.ts";
import type { KeptParts } from "../ports/outside.ts";
import type { JudgedEntry, Judgement } from "./judging/judgement.ts";
import type { RuleChange } from "./judging/rule-change.ts";

type Listed<Of extends ReadonlyMap<unknown, unknown>> =
  Of extends ReadonlyMap<infer Key, infer Value> ? readonly (readonly [Key, Value])[] : never;

/** What an audit tells of a cycle, and a word on the others. */
interface PackedCycle {
  readonly id: CycleId;
  readonly openedAt: number;
  readonly begun: boolean;
  readonly amendments: readonly Amendment[];
  readonly finished: readonly FinishedRound[];
  readonly waived: readonly (readonly [SectionId, Waiver])[];
}

/** The rest of a cycle, which only those need who go on with it. */
interface PackedProgress {
  /** The procedure that it keeps, by its number among those kept; null where it keeps none. */
  readonly rules: number | null;
  readonly planned: CycleState["planned"];
  readonly lastBy: Listed<CycleState["lastBy"]>;
  readonly main: PackedTrack;
  readonly sections: readonly (readonly [SectionId, PackedTrack])[];
}

type Progress = Pick<CycleState, keyof PackedProgress>;

type PackedTrack = Omit<Track, "done"> & { readonly done: Listed<Track["done"]> };

/** The register in columns. */
interface PackedRegister {
  /** One behind the other: all have the same length. */
  readonly ids: string;
  readonly titles: readonly string[];
  readonly at: readonly number[];
  readonly acts: Column<JudgedEntry["act"]>;
  readonly cycles: Column<JudgedEntry["cycle"]>;
  readonly steps: Column<JudgedEntry["step"]>;
  readonly sections: Column<JudgedEntry["section"]>;
  readonly persons: Column<JudgedEntry["person"]>;
  readonly keys: Column<JudgedEntry["key"]>;
  /** By the number of the entry. */
  readonly flags: readonly (readonly [number, readonly Flag[]])[];
  /** By the number of the entry: what it changed of the people or the procedure. */
  readonly changed: readonly (readonly [number, RuleChange])[];
}

/** Of few values, each entry's by its number among them. */
interface Column<Value> {
  readonly values: readonly (Value | null)[];
  readonly numbers: readonly number[];
}

/** Without violations: a judgement that has any is not kept. */
interface Head {
  readonly tip: EntryId;
  readonly tree: string | undefined;
  readonly plainCommits: number;
  readonly state: Omit<LedgerState, "cycles">;
  readonly world: Omit<World, "sections"> & { readonly sections: Listed<World["sections"]> };
  readonly register: PackedRegister;
  readonly cycles: readonly PackedCycle[];
  readonly healings: readonly Healing[];
  /** By the number of the entry: the healing by which it counts no longer. */
  readonly healed: readonly (readonly [number, EntryId])[];
}

/** Of a judgement whose rules can be read; undefined for another. */
export function packed(judgement: Judgement): readonly unknown[] | undefined {
  const { tip, tree, plainCommits, world, entries } = judgement;
  if (world.kind === "faulty") return undefined;
  const { cycles, ...state } = judgement.state;
  const head: Head = {
    tip,
    tree,
    plainCommits,
    state,
    world: { ...world.value, sections: [...world.value.sections] },
    register: packedRegister(entries),
    healings: judgement.healings,
    healed: entries.flatMap(({ healedBy }, no) => (healedBy === undefined ? [] : [[no, healedBy] as const])),
    cycles: [...cycles.values()].map(({ id, openedAt, begun, amendments, finished, waived }) => {
      return { id, openedAt, begun, amendments, finished, waived: [...waived] };
    }),
  };
  const procedures = new KeptProcedures();
  const progress = [...cycles.values()].map((cycle) => packedProgress(cycle, procedures));
  return [head, [...judgement.folders], procedures.all, ...progress];
}

/** The judgement again. */
export function unpacked(part: KeptParts): Judgement {
  const { register, cycles, world, state, healed, ...rest } = part(0) as Head;
  let folders: Judgement["folders"] | undefined;
  const procedures = once(() => part(2) as readonly Procedure[]);
  return {
    ...rest,
    state: {
      ...state,
      cycles: new Map(cycles.map((cycle, no) => [cycle.id, unpackedCycle(cycle, part, no, procedures)])),
    },
    world: { kind: "read", value: { ...world, sections: new Map(world.sections) } },
    entries: withHealed(unpackedRegister(register, rest.tip.length), healed),
    violations: NONE,
    standing: undefined,
    // Asked for only where an entry is judged or made.
    get folders() {
      folders ??= new Map(part(1) as Listed<Judgement["folders"]>);
      return folders;
    },
  };
}

function withHealed(entries: readonly JudgedEntry[], healed: Head["healed"]): readonly JudgedEntry[] {
  if (healed.length === 0) return entries;
  const by = new Map(healed);
  return entries.map((entry, no) => (by.has(no) ? { ...entry, healedBy: by.get(no) } : entry));
}

const NONE: readonly never[] = [];

/** Procedures that cycles keep, each once however many of them keep it. */
class KeptProcedures {
  readonly all: Procedure[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(procedure: Procedure | undefined): number | null {
    if (procedure === undefined) return null;
    const text = JSON.stringify(procedure);
    const number = this.#numbers.get(text) ?? this.all.push(procedure) - 1;
    this.#numbers.set(text, number);
    return number;
  }
}

function packedProgress(
  { rules, planned, lastBy, main, sections }: CycleState,
  procedures: KeptProcedures,
): PackedProgress {
  return {
    rules: procedures.numberOf(rules),
    planned,
    lastBy: [...lastBy],
    main: packedTrack(main),
    sections: [...sections].map(([section, track]) => [section, packedTrack(track)]),
  };
}

function unpackedCycle(
  { waived, ...cycle }: PackedCycle,
  part: KeptParts,
  no: number,
  procedures: () => readonly Procedure[],
): CycleState {
  const progress = once(() => unpackedProgress(part(3 + no) as PackedProgress, procedures));
  return {
    ...cycle,
    waived: new Map(waived),
    get rules() {
      return progress().rules;
    },
    get planned() {
      return progress().planned;
    },
    get lastBy() {
      return progress().lastBy;
    },
    get main() {
      return progress().main;
    },
    get sections() {
      return progress().sections;
    },
  };
}

/** What is read when it is asked for, and then kept. */
function once<Value>(read: () => Value): () => Value {
  let kept: { readonly value: Value } | undefined;
  return () => {
    kept ??= { value: read() };
    return kept.value;
  };
}

function unpackedProgress(
  { rules, planned, lastBy, main, sections }: PackedProgress,
  procedures: () => readonly Procedure[],
): Progress {
  return {
    rules: rules === null ? undefined : procedures()[rules],
    planned,
    lastBy: new Map(lastBy),
    main: unpackedTrack(main),
    sections: new Map(sections.map(([section, track]) => [section, unpackedTrack(track)])),
  };
}

function packedTrack(track: Track): PackedTrack {
  return { ...track, done: [...track.done] };
}

function unpackedTrack({ round, done, sentBack }: PackedTrack): Track {
  return { round, done: new Map(done), sentBack };
}

function packedRegister(entries: readonly JudgedEntry[]): PackedRegister {
  return {
    ids: entries.map(({ id }) => id).join(""),
    titles: entries.map(({ title }) => title),
    at: entries.map(({ at }) => at),
    acts: columnOf(entries.map(({ act }) => act)),
    cycles: columnOf(entries.map(({ cycle }) => cycle)),
    steps: columnOf(entries.map(({ step }) => step)),
    sections: columnOf(entries.map(({ section }) => section)),
    persons: columnOf(entries.map(({ person }) => person)),
    keys: columnOf(entries.map(({ key }) => key)),
    flags: entries.flatMap(({ flags }, no) => (flags.length === 0 ? [] : [[no, flags] as const])),
    changed: entries.flatMap(({ changed }, no) => (changed === undefined ? [] : [[no, changed] as const])),
  };
}

function unpackedRegister(register: PackedRegister, idLength: number): readonly JudgedEntry[] {
  const { ids, titles, at, acts, cycles, steps, sections, persons, keys, flags } = register;
  const flagged = new Map(flags);
  const changed = new Map(register.changed);
  return titles.map((title, no) => ({
    id: ids.slice(no * idLength, (no + 1) * idLength) as EntryId,
    at: at[no] ?? 0,
    act: valueIn(acts, no),
    cycle: valueIn(cycles, no),
    step: valueIn(steps, no),
    section: valueIn(sections, no),
    person: valueIn(persons, no),
    title,
    key: valueIn(keys, no),
    violations: NONE,
    flags: flagged.get(no) ?? NONE,
    changed: changed.get(no),
  }));
}

function columnOf<Value>(all: readonly Value[]): Column<Value> {
  const numbers = new Map<Value, number>();
  const column = all.map((value) => {
    const no = numbers.get(value) ?? numbers.size;
    numbers.set(value, no);
    return no;
  });
  return { values: [...numbers.keys()].map((value) => value ?? null), numbers: column };
}

/** JSON has no undefined, and columns no null. */
function valueIn<Value>({ values, numbers }: Column<Value>, no: number): Value {
  return (values[numbers[no] ?? -1] ?? undefined) as Value;
}
