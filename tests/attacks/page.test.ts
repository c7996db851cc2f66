/** docs/attacks.md has a section for each threat, and each threat a file of attacks. */
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { page, pageOf, sectionOnPage, WRITING } from "./support/page.ts";
import { ALL_THREATS } from "./support/threats.ts";

test("each threat has a file of this name, and each file a threat", () => {
  const files = readdirSync(import.meta.dirname).flatMap((name) => /^(.*)\.test\.ts$/.exec(name)?.[1] ?? []);
  expect(files.filter((name) => name !== "page").sort()).toEqual([...ALL_THREATS].sort());
});

test.skipIf(WRITING)("docs/attacks.md is made of the threats' sections, and of nothing else", () => {
  expect(ALL_THREATS.filter((threat) => sectionOnPage(threat) === "")).toEqual([]);
  expect(page()).toBe(pageOf(sectionOnPage));
});

test.skipIf(WRITING)("docs/attacks.md has more than a hundred attacks", () => {
  expect(
    page()
      .split("\n")
      .filter((line) => /^\| .* \| \d \|$/.test(line)).length,
  ).toBeGreaterThan(100);
});
