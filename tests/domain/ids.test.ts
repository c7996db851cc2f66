/** Identifiers: what is one, and what is nearly one. */
import { describe, expect, test } from "vitest";
import {
  cycleId,
  digest,
  entryId,
  keyBlob,
  periodOf,
  personId,
  roleId,
  sectionId,
  yearOf,
} from "../../src/domain/ids.ts";
import { cycle } from "../support/figures.ts";

describe("a person, a role, a section", () => {
  test.each([
    ["ani", true],
    ["a", true],
    ["seksi-pmd", true],
    ["seksi-pmd-2", true],
    ["a1-2b", true],
    ["", false],
    ["Ani", false],
    ["2ani", false],
    ["-ani", false],
    ["ani-", false],
    ["ani--b", false],
    ["ani b", false],
    ["ani_b", false],
    ["ani\n", false],
    ["\u0430ni", false],
    ["../ani", false],
  ])("%j: %s", (text, good) => {
    expect([personId(text), roleId(text), sectionId(text)]).toEqual(Array(3).fill(good ? text : undefined));
  });
});

describe("a cycle", () => {
  test.each([
    ["2024/tw1", true],
    ["2024/a", true],
    ["2024/a123456789012345", true],
    ["2024/a1234567890123456", false],
    ["2024/01", true],
    ["2024/12", true],
    ["2024/00", false],
    ["2024/13", false],
    ["2024/1", false],
    ["2024/011", false],
    ["2024/", false],
    ["2024/1tw", false],
    ["2024/Tw1", false],
    ["2024/tw-1", false],
    ["202/tw1", false],
    ["20245/tw1", false],
    ["2024/tw1/", false],
    ["/2024/tw1", false],
    ["2024/tw1\n", false],
  ])("%j: %s", (text, good) => {
    expect(cycleId(text)).toBe(good ? text : undefined);
  });
  test("its year and its period", () => {
    expect([yearOf(cycle("2024/tw1")), periodOf(cycle("2024/tw1"))]).toEqual([2024, "tw1"]);
  });
});

describe("an entry, a digest, a key", () => {
  const [a40, a64] = ["a".repeat(40), "a".repeat(64)];
  test.each([
    [a40, true],
    [a64, true],
    ["0123456789abcdef0123456789abcdef01234567", true],
    [a40.slice(1), false],
    [`${a40}a`, false],
    [`${a64}a`, false],
    [a64.slice(1), false],
    [a40.toUpperCase(), false],
    [`${a40.slice(1)}g`, false],
    [`${a40}\n`, false],
  ])("entry %s: %s", (text, good) => {
    expect(entryId(text)).toBe(good ? text : undefined);
  });
  test.each([
    [`sha256:${a64}`, true],
    [a64, false],
    [`sha1:${a40}`, false],
    [`sha256:${a64.slice(1)}`, false],
    [`sha256:${a64}a`, false],
    [`x sha256:${a64}`, false],
    [`sha256:${a64.toUpperCase()}`, false],
  ])("digest %s: %s", (text, good) => {
    expect(digest(text)).toBe(good ? text : undefined);
  });
  test.each([
    ["AAAA", true],
    ["AAA=", true],
    ["AA==", true],
    ["A+/9", true],
    ["A===", false],
    ["AA=A", false],
    ["", false],
    ["=", false],
    ["AA A", false],
    ["AA-_", false],
    ["AAAA\n", false],
  ])("key %j: %s", (text, good) => {
    expect(keyBlob(text)).toBe(good ? text : undefined);
  });
});
