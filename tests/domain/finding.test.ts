/** Findings: their one order, and whether they block. */
import { describe, expect, test } from "vitest";
import { type Finding, hasErrors, isRule, RULES, sortFindings } from "../../src/domain/finding.ts";

const finding = (more: Partial<Finding>): Finding => ({
  rule: "value-type",
  severity: "error",
  file: "a.xlsx",
  ...more,
});

describe("of two findings the first to read", () => {
  // Each pair differs first in what its name says; all that is below it speaks for the other order.
  test.each<[what: string, first: Partial<Finding>, second: Partial<Finding>]>([
    ["an error before a warning", { severity: "error", file: "b" }, { severity: "warning", file: "a" }],
    ["a warning before a remark", { severity: "warning", file: "b" }, { severity: "info", file: "a" }],
    ["by file", { file: "a", line: 9 }, { file: "b", line: 1 }],
    ["by line, as a number", { line: 9, cell: "A2" }, { line: 10, cell: "A1" }],
    ["no line before any", { cell: "A2" }, { line: 1, cell: "A1" }],
    [
      "by the cell's row, as a number",
      { cell: "B9", rule: "value-type" },
      { cell: "A10", rule: "value-list" },
    ],
    ["no cell before any", { rule: "value-type" }, { cell: "A1", rule: "value-list" }],
    ["by the cell's column", { cell: "A9", rule: "value-type" }, { cell: "B9", rule: "value-list" }],
    ["by rule", { rule: "value-list" }, { rule: "value-type" }],
  ])("%s", (_, first, second) => {
    const pair = [finding(first), finding(second)];
    expect(sortFindings(pair)).toEqual(pair);
    expect(sortFindings(pair.toReversed())).toEqual(pair);
  });
  test("the same twice stays twice, and what was given is left as it was", () => {
    const given = [finding({ file: "b" }), finding({ file: "a" }), finding({ file: "a" })];
    expect(sortFindings(given).map(({ file }) => file)).toEqual(["a", "a", "b"]);
    expect(given.map(({ file }) => file)).toEqual(["b", "a", "a"]);
  });
});

test("only errors block", () => {
  expect(hasErrors([])).toBe(false);
  expect(hasErrors([finding({ severity: "warning" }), finding({ severity: "info" })])).toBe(false);
  expect(hasErrors([finding({ severity: "warning" }), finding({ severity: "error" })])).toBe(true);
});

test("a code is a rule's, or none's", () => {
  expect(RULES.every(isRule)).toBe(true);
  expect(new Set(RULES).size).toBe(RULES.length);
  expect(["value-typ", "value-types", "", "toString"].filter(isRule)).toEqual([]);
});
