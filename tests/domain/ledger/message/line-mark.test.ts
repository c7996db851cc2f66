/** A line of entries in short: whether another history holds it, is a beginning of it, or parted from it, and where. */

import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type EntryId, entryId } from "../../../../src/domain/ids.ts";
import {
  type LineMark,
  lineOf,
  meet,
  numberIn,
  readLine,
  writeLine,
} from "../../../../src/domain/ledger/message/line-mark.ts";

const id = (text: string): EntryId => entryId(createHash("sha1").update(text).digest("hex")) ?? ("" as never);
/** So many entries; from a number on, those of another line. */
const entries = (count: number, since = Number.POSITIVE_INFINITY): readonly EntryId[] =>
  Array.from({ length: count }, (_, at) => id(at + 1 < since ? `${at + 1}` : `other ${at + 1}`));
const line = (count: number, since?: number): LineMark => lineOf(entries(count, since)) ?? ("" as never);
const parted = (after: number, before: number) => ({ kind: "parted", parting: { after, before } });

describe("a history that meets a line", () => {
  test.each([
    ["the same", entries(29), line(29), { kind: "holds" }],
    ["one entry more", entries(30), line(29), { kind: "holds" }],
    ["one entry fewer", entries(28), line(29), { kind: "older" }],
    ["the first entry alone", entries(1), line(29), { kind: "older" }],
    ["the newest entry is another", entries(29, 29), line(29), parted(28, 29)],
    ["another entry, and more after it", entries(40, 20), line(29), parted(19, 20)],
    ["another entry, and fewer after it", entries(25, 20), line(29), parted(19, 20)],
    ["nothing in common but the first", entries(29, 2), line(29), parted(1, 2)],
    ["another first entry", entries(29, 1), line(29), parted(0, 1)],
    ["512 entries are all known", entries(512, 2), line(512), parted(1, 2)],
    ["of 513 the second is the oldest that is near", entries(513, 2), line(513), parted(1, 2)],
    ["of 514 the second is still there by doubling", entries(514, 2), line(514), parted(1, 2)],
    ["of 5,000 the newest 512 one by one", entries(5000, 4600), line(5000), parted(4599, 4600)],
    ["of 5,000 the others by distance", entries(5000, 3000), line(5000), parted(2952, 3976)],
    ["of 5,000 the oldest", entries(5000, 2), line(5000), parted(1, 904)],
    ["an old copy between two that are known", entries(2000), line(5000), { kind: "older" }],
  ])("%s", (_, here, known, meeting) => {
    expect(meet(here, known)).toEqual(meeting);
  });
});

test("where lines part is told to lie where they part", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1500 }),
      fc.integer({ min: 1, max: 1500 }),
      fc.integer({ min: 1, max: 1500 }),
      (here, there, since) => {
        const meeting = meet(entries(here, since), line(there));
        if (since > here) return meeting.kind === (here < there ? "older" : "holds");
        if (since > there) return meeting.kind === "holds";
        if (meeting.kind !== "parted") return meeting.kind === "older" && there > 512;
        return meeting.parting.after < since && since <= meeting.parting.before;
      },
    ),
    { numRuns: 200 },
  );
});

test("is written as one word, and read back", () => {
  for (const count of [1, 2, 29, 512, 513, 5000]) {
    const text = writeLine(line(count));
    expect(text).toMatch(/^[0-9a-z:-]+$/);
    expect(text.length).toBeLessThan(9_000);
    expect(readLine(text)).toEqual(line(count));
  }
});

test.each([
  ["", undefined],
  ["sop-line:2:…", undefined],
  [writeLine(line(3)).slice(0, -1), undefined],
  [`${writeLine(line(3))}0`, undefined],
  [writeLine(line(3)).replace(":3:", ":4:"), undefined],
  [writeLine(line(3)).replace(":3:", ":0:"), undefined],
])("%j is no line", (text, read) => {
  expect(readLine(text)).toBe(read);
});

test.each([
  ["the newest, by the whole id", id("29"), 29],
  ["another, by ten digits", id("7").slice(0, 10), 7],
  ["another, by the whole id", id("7"), 7],
  ["none", id("other 7"), undefined],
])("the number of an entry: %s", (_, beginning, no) => {
  expect(numberIn(line(29), beginning)).toBe(no);
});

test("no entries are no line", () => {
  expect(lineOf([])).toBeUndefined();
});
