/** One line of text as the record takes it. */
import { describe, expect, test } from "vitest";
import { apart, cleanLine, UNPRINTABLE } from "../../../../src/domain/ledger/message/plain-line.ts";

describe("what a reader does not see has no place in it", () => {
  test.each([
    ["a", "a", true],
    [" a  b ", "a b", true],
    ["a\nb", "a b", true],
    ["a\u0000b", "a b", false],
    ["a\tb", "a b", false],
    ["a\r\nb", "a b", false],
    ["a\u001b[31mb", "a [31mb", false],
    ["a\u007fb", "a b", false],
    ["a\u0085b", "a b", false],
    ["a\u009fb", "a b", false],
    ["a\u00a0b", "a b", true],
    ["a\u2028b\u2029c", "a b c", false],
    ["a\u061cb", "a b", false],
    ["a\u200eb\u200fc", "a b c", false],
    ["a\u202ab\u202ec", "a b c", false],
    ["a\u2066b\u2069c", "a b c", false],
    ["\ufeffa", "a", false],
    ["\u0000\u0000", "", false],
    ["caf\u00e9 \u{1f4c4}", "caf\u00e9 \u{1f4c4}", true],
  ])("%j is %j, printable %s", (text, clean, printable) => {
    expect(cleanLine(text)).toBe(clean);
    expect(UNPRINTABLE.test(text)).toBe(!printable);
  });
});

test("a piece by itself is the same text", () => {
  expect([apart(""), apart("abc"), apart(" a")]).toEqual(["", "abc", " a"]);
});
