/** What would keep the folder from following an entry is told before anything is signed. */
import { rmSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { tried } from "../../support/computers.ts";
import { TestOffice } from "../../support/office.ts";

const drafted = async (): Promise<TestOffice> => (await new TestOffice().upTo("drafted")).copy();

describe("a lock that git left behind", () => {
  test.each(["index", "HEAD", "packed-refs", "refs/heads/main"])("%s.lock", async (name) => {
    const office = await drafted();
    const before = office.git("rev-parse", "main");
    const lock = office.path(".git", `${name}.lock`);
    writeFileSync(lock, "");
    const { code, err } = await tried(office, "dewi", "approve");
    expect([code, office.git("rev-parse", "main")]).toEqual([4, before]);
    expect(err).toContain(`.git/${name}.lock`);
    rmSync(lock);
    expect((await tried(office, "dewi", "approve")).code).toBe(0);
    expect(office.git("status", "--porcelain")).toBe("");
  });
});

describe("another branch in the folder", () => {
  test.each([
    ["a branch", ["checkout", "-q", "-b", "isian-trantib"], "isian-trantib"],
    ["a commit alone", ["checkout", "-q", "--detach"], "satu commit"],
  ])("%s", async (_name, args, named) => {
    const office = await drafted();
    const before = office.git("rev-parse", "main");
    office.git(...args);
    const { code, err } = await tried(office, "dewi", "approve");
    expect([code, office.git("rev-parse", "main")]).toEqual([3, before]);
    expect(err).toContain(named);
    expect(err).toContain("git checkout main");
    // Reading goes on.
    expect((await office.sop("status")).code).toBe(0);
    office.git("checkout", "-q", "main");
    expect((await tried(office, "dewi", "approve")).code).toBe(0);
  });
});
