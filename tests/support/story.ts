/** A record that is written entry by entry and put before the law: pure states and proposals, no files. */
import { expect } from "vitest";
import type { CycleId, EntryId, PersonId, RoleId, SectionId } from "../../src/domain/ids.ts";
import { mayAppend, type Verdict } from "../../src/domain/ledger/law.ts";
import type { Act, Trailers } from "../../src/domain/ledger/message/message.ts";
import type { Proposal, World } from "../../src/domain/ledger/proposal.ts";
import { append, EMPTY_LEDGER, type LedgerState } from "../../src/domain/ledger/state.ts";
import type { Capacity, Official } from "../../src/domain/people/official.ts";
import type { CycleState } from "../../src/domain/procedure/cycle.ts";
import type { Procedure, Step } from "../../src/domain/procedure/procedure.ts";

export const CYCLE = "2024/tw1" as CycleId;

/** A step of the cycle, done by one role. */
export function step(no: number, kind: Step["kind"], role: string, more: Partial<Step> = {}): Step {
  return {
    no,
    kind,
    activity: `${kind} ${no}`,
    roles: [role as RoleId],
    scope: "cycle",
    limit: { amount: 1, unit: "working-day" },
    returnsTo: [],
    recordedBy: [],
    needs: "",
    output: "",
    remark: "",
    ...more,
  };
}

const roles = (...names: string[]): RoleId[] => names as RoleId[];

/** The nine steps of the template. */
export const STEPS: readonly Step[] = [
  step(1, "draft", "petugas"),
  step(2, "review", "kasubag", { returnsTo: [1] }),
  step(3, "distribute", "petugas"),
  step(4, "fill", "kepala", { scope: "section", recordedBy: roles("petugas"), returnsTo: [1] }),
  step(5, "verify", "petugas", { scope: "section", returnsTo: [4, 1] }),
  step(6, "compile", "petugas"),
  step(7, "initial", "kasubag", { returnsTo: [6, 4, 1] }),
  step(8, "initial", "sekretaris", { returnsTo: [6, 4, 1] }),
  step(9, "sign", "camat", { returnsTo: [6, 4, 1] }),
];

export const PROCEDURE: Procedure = {
  id: "p",
  title: "P",
  number: "1",
  office: { id: "o", name: "O", letterhead: [], regionCode: "35.09.24", place: "Jember" },
  language: "id",
  utcOffset: 420,
  branch: "main",
  roles: roles("petugas", "kasubag", "kepala", "sekretaris", "camat", "pencatat").map((id) => ({
    id,
    label: id,
  })),
  steps: STEPS,
  mandates: {
    appoint: roles("pencatat"),
    substitute: roles("sekretaris"),
    amend: roles("camat"),
    open: roles("petugas"),
    waive: roles("sekretaris"),
    reopen: roles("camat"),
    attach: roles("petugas"),
  },
  reopensTo: 4,
  paper: "F4",
  rating: "jember",
  combines: undefined,
  unconfirmed: [],
  sheet: {
    alsoKnownAs: [],
    created: undefined,
    revised: undefined,
    decreed: undefined,
    effective: undefined,
    decree: undefined,
    approvedBy: undefined,
    legalBases: [],
    decreeBases: [],
    qualifications: [],
    related: [],
    equipment: [],
    warnings: [],
    records: [],
  },
};

/** Somebody with one appointment and one key. */
export function person(
  id: string,
  role: string,
  section?: string,
  capacity: Capacity = "definitif",
): Official {
  return {
    id: id as PersonId,
    name: id,
    employeeNo: "",
    rank: "",
    appointments: [
      {
        role: role as RoleId,
        section: section as SectionId | undefined,
        capacity,
        basis: "SK",
        from: "2024-01-01",
      },
    ],
    keys: [{ type: "ssh-ed25519", blob: `KEY${id}`, from: "2024-01-01" }],
  } as unknown as Official;
}

const OFFICIALS = [
  person("rina", "petugas"),
  person("dewi", "kasubag"),
  person("ani", "kepala", "a"),
  person("bayu", "kepala", "b"),
  person("agus", "sekretaris"),
  person("hadi", "camat"),
  person("lestari", "pencatat"),
];

export const WORLD: World = {
  procedure: PROCEDURE,
  roster: { version: 1, officials: OFFICIALS } as unknown as World["roster"],
  sections: new Map([[2024, ["a", "b"] as SectionId[]]]),
};

/** The same office under another procedure. */
export function under(procedure: Partial<Procedure>): World {
  return { ...WORLD, procedure: { ...PROCEDURE, ...procedure } };
}

/** The same office with these people in the place of those of the same id. */
export function staffed(...others: readonly Official[]): World {
  const ids = new Set(others.map(({ id }) => id));
  const officials = [...others, ...OFFICIALS.filter(({ id }) => !ids.has(id))];
  return { ...WORLD, roster: { version: 1, officials } as unknown as World["roster"] };
}

type More = Partial<Record<keyof Trailers, unknown>> & {
  readonly changed?: readonly string[];
  readonly world?: World;
  /** Seconds after the entry before it; 1 unless said. */
  readonly after?: number;
  /** What the tree holds; the same as the trailer says unless told otherwise. */
  readonly content?: string;
};

export interface Told {
  readonly codes: readonly string[];
  readonly flags: readonly string[];
}

const OUTSIDE: readonly Act[] = ["found", "appoint", "amend"];

export class Story {
  ledger: LedgerState = EMPTY_LEDGER;
  /** The rules at the parent, for entries that do not name others. */
  world: World = WORLD;
  readonly version: Trailers["version"];
  #no = 0;
  #at = 1_720_000_000;

  constructor(version: Trailers["version"] = 2) {
    this.version = version;
  }

  get cycle(): CycleState {
    const cycle = this.ledger.cycles.get(CYCLE);
    if (cycle === undefined) throw new Error("no cycle");
    return cycle;
  }

  /** All that the law says to this entry, without writing it. */
  says(act: Act, who: string, more: More = {}): Verdict {
    return mayAppend(this.ledger, this.#proposal(act, who, more));
  }

  /** The same in codes. */
  asks(act: Act, who: string, more: More = {}): Told {
    const { refusals, flags } = this.says(act, who, more);
    return { codes: refusals.map(({ code }) => code), flags: flags.map(({ code }) => code) };
  }

  /** The same; it is written all the same, as in an audit. */
  add(act: Act, who: string, more: More = {}): Told {
    const told = this.asks(act, who, more);
    const proposal = this.#proposal(act, who, more);
    this.#no += 1;
    this.#at = proposal.at;
    this.ledger = append(this.ledger, proposal, idOf(this.#no));
    return told;
  }

  /** Writes an entry that the law must let stand. */
  lawful(act: Act, who: string, more: More = {}): this {
    expect([act, this.add(act, who, more).codes]).toEqual([act, []]);
    return this;
  }

  /** Every step up to this one, in round `round`. */
  upTo(last: number, round = 1): this {
    const script: readonly (readonly [Act, string, More])[] = [
      ["draft", "rina", { step: 1, changed: ["2024/rencana.yaml"] }],
      ["approve", "dewi", { step: 2 }],
      ["distribute", "rina", { step: 3 }],
      ["receive", "ani", { step: 4, section: "a", filledBy: "ani" }],
      ["receive", "bayu", { step: 4, section: "b", filledBy: "bayu" }],
      ["verify", "rina", { step: 5, section: "a" }],
      ["verify", "rina", { step: 5, section: "b" }],
      ["compile", "rina", { step: 6 }],
      ["approve", "dewi", { step: 7 }],
      ["approve", "agus", { step: 8 }],
      ["approve", "hadi", { step: 9 }],
    ];
    // Who else holds something came later: at the founding each role has one holder.
    if (this.ledger.root === undefined) this.lawful("found", "lestari", { world: WORLD });
    if (!this.ledger.cycles.has(CYCLE)) this.lawful("open", "rina", { round: 1 });
    for (const [act, who, more] of script)
      if (Number(more.step) <= last) this.lawful(act, who, { round, ...more });
    return this;
  }

  #proposal(act: Act, who: string, more: More): Proposal {
    const { changed = [], world = this.world, after = 1, content, ...given } = more;
    const held = world.roster.officials.find(({ id }) => id === who)?.appointments[0];
    const id = idOf(this.#no + 1);
    const trailers = {
      version: this.version,
      repository: this.ledger.root ?? "genesis",
      act,
      ...(OUTSIDE.includes(act) ? {} : { cycle: CYCLE }),
      role: held?.role,
      person: who,
      capacity: held?.capacity,
      previous: this.ledger.last ?? "none",
      subject: digestOf(id),
      roster: 1,
      ...(this.version === 1 ? {} : { rules: 1, state: digestOf("5") }),
      tool: "t",
      ...(act === "verify" ? { report: digestOf("f") } : {}),
      ...given,
    } as unknown as Trailers;
    return {
      trailers,
      note: [],
      // Everybody's key is proven.
      statements: world.roster.officials.flatMap(({ id: owner, keys }) =>
        keys.map(({ blob }) => ({ key: blob, text: `${owner}@${world.procedure.office.id}` })),
      ),
      at: this.#at + after,
      key: `KEY${who}`,
      changed,
      subject: content ?? trailers.subject,
      state: trailers.state,
      before: world,
      after: world,
    } as unknown as Proposal;
  }
}

/** A digest by its ending. */
export function digestOf(text: string): string {
  return `sha256:${text.padStart(64, "0")}`;
}

function idOf(no: number): EntryId {
  return String(no).padStart(40, "0") as EntryId;
}
