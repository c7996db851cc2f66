/** Histories of a small office: mostly honest moves, so that they go far, with a wrong one now and then. */
import { stateOf, subjectOf } from "./digests.ts";
import { rulesFor } from "./entry-rules.ts";
import {
  type Commit,
  type Procedure,
  procedureOf,
  recapText,
  rosterOf,
  type Said,
  sectionsOf,
  sha1,
  type Tree,
} from "./history.ts";
import type { Cycle } from "./line.ts";
import { MUTATIONS, type Mutation } from "./mutations.ts";
import { Oracle, type Place } from "./oracle.ts";
import { type Turn, trackOf, turns } from "./order-rules.ts";
import type { Random } from "./random.ts";
import { CYCLES, PROCEDURE, ROSTER } from "./world.ts";

/** What somebody would have recorded; the rest of an entry follows from where it stands. */
export interface Move {
  readonly said: Partial<Said> & { readonly act: string; readonly person: string };
  readonly tree: Tree;
}

export interface Draft {
  parents: string[];
  tree: Tree;
  at: number;
  key: string | undefined;
  said: Said;
}

/** The turn of a step in a cycle. */
interface Turning {
  readonly cycle: Cycle;
  readonly rules: Procedure;
  readonly turn: Turn;
}

export class Generator {
  readonly random: Random;
  readonly commits: Commit[] = [];
  readonly oracle = new Oracle();
  /** How often each act, shape and mutation was made. */
  readonly counts = new Map<string, number>();
  #tip = "";
  #side: string | undefined;
  #now = Date.UTC(2024, 0, 2) / 1000;
  #version: 1 | 2;

  constructor(random: Random) {
    this.random = random;
    this.#version = random.chance(0.2) ? 1 : 2;
    this.#entry([], { said: { act: "found", person: "lestari" }, tree: this.#first() }, false);
  }

  grow(most: number): readonly Commit[] {
    while (this.commits.length < most) this.#step();
    return this.commits;
  }

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  #step(): void {
    const { random } = this;
    this.#now += 60;
    if (this.#version === 1 && random.chance(0.05)) this.#version = 2;
    const place = this.#place(this.#tip);
    if (random.chance(0.06)) this.#plain(place);
    else if (this.#side !== undefined && random.chance(0.3)) this.#merge(place, this.#side);
    else if (random.chance(0.05)) this.#aside();
    else this.#entry([this.#tip], this.#honest(place), random.chance(0.1));
  }

  /** An entry upon an older commit, whose line the main one may since have left. */
  #aside(): void {
    const older = this.random.pick(this.commits.slice(-6)).id;
    const main = this.#tip;
    this.#entry([older], this.#honest(this.#place(older)), this.random.chance(0.1));
    this.count("aside");
    this.#side = this.#tip;
    if (this.random.chance(0.7)) this.#tip = main;
  }

  #plain(place: Place): void {
    const kinds = ["in-tray", "in-tray", "in-tray", "edit", "empty", "key-file"] as const;
    const kind = this.random.pick(kinds);
    this.count(`plain ${kind}`);
    const path = {
      "in-tray": "2024/tw1/masuk/x.xlsx",
      edit: "sop.yaml",
      "key-file": "dewi.kunci",
      empty: "",
    }[kind];
    const tree = new Map(place.tree);
    if (kind === "edit") tree.set("BACA-SAYA.md", `disunting ${this.commits.length}`);
    else if (path !== "") tree.set(path, `kiriman ${this.commits.length}`);
    const onSide = this.random.chance(0.3);
    const main = this.#tip;
    this.#commit({ parents: [this.#tip], tree, at: this.#now, key: undefined, said: undefined });
    if (!onSide) return;
    this.#side = this.#tip;
    this.#tip = main;
  }

  /** Pulled from either side; with a third parent now and then; the tree of the one, the other, or both. */
  #merge(place: Place, side: string): void {
    const other = this.#place(side);
    const { random } = this;
    const swapped = random.chance(0.4);
    const parents = swapped ? [side, this.#tip] : [this.#tip, side];
    if (random.chance(0.15)) {
      parents.push(random.pick(this.commits).id);
      this.count("octopus");
    }
    this.count(swapped ? "merge pulled the other way round" : "merge");
    const inTray = [...other.tree].filter(([path]) => path.includes("/masuk/") || path.endsWith(".kunci"));
    const tree = random.chance(0.7)
      ? new Map([...place.tree, ...inTray])
      : random.chance(0.5)
        ? other.tree
        : place.tree;
    this.#side = undefined;
    this.#commit({ parents, tree, at: this.#now, key: undefined, said: undefined });
  }

  /** What the office would do next. */
  #honest(place: Place): Move {
    const { random } = this;
    const { line } = place;
    if (line.waiting[0] !== undefined)
      return {
        said: { act: "heal", person: random.pick(["hadi", "agus"]), confirms: line.waiting[0].entry },
        tree: place.tree,
      };
    if (place.broken !== undefined && random.chance(0.7)) return this.#healing(place);
    if (line.lastAt > this.#now && random.chance(0.5)) return this.#healing(place);
    if (random.chance(0.06)) return this.#roster(place);
    if (random.chance(0.05)) return this.#amendment(place);
    const unopened = CYCLES.filter((id) => !line.cycles.has(id));
    const [next] = unopened;
    if (next !== undefined && (line.cycles.size === 0 || random.chance(0.1)))
      return {
        said: { act: "open", person: "rina", cycle: next, round: 1 },
        tree: withFile(place.tree, `${next}/siklus.yaml`, "hari"),
      };
    const id = random.pick([...line.cycles.keys()]);
    return this.#inCycle(place, id, line.cycles.get(id) as Cycle);
  }

  #healing({ tree, broken, line }: Place): Move {
    const good = broken?.good.tree ?? tree;
    const kept = [...tree].filter(([path]) => path.includes("/masuk/") || path.endsWith(".kunci"));
    const governed = [...good].filter(([path]) => !path.includes("/masuk/") && !path.endsWith(".kunci"));
    const { entries } = broken?.good.line ?? line;
    const late = this.commits.filter(({ id, at }) => at > this.#now + 86_400 && entries.includes(id));
    const named = [...late.map(({ id }) => id), ...(broken?.commits ?? [])];
    const heals = named.length === 0 ? this.#tip : [...new Set(named)].join(" ");
    return {
      said: { act: "heal", person: "lestari", heals, reason: "salah git" },
      tree: new Map([...governed, ...kept]),
    };
  }

  #roster({ tree }: Place): Move {
    const roster = rosterOf(tree);
    const fresh = `orang${this.commits.length}`;
    const ends = this.random.chance(0.3);
    const people = ends
      ? roster.people.map((one) => (one.id === "agus" ? { ...one, keyEnded: true } : one))
      : [
          ...roster.people,
          { id: fresh, key: "", keyEnded: false, roles: [{ role: "kepala", section: fresh }] },
        ];
    const text = JSON.stringify({ version: roster.version + 1, people });
    return {
      said: { act: "appoint", person: "lestari", reason: ends ? "hilang" : undefined },
      tree: withFile(tree, "pejabat.yaml", text),
    };
  }

  #amendment({ tree, line }: Place): Move {
    const running = [...line.cycles.keys()];
    if (running.length > 0 && this.random.chance(0.5))
      return {
        said: { act: "amend", person: "hadi", cycle: this.random.pick(running), reason: "perlu" },
        tree,
      };
    const procedure = procedureOf(tree);
    const steps = procedure.steps.map((step) =>
      step.no === 6
        ? { ...step, roles: step.roles.length > 1 ? ["kasubag"] : ["kasubag", "sekretaris"] }
        : step,
    );
    return {
      said: { act: "amend", person: "hadi" },
      tree: withFile(tree, "sop.yaml", JSON.stringify({ ...procedure, steps })),
    };
  }

  #inCycle(place: Place, id: string, cycle: Cycle): Move {
    const { random } = this;
    const rules = cycle.rules ?? procedureOf(place.tree);
    const sections = cycle.sections ?? sectionsOf(place.tree, id);
    const open = turns({ cycle, rules, sections });
    const at = { cycle: id };
    if (!cycle.begun && random.chance(0.04))
      return {
        said: { act: "cancel", person: "rina", reason: "salah buka", ...at },
        tree: without(place.tree, `${id}/`),
      };
    if (open.length === 0)
      return {
        said: { act: "reopen", person: "hadi", reason: "susulan", round: cycle.main.round, ...at },
        tree: place.tree,
      };
    return this.#atStep(place, id, { cycle, rules, turn: random.pick(open) });
  }

  #atStep({ tree }: Place, id: string, { cycle, rules, turn }: Turning): Move {
    const { random } = this;
    const step = rules.steps.find(({ no }) => no === turn.no);
    const { round } = trackOf(cycle, turn.section);
    const base = { cycle: id, step: turn.no, section: turn.section, round };
    const text = String(random.below(4));
    switch (step?.kind) {
      case "draft":
        return { said: { act: "draft", person: "rina", ...base }, tree: planned(tree, id, text) };
      case "fill":
        return this.#received(tree, id, { ...base, section: turn.section }, text);
      case "verify":
        if (random.chance(0.15)) return this.#sentBack(tree, "rina", base, [3]);
        return {
          said: { act: "verify", person: "rina", report: `sha256:${"0".repeat(64)}`, ...base },
          tree: tree,
        };
      case "compile":
        return {
          said: { act: "compile", person: "rina", ...base },
          tree: withFile(
            tree,
            `${id}/rekap/rekap.yaml`,
            random.chance(0.15) ? "rekap lain" : recapText(tree, id),
          ),
        };
      default: {
        const person = { review: "dewi", initial: "dewi", sign: "hadi" }[step?.kind as "review"] ?? "hadi";
        if (random.chance(0.15)) return this.#sentBack(tree, person, base, step?.returnsTo ?? []);
        return { said: { act: "approve", person, ...base }, tree: tree };
      }
    }
  }

  #received(tree: Tree, id: string, base: Partial<Said>, text: string): Move {
    const { section = "a" } = base;
    const filledBy = section === "a" ? "budi" : "dewi";
    const person = this.random.chance(0.4) ? filledBy : "rina";
    return {
      said: { act: "receive", person, filledBy, ...base },
      tree: withFile(tree, `${id}/isian/${section}.yaml`, text),
    };
  }

  #sentBack(tree: Tree, person: string, base: Partial<Said>, to: readonly number[]): Move {
    const returnTo = this.random.pick(to.length === 0 ? [1] : to);
    const section =
      base.section ?? (returnTo === 3 && this.random.chance(0.7) ? this.random.pick(["a", "b"]) : undefined);
    return { said: { act: "reject", person, ...base, section, returnTo, reason: "keliru" }, tree };
  }

  #entry(parents: string[], { said, tree }: Move, mutate: boolean): void {
    const [parent = ""] = parents;
    const place = this.oracle.place(parent);
    const begins = said.act === "heal" && said.confirms === undefined;
    const from = begins ? (place?.broken?.good ?? place) : place;
    const rules = from?.tree ?? tree;
    const roster = rosterOf(rules);
    const signer = roster.people.find(({ id }) => id === said.person);
    const draft: Draft = {
      parents,
      tree,
      at: this.#now + (parents.length > 0 && this.random.chance(0.005) ? 20 * 365 * 86_400 : 0),
      key: signer?.key,
      said: {
        version: begins || said.act === "cancel" || said.confirms !== undefined ? 2 : this.#version,
        repository: from?.line.entries[0] ?? "genesis",
        role: ROLES[said.person] ?? "kepala",
        previous: from?.line.entries.at(-1) ?? "none",
        subject: "",
        roster: roster.version,
        ...said,
      },
    };
    if (said.act === "receive" && said.person === "dewi") draft.said.role = "kepala";
    this.#version = draft.said.version;
    this.#finish(draft, from, mutate ? this.random.pick(MUTATIONS) : undefined);
  }

  /** Digests, and what somebody changes before or after them. */
  #finish(draft: Draft, from: Place | undefined, mutation: Mutation | undefined): void {
    mutation?.before?.(draft, this);
    const today = from === undefined ? PROCEDURE : procedureOf(from.tree);
    const procedure = from === undefined ? today : rulesFor(from.line, draft.said, today);
    draft.said.subject = subjectOf(draft.tree, draft.said, procedure);
    if (draft.said.version === 2) Object.assign(draft.said, { state: stateOf(draft.tree), rules: 1 });
    mutation?.after?.(draft, this);
    if (mutation !== undefined) this.count(`mutation ${mutation.name}`);
    this.count(`act ${draft.said.act}`);
    this.#commit(draft);
  }

  #commit(commit: Omit<Commit, "id">): void {
    const id = sha1(JSON.stringify([this.commits.length, commit.parents, [...commit.tree], commit.said]));
    const made = { ...commit, id };
    this.commits.push(made);
    for (const reason of this.oracle.take(made)) this.count(`refused ${reason}`);
    this.#tip = id;
  }

  #place(id: string): Place {
    return this.oracle.place(id) as Place;
  }

  #first(): Tree {
    const plan = JSON.stringify(["a", "b"]);
    return new Map([
      ["sop.yaml", JSON.stringify(PROCEDURE)],
      ["pejabat.yaml", JSON.stringify(ROSTER)],
      ["2024/rencana.yaml", plan],
      ["2024/formulir.yaml", "formulir"],
    ]);
  }
}

const ROLES: Readonly<Record<string, string>> = {
  lestari: "pencatat",
  rina: "petugas",
  dewi: "kasubag",
  agus: "sekretaris",
  hadi: "camat",
};

export function withFile(tree: Tree, path: string, text: string): Tree {
  return new Map(tree).set(path, text);
}

function without(tree: Tree, folder: string): Tree {
  return new Map([...tree].filter(([path]) => !path.startsWith(folder) || path.includes("/masuk/")));
}

function planned(tree: Tree, cycle: string, text: string): Tree {
  const year = cycle.slice(0, 4);
  const schemas = ["a", "b"].map((section) => [`${year}/skema/${section}.schema.json`, text] as const);
  return new Map([...tree, [`${year}/formulir.yaml`, `formulir ${text}`], ...schemas]);
}
