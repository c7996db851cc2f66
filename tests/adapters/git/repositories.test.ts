/** Repositories as people have them: SHA-256, made beforehand, cloned, bundled, copied, and with a history of their own. */
import { spawnSync } from "node:child_process";
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { folderWithGit, REPO, TestOffice, temporaryFolder } from "../../support/office.ts";

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

/** Settings of somebody who means no good, or of nobody in particular: none of them is asked. */
const HOSTILE = `[user]
	signingkey = /nowhere
[core]
	quotePath = true
	autocrlf = true
	pager = false
	commitGraph = true
	precomposeUnicode = true
[i18n]
	logOutputEncoding = UTF-16
[log]
	showSignature = true
	date = iso
[gpg]
	format = openpgp
	program = /bin/false
[gpg "ssh"]
	program = /bin/true
	allowedSignersFile = /dev/null
[alias]
	cat-file = !false
	rev-parse = !false
[diff]
	noprefix = true
`;

test("the same words in four time zones and two locales, whatever git is told elsewhere", async () => {
  const settings = join(signed.base, "hostile.gitconfig");
  writeFileSync(settings, HOSTILE);
  const said = new Set<string>();
  for (const TZ of ["Asia/Jakarta", "UTC", "Pacific/Kiritimati", "America/St_Johns"]) {
    for (const LC_ALL of ["C", "C.UTF-8"]) {
      const env = { ...signed.env, TZ, LC_ALL, GIT_CONFIG_GLOBAL: settings, GIT_CONFIG_NOSYSTEM: undefined };
      const args = [join(REPO, "bin", "sop.js"), "audit", "--no-cache", "--lang", "en", "--json"];
      const ran = spawnSync(process.execPath, args, { cwd: signed.folder, env: env as NodeJS.ProcessEnv });
      said.add(`${ran.status} ${ran.stdout}`);
    }
  }
  expect([...said].map((one) => one.slice(0, 2))).toEqual(["0 "]);
  expect([...said][0]).toContain('"verdict": "proven"');
});

function run([program = "", ...args]: readonly string[]): void {
  const { status, stderr } = spawnSync(program, args, {
    encoding: "utf8",
    env: signed.env as NodeJS.ProcessEnv,
  });
  if (status !== 0) throw new Error(stderr);
}

test("to read a record git is needed, and nothing else", async () => {
  const there = new TestOffice(temporaryFolder());
  run(["git", "clone", "--quiet", signed.folder, there.folder]);
  there.git("config", "gpg.ssh.allowedSignersFile", join(there.folder, ".git", "sop", "allowed_signers"));
  const audited = (PATH: string) => {
    const ran = spawnSync(process.execPath, [join(REPO, "bin", "sop.js"), "audit", "--no-cache", "--json"], {
      cwd: there.folder,
      env: { ...there.env, PATH } as NodeJS.ProcessEnv,
      encoding: "utf8",
    });
    return { status: ran.status, ...JSON.parse(ran.stdout) };
  };
  expect(audited(folderWithGit())).toMatchObject({ status: 0, result: { verdict: "proven" } });
  expect(audited("/nonexistent")).toMatchObject({ status: 4, failure: { code: "git-missing" } });
});
