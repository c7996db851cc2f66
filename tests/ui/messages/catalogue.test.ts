/** One catalogue: each sentence said to a person stands in src/ui/messages, in both languages, and is said somewhere. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { REPO } from "../../support/office.ts";

const SRC = join(REPO, "src");
const files = (readdirSync(SRC, { recursive: true, encoding: "utf8" }) as string[])
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".ts"));
const text = (path: string): string => readFileSync(join(SRC, path), "utf8");
const isCatalogue = (path: string): boolean => path.startsWith("ui/messages/");

/** An object with a text for each language, or a call of what makes one. */
const BILINGUAL = /\ben:\s|\b(?:said|sentence)\(/;

test.each(files.filter((path) => !isCatalogue(path)))("%s says nothing by itself", (path) => {
  const lines = text(path).split("\n");
  expect(lines.filter((line) => BILINGUAL.test(line) && !/^\s*(?:\*|\/[/*])/.test(line))).toEqual([]);
});

/** What a screen says by a name: every table of it, with the names in both languages. */
const SCREENS = files.filter((path) => path.startsWith("ui/messages/screens/"));
const tables = (
  await Promise.all(
    SCREENS.map(async (path) => Object.entries((await import(join(SRC, path))) as Record<string, unknown>)),
  )
)
  .flat()
  .flatMap(([name, value]) => (isTable(value) ? [{ name, value }] : []));

function isTable(value: unknown): value is Readonly<Record<"id" | "en", object>> {
  return isObject(value) && isObject(value.id) && isObject(value.en);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

describe.each(tables)("$name", ({ name, value }) => {
  test("has the same words in both languages", () => {
    expect(Object.keys(value.en)).toEqual(Object.keys(value.id));
  });

  test("has no word that nothing says", () => {
    const others = files.filter((path) => !isCatalogue(path));
    const saying = others.filter((path) => new RegExp(`\\b${name}\\b`).test(text(path))).map(text);
    // Spread into what is handed on, or looked up by a code of another floor, its words are named elsewhere.
    const isElsewhere = saying.some((code) => code.includes(`...${name}`) || /\bt\[/.test(code));
    const code = (isElsewhere ? others.map(text) : saying).join("\n");
    const silent = Object.keys(value.id).filter(
      (word) => !new RegExp(`[."]${word}\\b|\\b${word}:`).test(code),
    );
    expect(silent).toEqual([]);
  });
});

test("there are tables to look at", () => {
  expect(tables.map(({ name }) => name)).toContain("STATUS");
});
