/** The code on a paper: one that is worked out by hand, how it may be typed, and the slips that it tells. */
import { describe, expect, test } from "vitest";
import { type PrintCode, readCode, writeCode } from "../../../../src/domain/ledger/message/print-code.ts";

const NONE: PrintCode = { kind: 0, entry: "0000000000", content: "0000000000" };
const ALL: PrintCode = { kind: 31, entry: "ffffffffff", content: "ffffffffff" };
const SOME: PrintCode = { kind: 1, entry: "0123456789", content: "abcdef0123" };

describe("written and read", () => {
  // 0123456789 is 00000 00100 10001 10100 01010 11001 11100 01001; abcdef0123 is 10101 01111 00110 11110 11110 00000 01001 00011.
  test.each([
    [SOME, "104HM", "ASW9N", "F6YY0", "93"],
    [NONE, "00000", "00000", "00000", "00"],
    [ALL, "ZZZZZ", "ZZZZZ", "ZZZZZ", "ZZ"],
  ])("%j", (code, ...groups) => {
    const written = writeCode(code);
    expect(written.length).toBe(23);
    expect(written.startsWith(groups.join("-"))).toBe(true);
    expect(readCode(written)).toEqual({ kind: "code", code });
  });
  test("of longer digests only the first forty bits stand on the paper", () => {
    const longer = { kind: 1, entry: `${SOME.entry}77`, content: `${SOME.content}88` };
    expect(writeCode(longer)).toBe(writeCode(SOME));
  });
  test("a kind that has no letter is written as the first", () => {
    expect(writeCode({ ...NONE, kind: 32 })).toBe(writeCode(NONE));
  });
  test("the remainder, by hand: seven, times 32 for each of seventeen noughts, modulo 32749", () => {
    // 32² = 1024, 32³ = 32768 ≡ 19; so 32¹⁷ = (32³)⁵ · 32² ≡ 19⁵ · 1024 = 2476099 · 1024 ≡ 19924 · 1024 ≡ 32298; times 7.
    const rest = (32_298 * 7) % 32_749;
    const letters = [rest >> 10, (rest >> 5) & 31, rest & 31].map(
      (at) => "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[at],
    );
    expect(writeCode(NONE)).toBe(`00000-00000-00000-00${letters.join("")}`);
  });
});

describe("as people type it", () => {
  const written = writeCode(SOME);
  test.each([
    ["in small letters", written.toLowerCase()],
    ["without dashes", written.replaceAll("-", "")],
    ["with spaces", ` ${written.replaceAll("-", " ")} `],
    ["with O for nought", written.replaceAll("0", "O")],
    ["with I for one", written.replaceAll("1", "I")],
    ["with l for one", written.replaceAll("1", "l")],
  ])("%s", (_, typed) => {
    expect(readCode(typed)).toEqual({ kind: "code", code: SOME });
  });
});

describe("what is none", () => {
  const written = writeCode(SOME);
  test.each([
    ["one character less", written.slice(0, -1), "none"],
    ["one character more", `${written}0`, "none"],
    ["nothing", "", "none"],
    ["a letter that no code has", `U${written.slice(1)}`, "slip"],
    ["another kind", `2${written.slice(1)}`, "slip"],
    ["another remainder", `${written.slice(0, -1)}${written.endsWith("0") ? "1" : "0"}`, "slip"],
  ])("%s", (_, typed, kind) => {
    expect(readCode(typed)).toEqual({ kind });
  });
  test("every single slip and every swap of two neighbours", () => {
    const bare = written.replaceAll("-", "");
    const letters = [..."0123456789ABCDEFGHJKMNPQRSTVWXYZ"];
    const slips = [...bare].flatMap((right, at) =>
      letters
        .filter((letter) => letter !== right)
        .map((letter) => `${bare.slice(0, at)}${letter}${bare.slice(at + 1)}`),
    );
    const swaps = [...bare].flatMap((one, at) => {
      const other = bare[at + 1];
      if (other === undefined || other === one) return [];
      return [`${bare.slice(0, at)}${other}${one}${bare.slice(at + 2)}`];
    });
    expect([...slips, ...swaps].filter((typed) => readCode(typed).kind !== "slip")).toEqual([]);
  });
});
