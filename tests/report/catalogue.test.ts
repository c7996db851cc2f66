/** The catalogue of findings: every code explained, and its pages as the program speaks. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { findingsPage } from "../../scripts/findings-page.ts";
import { RULES } from "../../src/domain/finding.ts";
import { CHAPTERS, explanation } from "../../src/text/findings/index.ts";
import { TestOffice } from "../support/office.ts";

test("every code stands in one chapter, with words and an example in both languages", () => {
  expect(CHAPTERS.flatMap(({ rules }) => rules).sort()).toEqual([...RULES].sort());
  for (const rule of RULES)
    for (const text of [explanation(rule).about, explanation(rule).example])
      expect([text.id, text.en].every((words) => words.trim() !== "")).toBe(true);
});

test.each([
  ["en", "docs/findings.md"],
  ["id", "docs/temuan.md"],
] as const)("the page in %s is what the catalogue says (npm run docs)", (language, path) => {
  expect(readFileSync(path, "utf8")).toBe(findingsPage(language));
});

test("sop explain tells a code, and what was perhaps meant by another", async () => {
  const office = new TestOffice();
  const known = await office.sop("explain value-ambiguous --lang en");
  expect([known.code, known.out]).toEqual([0, expect.stringContaining("It is not guessed; it is asked.")]);
  const unknown = await office.sop("explain value-ambigous --lang en");
  expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining("value-ambiguous")]);
});
