/**
 * A judgement as plain data, which is kept and read back in a fraction of the time that its objects take: maps and entries
 * as lists. What is packed here was sealed by this program itself: what comes out is what went in.
 */
import type { CycleState, Track } from "../domain/cycle.ts";
import type { Act } from "../domain/entry.ts";
import type { CycleId, EntryId, KeyBlob, PersonId, SectionId } from "../domain/ids.ts";
import type { LedgerState } from "../domain/ledger.ts";
import type { Flag, World } from "../domain/proposal.ts";
import type { JudgedEntry, Judgement } from "./judge.ts";

type Listed<Of extends ReadonlyMap<unknown, unknown>> =
  Of extends ReadonlyMap<infer Key, infer Value> ? readonly (readonly [Key, Value])[] : never;

type PackedTrack = Omit<Track, "done"> & { readonly done: Listed<Track["done"]> };

type PackedCycle = Omit<CycleState, "lastBy" | "main" | "sections" | "waived"> & {
  readonly lastBy: Listed<CycleState["lastBy"]>;
  readonly main: PackedTrack;
  readonly sections: readonly (readonly [SectionId, PackedTrack])[];
  readonly waived: Listed<CycleState["waived"]>;
};

/** An entry's fields in their order; the key by its number. JSON reads lists in half the time of objects. */
type PackedEntry = readonly [
  id: EntryId,
  at: number,
  act: Act,
  cycle: CycleId | null,
  step: number | null,
  section: SectionId | null,
  person: PersonId,
  key: number,
  title: string,
];

/** Without violations: a judgement that has any is not kept. */
export interface PackedJudgement {
  readonly tip: EntryId;
  readonly tree: string | undefined;
  readonly plainCommits: number;
  readonly state: Omit<LedgerState, "cycles"> & { readonly cycles: readonly PackedCycle[] };
  readonly world: Omit<World, "sections"> & { readonly sections: Listed<World["sections"]> };
  readonly register: readonly PackedEntry[];
  readonly keys: readonly KeyBlob[];
  /** By the number of the entry. */
  readonly flags: readonly (readonly [number, readonly Flag[]])[];
}

/** Of a judgement whose rules can be read; undefined for another. */
export function packed({
  tip,
  tree,
  plainCommits,
  state,
  world,
  entries,
}: Judgement): PackedJudgement | undefined {
  if (world.kind === "faulty") return undefined;
  const keys = [...new Set(entries.flatMap(({ key }) => key ?? []))];
  return {
    tip,
    tree,
    plainCommits,
    state: { ...state, cycles: [...state.cycles.values()].map(packedCycle) },
    world: { ...world.value, sections: [...world.value.sections] },
    register: packedRegister(entries, keys),
    keys,
    flags: entries.flatMap(({ flags }, no) => (flags.length === 0 ? [] : [[no, flags] as const])),
  };
}

/** The judgement again. */
export function unpacked({ tip, tree, plainCommits, state, world, ...register }: PackedJudgement): Judgement {
  return {
    tip,
    tree,
    plainCommits,
    state: { ...state, cycles: new Map(state.cycles.map((cycle) => [cycle.id, unpackedCycle(cycle)])) },
    world: { kind: "read", value: { ...world, sections: new Map(world.sections) } },
    entries: unpackedRegister(register),
    violations: NONE,
  };
}

const NONE: readonly never[] = [];

function packedCycle(cycle: CycleState): PackedCycle {
  return {
    ...cycle,
    lastBy: [...cycle.lastBy],
    main: packedTrack(cycle.main),
    sections: [...cycle.sections].map(([section, track]) => [section, packedTrack(track)]),
    waived: [...cycle.waived],
  };
}

function unpackedCycle(cycle: PackedCycle): CycleState {
  return {
    ...cycle,
    lastBy: new Map(cycle.lastBy),
    main: unpackedTrack(cycle.main),
    sections: new Map(cycle.sections.map(([section, track]) => [section, unpackedTrack(track)])),
    waived: new Map(cycle.waived),
  };
}

function packedTrack(track: Track): PackedTrack {
  return { ...track, done: [...track.done] };
}

function unpackedTrack({ round, done, sentBack }: PackedTrack): Track {
  return { round, done: new Map(done), sentBack };
}

function packedRegister(entries: readonly JudgedEntry[], keys: readonly KeyBlob[]): readonly PackedEntry[] {
  const numbers = new Map<KeyBlob | undefined, number>(keys.map((key, no) => [key, no]));
  return entries.map(({ id, at, act, cycle, step, section, person, key, title }) => [
    id,
    at,
    act,
    cycle ?? null,
    step ?? null,
    section ?? null,
    person,
    numbers.get(key) ?? -1,
    title,
  ]);
}

function unpackedRegister({
  register,
  keys,
  flags,
}: Pick<PackedJudgement, "register" | "keys" | "flags">): readonly JudgedEntry[] {
  const flagged = new Map(flags);
  return register.map(([id, at, act, cycle, step, section, person, key, title], no) => ({
    id,
    at,
    act,
    cycle: cycle ?? undefined,
    step: step ?? undefined,
    section: section ?? undefined,
    person,
    title,
    key: keys[key],
    violations: NONE,
    flags: flagged.get(no) ?? NONE,
  }));
}
