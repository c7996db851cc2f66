/** What a line of entries comes to: the cycles, the round of each track, what was done by whom (§8). */
import { type Commit, type Procedure, sectionsOf } from "./history.ts";

export interface Done {
  readonly person: string;
  readonly filledBy: string | undefined;
  readonly subject: string;
}

export interface Track {
  readonly round: number;
  readonly done: ReadonlyMap<number, Done>;
  /** The digest that was sent back for this section alone: the same may not come again. */
  readonly refused: string | undefined;
}

export interface Cycle {
  /** Frozen at opening by version 2; undefined: the procedure of the day. */
  readonly rules: Procedure | undefined;
  readonly sections: readonly string[] | undefined;
  readonly begun: boolean;
  readonly signed: boolean;
  readonly main: Track;
  readonly tracks: ReadonlyMap<string, Track>;
}

export interface Line {
  readonly entries: readonly string[];
  readonly lastAt: number;
  readonly version: 1 | 2;
  /** First halves that wait to be confirmed together, newest first (§9). */
  readonly waiting: readonly { readonly entry: string; readonly person: string }[];
  readonly cycles: ReadonlyMap<string, Cycle>;
}

export const EMPTY: Line = { entries: [], lastAt: 0, version: 1, waiting: [], cycles: new Map() };
export const FRESH: Track = { round: 1, done: new Map(), refused: undefined };

/** The line after an entry, whether or not it may stand. @param today the procedure at its parent */
export function advanced(line: Line, { id, at, tree, said }: Commit, today: Procedure): Line {
  if (said === undefined) return line;
  const begins = said.act === "heal" && said.confirms === undefined;
  const cycles = new Map(line.cycles);
  if (said.cycle !== undefined) {
    const cycle = said.act === "open" ? opened(said.version, today) : cycles.get(said.cycle);
    if (said.act === "cancel") cycles.delete(said.cycle);
    else if (cycle !== undefined)
      cycles.set(said.cycle, after(cycle, said, today, sectionsOf(tree, said.cycle)));
  }
  return {
    entries: [...line.entries, id],
    lastAt: begins ? at : Math.max(line.lastAt, at),
    version: said.version > line.version ? said.version : line.version,
    waiting: begins ? [{ entry: id, person: said.person }, ...line.waiting] : [],
    cycles,
  };
}

function opened(version: 1 | 2, today: Procedure): Cycle {
  const rules = version === 1 ? undefined : today;
  return { rules, sections: undefined, begun: false, signed: false, main: FRESH, tracks: new Map() };
}

type Said = NonNullable<Commit["said"]>;

function after(cycle: Cycle, said: Said, today: Procedure, planned: readonly string[]): Cycle {
  const rules = cycle.rules ?? today;
  if (said.act === "open") return cycle;
  if (said.act === "amend") return said.version === 1 ? cycle : amended(cycle, today);
  if (said.act === "reject" || said.act === "reopen") {
    const to = said.returnTo ?? rules.reopensTo;
    return sentBack(cycle, rules, said, to);
  }
  const step = rules.steps.find(({ no }) => no === said.step);
  return step === undefined ? cycle : stepped(cycle, said, step, { planned, last: rules.steps.at(-1)?.no });
}

function stepped(
  cycle: Cycle,
  said: Said,
  step: Procedure["steps"][number],
  { planned, last }: { readonly planned: readonly string[]; readonly last: number | undefined },
): Cycle {
  const done = { person: said.person, filledBy: said.filledBy, subject: said.subject };
  const next = step.scope === "section" && said.section !== undefined ? said.section : undefined;
  const track = next === undefined ? cycle.main : (cycle.tracks.get(next) ?? FRESH);
  const made = { ...track, done: new Map(track.done).set(step.no, done) };
  return {
    ...cycle,
    sections: said.act === "draft" ? planned : cycle.sections,
    begun: cycle.begun || said.act === "receive",
    signed: cycle.signed || step.no === last,
    main: next === undefined ? made : cycle.main,
    tracks: next === undefined ? cycle.tracks : new Map(cycle.tracks).set(next, made),
  };
}

const without = (track: Track, to: number, refused: string | undefined): Track => ({
  round: track.round + 1,
  done: new Map([...track.done].filter(([no]) => no < to)),
  refused,
});

function sentBack(cycle: Cycle, rules: Procedure, said: Said, to: number): Cycle {
  const from = rules.steps.find(({ no }) => no === (said.step ?? rules.steps.length));
  const onlySection = from?.scope === "section" && said.section !== undefined;
  const touchesSections = rules.steps.some(({ scope, no }) => scope === "section" && no >= to);
  const delivered = (track: Track): string | undefined =>
    rules.steps.flatMap(({ kind, no }) => (kind === "fill" ? (track.done.get(no) ?? []) : [])).at(-1)
      ?.subject;
  // In version 1 what the objecting step had judged is refused, in version 2 what the section delivered.
  const refusedOf = (track: Track): string | undefined =>
    said.section === undefined
      ? undefined
      : ((said.version === 1 ? undefined : delivered(track)) ?? said.subject);
  const tracks = new Map(
    [...cycle.tracks].map(([id, track]) =>
      touchesSections && (said.section === undefined || said.section === id)
        ? [id, without(track, to, refusedOf(track))]
        : [id, track],
    ),
  );
  return { ...cycle, main: onlySection ? cycle.main : without(cycle.main, to, undefined), tracks };
}

/** §8: every step from the first that differs on is voided, in each track that has one. */
function amended(cycle: Cycle, today: Procedure): Cycle {
  const from = firstTouched(cycle.rules ?? today, today);
  const next = { ...cycle, rules: today };
  if (from === undefined) return next;
  const touched = ({ done }: Track): boolean => [...done.keys()].some((no) => no >= from);
  const redo = (track: Track): Track => (touched(track) ? without(track, from, undefined) : track);
  return {
    ...next,
    main: redo(cycle.main),
    tracks: new Map([...cycle.tracks].map(([id, one]) => [id, redo(one)])),
  };
}

function firstTouched(old: Procedure, now: Procedure): number | undefined {
  const text = (procedure: Procedure, at: number): string => JSON.stringify(procedure.steps[at] ?? null);
  const most = Math.max(old.steps.length, now.steps.length);
  for (let at = 0; at < most; at++)
    if (text(old, at) !== text(now, at)) return Math.min(at + 1, now.steps.length);
  return undefined;
}
