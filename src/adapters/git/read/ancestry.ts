/** The commits that a tip rests on, in the order in which they came to be: by ancestry, never by date. */
import type { EntryId } from "../../../domain/ids.ts";

/** What the order needs to know of a commit; the rest of it is read when it is its turn. */
export type ParentsOf = (id: EntryId) => Promise<readonly EntryId[]>;

/** The order, and where it parts. */
export interface Ancestry {
  /** Parents before children. */
  readonly ids: readonly EntryId[];
  /** Commits on which several of the others rest. */
  readonly forks: ReadonlySet<EntryId>;
  /** Commits that join another line to that of their first parent. */
  readonly joins: ReadonlySet<EntryId>;
}

/**
 * All commits that a tip rests on.
 * @param known a commit beyond which nothing is looked at, where one is given
 */
export async function inOrder(
  parentsOf: ParentsOf,
  tip: EntryId,
  known: EntryId | undefined,
): Promise<Ancestry> {
  const found = new Map<EntryId, readonly EntryId[]>();
  const waiting = [tip];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === known || found.has(id)) continue;
    const parents = await parentsOf(id);
    found.set(id, parents);
    waiting.push(...parents);
  }
  const ids = parentsFirst(found, tip);
  return { ids, forks: forksAmong(found), joins: joinsAmong(found, ids) };
}

/** A merge of a commit with itself, or with what it rests on already, joins nothing; `git merge` never makes one. */
function joinsAmong(
  found: ReadonlyMap<EntryId, readonly EntryId[]>,
  ids: readonly EntryId[],
): ReadonlySet<EntryId> {
  const places = new Map(ids.map((id, place) => [id, place]));
  const placeOf = (id: EntryId): number => places.get(id) ?? -1;
  // What a commit rests on comes before it: nothing before the place of `below` leads there.
  const restsOn = (above: EntryId, below: EntryId): boolean => {
    const seen = new Set<EntryId>();
    const waiting = [above];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (id === below) return true;
      if (seen.has(id) || placeOf(id) < placeOf(below)) continue;
      seen.add(id);
      waiting.push(...(found.get(id) ?? []));
    }
    return false;
  };
  return new Set(
    ids.filter((id) => {
      const [first, ...others] = found.get(id) ?? [];
      return first !== undefined && others.some((other) => !restsOn(first, other));
    }),
  );
}

function forksAmong(found: ReadonlyMap<EntryId, readonly EntryId[]>): ReadonlySet<EntryId> {
  const seen = new Set<EntryId>();
  const forks = new Set<EntryId>();
  for (const parents of found.values()) {
    for (const parent of new Set(parents)) (seen.has(parent) ? forks : seen).add(parent);
  }
  return forks;
}

function parentsFirst(found: ReadonlyMap<EntryId, readonly EntryId[]>, tip: EntryId): readonly EntryId[] {
  const ordered: EntryId[] = [];
  const state = new Map<EntryId, "open" | "done">();
  const stack = found.has(tip) ? [tip] : [];
  for (let id = stack.at(-1); id !== undefined; id = stack.at(-1)) {
    const next = found.get(id)?.find((parent) => found.has(parent) && !state.has(parent));
    if (next !== undefined && state.get(id) !== "done") {
      state.set(id, "open");
      stack.push(next);
      continue;
    }
    stack.pop();
    if (state.get(id) !== "done") ordered.push(id);
    state.set(id, "done");
  }
  return ordered;
}

/**
 * Works on several things at once and hands them out in their order.
 * @param width how many may be under way
 */
export async function* ahead<In, Out>(
  things: Iterable<In>,
  width: number,
  start: (thing: In) => Promise<Out>,
): AsyncGenerator<Out> {
  const under: Promise<Out>[] = [];
  for (const thing of things) {
    const begun = start(thing);
    // Whoever comes to it is told of its failure; until then it is no failure of anybody's.
    begun.catch(() => undefined);
    under.push(begun);
    const first = under.length >= width ? under.shift() : undefined;
    if (first !== undefined) yield await first;
  }
  for (const rest of under) yield await rest;
}

/**
 * Works on things in batches and hands them out in their order: the next batch is begun while one is handed out.
 * @param size how many are begun at once
 */
export async function* inBatches<In, Out>(
  things: readonly In[],
  size: number,
  start: (thing: In) => Promise<Out>,
): AsyncGenerator<Out> {
  const begin = (from: number): readonly Promise<Out>[] =>
    things.slice(from, from + size).map((thing) => {
      const begun = start(thing);
      // Whoever comes to it is told of its failure.
      begun.catch(() => undefined);
      return begun;
    });
  let next = begin(0);
  for (let from = size; next.length > 0; from += size) {
    const now = next;
    next = begin(from);
    for (const one of now) yield await one;
  }
}
