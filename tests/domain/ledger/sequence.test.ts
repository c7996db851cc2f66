/** Do the acts come in order: reasons, trailers, open steps, rounds, send-backs, waivers (product §5, ledger §4 and §8). */
import { describe, expect, test } from "vitest";
import type { Act, Trailers } from "../../../src/domain/ledger/message/message.ts";
import { digestOf, PROCEDURE, STEPS, Story, step, under, WORLD } from "../../support/story.ts";

type More = Partial<Record<keyof Trailers, unknown>>;

describe("what an act must say, and what it may not", () => {
  type Case = readonly [
    what: string,
    last: number,
    act: Act,
    who: string,
    more: More,
    codes: readonly string[],
  ];
  const receive: More = { step: 4, section: "a", round: 1, filledBy: "ani" };
  const reject: More = { step: 7, round: 1, returnTo: 6, reason: "x" };
  const waive: More = { section: "b", reason: "x", until: "2024-07-10" };
  const unfit = ["trailers-unfit"];
  const table: readonly Case[] = [
    ["to found twice", 1, "found", "lestari", {}, unfit],
    ["to amend one section", 1, "amend", "hadi", { section: "a" }, unfit],
    ["to open what is open", 1, "open", "rina", { round: 1 }, ["cycle-exists"]],
    ["to open with a step", 1, "open", "rina", { cycle: "2024/tw2", round: 1, step: 1 }, unfit],
    ["a step of no cycle", 1, "approve", "dewi", { cycle: undefined, step: 2, round: 1 }, unfit],
    [
      "a step of a cycle that is not there",
      1,
      "approve",
      "dewi",
      { cycle: "2024/tw2", step: 2, round: 1 },
      ["cycle-unknown"],
    ],
    ["no step", 1, "approve", "dewi", { round: 1 }, ["role-not-held", "step-unfit"]],
    [
      "a step that is not there",
      1,
      "approve",
      "dewi",
      { step: 12, round: 1 },
      ["role-not-held", "step-unfit"],
    ],
    ["a step of another kind", 2, "approve", "rina", { step: 3, round: 1 }, ["step-unfit"]],
    ["a step out of turn", 1, "distribute", "rina", { step: 3, round: 1 }, ["step-not-open"]],
    ["a step that was judged", 2, "approve", "dewi", { step: 2, round: 1 }, ["step-not-open"]],
    ["a return", 3, "receive", "ani", receive, []],
    ["a return without its section", 3, "receive", "ani", { ...receive, section: undefined }, unfit],
    [
      "a return of a section that is not there",
      3,
      "receive",
      "rina",
      { ...receive, section: "z" },
      ["role-not-held", "section-unknown"],
    ],
    ["a return that nobody filled", 3, "receive", "ani", { ...receive, filledBy: undefined }, unfit],
    ["a return with a report", 3, "receive", "ani", { ...receive, report: digestOf("f") }, unfit],
    ["a return with a last day", 3, "receive", "ani", { ...receive, until: "2024-07-10" }, unfit],
    ["a return that sends back", 3, "receive", "ani", { ...receive, returnTo: 1 }, unfit],
    ["a recap of one section", 5, "compile", "rina", { step: 6, round: 1, section: "a" }, unfit],
    [
      "a verification without a report",
      4,
      "verify",
      "rina",
      { step: 5, round: 1, section: "a", report: undefined },
      unfit,
    ],
    ["a send-back", 6, "reject", "dewi", reject, []],
    [
      "a send-back without a reason",
      6,
      "reject",
      "dewi",
      { ...reject, reason: undefined },
      ["act-unexplained"],
    ],
    ["a send-back to nowhere", 6, "reject", "dewi", { ...reject, returnTo: undefined }, unfit],
    ["a waiver", 3, "waive", "agus", waive, []],
    ["a waiver without a reason", 3, "waive", "agus", { ...waive, reason: undefined }, ["act-unexplained"]],
    ["a waiver without a section", 3, "waive", "agus", { ...waive, section: undefined }, unfit],
    ["a waiver without a day", 3, "waive", "agus", { ...waive, until: undefined }, unfit],
    ["a waiver with a step", 3, "waive", "agus", { ...waive, step: 4 }, unfit],
    ["a waiver of what is verified", 5, "waive", "agus", waive, ["section-delivered"]],
    ["a waiver of what is signed", 9, "waive", "agus", waive, ["cycle-finished"]],
    ["a reopening", 9, "reopen", "hadi", { reason: "x" }, []],
    ["a reopening of one section", 9, "reopen", "hadi", { reason: "x", section: "a" }, []],
    ["a reopening without a reason", 9, "reopen", "hadi", {}, ["act-unexplained"]],
    ["a reopening with a day", 9, "reopen", "hadi", { reason: "x", until: "2024-07-10" }, unfit],
    ["a reopening of what runs", 8, "reopen", "hadi", { reason: "x" }, ["cycle-open"]],
    ["an archive", 9, "attach", "rina", {}, []],
    ["an archive of a section", 9, "attach", "rina", { section: "a" }, unfit],
    ["an archive of what runs", 8, "attach", "rina", {}, ["cycle-open"]],
  ];
  test.each(table)("%s", (_, last, act, who, more, codes) => {
    expect(new Story().upTo(last).asks(act, who, more).codes).toEqual(codes);
  });
});

describe("where a step may send back to", () => {
  const reason = "pagu keliru";
  type Case = readonly [what: string, last: number, who: string, more: More, codes: readonly string[]];
  const table: readonly Case[] = [
    ["from filling to the plan, by the one who fills", 3, "ani", { step: 4, returnTo: 1 }, []],
    ["from filling to the plan, by the one who records", 3, "rina", { step: 4, returnTo: 1 }, []],
    ["by somebody else", 3, "agus", { step: 4, returnTo: 1 }, ["role-not-held"]],
    ["in a section's name", 3, "ani", { step: 4, section: "a", returnTo: 1 }, ["trailers-unfit"]],
    ["to a step that is not named", 3, "ani", { step: 4, returnTo: 2 }, ["return-not-allowed"]],
    [
      "to a step that is not there",
      3,
      "ani",
      { step: 4, section: "a", returnTo: 12 },
      ["return-not-allowed"],
    ],
    ["when it was filled and not verified", 4, "ani", { step: 4, returnTo: 1 }, []],
    ["when all is verified", 5, "ani", { step: 4, returnTo: 1 }, ["step-not-open"]],
    ["before the forms are handed out", 2, "ani", { step: 4, returnTo: 1 }, ["step-not-open"]],
    ["from verifying to the plan", 4, "rina", { step: 5, returnTo: 1 }, []],
    ["from verifying, while nothing has come in", 3, "rina", { step: 5, returnTo: 1 }, ["step-not-open"]],
    ["from a verification that nobody has built on", 5, "rina", { step: 5, returnTo: 1 }, []],
    ["from a verification that a recap is built on", 6, "rina", { step: 5, returnTo: 1 }, ["step-not-open"]],
    [
      "from verifying to the plan in a section's name",
      4,
      "rina",
      { step: 5, section: "a", returnTo: 1 },
      ["trailers-unfit"],
    ],
    ["from verifying to a section's return", 4, "rina", { step: 5, section: "a", returnTo: 4 }, []],
    [
      "from verifying to a return without its section",
      4,
      "rina",
      { step: 5, returnTo: 4 },
      ["trailers-unfit"],
    ],
    ["from an initial to the plan", 6, "dewi", { step: 7, returnTo: 1 }, []],
    [
      "from an initial to the plan in a section's name",
      6,
      "dewi",
      { step: 7, section: "a", returnTo: 1 },
      ["trailers-unfit"],
    ],
    ["from an initial to a section's return", 6, "dewi", { step: 7, section: "a", returnTo: 4 }, []],
    ["from an initial to all returns", 6, "dewi", { step: 7, returnTo: 4 }, []],
    ["from handing out", 2, "rina", { step: 3, returnTo: 1 }, ["step-unfit"]],
    ["in a round that is over", 3, "ani", { step: 4, returnTo: 1, round: 2 }, ["round-other"]],
  ];
  test.each(table)("%s", (_, last, who, more, codes) => {
    expect(new Story().upTo(last).asks("reject", who, { round: 1, reason, ...more }).codes).toEqual(codes);
  });

  test("from filling never to another section's step, whatever the procedure says", () => {
    const steps = STEPS.map((one) =>
      one.no === 5 ? { ...one, kind: "fill" as const, returnsTo: [4, 1] } : one,
    );
    const story = new Story();
    story.world = under({ steps });
    story.upTo(4);
    const back = { step: 5, round: 1, reason };
    expect(story.asks("reject", "rina", { ...back, section: "a", returnTo: 4 }).codes).toEqual([
      "return-not-allowed",
    ]);
    expect(story.asks("reject", "rina", { ...back, returnTo: 1 }).codes).toEqual([]);
  });

  test("from filling only where the procedure says so", () => {
    const story = new Story();
    story.world = under({ steps: STEPS.map((one) => (one.no === 4 ? { ...one, returnsTo: [] } : one)) });
    story.upTo(3);
    expect(story.asks("reject", "ani", { step: 4, round: 1, returnTo: 1, reason }).codes).toEqual([
      "return-not-allowed",
    ]);
  });

  test("in version 1 neither from filling, nor from verifying to the plan", () => {
    const ask = (last: number, who: string, more: More): readonly string[] =>
      new Story(1).upTo(last).asks("reject", who, { round: 1, reason, ...more }).codes;
    expect(ask(3, "ani", { step: 4, returnTo: 1 })).toEqual(["step-unfit"]);
    expect(ask(4, "rina", { step: 5, returnTo: 1 })).toEqual(["trailers-unfit"]);
    expect(ask(4, "rina", { step: 5, section: "a", returnTo: 1 })).toEqual(["trailers-unfit"]);
    expect(ask(4, "rina", { step: 5, section: "a", returnTo: 4 })).toEqual([]);
  });

  test("to the plan: everything is done again in a new round, by whoever had delivered and whoever had not", () => {
    const story = new Story().upTo(3);
    story.lawful("receive", "ani", { step: 4, section: "a", round: 1, filledBy: "ani" });
    story.lawful("reject", "bayu", { step: 4, round: 1, returnTo: 1, reason });
    const { main, sections } = story.cycle;
    expect([main.round, main.done.size]).toEqual([2, 0]);
    expect([...sections.values()].map(({ round, done }) => [round, done.size])).toEqual([[2, 0]]);
    story.lawful("draft", "rina", { step: 1, round: 2, changed: ["2024/rencana.yaml"] });
    story.lawful("approve", "dewi", { step: 2, round: 2 });
    story.lawful("distribute", "rina", { step: 3, round: 2 });
    story.lawful("receive", "ani", { step: 4, section: "a", round: 2, filledBy: "ani" });
    story.lawful("receive", "bayu", { step: 4, section: "b", round: 1, filledBy: "bayu" });
  });
});

describe("a return that was sent back", () => {
  const same = digestOf("abc");
  const receive = { step: 4, section: "a", filledBy: "ani", subject: same };
  const sentBack = (more: More): Story => {
    const story = new Story().upTo(3);
    story.lawful("receive", "ani", { ...receive, round: 1 });
    return story.lawful("reject", "rina", { step: 5, round: 1, reason: "x", subject: same, ...more });
  };
  test.each([
    [
      "for its own figures may not come again as it was",
      { section: "a", returnTo: 4 },
      same,
      ["content-unchanged"],
    ],
    ["for its own figures comes again with others", { section: "a", returnTo: 4 }, digestOf("abd"), []],
  ])("%s", (_, more, subject, codes) => {
    expect(sentBack(more).asks("receive", "ani", { ...receive, round: 2, subject }).codes).toEqual(codes);
  });
  const recapped = (act: Act): Story => {
    const story = new Story().upTo(3);
    story.lawful("receive", "ani", { ...receive, round: 1 });
    story.lawful("receive", "bayu", { step: 4, section: "b", round: 1, filledBy: "bayu" });
    for (const section of ["a", "b"]) story.lawful("verify", "rina", { step: 5, round: 1, section });
    story.lawful("compile", "rina", { step: 6, round: 1 });
    const more = { section: "a", reason: "x", subject: digestOf("fed") };
    if (act === "reject") return story.lawful("reject", "dewi", { step: 7, round: 1, returnTo: 4, ...more });
    story.lawful("approve", "dewi", { step: 7, round: 1 });
    story.lawful("approve", "agus", { step: 8, round: 1 });
    story.lawful("approve", "hadi", { step: 9, round: 1 });
    return story.lawful("reopen", "hadi", { round: 1, ...more });
  };
  test.each<[what: string, act: Act, subject: string, codes: readonly string[]]>([
    ["by whoever judged the recap may not come again as it was", "reject", same, ["content-unchanged"]],
    ["by whoever judged the recap comes again with others", "reject", digestOf("abd"), []],
    ["by a reopening may not come again as it was", "reopen", same, ["content-unchanged"]],
    ["by a reopening comes again with others", "reopen", digestOf("abd"), []],
  ])("%s", (_, act, subject, codes) => {
    const story = recapped(act);
    expect(story.asks("receive", "ani", { ...receive, round: 2, subject }).codes).toEqual(codes);
  });
  test("with all others, for the plan, may come again as it was where the form is the same", () => {
    const story = sentBack({ returnTo: 1 });
    story.lawful("draft", "rina", { step: 1, round: 2 });
    story.lawful("approve", "dewi", { step: 2, round: 2 });
    story.lawful("distribute", "rina", { step: 3, round: 2 });
    expect(story.asks("receive", "ani", { ...receive, round: 2 }).codes).toEqual([]);
  });
  test.each([
    [1, ["round-other"]],
    [2, []],
    [3, ["round-other"]],
  ])("comes in the round that is running: %d", (round, codes) => {
    const story = sentBack({ section: "a", returnTo: 4 });
    expect(story.asks("receive", "ani", { ...receive, round, subject: digestOf("abd") }).codes).toEqual(
      codes,
    );
  });
});

describe("a recap", () => {
  const waiving = (until: string): Story => {
    const story = new Story().upTo(3);
    story.lawful("receive", "ani", { step: 4, section: "a", round: 1, filledBy: "ani" });
    story.lawful("verify", "rina", { step: 5, section: "a", round: 1 });
    return story.lawful("waive", "agus", { section: "b", reason: "banjir", until });
  };
  // The story plays on the third of July, 2024.
  test.each([
    ["the day before", "2024-07-02", ["waiver-expired"]],
    ["this day", "2024-07-03", []],
    ["the day after", "2024-07-04", []],
  ])("without a section whose waiver ended %s", (_, until, codes) => {
    expect(waiving(until).asks("compile", "rina", { step: 6, round: 1 }).codes).toEqual(codes);
  });
  test("without a section that has no waiver waits", () => {
    const story = new Story().upTo(3);
    story.lawful("receive", "ani", { step: 4, section: "a", round: 1, filledBy: "ani" });
    story.lawful("verify", "rina", { step: 5, section: "a", round: 1 });
    expect(story.asks("compile", "rina", { step: 6, round: 1 }).codes).toEqual(["step-not-open"]);
  });
});

describe("the year's plan", () => {
  const draft = { cycle: "2024/tw2", step: 1, round: 1, changed: ["2024/rencana.yaml"] };
  test.each([
    ["opened and not drafted", 0, []],
    ["drafted", 1, ["plan-in-use"]],
    ["not yet signed", 8, ["plan-in-use"]],
    ["signed", 9, []],
  ])("may change where the other cycle is %s", (_, last, codes) => {
    const story = new Story().upTo(last).lawful("open", "rina", { cycle: "2024/tw2", round: 1 });
    expect(story.asks("draft", "rina", draft).codes).toEqual(codes);
  });
  test("may always be confirmed as it is, and changed for a cycle of another year", () => {
    const story = new Story().upTo(1).lawful("open", "rina", { cycle: "2024/tw2", round: 1 });
    expect(story.asks("draft", "rina", { ...draft, changed: [] }).codes).toEqual([]);
    story.lawful("open", "rina", { cycle: "2025/tw1", round: 1 });
    expect(
      story.asks("draft", "rina", { ...draft, cycle: "2025/tw1", changed: ["2025/rencana.yaml"] }).codes,
    ).toEqual([]);
  });
  // Such a cycle drafts no plan of its own, but goes by the year's from its first step on.
  test.each([
    ["not begun", [], WORLD.sections, []],
    ["begun", ["compile"], WORLD.sections, ["plan-in-use"]],
    ["begun, and the year has no plan yet", ["compile"], new Map(), ["plan-in-use"]],
    ["signed", ["compile", "approve"], WORLD.sections, []],
  ] as const)("may change where the other has no step for it and is %s", (_, acts, sections, codes) => {
    const story = new Story();
    story.world = under({ steps: [step(1, "compile", "petugas"), step(2, "sign", "camat")] });
    story.upTo(0);
    for (const act of acts)
      story.lawful(act, act === "compile" ? "rina" : "hadi", { step: act === "compile" ? 1 : 2, round: 1 });
    story.world = { ...WORLD, sections };
    story.lawful("open", "rina", { cycle: "2024/tw2", round: 1 });
    expect(story.asks("draft", "rina", draft).codes).toEqual(codes);
  });
});

test("an act of a step that does not say its round is of none", () => {
  const { refusals } = new Story().upTo(6).says("approve", "dewi", { step: 7 });
  expect(refusals).toEqual([{ code: "round-other", given: 0, expected: 1 }]);
});

test("a cycle without a plan has no sections, and so nothing to fill", () => {
  const story = new Story();
  story.world = { ...WORLD, procedure: PROCEDURE, sections: new Map() };
  story.upTo(3);
  expect(story.asks("receive", "ani", { step: 4, section: "a", round: 1, filledBy: "ani" }).codes).toEqual([
    "section-unknown",
  ]);
});

describe("the trailer that an act lacks, or may not have, is named", () => {
  const receive: More = { step: 4, section: "a", round: 1, filledBy: "ani" };
  const reject: More = { step: 7, round: 1, returnTo: 6, reason: "x" };
  const waive: More = { section: "b", reason: "x", until: "2024-07-10" };
  type Case = readonly [trailer: string, last: number, act: Act, who: string, more: More];
  const table: readonly Case[] = [
    ["Sop-Act", 1, "found", "lestari", {}],
    ["Sop-Cycle", 1, "approve", "dewi", { cycle: undefined, step: 2, round: 1 }],
    ["Sop-Section", 3, "waive", "agus", { ...waive, section: undefined }],
    ["Sop-Until", 3, "waive", "agus", { ...waive, until: undefined }],
    ["Sop-Section", 3, "receive", "ani", { ...receive, section: undefined }],
    ["Sop-Section", 5, "compile", "rina", { step: 6, round: 1, section: "a" }],
    ["Sop-Filled-By", 3, "receive", "ani", { ...receive, filledBy: undefined }],
    ["Sop-Filled-By", 6, "approve", "dewi", { step: 7, round: 1, filledBy: "ani" }],
    ["Sop-Report", 4, "verify", "rina", { step: 5, round: 1, section: "a", report: undefined }],
    ["Sop-Report", 3, "receive", "ani", { ...receive, report: digestOf("f") }],
    ["Sop-Return-To", 6, "reject", "dewi", { ...reject, returnTo: undefined }],
    // Even where that step is the cycle's: only who sends back says where to.
    ["Sop-Return-To", 3, "receive", "ani", { ...receive, returnTo: 1 }],
    ["Sop-Until", 3, "receive", "ani", { ...receive, until: "2024-07-10" }],
    ["Sop-Section", 6, "reject", "dewi", { ...reject, section: "a" }],
    ["Sop-Section", 3, "reject", "ani", { step: 4, section: "a", round: 1, returnTo: 1, reason: "x" }],
  ];
  test.each(table)("%s: step %i done, %s by %s", (trailer, last, act, who, more) => {
    const { refusals } = new Story().upTo(last).says(act, who, more);
    expect(refusals.filter(({ code }) => code === "trailers-unfit")).toEqual([
      { code: "trailers-unfit", act, trailer },
    ]);
  });
});

describe("a waiver that has run out", () => {
  const excused = (steps = STEPS): Story => {
    const story = new Story();
    story.world = under({ steps });
    story.upTo(3).lawful("receive", "ani", { step: 4, section: "a", round: 1, filledBy: "ani" });
    story.lawful("verify", "rina", { step: 5, section: "a", round: 1 });
    // The story plays on the third of July, 2024.
    return story.lawful("waive", "agus", { section: "b", reason: "x", until: "2024-07-03" });
  };
  const DAY = 86_400;
  test("does not undo the recap that was made while it held", () => {
    const story = excused().lawful("compile", "rina", { step: 6, round: 1 });
    expect(story.asks("approve", "dewi", { step: 7, round: 1, after: DAY }).codes).toEqual([]);
  });
  test("keeps nobody from sending back, where a person judges right after the sections", () => {
    const steps = [
      ...STEPS.slice(0, 5),
      step(6, "review", "kasubag", { returnsTo: [4] }),
      step(7, "sign", "camat"),
    ];
    const late = { step: 6, round: 1, after: DAY };
    expect(excused(steps).asks("approve", "dewi", late).codes).toEqual(["waiver-expired"]);
    const back = { ...late, section: "a", returnTo: 4, reason: "x" };
    expect(excused(steps).asks("reject", "dewi", back).codes).toEqual([]);
  });
});

test("what was sent back may be named again by whoever judges what came instead", () => {
  const story = new Story().upTo(6);
  const back = { step: 7, round: 1, section: "a", returnTo: 4, reason: "x", subject: digestOf("b") };
  story.lawful("reject", "dewi", back);
  story.lawful("receive", "ani", {
    step: 4,
    section: "a",
    round: 2,
    filledBy: "ani",
    subject: digestOf("c"),
  });
  const verify = { step: 5, section: "a", round: 2, subject: digestOf("b") };
  expect(story.asks("verify", "rina", verify).codes).toEqual([]);
});

describe("under a running cycle, the other cycle of the year", () => {
  const TW2 = { cycle: "2024/tw2", round: 1 };
  test("may hand out its forms: only the plan is shared", () => {
    const story = new Story().upTo(8).lawful("open", "rina", TW2);
    story.lawful("draft", "rina", { ...TW2, step: 1 }).lawful("approve", "dewi", { ...TW2, step: 2 });
    const forms = { ...TW2, step: 3, changed: ["2024/tw2/formulir/a.xlsx"] };
    expect(story.asks("distribute", "rina", forms).codes).toEqual([]);
  });
  test.each([
    ["has not come to its plan", 1, []],
    ["has its plan", 2, ["plan-in-use"]],
  ])("may change the plan where the first %s", (_, last, codes) => {
    const story = new Story();
    story.world = under({
      steps: [step(1, "compile", "petugas"), step(2, "draft", "petugas"), step(3, "sign", "camat")],
    });
    story.upTo(0).lawful("compile", "rina", { step: 1, round: 1 });
    if (last === 2) story.lawful("draft", "rina", { step: 2, round: 1 });
    story.world = WORLD;
    story.lawful("open", "rina", TW2);
    expect(story.asks("draft", "rina", { ...TW2, step: 1, changed: ["2024/rencana.yaml"] }).codes).toEqual(
      codes,
    );
  });
  test("may bring a section that the finished one did not have", () => {
    const story = new Story().upTo(9);
    story.world = {
      ...WORLD,
      sections: new Map([[2024, [...(WORLD.sections.get(2024) ?? []), "c" as never]]]),
    };
    story.lawful("open", "rina", TW2);
    expect(story.asks("draft", "rina", { ...TW2, step: 1, changed: ["2024/rencana.yaml"] }).codes).toEqual(
      [],
    );
  });
});

test("without a plan, what is waited for is the first step of any section", () => {
  const story = new Story();
  story.world = { ...WORLD, sections: new Map() };
  const [refusal] = story.upTo(3).says("compile", "rina", { step: 6, round: 1 }).refusals;
  const waitingFor = [{ step: STEPS[3], section: undefined }];
  expect(refusal).toEqual({ code: "step-not-open", step: 6, section: undefined, waitingFor });
});
