/** The order of commits, and how they are read ahead of whoever takes them. */
import { expect, test } from "vitest";
import { ahead, inBatches, inOrder } from "../../../src/adapters/git/read/ancestry.ts";
import type { EntryId } from "../../../src/domain/ids.ts";

type Shape = Readonly<Record<string, readonly string[]>>;

const SHAPES: readonly [string, Shape, string | undefined, readonly string[], readonly string[]][] = [
  ["a line", { c: ["b"], b: ["a"], a: [] }, undefined, ["a", "b", "c"], []],
  ["a line beyond what is known", { c: ["b"], b: ["a"], a: [] }, "a", ["b", "c"], []],
  ["nothing beyond what is known", { c: ["b"] }, "c", [], []],
  [
    "a fork that is merged",
    { d: ["b", "c"], c: ["a"], b: ["a"], a: [] },
    undefined,
    ["a", "b", "c", "d"],
    ["a"],
  ],
  ["a merge of one with itself", { b: ["a", "a"], a: [] }, undefined, ["a", "b"], []],
  ["two roots", { c: ["a", "b"], b: [], a: [] }, undefined, ["a", "b", "c"], []],
];

test.each(SHAPES)("%s: parents before children, and where it parts", async (_, shape, known, ids, forks) => {
  const parentsOf = async (id: EntryId) => (shape[id] ?? []) as EntryId[];
  const tip = Object.keys(shape)[0] as EntryId;
  const order = await inOrder(parentsOf, tip, known as EntryId | undefined);
  expect({ ids: order.ids, forks: [...order.forks] }).toEqual({ ids, forks });
});

test.each<[name: string, shape: Shape, joins: readonly string[]]>([
  ["a merge of a real line", { d: ["b", "c"], c: ["a"], b: ["a"], a: [] }, ["d"]],
  ["a merge of what lies ahead (--no-ff)", { d: ["a", "c"], c: ["b"], b: ["a"], a: [] }, ["d"]],
  ["a merge of one with itself", { b: ["a", "a"], a: [] }, []],
  ["a merge with what it rests on", { d: ["c", "a"], c: ["b"], b: ["a"], a: [] }, []],
  ["with what it rests on by a merge", { e: ["d", "b"], d: ["b", "c"], c: ["a"], b: ["a"], a: [] }, ["d"]],
  ["one of three is real", { d: ["b", "a", "c"], c: ["a"], b: ["a"], a: [] }, ["d"]],
])("%s: does it join a line?", async (_, shape, joins) => {
  const parentsOf = async (id: EntryId) => (shape[id] ?? []) as EntryId[];
  const order = await inOrder(parentsOf, Object.keys(shape)[0] as EntryId, undefined);
  expect([...order.joins]).toEqual(joins);
});

test("what is known lies below all that is beyond it", async () => {
  const shape: Shape = { c: ["b", "a"], b: ["a"] };
  const parentsOf = async (id: EntryId) => (shape[id] ?? []) as EntryId[];
  expect((await inOrder(parentsOf, "c" as EntryId, "a" as EntryId)).joins.size).toBe(0);
});

async function taken(from: AsyncIterable<number>): Promise<readonly (number | string)[]> {
  const found: (number | string)[] = [];
  try {
    for await (const one of from) found.push(one);
  } catch (error) {
    found.push(String(error));
  }
  return found;
}

const failingAt = (bad: number) => async (no: number) => {
  if (no === bad) throw new RangeError(`no ${no}`);
  return no * 10;
};

test.each([
  ["batches of two", (start: (no: number) => Promise<number>) => inBatches([1, 2, 3, 4, 5], 2, start)],
  ["one batch", (start: (no: number) => Promise<number>) => inBatches([1, 2, 3, 4, 5], 9, start)],
  ["three at once", (start: (no: number) => Promise<number>) => ahead([1, 2, 3, 4, 5], 3, start)],
])("%s: in their order, and a failure where it belongs", async (_, begin) => {
  expect(await taken(begin(failingAt(9)))).toEqual([10, 20, 30, 40, 50]);
  expect(await taken(begin(failingAt(4)))).toEqual([10, 20, 30, "RangeError: no 4"]);
});

test("the next batch is under way while one is handed out, and no more than that", async () => {
  const begun: number[] = [];
  const batches = inBatches([1, 2, 3, 4, 5, 6], 2, async (no) => begun.push(no));
  await batches.next();
  expect(begun).toEqual([1, 2, 3, 4]);
  await batches.next();
  await batches.next();
  expect(begun).toEqual([1, 2, 3, 4, 5, 6]);
});
