/** Whose turn it is: which steps are open, which may be done over, and which may be sent back (product §5). */
import { describe, expect, test } from "vitest";
import {
  type CycleState,
  type Done,
  openCycle,
  signedRound,
  trackOf,
  withDone,
  withWaiver,
} from "../../../src/domain/procedure/cycle.ts";
import { type Procedure, stepOf } from "../../../src/domain/procedure/procedure.ts";
import {
  expiredWaivers,
  isBeyondWaiving,
  isFinished,
  isOpenFor,
  mayStillReject,
  openTurns,
} from "../../../src/domain/procedure/turns.ts";
import { digestOf, section } from "../../support/figures.ts";
import { CYCLE, PROCEDURE, person, step } from "../../support/story.ts";
import { there } from "../../support/there.ts";

const [A, B] = [section("a"), section("b")];
const SECTIONS = [A, B];
const DONE: Done = {
  entry: "e" as never,
  person: person("x", "petugas").id,
  filledBy: undefined,
  capacity: "definitif",
  at: 1,
  round: 1,
  subject: digestOf("a"),
};
const WAIVER = { entry: "e" as never, person: DONE.person, reason: "x", until: "2024-07-10" };

/** Steps that were done: `4a` is step 4 of section a; `-b` is a waiver of section b. */
function stateAfter(...said: readonly string[]): CycleState {
  return said.reduce(
    (state, one) => {
      if (one.startsWith("-")) return withWaiver(state, section(one.slice(1)), WAIVER);
      const [, no, of] = /^([0-9]+)([a-z]?)$/.exec(one) ?? [];
      return withDone(state, Number(no), of === "" ? undefined : section(there(of)), DONE);
    },
    openCycle(CYCLE, 1),
  );
}
const upTo = (last: number): readonly string[] =>
  ["1", "2", "3", "4a", "4b", "5a", "5b", "6", "7", "8", "9"].filter(
    (one) => Number.parseInt(one, 10) <= last,
  );
const PLAN_ONLY: Procedure = {
  ...PROCEDURE,
  steps: [step(1, "draft", "petugas"), step(2, "compile", "petugas")],
};

/** The open turns in short: `4a`. */
const turns = (state: CycleState, of = PROCEDURE, sections = SECTIONS) =>
  openTurns(of, sections, state).map((turn) => `${turn.step.no}${turn.section ?? ""}`);

describe("the turns that are open", () => {
  test.each<[what: string, said: readonly string[], open: readonly string[]]>([
    ["nothing done", [], ["1"]],
    ["the plan", upTo(1), ["2"]],
    ["the second before the first", ["2"], ["1"]],
    ["the forms handed out", upTo(3), ["4a", "4b"]],
    ["one return in", [...upTo(3), "4a"], ["5a", "4b"]],
    ["one verified", [...upTo(3), "4a", "5a"], ["4b"]],
    ["one verified, one excused", [...upTo(3), "4a", "5a", "-b"], ["6"]],
    ["both excused", [...upTo(3), "-a", "-b"], ["6"]],
    ["all verified", upTo(5), ["6"]],
    ["all but the signature", upTo(8), ["9"]],
    ["all", upTo(9), []],
  ])("%s", (_, said, open) => {
    expect(turns(stateAfter(...said))).toEqual(open);
    expect(isFinished(PROCEDURE, SECTIONS, stateAfter(...said))).toBe(open.length === 0);
  });
  test("without a plan there is nothing to go on with", () => {
    expect(turns(stateAfter(...upTo(3)), PROCEDURE, [])).toEqual(["4"]);
    expect(turns(stateAfter("1"), PLAN_ONLY, [])).toEqual(["2"]);
  });
  test("a step of the cycle that is named for a section is not done", () => {
    expect(turns(stateAfter("1a"))).toEqual(["1"]);
  });
});

describe("a step may be done: it is open, or nobody has judged or built upon it yet", () => {
  type Case = readonly [
    what: string,
    said: readonly string[],
    no: number,
    of: "a" | "b" | undefined,
    open: boolean,
  ];
  const table: readonly Case[] = [
    ["the first", [], 1, undefined, true],
    ["the second, too early", [], 2, undefined, false],
    ["a plan again, before it is reviewed", upTo(1), 1, undefined, true],
    ["a plan again, after it is reviewed", upTo(2), 1, undefined, false],
    ["a review again", upTo(2), 2, undefined, false],
    ["forms again, before any return", upTo(3), 3, undefined, true],
    ["forms again, after a return", [...upTo(3), "4a"], 3, undefined, false],
    ["a return", upTo(3), 4, "a", true],
    ["a return of no section", upTo(3), 4, undefined, false],
    ["a return again, before it is verified", [...upTo(3), "4a"], 4, "a", true],
    ["a return again, after it is verified", [...upTo(3), "4a", "5a"], 4, "a", false],
    ["a return again, though another's is verified", [...upTo(3), "4a", "4b", "5b"], 4, "a", true],
    ["a verification again", [...upTo(3), "4a", "5a"], 5, "a", false],
    ["a recap again, before it is initialled", upTo(6), 6, undefined, true],
    ["a recap again, after it is initialled", upTo(7), 6, undefined, false],
    ["an initial again", upTo(7), 7, undefined, false],
    ["a signature again", upTo(9), 9, undefined, false],
    ["a late return of who was excused", [...upTo(3), "-b"], 4, "b", true],
    ["a late verification of who was excused", [...upTo(3), "-b"], 5, "b", false],
    ["a late return, after the recap", [...upTo(3), "4a", "5a", "-b", "6"], 4, "b", false],
    ["a return of who is excused, before the forms", [...upTo(2), "-b"], 4, "b", false],
    ["the other's return, beside who was excused", [...upTo(3), "-b"], 4, "a", true],
  ];
  test.each(table)("%s", (_, said, no, of, open) => {
    const asked = there(stepOf(PROCEDURE, no));
    const own = of === undefined ? undefined : section(of);
    expect(isOpenFor(PROCEDURE, SECTIONS, stateAfter(...said), asked, own)).toBe(open);
  });
  test("a last step that makes something ends the cycle, and is not done again", () => {
    const last = there(stepOf(PLAN_ONLY, 2));
    expect(isOpenFor(PLAN_ONLY, SECTIONS, stateAfter("1"), last, undefined)).toBe(true);
    expect(isOpenFor(PLAN_ONLY, SECTIONS, stateAfter("1", "2"), last, undefined)).toBe(false);
  });
  test("where sections do nothing, nobody is waited for", () => {
    expect(isOpenFor(PLAN_ONLY, SECTIONS, stateAfter("1", "-a"), there(stepOf(PLAN_ONLY, 1)), A)).toBe(false);
  });
});

describe("a step may still send back", () => {
  test.each<[what: string, said: readonly string[], no: number, of: "a" | undefined, may: boolean]>([
    ["a review that is open", upTo(1), 2, undefined, true],
    ["a review that was done", upTo(2), 2, undefined, false],
    ["a verification that is open", [...upTo(3), "4a"], 5, "a", true],
    ["a verification that was done, before the recap", [...upTo(3), "4a", "5a"], 5, "a", true],
    ["a verification that was done, after the recap", upTo(6), 5, "a", false],
    ["a verification before the return", upTo(3), 5, "a", false],
    ["an initial that is open", upTo(6), 7, undefined, true],
    ["an initial that was done", upTo(7), 7, undefined, false],
  ])("%s", (_, said, no, of, may) => {
    const own = of === undefined ? undefined : section(of);
    const asked = there(stepOf(PROCEDURE, no));
    expect(mayStillReject(PROCEDURE, SECTIONS, stateAfter(...said), asked, own)).toBe(may);
  });
});

describe("a section that may be excused", () => {
  test.each<[what: string, said: readonly string[], beyond: boolean]>([
    ["before the forms", upTo(2), false],
    ["before its return", upTo(3), false],
    ["before its verification", [...upTo(3), "4b"], false],
    ["after its verification", [...upTo(3), "4b", "5b"], true],
    ["after the recap without it", [...upTo(3), "4a", "5a", "-b", "6"], true],
    ["after another's verification", [...upTo(3), "4a", "5a"], false],
  ])("%s: beyond it %s", (_, said, beyond) => {
    expect(isBeyondWaiving(PROCEDURE, stateAfter(...said), B)).toBe(beyond);
  });
  test("nobody, where sections do nothing", () => {
    expect(isBeyondWaiving(PLAN_ONLY, stateAfter(), B)).toBe(true);
  });
  test.each([
    ["2024-07-10", []],
    ["2024-07-11", [{ section: "b", until: "2024-07-10" }]],
  ])("waivers that hold no longer on %s", (day, expired) => {
    expect(expiredWaivers(stateAfter("-b"), day)).toEqual(expired);
  });
  test("who delivers after all is excused no longer", () => {
    const [state, late] = [stateAfter(...upTo(3), "-a", "-b"), stateAfter(...upTo(3), "-a", "-b", "4b")];
    expect([[...state.waived.keys()], [...late.waived.keys()]]).toEqual([["a", "b"], ["a"]]);
    expect([...stateAfter("-a", "6").waived.keys()]).toEqual(["a"]);
  });
});

test("the signature under which the figures stand is the running round's", () => {
  const round = (no: number) => ({
    round: no,
    entry: "e" as never,
    person: DONE.person,
    at: no,
    subject: DONE.subject,
  });
  const state = { ...stateAfter(...upTo(9)), finished: [round(1), round(2)] };
  expect(signedRound(state)?.at).toBe(1);
  expect(signedRound({ ...state, main: { ...state.main, round: 2 } })?.at).toBe(2);
  expect(signedRound({ ...state, main: { ...state.main, round: 3 } })).toBeUndefined();
});

test("a section that did nothing yet is at the beginning of round 1", () => {
  expect(trackOf(stateAfter("1"), A)).toEqual({ round: 1, done: new Map(), sentBack: undefined });
  expect([...trackOf(stateAfter("1"), undefined).done.keys()]).toEqual([1]);
});
