/** Programs that a copied repository names: none of them is started, whatever its settings say and whatever it lacks. */
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { TestOffice } from "../../support/office.ts";

let opened: TestOffice;
beforeAll(async () => {
  opened = await new TestOffice().upTo("opened");
});

/** A program that leaves a mark where it was run. */
function trap(office: TestOffice): { program: string; sprung: () => boolean } {
  const mark = join(office.base, "mark");
  const program = join(office.base, "trap");
  writeFileSync(program, `#!/bin/sh\necho "$0" "$@" >> ${mark}\nexit 1\n`);
  chmodSync(program, 0o755);
  return { program, sprung: () => existsSync(mark) };
}

/** Takes away what the newest entry says of the procedure, so that git would have to look elsewhere for it. */
function withoutAnObject(office: TestOffice): void {
  const blob = office.git("rev-parse", "HEAD:sop.yaml");
  rmSync(office.path(".git", "objects", blob.slice(0, 2), blob.slice(2)), { force: true });
}

/** Settings under which a git that heeds them fetches what is missing, by a program of their choosing. */
const FETCHING: Record<string, (program: string) => string> = {
  "a promisor on the line of its section": (program) =>
    `[remote "x"] promisor = true\n[remote "x"]\n\turl = ssh://nobody@localhost/x\n[core]\n\tsshCommand = ${program}\n`,
  "a partial clone on the line of its section": (program) =>
    `[core]\n\trepositoryformatversion = 1\n\tsshCommand = ${program}\n[extensions] partialClone = x\n[remote "x"]\n\turl = ssh://nobody@localhost/x\n`,
  "a program that packs": (program) =>
    `[core]\n\trepositoryformatversion = 1\n[remote "x"] promisor\n[remote "x"]\n\turl = .\n\tuploadpack = ${program}\n`,
  "a transport of its own": (program) =>
    `[core]\n\trepositoryformatversion = 1\n[protocol]\n\tallow = always\n[remote "x"] promisor = yes\n[remote "x"]\n\turl = "ext::${program} %S"\n`,
  "settings that it includes": (program) => `[include] path = ${program}.gitconfig\n`,
};

describe("an object that is missing is fetched by nobody", () => {
  test.each(Object.entries(FETCHING))("%s", async (_name, settings) => {
    const office = opened.copy();
    const { program, sprung } = trap(office);
    withoutAnObject(office);
    const hostile = settings(program);
    writeFileSync(
      `${program}.gitconfig`,
      (FETCHING["a promisor on the line of its section"] as (program: string) => string)(program),
    );
    writeFileSync(
      office.path(".git", "config"),
      readFileSync(office.path(".git", "config"), "utf8") + hostile,
    );
    for (const line of ["audit", "audit --no-cache", "status", "log", "doctor"]) {
      const { code } = await office.sop(line);
      expect([line, sprung()]).toEqual([line, false]);
      if (line.startsWith("audit")) expect([1, 4]).toContain(code);
    }
  });

  test("an honest repository is proven, and one that says it is partial is not judged", async () => {
    expect(await opened.copy().json("audit")).toMatchObject({ exitCode: 0, result: { verdict: "proven" } });
    const said = [
      '[remote "x"] promisor = true',
      "[extensions] partialClone = x",
      '[remote "x"]partialCloneFilter=blob:none',
    ];
    for (const line of said) {
      const office = opened.copy();
      writeFileSync(
        office.path(".git", "config"),
        `${readFileSync(office.path(".git", "config"), "utf8")}${line}\n`,
      );
      expect(await office.json("audit")).toMatchObject({
        exitCode: 4,
        failure: { code: "clone-incomplete" },
      });
    }
  });
});

/** Settings by which a git that works in the copy starts programs while it writes. */
const WRITING = (program: string): string => `[core]
\thooksPath = hooks
\tfsmonitor = ${program}
\taskPass = ${program}
\tsshCommand = ${program}
\tworktree = /nowhere
[gpg]
\tprogram = ${program}
[gpg "ssh"]
\tprogram = ${program}
\tdefaultKeyCommand = ${program}
[filter "x"]
\tclean = ${program}
\tsmudge = ${program}
\trequired = true
[user]
\tsigningKey = /nowhere
[alias]
\tcommit-tree = !${program}
\tupdate-ref = !${program}
`;
const HOOKS = [
  "reference-transaction",
  "post-index-change",
  "pre-commit",
  "post-commit",
  "commit-msg",
  "post-checkout",
];

test("an entry is written and signed in a copy whose settings and hooks name programs, and none is started", async () => {
  const office = opened.copy();
  const { program, sprung } = trap(office);
  appendFileSync(office.path(".git", "config"), WRITING(program));
  mkdirSync(office.path(".git", "hooks"), { recursive: true });
  for (const hook of HOOKS) copyFileSync(program, office.path(".git", "hooks", hook));
  writeFileSync(office.path(".git", "info", "attributes"), "* filter=x\n");
  await office.as("rina", "draft");
  expect(sprung()).toBe(false);
  expect(await office.json("audit")).toMatchObject({ exitCode: 0, result: { verdict: "proven", drift: [] } });
});

test("programs are not looked for in the folder at hand", async () => {
  const office = opened.copy();
  const { program, sprung } = trap(office);
  for (const name of ["git", "ssh-keygen", "ssh-add", "gpg"]) copyFileSync(program, office.path(name));
  withoutAnObject(office);
  office.env.PATH = `:.:./:${process.env.PATH}`;
  for (const line of ["audit --no-cache", "audit --cross-check", "doctor", "draft --yes"])
    await office.sop(line);
  expect(sprung()).toBe(false);
});

test("what git is asked in is removed", async () => {
  const office = opened.copy();
  const folder = join(office.base, "sementara");
  mkdirSync(folder);
  withoutAnObject(office);
  vi.stubEnv("TMPDIR", folder);
  try {
    await office.sop("audit --no-cache");
  } finally {
    vi.unstubAllEnvs();
  }
  expect(readdirSync(folder)).toEqual([]);
});
