/** What is offered for a mistyped word. */
import { expect, test } from "vitest";
import { similar } from "../../../src/ui/cli/similar.ts";

const VERBS = ["status", "approve", "audit", "amend", "attach", "open", "explain", "export", "report"];

test.each([
  ["a letter too few", "statu", ["status"]],
  ["a letter too many", "auditt", ["audit"]],
  ["another letter", "opem", ["open"]],
  ["two letters swapped", "aprpove", ["approve"]],
  ["several that are as near", "exporn", ["export"]],
  ["as near as each other", "aport", ["export", "report"]],
  ["itself", "audit", ["audit"]],
  ["nothing near", "xyzzy", []],
  ["too much of a short word", "at", []],
  ["no word at all", "", []],
])("%s: %s", (_, word, expected) => {
  expect(similar(word, VERBS)).toEqual(expected);
});
