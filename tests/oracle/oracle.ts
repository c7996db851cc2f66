/**
 * May a commit stand? An independent reading of docs/design/ledger.md: it shares no code with the program, and asks of a
 * commit what the page asks, section by section. It answers which commits of a history do not stand, and why.
 */
import { digestReasons, pathReasons, peopleReasons } from "./entry-rules.ts";
import { type Commit, changedPaths, isGoverned, procedureOf, rosterOf, type Tree } from "./history.ts";
import { advanced, EMPTY, type Line } from "./line.ts";
import { orderReasons } from "./order-rules.ts";

export interface Verdict {
  /** Commits that do not stand, with the areas of the law that they offend. */
  readonly faults: ReadonlyMap<string, readonly string[]>;
  /** Is the record as a whole proven? */
  readonly proven: boolean;
}

/** Where a commit stands (§3). */
export interface Place {
  readonly tree: Tree;
  readonly line: Line;
  /** The last good place and the commits since then that must be healed (§9). */
  readonly broken: { readonly good: Place; readonly commits: readonly string[] } | undefined;
}

export const DAY = 86_400;

interface Healing {
  readonly entry: string;
  readonly voided: readonly string[];
  /** Entries that it named as dated ahead. */
  readonly ahead: readonly string[];
  confirmed: boolean;
}

/** Reads a history commit by commit, parents first. */
export class Oracle {
  readonly #places = new Map<string, Place>();
  readonly #faults = new Map<string, readonly string[]>();
  readonly #healings: Healing[] = [];
  readonly #dates = new Map<string, number>();
  #tip = "";

  /** Where a commit stands, for whoever goes on from it. */
  place(id: string): Place | undefined {
    return this.#places.get(id);
  }

  /** @returns why it may not stand; nothing where it may */
  take(commit: Commit): readonly string[] {
    const ways = commit.parents.flatMap((id) => this.#places.get(id) ?? []);
    const known = ways.flatMap(({ line }) => this.#healingsOf(line));
    const isHealed = (id: string): boolean => known.some(({ voided }) => voided.includes(id));
    const parents = ways.map((one) => sound(one, isHealed));
    const [main, ...others] = [...parents].sort(byRank);
    const base: Place = main ?? { tree: new Map(), line: EMPTY, broken: undefined };
    const lost = others.flatMap((other) => beside(base.line, other.line));
    const begins = commit.said?.act === "heal" && commit.said.confirms === undefined;
    const from = begins ? (base.broken?.good ?? base) : base;
    const passed = this.#healingsOf(from.line).flatMap(({ ahead }) => ahead);
    const context = { dates: this.#dates, passed };
    const reasons = plainReasons(commit, base, lost) ?? entryReasons(commit, base, from, lost, context);
    const isGood = reasons.length === 0;
    if (!isGood) this.#faults.set(commit.id, reasons);
    const heals = begins && isGood;
    const broken =
      heals || main === undefined ? undefined : breakAfter(commit, base, others, { isGood, isHealed });
    const goesOn = heals ? from : base;
    const today = procedureOf(goesOn.line.entries.length === 0 ? commit.tree : goesOn.tree);
    this.#places.set(commit.id, { tree: commit.tree, line: advanced(goesOn.line, commit, today), broken });
    if (commit.said !== undefined) this.#dates.set(commit.id, commit.at);
    if (heals) this.#begin(commit, base);
    if (isGood && commit.said?.confirms !== undefined) this.#confirm(goesOn.line);
    this.#tip = commit.id;
    return reasons;
  }

  verdict(): Verdict {
    const confirmed = this.#healings.filter((one) => one.confirmed);
    const covered = new Set(confirmed.flatMap(({ voided }) => voided));
    const isPending = this.#places.get(this.#tip)?.line.waiting.length !== 0;
    const faults = new Map([...this.#faults].filter(([id]) => !covered.has(id)));
    return { faults, proven: faults.size === 0 && !isPending };
  }

  #begin(commit: Commit, base: Place): void {
    const voided = base.broken?.commits ?? [];
    const named = String(commit.said?.heals).split(" ");
    const ahead = named.filter((id) => !voided.includes(id));
    this.#healings.push({ entry: commit.id, voided, ahead, confirmed: false });
  }

  #healingsOf({ entries }: Line): readonly Healing[] {
    return this.#healings.filter(({ entry }) => entries.includes(entry));
  }

  #confirm({ waiting }: Line): void {
    for (const healing of this.#healings)
      if (waiting.some(({ entry }) => entry === healing.entry)) healing.confirmed = true;
  }
}

/** §9: every commit since the first that does not stand, which is an entry or does not stand itself. */
function breakAfter(
  commit: Commit,
  base: Place,
  others: readonly Place[],
  { isGood, isHealed }: { readonly isGood: boolean; readonly isHealed: (id: string) => boolean },
): Place["broken"] {
  const inherited = others.flatMap(({ broken }) => broken?.commits ?? []).filter((id) => !isHealed(id));
  const before = [...new Set([...(base.broken?.commits ?? []), ...inherited])];
  const isPart = !isGood || (commit.said !== undefined && before.length > 0);
  const commits = isPart ? [...before, commit.id] : before;
  return commits.length === 0 ? undefined : { good: base.broken?.good ?? base, commits };
}

/** §3.3: the most entries; a line without a break comes first. The order of parents says nothing. */
function byRank(one: Place, other: Place): number {
  return (
    Number(one.broken !== undefined) - Number(other.broken !== undefined) ||
    other.line.entries.length - one.line.entries.length
  );
}

function sound(place: Place, isHealed: (id: string) => boolean): Place {
  return place.broken?.commits.every(isHealed) ? place.broken.good : place;
}

function beside(main: Line, other: Line): readonly string[] {
  return other.entries.filter((id, at) => main.entries[at] !== id);
}

/** §3.4 and §3.5. */
function plainReasons(commit: Commit, base: Place, lost: readonly string[]): string[] | undefined {
  if (commit.said !== undefined) return undefined;
  if (commit.parents.length === 0) return ["line"];
  const changed = changedPaths(base.tree, commit.tree);
  if (commit.parents.length === 1 && changed.length === 0) return ["line"];
  return [...(changed.some(isGoverned) ? ["content"] : []), ...(lost.length > 0 ? ["line"] : [])];
}

interface Context {
  readonly dates: ReadonlyMap<string, number>;
  /** Entries that earlier healings of the line named as dated ahead. */
  readonly passed: readonly string[];
}

function entryReasons(
  commit: Commit,
  base: Place,
  from: Place,
  lost: readonly string[],
  context: Context,
): string[] {
  const said = commit.said;
  if (said === undefined) return [];
  const first = from.line.entries.length === 0;
  const rules = first ? commit.tree : from.tree;
  const [procedure, roster] = [procedureOf(rules), rosterOf(rules)];
  const begins = said.act === "heal" && said.confirms === undefined;
  const healing = begins ? healingReasons(commit, base, from, context) : [];
  const changed = begins ? [] : changedPaths(base.tree, commit.tree);
  return [
    ...(lost.length > 0 ? ["line"] : []),
    ...(commit.parents.length > 1 || (commit.parents.length === 0 && !first) ? ["line"] : []),
    ...chainReasons(commit, from.line, roster.version),
    ...(begins ? healing : commit.at < from.line.lastAt ? ["clock"] : []),
    ...peopleReasons(commit, procedure, roster, from),
    ...orderReasons(commit, from, procedure),
    ...pathReasons(said, changed, from, commit.tree),
    ...digestReasons(commit, procedure, from.line),
    ...pendingReasons(commit, from.line),
  ];
}

function chainReasons({ said }: Commit, line: Line, roster: number): string[] {
  if (said === undefined) return [];
  const root = line.entries[0] ?? "genesis";
  const previous = line.entries.at(-1) ?? "none";
  const fits =
    said.repository === root &&
    said.previous === previous &&
    said.roster === roster &&
    said.version >= line.version &&
    (said.act === "found") === (line.entries.length === 0);
  return fits ? [] : ["line"];
}

/** §9: what a first half names and restores. */
function healingReasons(commit: Commit, base: Place, from: Place, { dates, passed }: Context): string[] {
  const broken = base.broken?.commits ?? [];
  const counted = [...dates].filter(([id]) => from.line.entries.includes(id) && !passed.includes(id));
  const late = counted.filter(([, at]) => at > commit.at + DAY).map(([id]) => id);
  const others = counted.filter(([, at]) => at <= commit.at + DAY).map(([, at]) => at);
  const expected = [...late, ...broken].join(" ");
  const governed = changedPaths(from.tree, commit.tree).some(isGoverned);
  const inTray = changedPaths(base.tree, commit.tree).some((path) => !isGoverned(path));
  const fits = expected !== "" && commit.said?.heals === expected && !governed && !inTray;
  return [...(fits ? [] : ["heal"]), ...(commit.at < Math.max(0, ...others) ? ["clock"] : [])];
}

function pendingReasons({ said }: Commit, { waiting }: Line): string[] {
  if (said === undefined) return [];
  if (said.confirms === undefined) return said.act === "heal" || waiting.length === 0 ? [] : ["heal"];
  const isNewest = waiting[0]?.entry === said.confirms;
  const isAnother = waiting.every(({ person }) => person !== said.person);
  return said.act === "heal" && isNewest && isAnother ? [] : ["heal"];
}
