/**
 * Every refusal that the law knows, once, with the nearest entry that may stand. The compiler asks for a case of each
 * code; the other tables of the law go through its boundaries.
 */
import { describe, expect, test } from "vitest";
import { type EntryId, entryId, type PersonId } from "../../../src/domain/ids.ts";
import { mayAppend, type Verdict } from "../../../src/domain/ledger/law.ts";
import type { Act } from "../../../src/domain/ledger/message/message.ts";
import type { Proposal, Refusal, RefusalCode, World } from "../../../src/domain/ledger/proposal.ts";
import { append, type LedgerState } from "../../../src/domain/ledger/state.ts";
import { EMPTY_SUBJECT } from "../../../src/domain/ledger/subject.ts";
import { digestOf } from "../../support/figures.ts";
import { type Around, proposalOf, type Said } from "../../support/proposal.ts";
import { CYCLE, person, Story, staffed, under, WORLD } from "../../support/story.ts";
import { there } from "../../support/there.ts";

/** The record with everything done up to a step. */
const after = (step: number, world: World = WORLD): LedgerState => {
  const story = new Story();
  story.world = world;
  return story.upTo(step).ledger;
};
const followedBy = (ledger: LedgerState, proposal: Proposal): LedgerState => append(ledger, proposal, HEALED);
const asked = (ledger: LedgerState, act: Act, who: string, said?: Said, around?: Around): Verdict =>
  mayAppend(ledger, proposalOf(ledger, act, who, said, around));

interface Case {
  readonly refusal: Refusal;
  /** The verdict on the entry that is refused, or on the nearest that may stand. */
  readonly ask: (allowed: boolean) => Verdict;
}

const APPROVE = { step: 7, round: 1 };
const approve = (said: Said = {}, around: Around = {}, ledger = after(6)): Verdict =>
  asked(ledger, "approve", "dewi", { ...APPROVE, ...said }, around);
const RECEIVE = { step: 4, round: 1, section: "a", filledBy: "ani" };
const WAIVE = { section: "b", reason: "banjir", until: "2024-07-10" };
const REJECT = { step: 7, round: 1, returnTo: 6, reason: "keliru" };
// Nothing is asked of the law before a test runs: what fails then fails a test. Up to step 6 there are ten entries.
const id = (no: number): EntryId => there(entryId(String(no).padStart(40, "0")));
const [ROOT, LAST, LAST_AT] = [id(1), id(10), 1_720_000_010];
const HEALED = there(entryId(`ffff${ROOT.slice(4)}`));

const healing = (said: Said, around: Around = {}, ledger = after(6)): Proposal =>
  proposalOf(
    ledger,
    "heal",
    "lestari",
    { reason: "squash", heals: [ROOT], ...said },
    { healing: { named: [ROOT], differing: [], lastAt: ledger.lastAt }, ...around },
  );
const heal = (said: Said = {}, around: Around = {}): Verdict => mayAppend(after(6), healing(said, around));
const pending = (): LedgerState => followedBy(after(6), healing({}));
const confirm = (who: string, said: Said = {}, around: Around = {}): Verdict =>
  asked(pending(), "heal", who, { confirms: HEALED, ...said }, around);
/** Lestari, who may heal, is camat as well, and may confirm. */
const BOTH = staffed({
  ...person("lestari", "pencatat"),
  appointments: [...person("lestari", "camat").appointments, ...person("lestari", "pencatat").appointments],
});

/** A return that was sent back by whoever judged the recap that was made of it. */
const sentBack = (digest: string): LedgerState => {
  const back = { ...REJECT, section: "a", returnTo: 4, subject: digestOf("9") };
  const returned = { ...RECEIVE, subject: digestOf(digest) };
  let ledger = after(3);
  ledger = followedBy(ledger, proposalOf(ledger, "receive", "ani", returned));
  ledger = followedBy(ledger, proposalOf(ledger, "verify", "rina", { step: 5, round: 1, section: "a" }));
  ledger = followedBy(ledger, proposalOf(ledger, "compile", "rina", { step: 6, round: 1 }));
  return followedBy(ledger, proposalOf(ledger, "reject", "dewi", back));
};
/** The first cycle as it stands after a step, and a second of the same year that is opened. */
const twoCycles = (step: number): LedgerState => {
  const ledger = after(step);
  return followedBy(ledger, proposalOf(ledger, "open", "rina", { cycle: "2024/tw2", round: 1 }));
};

const CASES = {
  "repository-other": {
    refusal: { code: "repository-other", given: "genesis", expected: ROOT },
    ask: (allowed) => approve(allowed ? {} : { repository: "genesis" }),
  },
  "previous-other": {
    refusal: { code: "previous-other", given: ROOT, expected: LAST },
    ask: (allowed) => approve(allowed ? {} : { previous: ROOT }),
  },
  "roster-other": {
    refusal: { code: "roster-other", given: 2, expected: 1 },
    ask: (allowed) => approve(allowed ? {} : { roster: 2 }),
  },
  "version-back": {
    refusal: { code: "version-back", given: 1, expected: 2 },
    ask: (allowed) => approve(allowed ? {} : { version: 1 }),
  },
  "rules-back": {
    refusal: { code: "rules-back", given: 1, expected: 2 },
    ask: (allowed) => approve({ rules: allowed ? 2 : 1 }, {}, { ...after(6), rules: 2 }),
  },
  "clock-backwards": {
    refusal: { code: "clock-backwards", at: LAST_AT - 1, previous: LAST_AT },
    ask: (allowed) => approve({}, { at: LAST_AT - (allowed ? 0 : 1) }),
  },
  "key-unregistered": {
    refusal: { code: "key-unregistered" },
    ask: (allowed) => approve({}, { key: allowed ? "KEYdewi" : "KEYx" }),
  },
  "key-of-another": {
    refusal: { code: "key-of-another", owner: "hadi" as PersonId },
    ask: (allowed) => approve({}, { key: allowed ? "KEYdewi" : "KEYhadi" }),
  },
  "key-not-in-force": {
    refusal: { code: "key-not-in-force", owner: "dewi" as PersonId },
    ask: (allowed) => {
      const dewi = person("dewi", "kasubag");
      const keys = dewi.keys.map((key) => ({ ...key, until: allowed ? "2024-07-03" : "2024-07-02" }));
      return approve({}, { before: staffed({ ...dewi, keys }) });
    },
  },
  "person-unknown": {
    refusal: { code: "person-unknown", person: "sari" as PersonId },
    ask: (allowed) => {
      const filledBy = allowed ? "ani" : "sari";
      return asked(after(3), "receive", "rina", { ...RECEIVE, filledBy });
    },
  },
  "role-not-held": {
    refusal: {
      code: "role-not-held",
      person: "agus" as PersonId,
      needed: ["kasubag" as never],
      section: undefined,
    },
    ask: (allowed) => asked(after(6), "approve", allowed ? "dewi" : "agus", APPROVE),
  },
  "capacity-other": {
    refusal: { code: "capacity-other", given: "plt", expected: "definitif" },
    ask: (allowed) => approve({ capacity: allowed ? "definitif" : "plt" }),
  },
  "trailers-unfit": {
    refusal: { code: "trailers-unfit", act: "approve", trailer: "Sop-Until" },
    ask: (allowed) => approve(allowed ? {} : { until: "2024-07-10" }),
  },
  "act-unexplained": {
    refusal: { code: "act-unexplained", act: "reject" },
    ask: (allowed) => asked(after(6), "reject", "dewi", { ...REJECT, reason: allowed ? "x" : undefined }),
  },
  "cycle-unknown": {
    refusal: { code: "cycle-unknown", cycle: "2024/tw3" as never },
    ask: (allowed) => approve({ cycle: allowed ? CYCLE : "2024/tw3" }),
  },
  "cycle-exists": {
    refusal: { code: "cycle-exists", cycle: CYCLE },
    ask: (allowed) => asked(after(1), "open", "rina", { round: 1, cycle: allowed ? "2024/tw2" : CYCLE }),
  },
  "cycle-open": {
    refusal: { code: "cycle-open", cycle: CYCLE },
    ask: (allowed) => asked(after(allowed ? 9 : 8), "reopen", "hadi", { reason: "x" }),
  },
  "cycle-finished": {
    refusal: { code: "cycle-finished", cycle: CYCLE },
    ask: (allowed) => asked(after(allowed ? 3 : 9), "waive", "agus", WAIVE),
  },
  "cycle-begun": {
    refusal: { code: "cycle-begun", cycle: CYCLE },
    ask: (allowed) =>
      asked(after(allowed ? 3 : 4), "cancel", "rina", { reason: "keliru", subject: EMPTY_SUBJECT }),
  },
  "cycle-not-empty": {
    refusal: { code: "cycle-not-empty", cycle: CYCLE },
    ask: (allowed) => {
      const subject = allowed ? EMPTY_SUBJECT : digestOf("1");
      return asked(after(3), "cancel", "rina", { reason: "keliru", subject });
    },
  },
  "nothing-amended": {
    refusal: { code: "nothing-amended", cycle: CYCLE },
    ask: (allowed) => {
      const before = allowed ? under({ rating: "sakip" }) : WORLD;
      return asked(after(6), "amend", "hadi", { cycle: CYCLE, reason: "keputusan baru" }, { before });
    },
  },
  "section-unknown": {
    refusal: { code: "section-unknown", section: "z" as never },
    ask: (allowed) => asked(after(3), "waive", "agus", { ...WAIVE, section: allowed ? "b" : "z" }),
  },
  "section-delivered": {
    refusal: { code: "section-delivered", section: "b" as never },
    ask: (allowed) => asked(after(allowed ? 4 : 5), "waive", "agus", WAIVE),
  },
  "waiver-expired": {
    refusal: { code: "waiver-expired", section: "b" as never, until: "2024-07-02" },
    ask: (allowed) => {
      // The story plays on the third of July, 2024.
      const story = new Story().upTo(3);
      story.lawful("receive", "ani", RECEIVE).lawful("verify", "rina", { step: 5, round: 1, section: "a" });
      story.lawful("waive", "agus", { ...WAIVE, until: allowed ? "2024-07-03" : "2024-07-02" });
      return asked(story.ledger, "compile", "rina", { step: 6, round: 1 });
    },
  },
  "step-unfit": {
    refusal: { code: "step-unfit", step: 6, act: "verify" },
    ask: (allowed) => {
      const said = allowed ? { step: 5, section: "a" } : { step: 6 };
      return asked(after(4), "verify", "rina", { round: 1, ...said });
    },
  },
  "step-not-open": {
    refusal: {
      code: "step-not-open",
      step: 7,
      section: undefined,
      waitingFor: [{ step: there(WORLD.procedure.steps[5]), section: undefined }],
    },
    ask: (allowed) => approve({}, {}, after(allowed ? 6 : 5)),
  },
  "round-other": {
    refusal: { code: "round-other", given: 2, expected: 1 },
    ask: (allowed) => approve({ round: allowed ? 1 : 2 }),
  },
  "return-not-allowed": {
    refusal: { code: "return-not-allowed", step: 7, to: 5, allowed: [6, 4, 1] },
    ask: (allowed) => asked(after(6), "reject", "dewi", { ...REJECT, returnTo: allowed ? 6 : 5 }),
  },
  "same-person": {
    refusal: { code: "same-person", person: "ani" as PersonId, step: 5, other: 4 },
    ask: (allowed) => {
      const ani = person("ani", "kepala", "a");
      const appointments = [...person("ani", "petugas").appointments, ...ani.appointments];
      const before = staffed({ ...ani, appointments });
      const verify = { step: 5, round: 1, section: allowed ? "b" : "a" };
      return asked(after(4), "verify", "ani", verify, { before });
    },
  },
  "plan-in-use": {
    refusal: { code: "plan-in-use", cycle: CYCLE },
    ask: (allowed) => {
      const draft = { cycle: "2024/tw2", step: 1, round: 1 };
      return asked(twoCycles(allowed ? 9 : 8), "draft", "rina", draft, { changed: ["2024/rencana.yaml"] });
    },
  },
  "content-unchanged": {
    refusal: { code: "content-unchanged", step: 4 },
    ask: (allowed) =>
      asked(sentBack(allowed ? "1" : "2"), "receive", "ani", {
        ...RECEIVE,
        round: 2,
        subject: digestOf("2"),
      }),
  },
  "path-not-permitted": {
    refusal: { code: "path-not-permitted", path: "2024/tw1/rekap/lain.exe", act: "compile" },
    ask: (allowed) => {
      const changed = [`2024/tw1/rekap/${allowed ? "rekap.yaml" : "lain.exe"}`];
      return asked(after(5), "compile", "rina", { step: 6, round: 1 }, { changed });
    },
  },
  "path-windows": {
    refusal: { code: "path-windows", path: "2024/tw1/bukti/a/nul.pdf", act: "receive" },
    ask: (allowed) => {
      const changed = [`2024/tw1/bukti/a/nul${allowed ? "a" : ""}.pdf`];
      return asked(after(3), "receive", "ani", RECEIVE, { changed });
    },
  },
  "path-form": {
    refusal: { code: "path-form", path: "2024/tw1/bukti/a/e\u0301.pdf", act: "receive" },
    ask: (allowed) => {
      const changed = [`2024/tw1/bukti/a/${allowed ? "\u00e9" : "e\u0301"}.pdf`];
      return asked(after(3), "receive", "ani", RECEIVE, { changed });
    },
  },
  "subject-other": {
    refusal: { code: "subject-other", given: digestOf("1"), expected: digestOf("2") },
    ask: (allowed) => approve({ subject: digestOf("1") }, { subject: digestOf(allowed ? "1" : "2") }),
  },
  "state-other": {
    refusal: { code: "state-other", given: digestOf("1"), expected: digestOf("2") },
    ask: (allowed) => approve({ state: digestOf("1") }, { state: digestOf(allowed ? "1" : "2") }),
  },
  "heal-unconfirmed": {
    refusal: { code: "heal-unconfirmed", entry: HEALED },
    ask: (allowed) => approve({}, {}, allowed ? after(6) : pending()),
  },
  "heal-other": {
    refusal: { code: "heal-other", given: `${ROOT} ${LAST}`, expected: ROOT },
    ask: (allowed) => heal(allowed ? {} : { heals: [ROOT, LAST] }),
  },
  "heal-content": {
    refusal: { code: "heal-content", path: "sop.yaml" },
    ask: (allowed) => {
      return heal(
        {},
        { healing: { named: [ROOT], differing: allowed ? [] : ["sop.yaml"], lastAt: LAST_AT } },
      );
    },
  },
  "heal-alone": {
    refusal: { code: "heal-alone", person: "lestari" as PersonId },
    ask: (allowed) => confirm(allowed ? "hadi" : "lestari", {}, allowed ? {} : { before: BOTH }),
  },
  "roster-invalid": {
    refusal: { code: "roster-invalid", fault: { code: "version-step", expected: 2, given: 3 } },
    ask: (allowed) => {
      const roster = { ...WORLD.roster, version: allowed ? 2 : 3 };
      const [first, ...others] = WORLD.roster.officials;
      const officials = [{ ...there(first), rank: "Penata (III/c)" }, ...others];
      return asked(
        after(6),
        "appoint",
        "lestari",
        {},
        { after: { ...WORLD, roster: { ...roster, officials } } },
      );
    },
  },
} satisfies { readonly [Code in RefusalCode]: Case & { readonly refusal: { readonly code: Code } } };

describe.each<[code: string, one: Case]>(Object.entries(CASES))("%s", (_, { refusal, ask }) => {
  test("the entry that is refused, for this and nothing else", () => {
    expect(ask(false).refusals).toEqual([refusal]);
  });
  test("the nearest that may stand", () => {
    expect(ask(true).refusals).toEqual([]);
  });
});
