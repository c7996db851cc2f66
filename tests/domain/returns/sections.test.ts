/** Files that are named after a section: of those that the cycle or the year's plan has, before the entry or by it. */
import { describe, expect, test } from "vitest";
import { mayAppend } from "../../../src/domain/ledger/law.ts";
import type { Act } from "../../../src/domain/ledger/message/message.ts";
import type { World } from "../../../src/domain/ledger/proposal.ts";
import { section } from "../../support/figures.ts";
import { proposalOf } from "../../support/proposal.ts";
import { Story, WORLD } from "../../support/story.ts";

const plan = (...sections: readonly string[]): World => ({
  ...WORLD,
  sections: new Map([[2024, sections.map(section)]]),
});
const NONE: World = { ...WORLD, sections: new Map() };

/** Which of these paths an entry may not change. */
const refused = (
  done: number,
  act: Act,
  said: object,
  changed: readonly string[],
  before: World,
  after: World,
) => {
  const { ledger } = new Story().upTo(done);
  const around = { before, after, changed };
  const { refusals } = mayAppend(ledger, proposalOf(ledger, act, "rina", { round: 1, ...said }, around));
  return refusals.flatMap((one) => (one.code === "path-not-permitted" ? [one.path] : []));
};

describe("forms", () => {
  const forms = ["a", "b", "c", "z"].map((id) => `2024/tw1/formulir/${id}.xlsx`);
  test.each([
    ["of the plan that the cycle was drafted on", WORLD, WORLD, ["c", "z"]],
    ["of that plan, though the year's has other sections now", plan("c"), plan("c"), ["z"]],
    ["of that plan, though the year has none any more", NONE, NONE, ["c", "z"]],
  ] as const)("%s", (_, before, after, wrong) => {
    const found = refused(2, "distribute", { step: 3 }, forms, before, after);
    expect(found).toEqual(wrong.map((id) => `2024/tw1/formulir/${id}.xlsx`));
  });
});

describe("schemas of a first draft", () => {
  const schemas = ["a", "c", "z"].map((id) => `2024/skema/${id}.schema.json`);
  test.each([
    ["of sections that it keeps", WORLD, WORLD, ["c", "z"]],
    ["of one that it brings", WORLD, plan("a", "c"), ["z"]],
    ["of one that it drops, whose schema goes with it", plan("a", "c"), plan("a"), ["z"]],
    ["of a year that had none", NONE, plan("a"), ["c", "z"]],
    ["of a plan that cannot be read", NONE, NONE, ["a", "c", "z"]],
  ] as const)("%s", (_, before, after, wrong) => {
    const found = refused(0, "draft", { step: 1 }, schemas, before, after);
    expect(found).toEqual(wrong.map((id) => `2024/skema/${id}.schema.json`));
  });
});
