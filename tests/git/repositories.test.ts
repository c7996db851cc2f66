/** Repositories as people have them: SHA-256, made beforehand, cloned, bundled, copied, and with a history of their own. */
import { spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { TestOffice, temporaryFolder } from "../support/office.ts";

let signed: TestOffice;
beforeAll(async () => {
  signed = await new TestOffice().upTo("signed");
});

test("a SHA-256 repository, made for another branch", async () => {
  const office = new TestOffice();
  office.git("init", "--quiet", "--object-format=sha256", "--initial-branch=lain");
  await office.upTo("verified");
  expect(office.git("rev-parse", "HEAD")).toMatch(/^[0-9a-f]{64}$/);
  expect(office.git("branch", "--show-current")).toBe("main");
  expect(await office.json("audit")).toMatchObject({ exitCode: 0, result: { verdict: "proven" } });
  expect(new Set(office.git("log", "--format=%G?").split("\n"))).toEqual(new Set(["G"]));
});

test("a repository that has a history is not founded over", async () => {
  const office = new TestOffice();
  office.git("init", "--quiet", "--initial-branch=lain");
  office.git(
    "-c",
    "user.name=x",
    "-c",
    "user.email=x@y",
    "commit",
    "--quiet",
    "--allow-empty",
    "-m",
    "milik orang",
  );
  const line = `init --example pakusari --keys ${office.keys} --yes --key ${join(office.keys, "lestari", "id_ed25519")}`;
  expect(await office.json(line)).toMatchObject({ exitCode: 3, failure: { code: "folder-not-empty" } });
  expect(office.git("branch", "--show-current")).toBe("lain");
});

describe("the same verdict everywhere", () => {
  const arrive: Record<string, (to: TestOffice) => void> = {
    "git clone": (to) => void run(["git", "clone", "--quiet", signed.folder, to.folder]),
    "git bundle": (to) => {
      signed.git("bundle", "create", "--quiet", join(to.base, "register.bundle"), "main");
      run(["git", "clone", "--quiet", "--branch", "main", join(to.base, "register.bundle"), to.folder]);
    },
    "a copied folder": (to) => cpSync(signed.folder, to.folder, { recursive: true }),
  };
  test.each(Object.entries(arrive))("%s", async (_name, bring) => {
    const there = new TestOffice(temporaryFolder());
    bring(there);
    const here = await signed.json<{ receipt: string }>("audit");
    const audit = await there.json<{ receipt: string; drift: unknown[] }>("audit");
    expect(audit).toMatchObject({
      exitCode: 0,
      result: { verdict: "proven", receipt: here.result.receipt, drift: [] },
    });
    expect(there.git("log", "-1", "--format=%G?")).toBe("G");
  });
});

function run([program = "", ...args]: readonly string[]): void {
  const { status, stderr } = spawnSync(program, args, {
    encoding: "utf8",
    env: signed.env as NodeJS.ProcessEnv,
  });
  if (status !== 0) throw new Error(stderr);
}
