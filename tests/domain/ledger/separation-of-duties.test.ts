/** Separation of duties, by person: who filled does not verify, and no one signs twice in a round (ledger §7). */
import { describe, expect, test } from "vitest";
import type { Official } from "../../../src/domain/people/official.ts";
import type { Procedure } from "../../../src/domain/procedure/procedure.ts";
import { PROCEDURE, person, STEPS, Story, staffed, step, type WORLD } from "../../support/story.ts";

/** Somebody with several appointments at once. */
function both(one: Official, ...others: readonly Official[]): Official {
  return { ...one, appointments: [one, ...others].flatMap(({ appointments }) => appointments) };
}

const RANGKAP = { steps: [7, 8], reason: "sekretaris kosong" };

/** The office with these people, under a procedure with or without `rangkap`. */
function office(official: Official, combines: Procedure["combines"]): typeof WORLD {
  return { ...staffed(official), procedure: { ...PROCEDURE, combines } };
}

describe("one person at two signing steps of a round", () => {
  const definitive = person("agus", "kasubag");
  const acting = person("agus", "kasubag", undefined, "plh");
  const twice = both(person("agus", "sekretaris"), definitive);
  const asPlh = both(person("agus", "sekretaris"), acting);
  const plhFirst = both(person("agus", "sekretaris", undefined, "plh"), definitive);
  type Case = readonly [
    what: string,
    version: 1 | 2,
    who: Official,
    combines: Procedure["combines"],
    codes: readonly string[],
    flags: readonly string[],
  ];
  const table: readonly Case[] = [
    ["both in office", 2, twice, undefined, ["same-person"], []],
    ["the first as acting official", 2, asPlh, undefined, ["same-person"], []],
    ["the second as acting official", 2, plhFirst, undefined, ["same-person"], ["acting-signer"]],
    ["both in office, by rangkap", 2, twice, RANGKAP, [], ["acting-twice"]],
    ["the first as acting official, by rangkap", 2, asPlh, RANGKAP, [], ["acting-twice"]],
    ["rangkap of other steps", 2, twice, { ...RANGKAP, steps: [8, 9] }, ["same-person"], []],
    ["rangkap of the first and another", 2, twice, { ...RANGKAP, steps: [7, 9] }, ["same-person"], []],
    ["rangkap of all three", 2, twice, { ...RANGKAP, steps: [7, 8, 9] }, [], ["acting-twice"]],
    ["version 1, both in office", 1, twice, undefined, ["same-person"], []],
    ["version 1, the first as acting official", 1, asPlh, undefined, [], ["acting-twice"]],
    [
      "version 1, the second as acting official",
      1,
      plhFirst,
      undefined,
      [],
      ["acting-twice", "acting-signer"],
    ],
    ["version 1 knows no rangkap", 1, twice, RANGKAP, ["same-person"], []],
  ];
  test.each(table)("%s", (_, version, who, combines, codes, flags) => {
    const story = new Story(version);
    story.world = office(who, combines);
    story.upTo(6);
    const [held, first] = who.appointments;
    story.lawful("approve", "agus", { step: 7, round: 1, role: first?.role, capacity: first?.capacity });
    const second = { step: 8, round: 1, role: held?.role, capacity: held?.capacity };
    expect(story.asks("approve", "agus", second)).toEqual({ codes, flags });
  });

  test("by rangkap that is said to be so, and not by an acting appointment", () => {
    const flagsOf = (version: 1 | 2, who: Official, combines: Procedure["combines"]): unknown => {
      const story = new Story(version);
      story.world = office(who, combines);
      story.upTo(6);
      const [held, first] = who.appointments;
      story.add("approve", "agus", { step: 7, round: 1, role: first?.role, capacity: first?.capacity });
      return story.says("approve", "agus", { step: 8, round: 1, role: held?.role, capacity: held?.capacity })
        .flags[0];
    };
    const flag = { code: "acting-twice", person: "agus", step: 8, other: 7 };
    expect(flagsOf(2, twice, RANGKAP)).toEqual({ ...flag, by: "rangkap" });
    expect(flagsOf(1, asPlh, undefined)).toEqual({ ...flag, by: "acting" });
  });
});

test("rangkap that came in after the cycle was opened excuses nothing in it", () => {
  const twice = both(person("agus", "sekretaris"), person("agus", "kasubag"));
  const story = new Story();
  story.world = office(twice, undefined);
  story.upTo(6);
  story.world = office(twice, RANGKAP);
  story.lawful("approve", "agus", { step: 7, round: 1, role: "kasubag" });
  expect(story.asks("approve", "agus", { step: 8, round: 1 }).codes).toEqual(["same-person"]);
});

test("a new round is another round: who initialled the last one may do another step of this one", () => {
  const twice = both(person("agus", "sekretaris"), person("agus", "kasubag"));
  const story = new Story();
  story.world = office(twice, undefined);
  story.upTo(6);
  story.lawful("approve", "agus", { step: 7, round: 1, role: "kasubag" });
  story.lawful("reject", "agus", { step: 8, round: 1, returnTo: 6, reason: "x" });
  story.lawful("compile", "rina", { step: 6, round: 2 });
  story.lawful("approve", "dewi", { step: 7, round: 2 });
  story.lawful("approve", "agus", { step: 8, round: 2 });
});

test("to send back is no second signature", () => {
  const story = new Story();
  story.world = office(both(person("dewi", "kasubag"), person("dewi", "sekretaris")), undefined);
  story.upTo(7);
  const back = { step: 8, round: 1, returnTo: 6, reason: "x", role: "sekretaris" };
  expect(story.asks("reject", "dewi", back).codes).toEqual([]);
});

describe("a section's own signing step", () => {
  const steps = [
    ...STEPS.slice(0, 5),
    step(6, "initial", "kepala", { scope: "section" }),
    step(7, "sign", "camat"),
  ];
  /** Through step 5, with section a initialled by its head. */
  const initialled = (version: 1 | 2): Story => {
    const story = new Story(version);
    const head = both(person("ani", "kepala", "a"), person("ani", "camat"), person("ani", "kepala", "b"));
    story.world = { ...staffed(head), procedure: { ...PROCEDURE, steps } };
    story.upTo(5);
    return story.lawful("approve", "ani", { step: 6, round: 1, section: "a" });
  };
  test("and the signature under the whole are two persons'; two sections may have one head", () => {
    const story = initialled(2);
    story.lawful("approve", "ani", { step: 6, round: 1, section: "b" });
    expect(story.asks("approve", "ani", { step: 7, round: 1, role: "camat" }).codes).toEqual(["same-person"]);
    expect(story.asks("approve", "hadi", { step: 7, round: 1 }).codes).toEqual([]);
  });
  test("and a second one of the same section; another section's is another matter", () => {
    const story = new Story();
    const twice = [...steps.slice(0, 6), step(7, "sign", "camat", { scope: "section" })];
    const head = both(person("ani", "kepala", "a"), person("ani", "camat"));
    story.world = { ...staffed(head), procedure: { ...PROCEDURE, steps: twice } };
    story.upTo(5).lawful("approve", "ani", { step: 6, round: 1, section: "a" });
    story.lawful("approve", "bayu", { step: 6, round: 1, section: "b" });
    const sign = { step: 7, round: 1, role: "camat" };
    expect(story.asks("approve", "ani", { ...sign, section: "a" }).codes).toEqual(["same-person"]);
    expect(story.asks("approve", "ani", { ...sign, section: "b" }).codes).toEqual([]);
  });
  test("counted for itself alone in version 1", () => {
    const story = initialled(1);
    story.lawful("approve", "ani", { step: 6, round: 1, section: "b" });
    expect(story.asks("approve", "ani", { step: 7, round: 1, role: "camat" }).codes).toEqual([]);
  });
});

describe("a return and its verification", () => {
  const ani = both(person("ani", "kepala", "a"), person("ani", "petugas"));
  test.each([
    ["who filled it", "ani", ["same-person"]],
    ["who only recorded it", "rina", []],
  ])("by %s", (_, who, codes) => {
    const story = new Story();
    story.world = staffed(ani);
    story.upTo(3);
    story.lawful("receive", "rina", { step: 4, section: "a", round: 1, filledBy: "ani" });
    const verify = { step: 5, section: "a", round: 1, role: "petugas" };
    expect(story.asks("verify", who, verify).codes).toEqual(codes);
  });
  test("rangkap does not excuse it", () => {
    const story = new Story();
    story.world = office(ani, { steps: [4, 5], reason: "x" });
    story.upTo(3);
    story.lawful("receive", "ani", { step: 4, section: "a", round: 1, filledBy: "ani" });
    const verify = { step: 5, section: "a", round: 1, role: "petugas" };
    expect(story.asks("verify", "ani", verify).codes).toEqual(["same-person"]);
  });
});

describe("a step that is not open is told as that alone, whoever did what before", () => {
  test.each([
    ["the same step again, by the same person", 7, "approve", "dewi", { step: 7 }],
    ["a review after one's own initial", 7, "approve", "dewi", { step: 2 }],
    ["a verification before any return", 3, "verify", "rina", { step: 5, section: "a" }],
  ] as const)("%s", (_, done, act, who, more) => {
    expect(new Story().upTo(done).asks(act, who, { round: 1, ...more }).codes).toEqual(["step-not-open"]);
  });
});
