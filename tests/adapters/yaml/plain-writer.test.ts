/** Plain data is written as the library writes it; what is not plain is left to the library. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { writePlainYaml } from "../../../src/adapters/yaml/plain-writer.ts";

const AWKWARD = [
  ..."a 7 ä : # - ? , [ ] { } & * ! | > ' \" % @ ` ~ . / \\ \t = <".split(" "),
  ...[
    "true",
    "Null",
    "0x1F",
    "0o7",
    "1e5",
    "1.5",
    "2021-01-02",
    ".inf",
    "<<",
    "---",
    "...",
    ": ",
    " #",
    " ",
    "\u00a0",
  ],
];
const text = fc.oneof(
  fc.string(),
  fc.array(fc.constantFrom(...AWKWARD), { maxLength: 5 }).map((all) => all.join("")),
);
const scalar = fc.oneof(
  text,
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const document = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    scalar,
    fc.array(tie("node"), { maxLength: 4 }),
    fc.dictionary(
      fc.constantFrom("siklus", "nama berkas", "7.01.2-1", "sha256:ab", "no-1", "x y"),
      tie("node"),
      {
        maxKeys: 4,
        noNullPrototype: true,
      },
    ),
  ),
})).node;

test("each document is spelled as the library spells it, and means the same", () => {
  let plain = 0;
  fc.assert(
    fc.property(document, (value) => {
      const written = writePlainYaml(value);
      if (written === undefined) return;
      plain++;
      expect(written).toBe(stringify(value, { lineWidth: 0, aliasDuplicateObjects: false }));
      expect(parse(written)).toEqual(value);
    }),
    { numRuns: 2_000, seed: 17 },
  );
  expect(plain).toBeGreaterThan(1_000);
});

test.each([
  ["a text of two lines", { isi: "satu\ndua" }],
  ["a key that needs quotes", { "a: b": 1 }],
  ["a key that reads as a number", { 7: 1 }],
  ["a number that is none", { angka: Number.NaN }],
  ["zero below zero", { angka: -0 }],
  ["a value that is missing", { angka: undefined }],
  ["an object of a class", { hari: new Date(0) }],
])("%s is left to the library", (_, value) => {
  expect(writePlainYaml(value)).toBeUndefined();
});
