/** Boundaries of the law, each from both sides: what is just allowed, and what is just not. */
import { describe, expect, test } from "vitest";
import { cycleId, type EntryId, sectionId } from "../../../src/domain/ids.ts";
import { mayAppend } from "../../../src/domain/ledger/law.ts";
import type { Act, Trailers } from "../../../src/domain/ledger/message/message.ts";
import { permittedPaths } from "../../../src/domain/ledger/permitted-paths.ts";
import type { Proposal, World } from "../../../src/domain/ledger/proposal.ts";
import { successionFaults } from "../../../src/domain/ledger/roster/roster-succession.ts";
import type { SuccessionContext } from "../../../src/domain/ledger/roster/succession-context.ts";
import { append, EMPTY_LEDGER, type LedgerState } from "../../../src/domain/ledger/state.ts";
import type { Roster } from "../../../src/domain/people/official.ts";
import { SIX_STEPS as procedure } from "../../support/six-steps.ts";
import { there } from "../../support/there.ts";

interface Held {
  readonly role: string;
  readonly section?: string;
  readonly capacity?: string;
  readonly actingFor?: string;
  readonly from?: string;
  readonly until?: string;
}

const person = (id: string, ...held: Held[]) => ({
  id,
  name: id,
  employeeNo: "",
  rank: "",
  appointments: held.map((one) => ({ capacity: "definitif", basis: "SK 1", from: "2024-01-01", ...one })),
  keys: [{ type: "ssh-ed25519", blob: `KEY${id}`, from: "2024-01-01" }],
});

const PEOPLE = [
  person("rina", { role: "petugas" }),
  person("ani", { role: "kepala", section: "a" }),
  person("agus", { role: "sekretaris" }),
  person("hadi", { role: "camat" }),
  person("lestari", { role: "pencatat" }),
];

const rosterOf = (people: readonly object[], version = 1): Roster =>
  ({ version, officials: people }) as unknown as Roster;

/** The rules, with some people otherwise. */
const worldOf = (...others: { readonly id: string }[]): World => {
  const kept = PEOPLE.filter(({ id }) => !others.some((other) => other.id === id));
  const sections = new Map([[2024, ["a"]]]);
  return { procedure, roster: rosterOf([...kept, ...others]), sections } as unknown as World;
};

const NOON = Date.parse("2024-07-03T05:00:00Z") / 1000;

interface Said {
  readonly codes: readonly string[];
  readonly flags: readonly string[];
}

/** The rules before and after an entry, what it changes, and when. */
interface Around {
  readonly world?: World;
  readonly after?: World;
  readonly changed?: readonly string[];
  readonly at?: number;
}

/** Entries one after the other, a minute apart, each put before the law. */
class Record {
  ledger: LedgerState = EMPTY_LEDGER;
  at = NOON;
  #entries = 0;

  /** What the law says to an entry, which is appended all the same. */
  add(
    act: Act,
    who: string,
    more: Readonly<{ [field: string]: unknown }> = {},
    { world = worldOf(), after = world, changed = [], at = this.at + 60 }: Around = {},
  ): Said {
    this.at = at;
    const held = there(world.roster.officials.find(({ id }) => id === who)).appointments[0];
    const id = String(++this.#entries).padStart(40, "0") as EntryId;
    const trailers = {
      version: 1,
      repository: this.ledger.root ?? "genesis",
      act,
      ...(["found", "appoint", "amend"].includes(act) ? {} : { cycle: "2024/tw1" }),
      role: held?.role,
      person: who,
      capacity: held?.capacity,
      actingFor: held?.actingFor,
      previous: this.ledger.last ?? "none",
      subject: `sha256:${id.padStart(64, "0")}`,
      roster: world.roster.version,
      tool: "t",
      ...more,
    } as unknown as Trailers;
    const key = `KEY${who}`;
    const { subject } = trailers;
    const proposal = { trailers, note: [], at, key, changed, subject, before: world, after };
    const { refusals, flags } = mayAppend(this.ledger, proposal as unknown as Proposal);
    this.ledger = append(this.ledger, proposal as unknown as Proposal, id);
    return { codes: refusals.map(({ code }) => code), flags: flags.map(({ code }) => code) };
  }

  /** Every step up to the recap, in round 1. @param returned the digest of the section's return */
  static compiled(returned = `sha256:${"a".repeat(64)}`): Record {
    const record = new Record();
    const said = [
      record.add("found", "lestari"),
      record.add("open", "rina", { round: 1 }),
      record.add("draft", "rina", { step: 1, round: 1 }),
      record.add("receive", "ani", {
        step: 2,
        round: 1,
        section: "a",
        filledBy: "ani",
        subject: returned,
      }),
      record.add("verify", "rina", { step: 3, round: 1, section: "a", report: `sha256:${"f".repeat(64)}` }),
      record.add("compile", "rina", { step: 4, round: 1 }),
    ];
    expect(said.flatMap(({ codes }) => codes)).toEqual([]);
    return record;
  }
}

const LAWFUL: Said = { codes: [], flags: [] };

describe("whoever acts names exactly the person that the letter names", () => {
  const acting = worldOf(
    person("rina", { role: "petugas" }),
    person("agus", { role: "sekretaris", capacity: "plh", actingFor: "sari" }),
  );
  test.each([
    ["the one of the letter", "sari", []],
    ["somebody else", "hadi", ["capacity-other"]],
    ["nobody", undefined, ["capacity-other"]],
  ])("%s", (_, actingFor, codes) => {
    const said = Record.compiled().add(
      "approve",
      "agus",
      { step: 5, round: 1, actingFor },
      { world: acting },
    );
    expect(said.codes).toEqual(codes);
  });
  test("whoever holds the office himself names nobody", () => {
    const said = Record.compiled().add("approve", "agus", { step: 5, round: 1, actingFor: "hadi" });
    expect(said.codes).toEqual(["capacity-other"]);
  });
});

describe("an appointment that has an end keeps it", () => {
  const until = (day: string | undefined) =>
    rosterOf(
      [person("agus", { role: "sekretaris", ...(day === undefined ? {} : { until: day }) })],
      day === "2024-06-30" ? 1 : 2,
    );
  test.each([
    ["the same day", "2024-06-30", 0],
    ["one day more", "2024-07-01", 1],
    ["no end any more", undefined, 1],
  ])("%s", (_, day, faults) => {
    const after = { ...until(day), version: 2 };
    const context = { version: 1 } as SuccessionContext;
    const found = successionFaults(until("2024-06-30"), after, context);
    expect(found.map(({ code }) => code)).toEqual(Array(faults).fill("history-changed"));
  });
});

describe("whoever ends an office or a key says why", () => {
  const ended = worldOf(person("agus", { role: "sekretaris", until: "2024-07-31" }));
  const after = { ...ended, roster: { ...ended.roster, version: 2 } };
  test.each([
    ["with a reason", "pensiun", []],
    ["without one", undefined, ["act-unexplained"]],
  ])("%s", (_, reason, codes) => {
    const record = new Record();
    record.add("found", "lestari");
    const options = { after, changed: ["pejabat.yaml"] };
    expect(record.add("appoint", "lestari", { reason }, options).codes).toEqual(codes);
  });
  test("a person who is only added needs none", () => {
    const more = worldOf(person("tono", { role: "kepala", section: "b" }));
    const record = new Record();
    record.add("found", "lestari");
    const options = { after: { ...more, roster: { ...more.roster, version: 2 } }, changed: ["pejabat.yaml"] };
    expect(record.add("appoint", "lestari", {}, options)).toEqual(LAWFUL);
  });
});

describe("the clock goes forward, or stands", () => {
  test.each([
    ["a second later", 1, []],
    ["the same second", 0, []],
    ["a second back", -1, ["clock-backwards"]],
    ["an hour back", -3600, ["clock-backwards"]],
    ["a day back", -86_400, ["clock-backwards"]],
  ])("%s", (_, by, codes) => {
    const record = Record.compiled();
    const said = record.add("approve", "agus", { step: 5, round: 1 }, { at: record.at + by });
    expect(said.codes).toEqual(codes);
  });
  test("an entry that goes back does not set the clock back for those after it", () => {
    const record = Record.compiled();
    const last = record.at;
    record.add("approve", "agus", { step: 5, round: 1 }, { at: last - 3600 });
    expect(record.add("approve", "hadi", { step: 6, round: 1 }, { at: last - 60 }).codes).toEqual([
      "clock-backwards",
    ]);
  });
});

describe("what was sent back does not come again as it was", () => {
  const [wrong, right] = ["b", "c"].map((digit) => `sha256:${digit.repeat(64)}`);
  const sentBack = (subject = wrong): Record => {
    const record = Record.compiled(wrong);
    const objection = { step: 5, round: 1, section: "a", returnTo: 2, reason: "angka", subject };
    expect(record.add("reject", "agus", objection)).toEqual(LAWFUL);
    return record;
  };
  const again = { step: 2, round: 2, section: "a", filledBy: "ani" };
  test.each([
    ["the same content", wrong, ["content-unchanged"]],
    ["other content", right, []],
  ])("%s", (_, subject, codes) => {
    expect(sentBack().add("receive", "ani", { ...again, subject }).codes).toEqual(codes);
  });
});

describe("a return may bring the evidence of its own section and of no other", () => {
  const cycle = there(cycleId("2024/tw1"));
  const section = there(sectionId("seksi-pmd"));
  const permitted = permittedPaths({ act: "receive", cycle, section });
  test.each([
    ["2024/tw1/bukti/seksi-pmd/spj.pdf", true],
    ["2024/tw1/bukti/seksi-pmd-2/spj.pdf", false],
    ["2024/tw1/bukti/seksi-pmd2/spj.pdf", false],
    ["2024/tw1/bukti/seksi-pm/spj.pdf", false],
    ["2024/tw1/bukti/seksi-pmd", false],
    ["2024/tw1/bukti/seksi-kesos/spj.pdf", false],
    ["2024/tw2/bukti/seksi-pmd/spj.pdf", false],
    ["2024/tw1/isian/seksi-pmd.yaml", true],
    ["2024/tw1/isian/seksi-pmd-2.yaml", false],
    ["2024/tw1/isian/seksi-pmd.yaml.xlsx", false],
  ])("%s: %s", (path, allowed) => {
    expect(permitted(path)).toBe(allowed);
  });
});

describe("one person, two signatures in one round: whichever of them was in another's place", () => {
  const acts = (id: string, role: string) =>
    worldOf(person(id, { role, capacity: "plh", actingFor: "sari" }));
  const holds = (id: string, role: string) =>
    worldOf(...(id === "agus" ? [] : [person("agus")]), person(id, { role }));
  const twice = (first: World, second: World): Said => {
    const record = Record.compiled();
    expect(record.add("approve", "agus", { step: 5, round: 1 }, { world: first }).codes).toEqual([]);
    return record.add("approve", "agus", { step: 6, round: 1 }, { world: second });
  };
  test.each([
    ["none of them", holds("agus", "sekretaris"), holds("agus", "camat"), ["same-person"], []],
    ["the first", acts("agus", "sekretaris"), holds("agus", "camat"), [], ["acting-twice"]],
    ["the second", holds("agus", "sekretaris"), acts("agus", "camat"), [], ["acting-twice", "acting-signer"]],
  ])("%s", (_, first, second, codes, flags) => {
    expect(twice(first, second)).toEqual({ codes, flags });
  });
});
