/** The code on a paper: read back as it was written, and no slip passes for another code. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { readCode, writeCode } from "../../../../src/domain/ledger/message/print-code.ts";

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const hex = fc.string({ unit: fc.constantFrom(..."0123456789abcdef"), minLength: 10, maxLength: 10 });
const codes = fc.record({ kind: fc.integer({ min: 0, max: 31 }), entry: hex, content: hex });

test("is read back, in any case, with spaces or dashes, with the letters that people take for digits", () => {
  fc.assert(
    fc.property(codes, (code) => {
      const written = writeCode(code);
      expect(written).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(?:-[0-9A-HJKMNP-TV-Z]{5}){3}$/);
      const typed = [
        written,
        written.toLowerCase(),
        written.replaceAll("-", " "),
        written.replaceAll("-", "").replaceAll("1", "l").replaceAll("0", "o"),
      ];
      for (const text of typed) expect(readCode(text)).toEqual({ kind: "code", code });
    }),
  );
});

test("one wrong character, or two that changed places, is always a slip", () => {
  fc.assert(
    fc.property(codes, fc.nat(19), fc.nat(31), fc.nat(19), (code, at, letter, other) => {
      const written = writeCode(code).replaceAll("-", "");
      const changed = written.slice(0, at) + LETTERS[letter] + written.slice(at + 1);
      if (changed !== written && readCode(changed).kind !== "slip") return false;
      const swapped = [...written];
      [swapped[at], swapped[other]] = [written.charAt(other), written.charAt(at)];
      return swapped.join("") === written || readCode(swapped.join("")).kind === "slip";
    }),
    { numRuns: 5_000 },
  );
});

test.each([
  ["", "none"],
  ["2021/tw1", "none"],
  ["AAAAA-BBBBB-CCCCC-DDDDD-EEEEE", "none"],
  ["UUUUU-UUUUU-UUUUU-UUUUU", "slip"],
  ["00000-00000-00000-0000!", "slip"],
])("%j is %s", (text, kind) => {
  expect(readCode(text).kind).toBe(kind);
});
