/** Healing: what its two halves must name, and what may not stand between them (ledger §9). */
import { describe, expect, test } from "vitest";
import { type EntryId, entryId } from "../../../src/domain/ids.ts";
import { healingHolds } from "../../../src/domain/ledger/heal.ts";
import type { HealingContext } from "../../../src/domain/ledger/proposal.ts";
import { EMPTY_LEDGER, type LedgerState } from "../../../src/domain/ledger/state.ts";
import { proposalOf, type Said } from "../../support/proposal.ts";
import { person } from "../../support/story.ts";
import { there } from "../../support/there.ts";

const id = (digit: string): EntryId => there(entryId(digit.repeat(40)));
const [A, B, FIRST] = [id("a"), id("b"), id("f")];
const FREE: LedgerState = EMPTY_LEDGER;
const PENDING: LedgerState = { ...FREE, healing: { entry: FIRST, person: person("lestari", "pencatat").id } };
const WAITING = { code: "heal-unconfirmed", entry: FIRST };

describe("any other act", () => {
  const stray = (trailer: string) => ({ code: "trailers-unfit", act: "approve", trailer });
  test.each<[what: string, ledger: LedgerState, said: Said, refusals: readonly unknown[]]>([
    ["where nothing waits", FREE, {}, []],
    ["where a healing waits to be confirmed", PENDING, {}, [WAITING]],
    ["that names what it heals", FREE, { heals: [A] }, [stray("Sop-Heals")]],
    ["that names what it confirms", FREE, { confirms: FIRST }, [stray("Sop-Confirms")]],
    ["that confirms what waits", PENDING, { confirms: FIRST }, [stray("Sop-Confirms"), WAITING]],
    ["that names both", FREE, { heals: [A], confirms: FIRST }, [stray("Sop-Heals")]],
  ])("%s", (_, ledger, said, refusals) => {
    expect(healingHolds(ledger, proposalOf(ledger, "approve", "dewi", said))).toEqual(refusals);
  });
});

describe("the first half", () => {
  const other = (given: string, expected: string) => ({ code: "heal-other", given, expected });
  type Case = readonly [
    what: string,
    heals: readonly EntryId[] | undefined,
    healing: Partial<HealingContext> | undefined,
    refusals: readonly unknown[],
  ];
  const named = { named: [A, B] };
  const table: readonly Case[] = [
    ["the break, oldest first", [A, B], named, []],
    ["in another order", [B, A], named, [other(`${B} ${A}`, `${A} ${B}`)]],
    ["one too few", [A], named, [other(A, `${A} ${B}`)]],
    ["one too many", [A, B, FIRST], named, [other(`${A} ${B} ${FIRST}`, `${A} ${B}`)]],
    ["nothing", undefined, named, [other("", `${A} ${B}`)]],
    ["where there is nothing to heal", [A], { named: [] }, [other(A, "")]],
    ["nothing, where there is nothing to heal", undefined, { named: [] }, [other("", "")]],
    ["nothing, where nobody knows what there is", [], undefined, [other("", "")]],
    [
      "content that is not the last good one's",
      [A, B],
      { ...named, differing: ["sop.yaml", "pejabat.yaml"] },
      [
        { code: "heal-content", path: "sop.yaml" },
        { code: "heal-content", path: "pejabat.yaml" },
      ],
    ],
  ];
  test.each(table)("%s", (_, heals, healing, refusals) => {
    const context = healing && { named: [], differing: [], lastAt: 0, ...healing };
    const proposal = proposalOf(FREE, "heal", "lestari", { heals, reason: "squash" }, { healing: context });
    expect(healingHolds(FREE, proposal)).toEqual(refusals);
  });
  const healing = { named: [A], differing: [], lastAt: 0 };
  test("needs its reason", () => {
    const proposal = proposalOf(FREE, "heal", "lestari", { heals: [A] }, { healing });
    expect(healingHolds(FREE, proposal)).toEqual([{ code: "act-unexplained", act: "heal" }]);
  });
  test("may follow one that waits, where there is something new to heal", () => {
    const said = { heals: [A], reason: "digabung lagi" };
    const ask = (named: readonly EntryId[]) =>
      healingHolds(PENDING, proposalOf(PENDING, "heal", "lestari", said, { healing: { ...healing, named } }));
    expect(ask([A])).toEqual([]);
    expect(ask([])).toEqual([other(A, "")]);
  });
});

describe("the second half", () => {
  const asked = (ledger: LedgerState, who: string, said: Said) =>
    healingHolds(ledger, proposalOf(ledger, "heal", who, said));
  test.each<[what: string, ledger: LedgerState, who: string, said: Said, refusals: readonly unknown[]]>([
    ["by another person", PENDING, "hadi", { confirms: FIRST }, []],
    [
      "by the same person",
      PENDING,
      "lestari",
      { confirms: FIRST },
      [{ code: "heal-alone", person: "lestari" }],
    ],
    [
      "by the person of an earlier half that still waits",
      { ...FREE, healing: { entry: A, person: person("rina", "operator").id, earlier: PENDING.healing } },
      "lestari",
      { confirms: A },
      [{ code: "heal-alone", person: "lestari" }],
    ],
    [
      "of another entry",
      PENDING,
      "hadi",
      { confirms: A },
      [{ code: "heal-other", given: A, expected: FIRST }],
    ],
    [
      "where nothing waits",
      FREE,
      "hadi",
      { confirms: FIRST },
      [{ code: "heal-other", given: FIRST, expected: "-" }],
    ],
    [
      "that names what it heals",
      PENDING,
      "hadi",
      { confirms: FIRST, heals: [A] },
      [{ code: "trailers-unfit", act: "heal", trailer: "Sop-Heals" }],
    ],
  ])("%s", (_, ledger, who, said, refusals) => {
    expect(asked(ledger, who, said)).toEqual(refusals);
  });
});
