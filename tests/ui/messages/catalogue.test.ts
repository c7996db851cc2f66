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

/** A text for each language, by hand or by what makes one. */
const BILINGUAL = [
  /^(?!\s*(?:\*|\/[/*])).*\ben:\s.*$/gm,
  /import [^;]*\b(?:said|sentence)\b[^;]*language\.ts"/g,
];

test.each(files.filter((path) => !isCatalogue(path)))("%s says nothing by itself", (path) => {
  expect(BILINGUAL.flatMap((form) => text(path).match(form) ?? [])).toEqual([]);
});

const others = files.filter((path) => !isCatalogue(path));
const catalogues = (
  await Promise.all(
    files
      .filter((path) => path.startsWith("ui/messages/screens/"))
      .map(async (path) => Object.entries((await import(join(SRC, path))) as Record<string, unknown>)),
  )
).flat();

/** Tables of words, once for each language. */
const tables = catalogues.flatMap(([name, value]) => (isTable(value) ? [{ name, value }] : []));
/** Sentences by name, each in both languages. */
const sentences = catalogues.flatMap(([name, value]) => (isSentences(value) ? [{ name, value }] : []));

function isTable(value: unknown): value is Readonly<Record<"id" | "en", object>> {
  return isObject(value) && isObject(value.id) && isObject(value.en);
}

function isSentences(value: unknown): value is Readonly<Record<string, object>> {
  return isObject(value) && Object.values(value).every((one) => isObject(one) && typeof one.en === "string");
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** Those of some names that no file says which knows the table. */
function silent(table: string, names: readonly string[]): readonly string[] {
  const saying = others.map(text).filter((code) => new RegExp(`\\b${table}\\b`).test(code));
  // Spread into what is handed on, or looked up by a code of another floor, its words are named elsewhere.
  const lookup = new RegExp(`\\.\\.\\.${table}|\\bt\\[|${table}\\[(?!language|context)|= ${table};`);
  const isElsewhere = saying.some((code) => lookup.test(code));
  const code = (isElsewhere ? others.map(text) : saying).join("\n");
  return names.filter((name) => !new RegExp(`[."]${name}\\b|\\b"?${name}"?:`).test(code));
}

describe.each(tables)("$name", ({ name, value }) => {
  test("has the same words in both languages", () => {
    expect(Object.keys(value.en)).toEqual(Object.keys(value.id));
  });

  test("has no word that nothing says", () => {
    expect(silent(name, Object.keys(value.id))).toEqual([]);
  });
});

describe.each(sentences)("$name", ({ name, value }) => {
  test("has no sentence that nothing says", () => {
    expect(silent(name, Object.keys(value))).toEqual([]);
  });
});

test("a word that nothing says is found", () => {
  expect(silent("STATUS", ["entries", "zebra"])).toEqual(["zebra"]);
  expect(tables.map(({ name }) => name)).toContain("STATUS");
  expect(sentences.map(({ name }) => name)).toContain("SCENES");
});
