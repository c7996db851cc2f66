/** A cycle runs under the rules it was opened with (ledger §8): frozen rules, amend with a cycle, cancel, rounds. */
import { describe, expect, test } from "vitest";
import { firstTouched, rulesOf, sameRules } from "../../../src/domain/ledger/cycle-rules.ts";
import { EMPTY_SUBJECT } from "../../../src/domain/ledger/subject.ts";
import type { Procedure, Step } from "../../../src/domain/procedure/procedure.ts";
import { openTurns } from "../../../src/domain/procedure/turns.ts";
import { CYCLE, digestOf, PROCEDURE, STEPS, Story, step, under } from "../../support/story.ts";

const procedure = (more: Partial<Procedure>): Procedure => ({ ...PROCEDURE, ...more });

/** The template's steps with one of them changed. */
const changing = (no: number, more: object): Procedure =>
  procedure({ steps: STEPS.map((one) => (one.no === no ? ({ ...one, ...more } as Step) : one)) });

/** Without the initials of 7 and 8: step 9 becomes step 7. */
const SHORT = STEPS.filter(({ no }) => no < 7).concat(step(7, "sign", "camat", { returnsTo: [6, 4, 1] }));
const WITHOUT_COMPILE = [
  step(1, "draft", "petugas"),
  step(2, "initial", "kasubag"),
  step(3, "sign", "camat"),
];

describe("the first step that does not stand under other rules", () => {
  const table: readonly (readonly [string, Procedure, Procedure, number | undefined])[] = [
    ["the same rules", PROCEDURE, procedure({}), undefined],
    ["another title", PROCEDURE, procedure({ title: "Q", number: "2", unconfirmed: [] }), undefined],
    ["other mandates", PROCEDURE, procedure({ mandates: { ...PROCEDURE.mandates, waive: [] } }), undefined],
    ["another step to reopen to", PROCEDURE, procedure({ reopensTo: 1 }), undefined],
    ["more time", PROCEDURE, changing(4, { limit: { amount: 9, unit: "hour" } }), undefined],
    [
      "other words for it",
      PROCEDURE,
      changing(4, { activity: "x", needs: "y", output: "z", remark: "r" }),
      undefined,
    ],
    ["the first step by another role", PROCEDURE, changing(1, { roles: ["kasubag"] }), 1],
    [
      "the same roles in another order",
      changing(4, { roles: ["a", "b"] }),
      changing(4, { roles: ["b", "a"] }),
      undefined,
    ],
    ["one role more", changing(4, { roles: ["a"] }), changing(4, { roles: ["a", "b"] }), 4],
    ["another kind", PROCEDURE, changing(8, { kind: "sign" }), 8],
    ["another scope", PROCEDURE, changing(5, { scope: "cycle" }), 5],
    ["other returns", PROCEDURE, changing(7, { returnsTo: [6] }), 7],
    ["the same returns in another order", PROCEDURE, changing(7, { returnsTo: [1, 4, 6] }), undefined],
    ["another recorder", PROCEDURE, changing(4, { recordedBy: [] }), 4],
    [
      "two steps, of which the first counts",
      PROCEDURE,
      procedure({ steps: STEPS.map((one) => (one.no > 6 ? { ...one, returnsTo: [6] } : one)) }),
      7,
    ],
    ["initials dropped", PROCEDURE, procedure({ steps: SHORT }), 7],
    ["initials put back", procedure({ steps: SHORT }), PROCEDURE, 7],
    [
      "the last step dropped: the one before it now ends the cycle",
      PROCEDURE,
      procedure({ steps: STEPS.slice(0, 8) }),
      8,
    ],
    ["a step after the last", procedure({ steps: STEPS.slice(0, 8) }), PROCEDURE, 9],
    ["another rating scale", PROCEDURE, procedure({ rating: "permendagri" }), 6],
    ["other paper", PROCEDURE, procedure({ paper: "A4" }), 6],
    ["rangkap", PROCEDURE, procedure({ combines: { steps: [7, 8], reason: "x" } }), 6],
    [
      "rangkap for another reason",
      procedure({ combines: { steps: [7, 8], reason: "x" } }),
      procedure({ combines: { steps: [7, 8], reason: "y" } }),
      6,
    ],
    [
      "a step before the recap, and the scale",
      PROCEDURE,
      { ...changing(2, { roles: ["camat"] }), rating: "x" },
      2,
    ],
    [
      "a step after the recap, and the scale",
      PROCEDURE,
      { ...changing(9, { roles: ["x"] }), rating: "x" },
      6,
    ],
    [
      "the scale where nothing is compiled",
      procedure({ steps: WITHOUT_COMPILE }),
      procedure({ steps: WITHOUT_COMPILE, rating: "x" }),
      2,
    ],
    [
      "the scale where nothing is signed",
      procedure({ steps: WITHOUT_COMPILE.slice(0, 1) }),
      procedure({ steps: WITHOUT_COMPILE.slice(0, 1), rating: "x" }),
      undefined,
    ],
  ] as const;
  test.each(table)("%s", (_, old, now, from) => {
    expect(firstTouched(old, now)).toBe(from);
  });
});

describe("whether two procedures are the same for a cycle", () => {
  const table: readonly (readonly [string, Procedure, boolean])[] = [
    ["the same", procedure({}), true],
    ["another office name, title and clock", procedure({ title: "Q", utcOffset: 0, language: "en" }), true],
    [
      "who may appoint or amend",
      procedure({ mandates: { ...PROCEDURE.mandates, appoint: [], amend: [] } }),
      true,
    ],
    ["who may open, and so cancel", procedure({ mandates: { ...PROCEDURE.mandates, open: [] } }), false],
    ["who may waive", procedure({ mandates: { ...PROCEDURE.mandates, waive: [] } }), false],
    ["who may reopen", procedure({ mandates: { ...PROCEDURE.mandates, reopen: [] } }), false],
    ["who may attach", procedure({ mandates: { ...PROCEDURE.mandates, attach: [] } }), false],
    ["where to reopen", procedure({ reopensTo: 1 }), false],
    ["time", changing(4, { limit: { amount: 9, unit: "hour" } }), false],
    ["scale", procedure({ rating: "x" }), false],
    ["paper", procedure({ paper: "A4" }), false],
    ["rangkap", procedure({ combines: { steps: [7, 8], reason: "x" } }), false],
  ];
  test.each(table)("%s", (_, other, same) => {
    expect(sameRules(PROCEDURE, other)).toBe(same);
  });
});

describe("the rules of a cycle", () => {
  const today = procedure({
    title: "Q",
    office: { ...PROCEDURE.office, name: "Lain" },
    utcOffset: 0,
    language: "en",
    steps: SHORT,
    rating: "x",
    paper: "A4",
    reopensTo: 1,
    roles: [
      { id: "camat", label: "Head" },
      { id: "baru", label: "Baru" },
    ] as unknown as Procedure["roles"],
    combines: { steps: [7, 8], reason: "x" },
    mandates: {
      appoint: ["baru"],
      substitute: ["baru"],
      amend: ["baru"],
      open: ["baru"],
      waive: ["baru"],
      reopen: ["baru"],
      attach: ["baru"],
    } as unknown as Procedure["mandates"],
  });
  test("are its own but for what the office is, today", () => {
    const { cycle } = new Story().upTo(1);
    const { mandates } = PROCEDURE;
    expect(rulesOf(cycle, today)).toEqual({
      ...today,
      steps: STEPS,
      rating: "jember",
      paper: "F4",
      reopensTo: 4,
      combines: undefined,
      roles: [...PROCEDURE.roles, { id: "baru", label: "Baru" }],
      mandates: { ...mandates, appoint: ["baru"], substitute: ["baru"], amend: ["baru"] },
    });
  });
  test("are today's where there is no cycle, and for one that version 1 opened", () => {
    expect(rulesOf(undefined, today)).toBe(today);
    expect(rulesOf(new Story(1).upTo(1).cycle, today)).toBe(today);
  });
  test("stay when the owner drops two initials in the middle of a round", () => {
    const story = new Story().upTo(6);
    story.lawful("amend", "hadi", { changed: ["sop.yaml"] });
    story.world = under({ steps: SHORT });
    expect(story.asks("approve", "hadi", { step: 7, round: 1 }).codes).toEqual(["role-not-held"]);
    expect(story.asks("approve", "hadi", { step: 9, round: 1 }).codes).toEqual(["step-not-open"]);
    story.lawful("approve", "dewi", { step: 7, round: 1 });
    story.lawful("approve", "agus", { step: 8, round: 1 });
    story.lawful("approve", "hadi", { step: 9, round: 1 });
    expect(story.cycle.finished.map(({ round }) => round)).toEqual([1]);
  });
  test("were the parent's in version 1", () => {
    const story = new Story(1).upTo(6);
    story.lawful("amend", "hadi", { changed: ["sop.yaml"] });
    story.world = under({ steps: SHORT });
    story.lawful("approve", "hadi", { step: 7, round: 1 });
    expect(story.cycle.finished).toHaveLength(1);
  });
  test("hold for a later cycle as they were when it was opened", () => {
    const story = new Story().upTo(1);
    story.world = under({ steps: SHORT });
    story.lawful("open", "rina", { cycle: "2024/tw2", round: 1 });
    const opened = [...story.ledger.cycles.values()].map(({ rules }) => rules?.steps.length);
    expect(opened).toEqual([9, 7]);
  });
  test("decide also who may waive and cancel in it", () => {
    const story = new Story().upTo(3);
    story.world = under({ mandates: { ...PROCEDURE.mandates, waive: [], open: [] } });
    const waiver = { section: "b", reason: "banjir", until: "2024-07-10" };
    expect(story.asks("waive", "agus", waiver).codes).toEqual([]);
    expect(story.asks("cancel", "rina", { reason: "keliru", subject: EMPTY_SUBJECT }).codes).toEqual([]);
    expect(story.asks("open", "rina", { cycle: "2024/tw2", round: 1 }).codes).toEqual(["role-not-held"]);
  });
  test("of another cycle decide whether that one is finished, and so whether the plan is free", () => {
    const story = new Story().upTo(9);
    story.world = under({ steps: [...STEPS, step(10, "sign", "camat")] });
    story.lawful("open", "rina", { cycle: "2024/tw2", round: 1 });
    const draft = { cycle: "2024/tw2", step: 1, round: 1, changed: ["2024/rencana.yaml"] };
    expect(story.asks("draft", "rina", draft).codes).toEqual([]);
    const running = new Story().upTo(8);
    running.world = under({ steps: STEPS.slice(0, 8) });
    running.lawful("open", "rina", { cycle: "2024/tw2", round: 1 });
    expect(running.asks("draft", "rina", draft).codes).toEqual(["plan-in-use"]);
  });
});

describe("a procedure that is brought into a running cycle", () => {
  const bring = { cycle: CYCLE, reason: "keputusan baru" };
  const amended = (last: number, more: Partial<Procedure>): Story => {
    const story = new Story().upTo(last);
    story.world = under(more);
    return story.lawful("amend", "hadi", bring);
  };
  const done = (story: Story): readonly (readonly number[])[] => [
    [...story.cycle.main.done.keys()],
    ...[...story.cycle.sections.values()].map((track) => [...track.done.keys()]),
  ];

  test("needs its owner, a reason and a running cycle, says nothing else, changes no file", () => {
    const story = new Story().upTo(6);
    story.world = under({ steps: SHORT });
    const table: readonly (readonly [string, string, object, readonly string[]])[] = [
      ["as it is", "hadi", {}, []],
      ["by somebody else", "rina", {}, ["role-not-held"]],
      ["without a reason", "hadi", { reason: undefined }, ["act-unexplained"]],
      ["of a cycle that is not there", "hadi", { cycle: "2024/tw2" }, ["cycle-unknown"]],
      ["with a round", "hadi", { round: 1 }, ["trailers-unfit"]],
      ["with a step", "hadi", { step: 7 }, ["trailers-unfit"]],
      ["with a section", "hadi", { section: "a" }, ["trailers-unfit"]],
      ["with a day", "hadi", { until: "2024-07-10" }, ["trailers-unfit"]],
      ["with sop.yaml", "hadi", { changed: ["sop.yaml"] }, ["path-not-permitted"]],
      [
        "in version 1",
        "hadi",
        { version: 1, rules: undefined, state: undefined },
        ["version-back", "trailers-unfit"],
      ],
    ];
    for (const [what, who, more, codes] of table)
      expect([what, story.asks("amend", who, { ...bring, ...more }).codes]).toEqual([what, codes]);
    expect(new Story().upTo(6).asks("amend", "hadi", bring).codes).toEqual(["nothing-amended"]);
    const finished = new Story().upTo(9);
    finished.world = under({ rating: "x" });
    expect(finished.asks("amend", "hadi", bring).codes).toEqual(["cycle-finished"]);
  });

  test("undoes, in every track, the steps from the first that it touches, and begins a round there", () => {
    const fill = STEPS.map((one) => (one.no === 4 ? { ...one, recordedBy: [] } : one));
    const table: readonly (readonly [string, number, Partial<Procedure>, object])[] = [
      [
        "nothing touched",
        8,
        { reopensTo: 1 },
        {
          from: undefined,
          rounds: [1, 1, 1],
          done: [
            [1, 2, 3, 6, 7, 8],
            [4, 5],
            [4, 5],
          ],
        },
      ],
      [
        "from the initials on",
        8,
        { steps: SHORT },
        {
          from: 7,
          rounds: [2, 1, 1],
          done: [
            [1, 2, 3, 6],
            [4, 5],
            [4, 5],
          ],
        },
      ],
      [
        "the one initial that was given",
        7,
        { steps: SHORT },
        {
          from: 7,
          rounds: [2, 1, 1],
          done: [
            [1, 2, 3, 6],
            [4, 5],
            [4, 5],
          ],
        },
      ],
      [
        "initials that were not given yet",
        6,
        { steps: SHORT },
        {
          from: 7,
          rounds: [1, 1, 1],
          done: [
            [1, 2, 3, 6],
            [4, 5],
            [4, 5],
          ],
        },
      ],
      [
        "from the recap on",
        8,
        { rating: "x" },
        {
          from: 6,
          rounds: [2, 1, 1],
          done: [
            [1, 2, 3],
            [4, 5],
            [4, 5],
          ],
        },
      ],
      ["from the returns on", 8, { steps: fill }, { from: 4, rounds: [2, 2, 2], done: [[1, 2, 3], [], []] }],
      [
        "returns, before any recap",
        5,
        { steps: fill },
        { from: 4, rounds: [1, 2, 2], done: [[1, 2, 3], [], []] },
      ],
    ];
    for (const [what, last, more, expected] of table) {
      const story = amended(last, more);
      const { main, sections, amendments } = story.cycle;
      const rounds = [main, ...sections.values()].map(({ round }) => round);
      const from = amendments[0]?.from;
      expect([what, { from, rounds, done: done(story) }]).toEqual([what, expected]);
    }
  });

  test("rules from then on: the attack that drops two initials and puts them back has to show itself", () => {
    const story = amended(6, { steps: SHORT });
    story.lawful("approve", "hadi", { step: 7, round: 1 });
    expect(story.cycle.finished).toHaveLength(1);
    story.world = under({});
    expect(story.asks("amend", "hadi", bring).codes).toEqual(["cycle-finished"]);
    expect(story.cycle.amendments).toMatchObject([{ person: "hadi", reason: "keputusan baru", from: 7 }]);
  });

  test("says why to whoever must do it again, and lets the same returns come again", () => {
    const fill = STEPS.map((one) => (one.no === 4 ? { ...one, recordedBy: [] } : one));
    const story = amended(5, { steps: fill });
    const [track] = story.cycle.sections.values();
    expect(track?.sentBack).toMatchObject({
      person: "hadi",
      reason: "keputusan baru",
      from: 4,
      to: 4,
      about: undefined,
    });
    const again = {
      step: 4,
      section: "a",
      round: 2,
      filledBy: "ani",
      subject: digestOf("5".padStart(40, "0")),
    };
    expect(story.asks("receive", "ani", again).codes).toEqual([]);
  });
});

describe("a cycle that was opened by mistake", () => {
  const mistake = { reason: "salah triwulan", subject: EMPTY_SUBJECT };
  const files = [`${CYCLE}/siklus.yaml`, `${CYCLE}/formulir/a.xlsx`];

  test("is cancelled until a return comes in, by whoever may open one, with a reason, leaving nothing", () => {
    const table: readonly (readonly [string, number, string, object, readonly string[]])[] = [
      ["opened", 0, "rina", { changed: files.slice(0, 1) }, []],
      ["handed out", 3, "rina", { changed: files }, []],
      ["by somebody else", 3, "hadi", {}, ["role-not-held"]],
      ["without a reason", 3, "rina", { reason: undefined }, ["act-unexplained"]],
      ["with files left behind", 3, "rina", { subject: digestOf("1") }, ["cycle-not-empty"]],
      ["with the plan", 3, "rina", { changed: ["2024/rencana.yaml"] }, ["path-not-permitted"]],
      ["with the in-tray", 3, "rina", { changed: [`${CYCLE}/masuk/a.xlsx`] }, ["path-not-permitted"]],
      ["with another cycle", 3, "rina", { changed: ["2024/tw10/siklus.yaml"] }, ["path-not-permitted"]],
      ["with a round", 3, "rina", { round: 1 }, ["trailers-unfit"]],
      ["one that is not there", 3, "rina", { cycle: "2024/tw2" }, ["cycle-unknown"]],
      ["received", 5, "rina", {}, ["cycle-begun"]],
      ["signed", 9, "rina", {}, ["cycle-begun"]],
    ];
    for (const [what, last, who, more, codes] of table)
      expect([what, new Story().upTo(last).asks("cancel", who, { ...mistake, ...more }).codes]).toEqual([
        what,
        codes,
      ]);
  });

  test("with one return, and with one that was sent back since, is a mistake no more", () => {
    const story = new Story().upTo(3);
    story.lawful("receive", "ani", { step: 4, section: "a", round: 1, filledBy: "ani" });
    expect(story.asks("cancel", "rina", mistake).codes).toEqual(["cycle-begun"]);
    story.lawful("reject", "ani", { step: 4, round: 1, returnTo: 1, reason: "pagu keliru" });
    expect(story.asks("cancel", "rina", mistake).codes).toEqual(["cycle-begun"]);
  });

  test("without returns, signed once: neither", () => {
    const story = new Story();
    story.world = under({ steps: WITHOUT_COMPILE });
    story.lawful("found", "lestari").lawful("open", "rina", { round: 1 });
    story.lawful("draft", "rina", { step: 1, round: 1 }).lawful("approve", "dewi", { step: 2, round: 1 });
    expect(story.asks("cancel", "rina", mistake).codes).toEqual([]);
    story.lawful("approve", "hadi", { step: 3, round: 1 });
    expect(story.asks("cancel", "rina", mistake).codes).toEqual(["cycle-begun"]);
  });

  test("is forgotten: it may be opened again, under today's rules, and keeps no plan busy", () => {
    const story = new Story().upTo(3);
    story.lawful("cancel", "rina", mistake);
    expect([...story.ledger.cycles.keys()]).toEqual([]);
    expect(story.asks("cancel", "rina", mistake).codes).toEqual(["cycle-unknown"]);
    story.world = under({ steps: SHORT });
    story.lawful("open", "rina", { round: 1 });
    expect(story.cycle).toMatchObject({ begun: false, amendments: [], main: { round: 1 } });
    expect(story.cycle.rules?.steps).toHaveLength(7);
  });
});

describe("the clock of a line", () => {
  test.each([
    [0, []],
    [1, []],
    [-1, ["clock-backwards"]],
    [-3600, ["clock-backwards"]],
  ])("an entry %d seconds after the one before it", (after, codes) => {
    expect(new Story().upTo(1).asks("approve", "dewi", { step: 2, round: 1, after }).codes).toEqual(codes);
  });
});

describe("whose turn it is", () => {
  test("follows the cycle's own steps", () => {
    const story = new Story().upTo(6);
    const { cycle } = story;
    const rules = rulesOf(cycle, under({ steps: SHORT }).procedure);
    expect(openTurns(rules, cycle.planned ?? [], cycle).map((turn) => turn.step)).toEqual([STEPS[6]]);
  });
  test("in a section's name only of a section that the plan has", () => {
    const story = new Story().upTo(3);
    const stray = { step: 4, section: "z", round: 1, filledBy: "ani" };
    expect(story.asks("receive", "ani", stray).codes).toContain("section-unknown");
  });
});
