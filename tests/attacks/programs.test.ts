/** Programs: nothing that a copied folder brings along is run, followed or obeyed. */
import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import * as Module from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { REPO, type TestOffice } from "../support/office.ts";
import { auditCodes, PROVEN } from "./support/audit.ts";
import { damaged, removed } from "./support/content.ts";
import { tip } from "./support/forge.ts";
import { Group, type Row } from "./support/group.ts";
import { recordAt } from "./support/records.ts";

const group = new Group("programs");

/** A program of the attacker's, and the file that tells that it ran. */
function trap(office: TestOffice): { readonly program: string; readonly ran: () => boolean } {
  const [program, marker] = [join(office.base, "jahat.sh"), join(office.base, "dijalankan")];
  writeFileSync(program, `#!/bin/sh\ntouch ${marker}\nexit 1\n`, { mode: 0o755 });
  return { program, ran: () => existsSync(marker) };
}

const settings = (office: TestOffice, text: string): void =>
  appendFileSync(office.path(".git", "config"), text);

/** What lies in the folder, beside git's own files: by path, with what it holds. */
function contents(office: TestOffice): readonly string[] {
  const files = readdirSync(office.folder, { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  );
  return files
    .map((one) => join(one.parentPath, one.name))
    .filter((path) => !path.startsWith(office.path(".git/")))
    .map((path) => `${path} ${readFileSync(path).toString("base64")}`)
    .sort();
}

/** Settings by which git fetches a missing object, through a program of the copy's choosing. */
const FETCHING: readonly (readonly [name: string, text: (program: string) => string])[] = [
  [
    "a promisor on one line",
    (p) => `[core] sshCommand = ${p}\n[remote "x"] promisor = true\n[remote "x"] url = ssh://x/x\n`,
  ],
  [
    "a promisor in other letters",
    (p) => `[CORE]\n\tSSHCOMMAND = ${p}\n[Remote "x"]\n\tPromisor\n\turl = ssh://x/x\n`,
  ],
  [
    "a partial clone on one line",
    (p) =>
      `[extensions] partialClone = x\n[core] repositoryformatversion = 1\n[remote "x"] url = ssh://x/x\n[core] sshCommand = ${p}\n`,
  ],
  [
    "a program that the other side is to run",
    (p) => `[remote "x"] promisor = true\n[remote "x"] url = .\n[remote "x"] uploadpack = ${p}\n`,
  ],
  [
    "an address that is a program",
    (p) => `[protocol "ext"] allow = always\n[remote "x"] promisor = true\n[remote "x"] url = ext::${p}\n`,
  ],
  [
    "settings in another file",
    (p) => {
      const other = `${p}.config`;
      writeFileSync(
        other,
        `[core] sshCommand = ${p}\n[remote "x"] promisor = true\n[remote "x"] url = ssh://x/x\n`,
      );
      return `[include] path = ${other}\n`;
    },
  ],
];

describe("a missing object is not fetched through a program of the copy's choosing", () => {
  test.each(FETCHING)("%s", async (name, text) => {
    const office = (await recordAt("signed")).copy();
    const { program, ran } = trap(office);
    settings(office, text(program));
    removed(office, office.git("rev-parse", "main:2021/rencana.yaml"));
    const found = await auditCodes(office, "--no-cache");
    group.note(`a missing object, and ${name}`, office, found);
    for (const line of ["status", "log", "verify --check", "audit --cross-check --no-cache"])
      await office.sop(line);
    expect({ ran: ran(), proven: found.exit === 0 }).toEqual({ ran: false, proven: false });
  });
});

const SIGNED: readonly Row[] = [
  [
    "a damaged object, and a promisor that would bring another",
    (o) => {
      settings(o, `[remote "x"] promisor = true\n[remote "x"] url = .\n`);
      damaged(o, o.git("rev-parse", "main:2021/tw1/rekap/rekap.xlsx"), (bytes) =>
        bytes.fill(0xff, 2000, 2004),
      );
    },
    ["clone-incomplete"],
    4,
  ],
];

group.attacks("signed", "what a copy promises", SIGNED, "--no-cache");

/** The program as it is installed and started, in the workspace. */
function installed(office: TestOffice, more: Readonly<Record<string, string>>, ...args: string[]) {
  const env = { ...office.env, ...more } as NodeJS.ProcessEnv;
  return spawnSync(process.execPath, [join(REPO, "bin", "sop.js"), ...args], { cwd: office.folder, env });
}

describe("compiled code is never taken from the workspace", () => {
  test.each([
    ["an empty XDG_CACHE_HOME", () => ""],
    ["a relative XDG_CACHE_HOME", () => "cache"],
    ["one that climbs", () => "./.git/cache"],
    ["an absolute one in the workspace", (office: TestOffice) => office.path("cache")],
  ])("%s lays nothing into the workspace, and takes nothing from it", async (_, value) => {
    const office = (await recordAt("signed")).copy();
    const before = contents(office);
    const { status } = installed(office, { XDG_CACHE_HOME: value(office) }, "explain", "value-type");
    const laid = [office.path(".git", "cache"), office.path("cache"), office.path("sop")].some((path) =>
      existsSync(path),
    );
    expect({ status, laid }).toEqual({ status: 0, laid: false });
    expect(contents(office)).toEqual(before);
  });

  // Node 20 keeps none; on Windows, files have no such owners.
  if ("enableCompileCache" in Module && process.platform !== "win32")
    test("it is kept for its owner alone, and nowhere that others may write", async () => {
      const office = (await recordAt("signed")).copy();
      const cache = join(office.base, "cache");
      const kept = (): number => readdirSync(join(cache, "sop", "compiled")).length;
      installed(office, { XDG_CACHE_HOME: cache }, "explain", "value-type");
      expect({ kept: kept(), mode: statSync(join(cache, "sop", "compiled")).mode & 0o777 }).toEqual({
        kept: 1,
        mode: 0o700,
      });
      rmSync(cache, { recursive: true });
      mkdirSync(join(cache, "sop", "compiled"), { recursive: true });
      chmodSync(join(cache, "sop", "compiled"), 0o777);
      expect(installed(office, { XDG_CACHE_HOME: cache }, "explain", "value-type").status).toBe(0);
      expect(kept()).toBe(0);
    });

  test.each([
    ["an empty XDG_CONFIG_HOME", ""],
    ["a relative XDG_CONFIG_HOME", "pengaturan"],
  ])("nor are settings: %s", async (_, value) => {
    const office = (await recordAt("signed")).copy();
    const before = contents(office);
    const { status } = installed(office, { XDG_CONFIG_HOME: value }, "audit");
    expect({ proven: status === 0 || status === 4 }).toEqual({ proven: true });
    expect(contents(office)).toEqual(before);
  });
});

describe("symbolic links are not followed", () => {
  test.each([
    ["the cycle's folder leads out of the workspace", "2021/tw2", "../../di-luar"],
    ["the year's folder leads out of the workspace", "2022", "../di-luar"],
    ["the cycle's folder leads to another cycle", "2021/tw2", "tw1"],
  ])("%s: nothing is written through it, and nothing recorded", async (_, path, target) => {
    const office = (await recordAt("signed")).copy();
    const outside = join(office.base, "di-luar");
    mkdirSync(outside);
    mkdirSync(join(office.path(path), ".."), { recursive: true });
    symlinkSync(target, office.path(path));
    const [before, files] = [tip(office), contents(office)];
    const cycle = path === "2022" ? "2022/tw1" : "2021/tw2";
    const line = `open ${cycle} --yes --as rina --key ${office.keys}/rina/id_ed25519`;
    const { code } = await office.sop(line);
    expect({ refused: code !== 0, outside: readdirSync(outside), tip: tip(office) }).toEqual({
      refused: true,
      outside: [],
      tip: before,
    });
    expect(contents(office)).toEqual(files);
  });

  test("a link in the place of a cycle's file is not followed to the procedure", async () => {
    const office = (await recordAt("signed")).copy();
    mkdirSync(office.path("2021/tw2"));
    symlinkSync("../../sop.yaml", office.path("2021/tw2/siklus.yaml"));
    const before = office.read("sop.yaml");
    await office.sop(`open 2021/tw2 --yes --as rina --key ${office.keys}/rina/id_ed25519`);
    expect(office.read("sop.yaml")).toBe(before);
  });

  test("a workbook in the in-tray that is a link is not read", async () => {
    const office = (await recordAt("handed-out")).copy();
    const outside = join(office.base, "rahasia.xlsx");
    await office.fill("2021/tw1", "seksi-pmd", office.figures()["seksi-pmd"] ?? {});
    cpSync(office.path("2021/tw1/masuk/seksi-pmd.xlsx"), outside);
    rmSync(office.path("2021/tw1/masuk/seksi-pmd.xlsx"));
    symlinkSync(outside, office.path("2021/tw1/masuk/seksi-pmd.xlsx"));
    const before = tip(office);
    await office.sop(`receive --yes --as rina --key ${office.keys}/rina/id_ed25519`);
    expect(tip(office)).toBe(before);
  });
});

/** A journal of an interrupted command, as somebody else could have written it. */
const JOURNALS: readonly (readonly [name: string, text: (o: TestOffice) => string])[] = [
  ["half a text", () => "{"],
  ["null", () => "null"],
  ["no paths", (o) => JSON.stringify({ branch: "main", entry: tip(o), previous: tip(o) })],
  ["a branch that is a path", (o) => JSON.stringify({ branch: "../../x", entry: tip(o), paths: [] })],
  [
    "a file outside",
    (o) =>
      JSON.stringify({ branch: "main", entry: tip(o), previous: tip(o), paths: ["../di-luar/penting.txt"] }),
  ],
  [
    "a file that is nobody's but this person's",
    (o) => JSON.stringify({ branch: "main", entry: tip(o), previous: tip(o), paths: ["kontak.yaml"] }),
  ],
  [
    "an older state",
    (o) =>
      JSON.stringify({
        branch: "main",
        entry: tip(o),
        previous: o.git("rev-parse", "main~5"),
        paths: ["2021/tw1/masuk/x.txt"],
      }),
  ],
];

describe("a journal that came with the copy is not obeyed, and blocks nobody", () => {
  test.each(JOURNALS)("%s", async (_, text) => {
    const office = (await recordAt("initialled")).copy();
    const outside = join(office.base, "di-luar", "penting.txt");
    mkdirSync(join(outside, ".."));
    writeFileSync(outside, "tetap");
    office.write("kontak.yaml", "orang: []\n");
    office.write("2021/tw1/masuk/x.txt", "isian");
    mkdirSync(office.path(".git", "sop"), { recursive: true });
    writeFileSync(office.path(".git", "sop", "pending.json"), text(office));
    const files = contents(office);
    await office.as("hadi", "approve");
    expect(readFileSync(outside, "utf8")).toBe("tetap");
    expect(contents(office)).toEqual(files);
    expect(await auditCodes(office)).toEqual(PROVEN);
  });
});

describe("file names are printed as text", () => {
  test("receive --dry-run prints no escape sequence and no command of a CI service", async () => {
    const office = (await recordAt("handed-out")).copy();
    const names = ["\u001b[2Jjahat.xlsx", "a\n::error::palsu.xlsx", "b\u202exslx.exe.xlsx"];
    mkdirSync(office.path("2021/tw1/masuk"), { recursive: true });
    for (const name of names) office.write(`2021/tw1/masuk/${name}`, "x");
    for (const format of ["", "--json", "--format github"]) {
      const { out, err } = await office.sop(
        `receive --dry-run ${format} --as rina --key ${office.keys}/rina/id_ed25519`,
      );
      expect(`${out}${err}`).not.toMatch(/[\u001b\u202e]/);
      expect(`${out}${err}`).not.toMatch(/^::error::palsu/m);
    }
  });
});

test("honest control: a clone with ordinary settings is proven", async () => {
  const office = (await recordAt("signed")).copy();
  settings(
    office,
    `[remote "origin"]\n\turl = https://contoh.id/x.git\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n`,
  );
  expect(await auditCodes(office, "--no-cache")).toEqual(PROVEN);
});

group.agreesWithThePage();
