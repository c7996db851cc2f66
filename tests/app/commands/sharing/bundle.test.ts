/** The record in one file: whole, older, cut, of another office, and parted from what was sent. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cloned, shared, together } from "../../../support/computers.ts";
import { TestOffice } from "../../../support/office.ts";

const bundled = async (office: TestOffice, name = "register.sop"): Promise<string> => {
  const file = join(office.base, name);
  expect((await office.sop(`bundle ${file}`)).code).toBe(0);
  return file;
};

const receive = (office: TestOffice, file: string, person = "rina") =>
  office.sop(`receive-bundle ${file} --yes --as ${person} --key ${join(office.keys, person, "id_ed25519")}`);

/** Two computers that have the same record, and no place that they share. */
async function apart(stage: Parameters<TestOffice["upTo"]>[0]): Promise<[TestOffice, TestOffice]> {
  const first = (await new TestOffice().upTo(stage)).copy();
  const second = await cloned(first, first.folder);
  second.git("remote", "remove", "origin");
  together(first, second);
  return [first, second];
}

test("two computers go on with files alone; both end on one proven record", async () => {
  const [first, second] = await apart("handed-out");
  await first.fill("2021/tw1", "seksi-pmd", first.figures()["seksi-pmd"] ?? {});
  await second.fill("2021/tw1", "seksi-kesos", second.figures()["seksi-kesos"] ?? {});
  for (const office of [first, second]) await office.as("rina", "receive");
  together(first, second);
  const { code, out } = await receive(second, await bundled(first));
  expect(code).toBe(0);
  expect(out).toContain("dicatat ulang");
  expect(out).toContain("sop bundle");
  expect((await receive(first, await bundled(second))).code).toBe(0);
  expect(first.git("rev-parse", "HEAD")).toBe(second.git("rev-parse", "HEAD"));
  for (const office of [first, second]) expect((await office.sop("audit --no-cache")).code).toBe(0);
});

describe("a file that holds nothing to take in is named as what it is", () => {
  test("an older one", async () => {
    const [first, second] = await apart("drafted");
    const file = await bundled(first);
    await second.as("dewi", "approve");
    const before = second.git("rev-parse", "HEAD");
    const { code, out } = await receive(second, file);
    expect([code, second.git("rev-parse", "HEAD")]).toEqual([0, before]);
    expect(out).toContain("tidak memuat entri baru");
  });

  test("one that is cut at any place", async () => {
    const [first, second] = await apart("drafted");
    await first.as("dewi", "approve");
    const whole = readFileSync(await bundled(first));
    const before = second.git("rev-parse", "HEAD");
    const file = join(second.base, "potong.sop");
    for (const part of [0, 10, 30, 200, whole.length / 2, whole.length - 1]) {
      writeFileSync(file, whole.subarray(0, Math.floor(part)));
      const { code } = await receive(second, file);
      expect([part, code, second.git("rev-parse", "HEAD")]).toEqual([part, 4, before]);
    }
  });

  test("another office's", async () => {
    const [first] = await apart("drafted");
    const other = (await new TestOffice().upTo("founded", "jangkar")).copy();
    const { code, err } = await receive(first, await bundled(other));
    expect(code).toBe(3);
    expect(err).toContain("register lain");
  });

  test("no file of a record at all; and none of a person's own files is written over", async () => {
    const [first] = await apart("drafted");
    const file = join(first.base, "surat.docx");
    writeFileSync(file, "surat");
    expect((await receive(first, file)).code).toBe(4);
    expect((await receive(first, `${file}x`)).code).toBe(4);
    expect((await first.sop(`bundle ${file}`)).code).toBe(2);
    expect(readFileSync(file, "utf8")).toBe("surat");
  });
});

test("what was sent to the shared place is not left for a file that parts from it", async () => {
  const { first, place } = await shared("handed-out");
  const second = await cloned(first, place);
  await first.fill("2021/tw1", "seksi-pmd", first.figures()["seksi-pmd"] ?? {});
  await first.as("rina", "receive");
  await second.fill("2021/tw1", "seksi-kesos", second.figures()["seksi-kesos"] ?? {});
  await second.as("rina", "receive --offline");
  const before = first.git("rev-parse", "HEAD");
  const { code, err } = await receive(first, await bundled(second));
  expect([code, first.git("rev-parse", "HEAD")]).toEqual([3, before]);
  expect(err).toContain("sop sync");
});
