/** Is the key this person's, and did this person hold the role that day? By the parent's roster (ledger §7). */
import { describe, expect, test } from "vitest";
import { keyBelongsToSigner, signerHeldTheRole } from "../../../src/domain/ledger/authority.ts";
import type { Act } from "../../../src/domain/ledger/message/message.ts";
import type { Refusal, World } from "../../../src/domain/ledger/proposal.ts";
import { EMPTY_LEDGER } from "../../../src/domain/ledger/state.ts";
import type { Appointment, Official, SigningKey } from "../../../src/domain/people/official.ts";
import { proposalOf, type Said } from "../../support/proposal.ts";
import { person, staffed, WORLD } from "../../support/story.ts";

/** Noon in the office on a day. */
const noon = (day: string): number => Date.parse(`${day}T05:00:00Z`) / 1000;
const JULY = noon("2024-07-03");

describe("the key of the signer", () => {
  const withKey = (more: Partial<SigningKey>): World => {
    const dewi = person("dewi", "kasubag");
    return staffed({ ...dewi, keys: dewi.keys.map((key) => ({ ...key, ...more })) });
  };
  const asked = (before: World, at = JULY, key = "KEYdewi"): readonly Refusal[] =>
    keyBelongsToSigner(proposalOf(EMPTY_LEDGER, "approve", "dewi", {}, { before, at, key }));
  const NOT_IN_FORCE = [{ code: "key-not-in-force", owner: "dewi" }];
  test.each<[what: string, key: Partial<SigningKey>, day: string, refusals: readonly unknown[]]>([
    ["the day before its first", { from: "2024-07-04" }, "2024-07-03", NOT_IN_FORCE],
    ["its first day", { from: "2024-07-03" }, "2024-07-03", []],
    ["its last day", { until: "2024-07-03" }, "2024-07-03", []],
    ["the day after its last", { until: "2024-07-02" }, "2024-07-03", NOT_IN_FORCE],
    // Whoever found a lost key must not have it until midnight.
    ["on the day on which it was ended", { until: "2024-07-03", ended: "lost" }, "2024-07-03", NOT_IN_FORCE],
    ["ended in the future", { until: "2024-08-01", ended: "rotated" }, "2024-07-03", NOT_IN_FORCE],
  ])("%s", (_, key, day, refusals) => {
    expect(asked(withKey(key), noon(day))).toEqual(refusals);
  });
  test("days are the office's", () => {
    const before = withKey({ until: "2024-07-02" });
    const midnight = Date.parse("2024-07-02T17:00:00Z") / 1000;
    expect(asked(before, midnight - 1)).toEqual([]);
    expect(asked(before, midnight)).toEqual(NOT_IN_FORCE);
  });
  test.each([
    ["nobody's", "KEYx", [{ code: "key-unregistered" }]],
    ["another's", "KEYhadi", [{ code: "key-of-another", owner: "hadi" }]],
    ["the signer's", "KEYdewi", []],
  ])("%s", (_, key, refusals) => {
    expect(asked(WORLD, JULY, key)).toEqual(refusals);
  });
  test("a second key of the same person", () => {
    const dewi = person("dewi", "kasubag");
    const second: SigningKey = { ...dewi.keys[0], blob: "KEY2", type: "x", from: "2024-07-01" } as SigningKey;
    const ended = { ...dewi.keys[0], ended: "rotated" } as SigningKey;
    const before = staffed({ ...dewi, keys: [ended, second] });
    expect(asked(before, JULY, "KEY2")).toEqual([]);
    expect(asked(before, JULY, "KEYdewi")).toEqual(NOT_IN_FORCE);
  });
});

describe("the role of the signer", () => {
  const held = (role: string, more: Partial<Record<keyof Appointment, unknown>> = {}): Appointment =>
    ({ ...person("x", role).appointments[0], ...more }) as Appointment;
  const dewiWith = (...appointments: readonly Appointment[]): Official => ({
    ...person("dewi", "kasubag"),
    appointments,
  });
  const asked = (act: Act, who: string, said: Said, before: World = WORLD, at = JULY): readonly Refusal[] =>
    signerHeldTheRole(proposalOf(EMPTY_LEDGER, act, who, said, { before, at }));
  const notHeld = (who: string, needed: readonly string[], section?: string) => ({
    code: "role-not-held",
    person: who,
    needed,
    section,
  });
  const STEP = { step: 7, round: 1 };
  type Case = readonly [what: string, of: Official, said: Said, refusals: readonly unknown[]];
  const KASUBAG = notHeld("dewi", ["kasubag"]);
  const plt = { capacity: "plt", actingFor: undefined };
  const plh = held("kasubag", { capacity: "plh", actingFor: "sari" });
  const other = (given: string, expected: string) => ({ code: "capacity-other", given, expected });
  const table: readonly Case[] = [
    ["who holds it", dewiWith(held("kasubag")), {}, []],
    ["who holds another", dewiWith(held("camat")), {}, [KASUBAG]],
    [
      "who names another that they hold",
      dewiWith(held("kasubag"), held("camat")),
      { role: "camat" },
      [KASUBAG],
    ],
    ["who names one that they do not hold", dewiWith(held("camat")), { role: "kasubag" }, [KASUBAG]],
    ["the day before the first", dewiWith(held("kasubag", { from: "2024-07-04" })), {}, [KASUBAG]],
    ["the first day", dewiWith(held("kasubag", { from: "2024-07-03" })), {}, []],
    ["the last day", dewiWith(held("kasubag", { until: "2024-07-03" })), {}, []],
    ["the day after the last", dewiWith(held("kasubag", { until: "2024-07-02" })), {}, [KASUBAG]],
    [
      "held again after an end",
      dewiWith(held("kasubag", { until: "2024-06-30" }), held("kasubag", { from: "2024-07-01" })),
      {},
      [],
    ],
    ["another capacity", dewiWith(held("kasubag")), { capacity: "plt" }, [other("plt", "definitif")]],
    ["acting for nobody, as the letter has it", dewiWith(held("kasubag", plt)), {}, []],
    [
      "acting, called definitive",
      dewiWith(held("kasubag", plt)),
      { capacity: "definitif" },
      [other("definitif", "plt")],
    ],
    ["acting for whom the letter names", dewiWith(plh), {}, []],
    ["acting for another", dewiWith(plh), { actingFor: "hadi" }, [other("hadi", "sari")]],
    ["acting for nobody named", dewiWith(plh), { actingFor: undefined }, [other("-", "sari")]],
    [
      "in office, but acting for somebody",
      dewiWith(held("kasubag")),
      { actingFor: "sari" },
      [other("sari", "-")],
    ],
  ];
  test.each(table)("%s", (_, of, said, refusals) => {
    expect(asked("approve", "dewi", { ...STEP, ...said }, staffed(of))).toEqual(refusals);
  });
  test.each<[what: string, said: Said, refusals: readonly unknown[]]>([
    ["as the one", {}, []],
    ["as the other", { capacity: "plh", actingFor: "sari" }, []],
    ["as the other, for somebody else", { capacity: "plh", actingFor: "hadi" }, [other("hadi", "sari")]],
    ["as neither", { capacity: "plt" }, [other("plt", "definitif")]],
  ])("of two appointments to one role, %s", (_, said, refusals) => {
    const before = staffed(dewiWith(held("kasubag"), plh));
    expect(asked("approve", "dewi", { ...STEP, ...said }, before)).toEqual(refusals);
  });
  test("whoever is not on the roster holds nothing", () => {
    expect(asked("approve", "sari", STEP)).toEqual([{ code: "person-unknown", person: "sari" }]);
  });
  test("a step that is not there is nobody's", () => {
    expect(asked("approve", "dewi", { step: 12 })).toEqual([notHeld("dewi", [])]);
    expect(asked("approve", "dewi", {})).toEqual([notHeld("dewi", [])]);
  });
  describe("a return", () => {
    const RECEIVE = { step: 4, round: 1, section: "a" };
    test.each<[what: string, who: string, said: Said, refusals: readonly unknown[]]>([
      ["by the head of the section", "ani", { filledBy: "ani" }, []],
      [
        "by another's head",
        "bayu",
        { filledBy: "bayu" },
        [notHeld("bayu", ["kepala"], "a"), notHeld("bayu", ["kepala"], "a")],
      ],
      ["recorded for its head", "rina", { filledBy: "ani" }, []],
      ["recorded for another's head", "rina", { filledBy: "bayu" }, [notHeld("bayu", ["kepala"], "a")]],
      [
        "recorded for nobody on the roster",
        "rina",
        { filledBy: "sari" },
        [{ code: "person-unknown", person: "sari" }],
      ],
      ["recorded by who may not", "agus", { filledBy: "ani" }, [notHeld("agus", ["petugas"])]],
      ["recorded by one head for another", "bayu", { filledBy: "ani" }, [notHeld("bayu", ["petugas"])]],
      [
        "filled by the one who records",
        "rina",
        { filledBy: "rina" },
        [notHeld("rina", ["kepala"], "a"), notHeld("rina", ["kepala"], "a")],
      ],
      ["that says nobody filled it", "ani", {}, []],
    ])("%s", (_, who, said, refusals) => {
      expect(asked("receive", who, { ...RECEIVE, ...said })).toEqual(refusals);
    });
    test("whose filler left the day before", () => {
      const ani = person("ani", "kepala", "a");
      const before = staffed({
        ...ani,
        appointments: [held("kepala", { section: "a", until: "2024-07-02" })],
      });
      const said = { ...RECEIVE, filledBy: "ani" };
      expect(asked("receive", "rina", said, before)).toEqual([notHeld("ani", ["kepala"], "a")]);
      expect(asked("receive", "rina", said, before, noon("2024-07-02"))).toEqual([]);
    });
  });
  test("a filler where there is no step is not asked about", () => {
    expect(asked("open", "rina", { filledBy: "sari" })).toEqual([]);
  });
  test("only a return is its section's: another step's section is not the signer's", () => {
    expect(asked("verify", "rina", { step: 5, round: 1, section: "a" })).toEqual([]);
  });
  test("a healing is the registrar's, its confirmation another's", () => {
    const refused = asked("heal", "hadi", {}).map(({ code }) => code);
    expect([refused, asked("heal", "lestari", {})]).toEqual([["role-not-held"], []]);
    expect(asked("heal", "hadi", { confirms: "a".repeat(40) })).toEqual([]);
    expect(asked("heal", "rina", { confirms: "a".repeat(40) }).map(({ code }) => code)).toEqual([
      "role-not-held",
    ]);
  });
});
