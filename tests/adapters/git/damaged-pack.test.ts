/** A damaged pack is told as damage: never as another first entry, lost entries or a bug. */
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { TestOffice } from "../../support/office.ts";

let packed: TestOffice;
let receipt: string;
beforeAll(async () => {
  packed = (await new TestOffice().upTo("drafted")).copy();
  packed.git("gc", "--quiet");
  // The first entry is remembered, and so is the newest.
  receipt = (await packed.json<{ receipt: string }>("audit")).result.receipt;
});

const folder = (office: TestOffice): string => office.path(".git", "objects", "pack");
const packOf = (office: TestOffice, end: string): string =>
  join(folder(office), readdirSync(folder(office)).find((name) => name.endsWith(end)) ?? "");

function damage(office: TestOffice, end: string, change: (bytes: Buffer) => Buffer): void {
  const path = packOf(office, end);
  chmodSync(path, 0o644);
  writeFileSync(path, change(readFileSync(path)));
}

const flipped =
  (part: number) =>
  (bytes: Buffer): Buffer => {
    const at = Math.floor(part * (bytes.length - 1));
    bytes[at] = (bytes[at] ?? 0) ^ 0xff;
    return bytes;
  };

const DAMAGE: Record<string, (office: TestOffice) => void> = {
  ...Object.fromEntries(
    [0, 0.001, 0.01, 0.02, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9].map((part) => [
      `a byte of the pack, at ${part}`,
      (office: TestOffice) => damage(office, ".pack", flipped(part)),
    ]),
  ),
  "the list of the pack, at its middle": (office) => damage(office, ".idx", flipped(0.5)),
  "the pack, cut in half": (office) =>
    damage(office, ".pack", (bytes) => bytes.subarray(0, bytes.length / 2)),
  "the pack, of noughts": (office) => damage(office, ".pack", (bytes) => bytes.fill(0)),
  "the pack, gone": (office) => rmSync(packOf(office, ".pack"), { force: true }),
  "the list, gone": (office) => rmSync(packOf(office, ".idx"), { force: true }),
};

describe("told as damage", () => {
  test.each(Object.entries(DAMAGE))("%s", async (_name, harm) => {
    const office = packed.copy();
    harm(office);
    for (const line of ["audit --no-cache", `audit --no-cache --since ${receipt}`, "audit"]) {
      const { exitCode, result } = await office.json<{ violations: { code: string }[] }>(line);
      expect([0, 1]).toContain(exitCode);
      const codes = [...new Set(result.violations.map(({ code }) => code))];
      expect(codes).toEqual(exitCode === 0 ? [] : [expect.stringMatching(/^object-/)]);
    }
    expect((await office.sop("status")).code).not.toBe(70);
  });

  test("a whole pack is proven; another first entry is told as that", async () => {
    const office = packed.copy();
    expect(await office.json("audit --no-cache")).toMatchObject({ exitCode: 0 });
    const other = await office.json<{ violations: { code: string }[] }>(`audit --root ${"1".repeat(40)}`);
    expect(other.result.violations.map(({ code }) => code)).toEqual(["root-other"]);
  });
});
