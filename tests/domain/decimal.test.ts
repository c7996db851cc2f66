/** Exact figures: sums, rounding for display, and the numbers that files carry. */
import { describe, expect, test } from "vitest";
import { plain, rounded, sum } from "../../src/domain/decimal.ts";
import { D } from "../support/figures.ts";

test("sums are exact, and nought of nothing", () => {
  expect(sum([])).toEqual(D(0));
  expect(sum([D("0.1"), D("0.2"), D(-1)])).toEqual(D("-0.7"));
});

describe("half up, away from nought", () => {
  test.each([
    ["0.005", 2, "0.01"],
    ["0.0049", 2, "0"],
    ["-0.005", 2, "-0.01"],
    ["2.345", 2, "2.35"],
    ["2.344999", 2, "2.34"],
    ["2.5", 0, "3"],
    ["1234", 2, "1234"],
    ["0.12345", 4, "0.1235"],
  ])("%s to %i places is %s", (value, places, wanted) => {
    expect(rounded(D(value), places).toString()).toBe(wanted);
  });
  test("two places, where none are named", () => {
    expect(rounded(D("88.376")).toString()).toBe("88.38");
  });
});

describe("forty digits are kept", () => {
  test("a third, and a third more", () => {
    const third = D(1).div(3);
    expect(third.toString()).toBe(`0.${"3".repeat(40)}`);
    expect(third.times(3).toString()).toBe(`0.${"9".repeat(40)}`);
  });
  test("a half in the last of them goes up", () => {
    expect(D(2).div(3).toString()).toBe(`0.${"6".repeat(39)}7`);
  });
});

describe("a figure as files carry it", () => {
  test.each<[text: string, number: number]>([
    ["0", 0],
    ["7", 7],
    ["-7", -7],
    ["9999999", 9_999_999],
    ["10000000", 10_000_000],
    ["10000001", 10_000_001],
    ["-123456789012", -123_456_789_012],
    ["20000000000000", 20_000_000_000_000],
    ["99999999999999", 99_999_999_999_999],
    ["100000000000000", 100_000_000_000_000],
    ["999999999999999", 999_999_999_999_999],
    ["1000000000000000", 1e15],
    ["1234567890123456", 1_234_567_890_123_460],
    ["0.5", 0.5],
    ["1234567.5", 1_234_567.5],
    ["12345678901234.5", 12_345_678_901_234.5],
    ["0.1234567890123456", 0.123456789012346],
    ["33.333333333333333333", 33.3333333333333],
  ])("%s", (text, number) => {
    expect(plain(D(text))).toBe(number);
  });
});
