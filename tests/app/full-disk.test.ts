/** A disk without room, and one that cannot be written: a clear failure, nothing half written, and on it goes afterwards. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { TOOLS } from "../support/machine.ts";
import { TestOffice, temporaryFolder } from "../support/office.ts";

const mounted: string[] = [];
afterEach(() => {
  for (const folder of mounted.splice(0)) spawnSync("umount", [folder]);
});

function mount(folder: string, options: string): void {
  const ran = spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder]);
  if (ran.status !== 0) throw new Error(ran.stderr.toString());
  mounted.push(folder);
}

/** The record that waits for the recap, on a disk of its own. */
async function onDisk(): Promise<TestOffice> {
  const made = await new TestOffice().upTo("verified");
  const base = temporaryFolder();
  const folder = join(base, "workspace");
  mkdirSync(folder);
  mount(folder, "size=64m");
  cpSync(made.base, base, { recursive: true });
  const office = new TestOffice(base);
  office.now = made.now;
  return office;
}

const remount = (office: TestOffice, options: string): void => {
  const ran = spawnSync("mount", ["-o", `remount,${options}`, office.folder]);
  if (ran.status !== 0) throw new Error(ran.stderr.toString());
};

describe.skipIf(!TOOLS.mount.present)("compiling the recap", () => {
  test("without room: says so, records nothing, and goes on once there is", async () => {
    const office = await onDisk();
    const before = office.git("rev-parse", "main");
    const filler = join(office.folder, ".git", "pengisi");
    // Writes until nothing more fits.
    spawnSync("dd", ["if=/dev/zero", `of=${filler}`, "bs=4k"], { stdio: "ignore" });
    const refused = await office.sop(
      `compile --yes --as rina --key ${join(office.keys, "rina", "id_ed25519")} --lang en`,
    );
    expect({ code: refused.code, said: refused.err }).toEqual({
      code: 4,
      said: expect.stringMatching(/^sop: /),
    });
    expect(office.git("rev-parse", "main")).toBe(before);
    rmSync(filler);
    expect((await office.json<{ verdict: string }>("audit --no-cache --strict")).exitCode).toBe(0);
    await office.as("rina", "compile");
    expect((await office.json<{ verdict: string }>("audit --no-cache --strict")).exitCode).toBe(0);
  });

  test("where nothing can be written: says so; an audit needs no writing and proves", async () => {
    const office = await onDisk();
    remount(office, "ro");
    const refused = await office.sop(
      `compile --yes --as rina --key ${join(office.keys, "rina", "id_ed25519")} --lang en`,
    );
    expect({ code: refused.code, said: refused.err }).toEqual({
      code: 4,
      said: expect.stringMatching(/^sop: /),
    });
    expect((await office.json<{ verdict: string }>("audit --strict")).exitCode).toBe(0);
    remount(office, "rw");
    await office.as("rina", "compile");
  });
});
