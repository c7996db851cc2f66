/** The law by itself: pure states and proposals, for the acts that no verb offers yet and for its edges. */
import { describe, expect, test } from "vitest";
import type { EntryId } from "../../../src/domain/ids.ts";
import { mayAppend } from "../../../src/domain/ledger/law.ts";
import type { Trailers } from "../../../src/domain/ledger/message/message.ts";
import type { Proposal, World } from "../../../src/domain/ledger/proposal.ts";
import { append, EMPTY_LEDGER, type LedgerState } from "../../../src/domain/ledger/state.ts";
import { SIX_STEPS as procedure } from "../../support/six-steps.ts";

const person = (id: string, role: string, section?: string, capacity = "definitif") => ({
  id,
  name: id,
  appointments: [{ role, section, capacity, basis: "SK", from: "2024-01-01" }],
  keys: [{ type: "ssh-ed25519", blob: `KEY${id}`, from: "2024-01-01" }],
});
const roster = {
  version: 1,
  officials: [
    person("rina", "petugas"),
    person("ani", "kepala", "a"),
    person("bayu", "kepala", "b"),
    person("agus", "sekretaris"),
    person("hadi", "camat"),
    person("lestari", "pencatat"),
  ],
};
const world = { procedure, roster, sections: new Map([[2024, ["a", "b"]]]) } as unknown as World;

/** A record that is written entry by entry, each put before the law. */
class Story {
  ledger: LedgerState = EMPTY_LEDGER;
  #no = 0;

  /** What the law says to this entry; it is applied all the same. */
  add(
    act: string,
    who: string,
    more: Partial<Record<keyof Trailers, unknown>> & { changed?: string[]; world?: World } = {},
  ): { codes: string[]; flags: string[] } {
    const { changed = [], world: here = world, ...trailers } = more;
    const official = here.roster.officials.find(({ id }) => id === who);
    const held = official?.appointments[0];
    const id = String(++this.#no).padStart(40, "0") as EntryId;
    const outside = ["found", "appoint", "amend"].includes(act);
    const full = {
      version: 1,
      repository: this.ledger.root ?? "genesis",
      act,
      ...(outside ? {} : { cycle: "2024/tw1" }),
      role: held?.role,
      person: who,
      capacity: held?.capacity,
      previous: this.ledger.last ?? "none",
      subject: `sha256:${id.padStart(64, "0")}`,
      roster: 1,
      tool: "t",
      ...(act === "verify" ? { report: `sha256:${"f".repeat(64)}` } : {}),
      ...trailers,
    } as unknown as Trailers;
    const proposal = {
      trailers: full,
      note: [],
      at: 1_720_000_000 + this.#no,
      key: `KEY${who}`,
      changed,
      subject: full.subject,
      before: here,
      after: here,
    } as unknown as Proposal;
    const { refusals, flags } = mayAppend(this.ledger, proposal);
    this.ledger = append(this.ledger, proposal, id);
    return { codes: refusals.map(({ code }) => code), flags: flags.map(({ code }) => code) };
  }

  /** Through step 4, with section b missing where it is waived. */
  static upToCompiled(waiving = false): Story {
    const story = Story.upToReceived(waiving);
    expect(story.add("compile", "rina", { step: 4, round: 1 }).codes).toEqual([]);
    return story;
  }

  /** Through step 3: every return that is to come has come and is verified. */
  static upToReceived(waiving = false, until = "2024-07-10"): Story {
    const story = new Story();
    const lawful = (result: { codes: string[] }): void => expect(result.codes).toEqual([]);
    lawful(story.add("found", "lestari"));
    lawful(story.add("open", "rina", { round: 1 }));
    lawful(story.add("draft", "rina", { step: 1, round: 1, changed: ["2024/rencana.yaml"] }));
    lawful(story.add("receive", "ani", { step: 2, round: 1, section: "a", filledBy: "ani" }));
    if (waiving)
      lawful(
        story.add("waive", "agus", {
          section: "b",
          reason: "kantor desa banjir",
          until,
          changed: ["2024/tw1/siklus.yaml"],
        }),
      );
    else lawful(story.add("receive", "rina", { step: 2, round: 1, section: "b", filledBy: "bayu" }));
    for (const section of waiving ? ["a"] : ["a", "b"])
      lawful(story.add("verify", "rina", { step: 3, round: 1, section }));
    return story;
  }
}

describe("a waiver", () => {
  test("lets the recap go on without the section that it names", () => {
    Story.upToCompiled(true);
  });
  test("needs its role, its reason and its section, and touches only siklus.yaml", () => {
    const story = new Story();
    story.add("found", "lestari");
    story.add("open", "rina");
    const waiver = { section: "b", reason: "x", until: "2024-07-10" };
    expect(story.add("waive", "agus", { ...waiver, reason: undefined }).codes).toEqual(["act-unexplained"]);
    expect(story.add("waive", "agus", { ...waiver, section: undefined }).codes).toEqual(["trailers-unfit"]);
    expect(story.add("waive", "agus", { ...waiver, until: undefined }).codes).toEqual(["trailers-unfit"]);
    expect(story.add("waive", "rina", waiver).codes).toEqual(["role-not-held"]);
    expect(story.add("waive", "agus", { ...waiver, section: "z" }).codes).toEqual(["section-unknown"]);
    expect(story.add("waive", "agus", { ...waiver, changed: ["2024/rencana.yaml"] }).codes).toEqual([
      "path-not-permitted",
    ]);
  });
  test("holds up to its last day, and can be granted again", () => {
    const story = Story.upToReceived(true, "2024-07-02");
    // The story plays on the third of July, 2024.
    expect(story.add("compile", "rina", { step: 4, round: 1 }).codes).toEqual(["waiver-expired"]);
    const again = Story.upToReceived(true, "2024-07-02");
    again.add("waive", "agus", { section: "b", reason: "x", until: "2024-07-03" });
    expect(again.add("compile", "rina", { step: 4, round: 1 }).codes).toEqual([]);
  });
  test("ends when the return comes after all, which must then be verified like any other", () => {
    const late = { step: 2, round: 1, section: "b", filledBy: "bayu" };
    const story = Story.upToReceived(true);
    expect(story.add("receive", "rina", late).codes).toEqual([]);
    const hasty = Story.upToReceived(true);
    hasty.add("receive", "rina", late);
    expect(hasty.add("compile", "rina", { step: 4, round: 1 }).codes).toEqual(["step-not-open"]);
    expect(story.add("verify", "rina", { step: 3, round: 1, section: "b" }).codes).toEqual([]);
    expect(story.add("compile", "rina", { step: 4, round: 1 }).codes).toEqual([]);
    // Too late: the recap speaks without it.
    expect(Story.upToCompiled(true).add("receive", "rina", late).codes).toEqual(["step-not-open"]);
  });
  test("is for what is still missing", () => {
    const waiver = { section: "a", reason: "x", until: "2024-07-10" };
    expect(Story.upToReceived().add("waive", "agus", waiver).codes).toEqual(["section-delivered"]);
    expect(Story.upToCompiled(true).add("waive", "agus", { ...waiver, section: "b" }).codes).toEqual([
      "section-delivered",
    ]);
  });
  test("comes too late when the cycle is finished", () => {
    const story = Story.upToCompiled();
    story.add("approve", "agus", { step: 5, round: 1 });
    story.add("approve", "hadi", { step: 6, round: 1 });
    expect(story.add("waive", "agus", { section: "b", reason: "x", until: "2024-07-10" }).codes).toEqual([
      "cycle-finished",
    ]);
  });
});

describe("reopening", () => {
  test("only a finished cycle, with a reason, by its role; then a new round begins", () => {
    const story = Story.upToCompiled();
    expect(story.add("reopen", "hadi", { reason: "x" }).codes).toEqual(["cycle-open"]);
    const done = Story.upToCompiled();
    done.add("approve", "agus", { step: 5, round: 1 });
    done.add("approve", "hadi", { step: 6, round: 1 });
    expect(done.add("reopen", "rina", { reason: "temuan inspektorat" }).codes).toEqual(["role-not-held"]);
    const again = Story.upToCompiled();
    again.add("approve", "agus", { step: 5, round: 1 });
    again.add("approve", "hadi", { step: 6, round: 1 });
    expect(again.add("reopen", "hadi", { reason: "temuan inspektorat" }).codes).toEqual([]);
    expect(again.add("receive", "ani", { step: 2, round: 1, section: "a", filledBy: "ani" }).codes).toEqual([
      "round-other",
    ]);
    expect(again.add("receive", "bayu", { step: 2, round: 2, section: "b", filledBy: "bayu" }).codes).toEqual(
      [],
    );
  });
});

describe("sending back", () => {
  test("one section only: the other keeps its verification, the approvals fall", () => {
    const story = Story.upToCompiled();
    expect(
      story.add("reject", "agus", { step: 5, round: 1, section: "a", returnTo: 2, reason: "x" }).codes,
    ).toEqual([]);
    expect(story.add("verify", "rina", { step: 3, round: 1, section: "b" }).codes).toEqual(["step-not-open"]);
    expect(story.add("compile", "rina", { step: 4, round: 2 }).codes).toEqual(["step-not-open"]);
    expect(story.add("receive", "ani", { step: 2, round: 2, section: "a", filledBy: "ani" }).codes).toEqual(
      [],
    );
  });
  test("a verifier may take back a verification until the recap is made", () => {
    const story = new Story();
    story.add("found", "lestari");
    story.add("open", "rina");
    story.add("draft", "rina", { step: 1, round: 1 });
    story.add("receive", "ani", { step: 2, round: 1, section: "a", filledBy: "ani" });
    story.add("verify", "rina", { step: 3, round: 1, section: "a" });
    expect(
      story.add("reject", "rina", { step: 3, round: 1, section: "a", returnTo: 2, reason: "x" }).codes,
    ).toEqual([]);
    const compiled = Story.upToCompiled();
    expect(
      compiled.add("reject", "rina", { step: 3, round: 1, section: "a", returnTo: 2, reason: "x" }).codes,
    ).toEqual(["step-not-open"]);
  });
});

describe("separation of duties, by person", () => {
  const acting = (id: string, role: string) =>
    ({
      ...world,
      roster: {
        ...roster,
        officials: [person(id, role, undefined, "plh"), ...roster.officials.filter((one) => one.id !== id)],
      },
    }) as unknown as World;
  test("nobody signs twice in one round; who stands in for an absent colleague may, and is flagged", () => {
    const definitive = {
      ...world,
      roster: {
        ...roster,
        officials: [
          person("agus", "camat"),
          ...roster.officials.filter(({ id }) => id !== "agus" && id !== "hadi"),
        ],
      },
    } as unknown as World;
    const story = Story.upToCompiled();
    story.add("approve", "agus", { step: 5, round: 1 });
    expect(story.add("approve", "agus", { step: 6, round: 1, world: definitive }).codes).toEqual([
      "same-person",
    ]);
    const other = Story.upToCompiled();
    other.add("approve", "agus", { step: 5, round: 1 });
    expect(other.add("approve", "agus", { step: 6, round: 1, world: acting("agus", "camat") })).toEqual({
      codes: [],
      flags: ["acting-twice", "acting-signer"],
    });
  });
  test("who filled may not verify; who only recorded it may", () => {
    const both = {
      ...world,
      roster: {
        ...roster,
        officials: [
          {
            ...person("ani", "petugas"),
            appointments: [
              ...person("ani", "petugas").appointments,
              ...person("ani", "kepala", "a").appointments,
            ],
          },
          ...roster.officials.filter(({ id }) => id !== "ani"),
        ],
      },
    } as unknown as World;
    const story = new Story();
    story.add("found", "lestari");
    story.add("open", "rina");
    story.add("draft", "rina", { step: 1, round: 1 });
    expect(
      story.add("receive", "ani", {
        step: 2,
        round: 1,
        section: "a",
        filledBy: "ani",
        role: "kepala",
        world: both,
      }).codes,
    ).toEqual([]);
    expect(story.add("verify", "ani", { step: 3, round: 1, section: "a", world: both }).codes).toEqual([
      "same-person",
    ]);
    expect(story.add("receive", "rina", { step: 2, round: 1, section: "b", filledBy: "bayu" }).codes).toEqual(
      [],
    );
    expect(story.add("verify", "rina", { step: 3, round: 1, section: "b" }).codes).toEqual([]);
  });
});

test("what an act must say cannot be left out, nor said where it does not belong", () => {
  const story = Story.upToCompiled();
  story.add("reject", "agus", { step: 5, round: 1, section: "a", returnTo: 2, reason: "x" });
  // Otherwise a section head who is also the verifier could hide that the figures are their own.
  expect(story.add("receive", "ani", { step: 2, round: 2, section: "a" }).codes).toEqual(["trailers-unfit"]);
  const next = Story.upToCompiled();
  expect(
    next.add("approve", "agus", { step: 5, round: 1, report: `sha256:${"f".repeat(64)}` }).codes,
  ).toEqual(["trailers-unfit"]);
  const third = Story.upToCompiled();
  expect(third.add("approve", "agus", { step: 5, round: 1, returnTo: 4 }).codes).toEqual(["trailers-unfit"]);
  const fourth = Story.upToCompiled();
  expect(fourth.add("reject", "agus", { step: 5, round: 1, reason: "x" }).codes).toEqual(["trailers-unfit"]);
});

test("one may do one's own work over until the next person has touched it", () => {
  const story = new Story();
  story.add("found", "lestari");
  story.add("open", "rina");
  story.add("draft", "rina", { step: 1, round: 1 });
  expect(story.add("draft", "rina", { step: 1, round: 1, changed: ["2024/rencana.yaml"] }).codes).toEqual([]);
  story.add("receive", "ani", { step: 2, round: 1, section: "a", filledBy: "ani" });
  expect(story.add("draft", "rina", { step: 1, round: 1 }).codes).toEqual(["step-not-open"]);
  expect(story.add("receive", "ani", { step: 2, round: 1, section: "a", filledBy: "ani" }).codes).toEqual([]);
});

test("the year's plan may not change under another cycle that runs on it", () => {
  const story = Story.upToCompiled();
  story.add("open", "rina", { cycle: "2024/tw2" });
  expect(
    story.add("draft", "rina", { cycle: "2024/tw2", step: 1, round: 1, changed: ["2024/rencana.yaml"] })
      .codes,
  ).toEqual(["plan-in-use"]);
  expect(story.add("draft", "rina", { cycle: "2024/tw2", step: 1, round: 1 }).codes).toEqual([]);
});
