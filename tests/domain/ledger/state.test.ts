/** The state that entries move forward: whole values after each act, also after one that the law refused. */
import { describe, expect, test } from "vitest";
import { type EntryId, entryId } from "../../../src/domain/ids.ts";
import type { Act } from "../../../src/domain/ledger/message/message.ts";
import { append, EMPTY_LEDGER, type LedgerState, Line } from "../../../src/domain/ledger/state.ts";
import { digestOf } from "../../support/figures.ts";
import { type Around, proposalOf, type Said } from "../../support/proposal.ts";
import { CYCLE, Story } from "../../support/story.ts";
import { there } from "../../support/there.ts";

const id = (no: number): EntryId => there(entryId(no.toString(16).padStart(40, "0")));
const [NEW, AT] = [there(entryId("f".repeat(40))), 1_720_000_100];
/** The state after a further entry. */
const then = (
  ledger: LedgerState,
  act: Act,
  who: string,
  said: Said = {},
  around: Around = {},
): LedgerState => append(ledger, proposalOf(ledger, act, who, said, { at: AT, ...around }), NEW);
const cycleOf = (ledger: LedgerState) => there(ledger.cycles.get(CYCLE));

describe("the head of the record", () => {
  const FIRST: LedgerState = {
    root: NEW,
    last: NEW,
    lastAt: AT,
    entries: 1,
    versionOne: 0,
    version: 2,
    rules: 1,
    healing: undefined,
    cycles: new Map(),
  };
  const heals = { heals: [id(1)], reason: "x" };
  const ahead = { ...FIRST, lastAt: AT + 999_999 };
  type Case = readonly [what: string, before: LedgerState, act: Act, said: Said, after: Partial<LedgerState>];
  const table: readonly Case[] = [
    ["the first entry", EMPTY_LEDGER, "found", {}, {}],
    [
      "a first entry of version 1",
      EMPTY_LEDGER,
      "found",
      { version: 1, rules: undefined },
      { version: 1, versionOne: 1 },
    ],
    ["another after it", { ...FIRST, root: id(1), last: id(1) }, "appoint", {}, { root: id(1), entries: 2 }],
    ["one of version 1 after it", FIRST, "appoint", { version: 1 }, { entries: 2, versionOne: 1 }],
    ["one under newer rules", FIRST, "appoint", { rules: 3 }, { entries: 2, rules: 3 }],
    ["one under older rules", { ...FIRST, rules: 3 }, "appoint", { rules: 2 }, { entries: 2, rules: 3 }],
    [
      "one that does not say its rules",
      { ...FIRST, rules: 3 },
      "appoint",
      { rules: undefined },
      { entries: 2, rules: 3 },
    ],
    ["one whose clock went back", ahead, "appoint", {}, { entries: 2, lastAt: AT + 999_999 }],
    [
      "a healing, by whose date the rest goes",
      ahead,
      "heal",
      heals,
      { entries: 2, healing: { entry: NEW, person: "lestari" as never } },
    ],
    [
      "its confirmation",
      { ...FIRST, healing: { entry: id(1), person: "x" as never } },
      "heal",
      { confirms: id(1) },
      { entries: 2 },
    ],
    [
      "a confirmation whose clock went back",
      ahead,
      "heal",
      { confirms: id(1) },
      { entries: 2, lastAt: AT + 999_999 },
    ],
  ];
  test.each(table)("%s", (_, before, act, said, after) => {
    expect(then(before, act, "lestari", said)).toEqual({ ...FIRST, ...after });
  });
  test("what stood before stays as it was", () => {
    const before = new Story().upTo(1).ledger;
    const copy = { ...before, cycles: new Map(before.cycles) };
    then(before, "approve", "dewi", { step: 2, round: 1 });
    expect(before).toEqual(copy);
  });
});

describe("a cycle", () => {
  test("that is opened: nothing done, but who opened it has seen it", () => {
    const opened = cycleOf(then(EMPTY_LEDGER, "open", "rina", { round: 1 }));
    expect(opened).toMatchObject({
      id: CYCLE,
      openedAt: AT,
      planned: undefined,
      finished: [],
      main: { round: 1, done: new Map(), sentBack: undefined },
      sections: new Map(),
      waived: new Map(),
    });
    expect([...opened.lastBy]).toEqual([["rina", NEW]]);
  });
  test("that was never opened is none, whatever is said of it", () => {
    expect(then(EMPTY_LEDGER, "approve", "dewi", { step: 2, round: 1 }).cycles).toEqual(new Map());
  });
  const done = (person: string, more: object = {}) => ({
    entry: NEW,
    person,
    filledBy: undefined,
    capacity: "definitif",
    at: AT,
    round: 1,
    subject: digestOf("a"),
    ...more,
  });
  const SUBJECT = { round: 1, subject: digestOf("a") };
  test("whose plan is drafted has the sections of that plan", () => {
    const before = new Story().upTo(0).ledger;
    const after = cycleOf(then(before, "draft", "rina", { ...SUBJECT, step: 1 }));
    expect(after.planned).toEqual(["a", "b"]);
    expect([...after.main.done]).toEqual([[1, done("rina")]]);
  });
  test("keeps them, whatever plan stands there later", () => {
    const before = new Story().upTo(1).ledger;
    const later = { before: undefined, after: { sections: new Map([[2024, ["z"]]]) } };
    const { before: _, ...around } = later;
    expect(cycleOf(then(before, "approve", "dewi", { ...SUBJECT, step: 2 }, around)).planned).toEqual([
      "a",
      "b",
    ]);
    expect(cycleOf(then(before, "draft", "rina", { ...SUBJECT, step: 1 }, around)).planned).toEqual(["z"]);
  });
  test("of whose sections one delivered: in its own track, with who filled it", () => {
    const before = new Story().upTo(3).ledger;
    const after = cycleOf(
      then(before, "receive", "rina", { ...SUBJECT, step: 4, section: "a", filledBy: "ani" }),
    );
    expect([...after.sections]).toEqual([
      ["a", { round: 1, done: new Map([[4, done("rina", { filledBy: "ani" })]]), sentBack: undefined }],
    ]);
    expect(after.main).toEqual(cycleOf(before).main);
  });
  test("at a step that is not there stays as it was, but for who has seen it", () => {
    const before = cycleOf(new Story().upTo(3).ledger);
    const after = cycleOf(then(new Story().upTo(3).ledger, "approve", "agus", { ...SUBJECT, step: 12 }));
    expect({ ...after, lastBy: undefined }).toEqual({ ...before, lastBy: undefined });
    expect(after.lastBy.get("agus" as never)).toBe(NEW);
  });
  test("whose last step is done has a finished round", () => {
    const story = new Story().upTo(8);
    expect(cycleOf(story.ledger).finished).toEqual([]);
    const after = cycleOf(then(story.ledger, "approve", "hadi", { ...SUBJECT, step: 9 }));
    expect(after.finished).toEqual([
      { round: 1, entry: NEW, person: "hadi", at: AT, subject: digestOf("a") },
    ]);
    const again = { ...story.ledger, cycles: new Map([[CYCLE, after]]) };
    expect(cycleOf(then(again, "approve", "hadi", { ...SUBJECT, step: 9 })).finished.length).toBe(2);
  });
  test.each<[what: string, said: Said, waiver: readonly unknown[]]>([
    [
      "a section excused",
      { section: "b", reason: "banjir", until: "2024-07-10" },
      [["b", { entry: NEW, person: "agus", reason: "banjir", until: "2024-07-10" }]],
    ],
    [
      "one for which nothing is said",
      { section: "b" },
      [["b", { entry: NEW, person: "agus", reason: "", until: "" }]],
    ],
    ["none that is named", { reason: "banjir", until: "2024-07-10" }, []],
  ])("with %s", (_, said, waiver) => {
    expect([...cycleOf(then(new Story().upTo(3).ledger, "waive", "agus", said)).waived]).toEqual(waiver);
  });
  const back = (more: object) => ({
    entry: NEW,
    person: "dewi",
    at: AT,
    from: 7,
    to: 4,
    about: undefined,
    reason: "pagu keliru",
    note: ["lihat F7"],
    subject: digestOf("a"),
    ...more,
  });
  const NOTE = { note: ["lihat F7"] };
  test("that is sent back", () => {
    const said = { ...SUBJECT, step: 7, section: "a", returnTo: 4, reason: "pagu keliru" };
    const { ledger } = new Story().upTo(6);
    const delivered = cycleOf(ledger)
      .sections.get("a" as never)
      ?.done.get(4)?.subject;
    const after = cycleOf(then(ledger, "reject", "dewi", said, NOTE));
    const sentBack = back({ about: "a", subject: delivered });
    expect(after.main.sentBack).toEqual(sentBack);
    expect(after.sections.get("a" as never)).toEqual({ round: 2, done: new Map(), sentBack });
    expect(after.sections.get("b" as never)?.round).toBe(1);
  });
  test("that is sent back for a section that has delivered nothing remembers what was judged", () => {
    const said = { ...SUBJECT, step: 7, section: "a", returnTo: 4, reason: "pagu keliru" };
    const after = cycleOf(then(new Story().upTo(3).ledger, "reject", "dewi", said, NOTE));
    expect(after.main.sentBack).toEqual(back({ about: "a" }));
  });
  test("that version 1 sent back remembers what was judged, and not what the section delivered", () => {
    const said = {
      ...SUBJECT,
      version: 1,
      step: 7,
      section: "a",
      returnTo: 4,
      reason: "pagu keliru",
    } as const;
    const after = cycleOf(then(new Story().upTo(6).ledger, "reject", "dewi", said, NOTE));
    expect(after.sections.get("a" as never)?.sentBack).toEqual(back({ about: "a" }));
  });
  test("that is reopened: from its last step to where the procedure says, without a reason where none is given", () => {
    const after = cycleOf(
      then(new Story().upTo(9).ledger, "reopen", "dewi", { subject: digestOf("a") }, NOTE),
    );
    expect(after.main.sentBack).toEqual(back({ from: 9, to: 4, reason: "" }));
    expect([after.main.round, [...after.main.done.keys()]]).toEqual([2, [1, 2, 3]]);
    expect([...after.sections.values()].map(({ round, done: steps }) => [round, steps.size])).toEqual([
      [2, 0],
      [2, 0],
    ]);
  });
});

describe("a line", () => {
  const entry = (line: Line, no: number): void =>
    line.append(proposalOf(line.state, "appoint", "lestari"), id(no));
  test("knows its newest entry at each of its lengths", () => {
    const line = new Line(EMPTY_LEDGER);
    for (const no of [1, 2, 3]) entry(line, no);
    expect([0, 1, 2, 3, 4].map((at) => line.entryAt(at))).toEqual([
      undefined,
      id(1),
      id(2),
      id(3),
      undefined,
    ]);
  });
  test("that goes on from a state knows that state's last entry, and no earlier one", () => {
    const line = new Line({ ...EMPTY_LEDGER, entries: 5, last: id(5) });
    entry(line, 6);
    expect([4, 5, 6, 7].map((at) => line.entryAt(at))).toEqual([undefined, id(5), id(6), undefined]);
  });
  test("that goes on from a state with its entries knows them", () => {
    const line = new Line({ ...EMPTY_LEDGER, entries: 5, last: id(5) }, undefined, [id(4), id(5)]);
    entry(line, 6);
    expect([3, 4, 5, 6].map((at) => line.entryAt(at))).toEqual([undefined, id(4), id(5), id(6)]);
  });
  test("and its copy go on by themselves, and share what was before", () => {
    const line = new Line(EMPTY_LEDGER);
    entry(line, 1);
    const copy = line.copy();
    entry(line, 2);
    entry(copy, 3);
    entry(copy, 4);
    expect([1, 2, 3].map((at) => line.entryAt(at))).toEqual([id(1), id(2), undefined]);
    expect([1, 2, 3, 4].map((at) => copy.entryAt(at))).toEqual([id(1), id(3), id(4), undefined]);
    expect([line.state.last, copy.state.last]).toEqual([id(2), id(4)]);
  });
  test("shows the cycles as they go on; a copy keeps its own", () => {
    const line = new Line(EMPTY_LEDGER);
    const { cycles } = line.state;
    const copy = line.copy();
    line.append(proposalOf(line.state, "open", "rina"), id(1));
    expect([cycles.size, line.state.cycles.size, copy.state.cycles.size]).toEqual([1, 1, 0]);
  });
});
