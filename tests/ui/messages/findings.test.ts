/** The catalogue of findings: every code explained, and its pages as the program speaks. */
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { auditPage } from "../../../scripts/audit-page.ts";
import { findingsPage } from "../../../scripts/findings-page.ts";
import { RULES } from "../../../src/domain/finding.ts";
import { CHAPTERS, explanation } from "../../../src/ui/messages/findings/index.ts";
import { auditCodes } from "../../../src/ui/messages/law/audit-codes.ts";
import { TestOffice } from "../../support/office.ts";

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

test.each([
  ["en", "docs/audit.md"],
  ["id", "docs/pembuktian.md"],
] as const)(
  "the page of what an audit says, in %s, is what the catalogue says (npm run docs)",
  (language, path) => {
    expect(readFileSync(path, "utf8")).toBe(auditPage(language));
  },
);

test("every code of an audit has a sentence in both languages, and no code means two things", () => {
  const codes = auditCodes();
  expect(new Set([...codes.map(({ code }) => code), ...RULES]).size).toBe(codes.length + RULES.length);
  for (const { what } of codes)
    expect([what.id, what.en].every((words) => words.length > 10 && !words.includes("undefined"))).toBe(true);
});

test("sop explain tells a code, and what was perhaps meant by another", async () => {
  const office = new TestOffice();
  const known = await office.sop("explain value-ambiguous --lang en");
  expect([known.code, known.out]).toEqual([0, expect.stringContaining("It is not guessed; it is asked.")]);
  const audited = await office.sop("explain key-of-another --lang en");
  expect([audited.code, audited.out]).toEqual([0, expect.stringContaining("belongs to dewi")]);
  const unknown = await office.sop("explain value-ambigous --lang en");
  expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining("value-ambiguous")]);
});
