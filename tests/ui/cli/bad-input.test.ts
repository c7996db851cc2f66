/** Whatever is wrong: one clear sentence, the right exit code, nothing written. */

import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { fillForm } from "../../../src/adapters/excel/fill.ts";
import { folderWithGit, TestOffice, temporaryFolder } from "../../support/office.ts";

let drafted: TestOffice;
let received: TestOffice;
beforeAll(async () => {
  drafted = await new TestOffice().upTo("drafted");
  received = await new TestOffice().upTo("received");
});

const key = (office: TestOffice, person: string): string =>
  `--yes --key ${join(office.keys, person, "id_ed25519")}`;

type Case = readonly [
  name: string,
  line: (office: TestOffice) => string,
  exit: number,
  code: string,
  prepare?: (office: TestOffice) => void,
];

const CASES: readonly Case[] = [
  ["no git", (o) => `approve ${key(o, "dewi")}`, 4, "git-missing", (o) => noPrograms(o)],
  [
    "git too old",
    (o) => `approve ${key(o, "dewi")}`,
    4,
    "git-too-old",
    (o) => fakeGit(o, "git version 2.30.2"),
  ],
  ["no ssh-keygen", (o) => `approve ${key(o, "dewi")}`, 4, "ssh-keygen-missing", (o) => onlyGit(o)],
  ["no key", () => "approve --yes", 4, "no-key"],
  ["a key file that is none", (o) => `approve --yes --key ${o.path("sop.yaml")}`, 4, "key-unreadable"],
  ["a key not on the roster", (o) => `approve ${key(o, "stranger")}`, 3, "key-not-on-roster"],
  ["not one of my hats", (o) => `approve --as hadi ${key(o, "dewi")}`, 3, "person-not-here"],
  ["wrong role", (o) => `approve ${key(o, "hadi")}`, 3, "not-your-role"],
  [
    "not your turn: hand out before it is corrected",
    (o) => `distribute ${key(o, "rina")}`,
    3,
    "not-your-turn",
  ],
  [
    "not your turn: compile before anything is filled",
    (o) => `compile ${key(o, "rina")}`,
    3,
    "not-your-turn",
  ],
  ["a cycle that exists", (o) => `open 2021/tw1 ${key(o, "rina")}`, 3, "refused"],
  ["a cycle that does not exist", (o) => `approve 2021/tw4 ${key(o, "dewi")}`, 2, "cycle-unknown"],
  ["a cycle's name that is none", (o) => `open Januari ${key(o, "rina")}`, 2, "usage"],
  ["nothing to receive", (o) => `receive ${key(o, "rina")}`, 3, "nothing-to-do"],
  ["a file that is not there", (o) => `receive tidak-ada.xlsx ${key(o, "rina")}`, 4, "file-unreadable"],
  [
    "governed files changed by hand",
    (o) => `approve ${key(o, "dewi")}`,
    3,
    "dirty",
    (o) => o.write("2021/rencana.yaml", `${o.read("2021/rencana.yaml")}# x\n`),
  ],
  [
    "sop.yaml that cannot be read",
    (o) => `amend ${key(o, "hadi")}`,
    1,
    "invalid-files",
    (o) => o.write("sop.yaml", "id: ["),
  ],
  [
    "no answer without a terminal",
    (o) => `approve --key ${join(o.keys, "dewi", "id_ed25519")}`,
    2,
    "needs-terminal",
  ],
  ["a reason is mandatory", (o) => `reject ${key(o, "dewi")}`, 2, "needs-terminal"],
  ["a reason of spaces is none", (o) => `reject --reason "  " ${key(o, "dewi")}`, 2, "needs-terminal"],
  ["a cell that is none", (o) => `reject --reason salah --cell baris-dua ${key(o, "dewi")}`, 2, "usage"],
  [
    "a step to return to that is not allowed",
    (o) => `reject --reason salah --to 9 ${key(o, "dewi")}`,
    3,
    "refused",
  ],
  [
    "a section that does not exist",
    (o) => `reject --reason salah --section seksi-x ${key(o, "dewi")}`,
    2,
    "usage",
  ],
  ["an unknown person in the roster", (o) => `official end tono ${key(o, "lestari")}`, 2, "usage"],
  [
    "a person who is already there",
    (o) => `official add rina --role petugas --basis SK ${key(o, "lestari")}`,
    2,
    "usage",
  ],
  [
    "a NIP that is none",
    (o) => `official add tono --role petugas --basis SK --nip 123 ${key(o, "lestari")}`,
    2,
    "usage",
  ],
  [
    "a second holder of one role",
    (o) => `official add tono --role camat --basis SK ${key(o, "lestari")}`,
    3,
    "refused",
  ],
  [
    "a key that another holds",
    (o) => `official key agus --add ${join(o.keys, "rina", "id_ed25519.pub")} ${key(o, "lestari")}`,
    3,
    "key-unproven",
  ],
  [
    "the roster, by someone who is not its registrar",
    (o) => `official add tono --role kepala-seksi --section seksi-pmd --basis SK ${key(o, "rina")}`,
    3,
    "not-your-role",
  ],
  ["init over a workspace", (o) => `init ${key(o, "rina")}`, 3, "workspace-exists"],
  [
    "init into a folder that is not empty",
    (o) => `init .. --example pakusari ${key(o, "rina")}`,
    3,
    "folder-not-empty",
  ],
  ["a demo over someone's folder", () => "demo .", 3, "folder-not-demo"],
  ["an example that does not exist", (o) => `init baru --example bandung ${key(o, "rina")}`, 2, "usage"],
];

describe("a drafted form waits for correction", () => {
  const cases = CASES.map(([name, line, exit, code, prepare]) => ({ name, line, exit, code, prepare }));
  test.each(cases)("$name", async ({ line, exit, code, prepare }) => {
    const office = drafted.copy();
    const before = office.git("rev-parse", "main");
    prepare?.(office);
    const command = line(office);
    const { exitCode, failure } = await office.json(command);
    expect({ exitCode, code: failure?.code }).toEqual({ exitCode: exit, code });
    for (const language of ["id", "en"]) {
      const { code: again, err } = await office.sop(`${command} --lang ${language}`);
      expect(again).toBe(exit);
      expect(err).toMatch(/sop: \S.+[.:)"]\n/);
      expect(err).not.toMatch(/undefined|\[object|Error:/);
    }
    office.env.PATH = process.env.PATH;
    expect(office.git("rev-parse", "main")).toBe(before);
  });

  test("outside any repository, and in one that is no workspace", async () => {
    const office = new TestOffice();
    expect(await office.json("status")).toMatchObject({ exitCode: 4, failure: { code: "not-a-repository" } });
    office.git("init", "--quiet");
    expect(await office.json("status")).toMatchObject({ exitCode: 4, failure: { code: "not-a-workspace" } });
  });

  test("keys of two people are here: --yes does not say which of them I am", async () => {
    const office = drafted.copy();
    const ssh = join(office.base, "home", ".ssh");
    mkdirSync(ssh, { recursive: true });
    for (const person of ["dewi", "agus"])
      for (const ending of ["", ".pub"])
        writeFileSync(join(ssh, `${person}${ending}`), office.read(`../keys/${person}/id_ed25519${ending}`), {
          mode: 0o600,
        });
    const severally = { exitCode: 2, failure: { code: "several-persons" } };
    expect(await office.json("approve --yes")).toMatchObject(severally);
    const { err } = await office.sop("approve --yes --lang en");
    for (const way of ["agus, dewi", "--as PERSON", "SOP_AS=PERSON", "sop official me PERSON"])
      expect(err).toContain(way);
    const here = office.copy();
    expect(await here.json("approve --yes --as dewi")).toMatchObject({ result: { person: "dewi" } });
    const named = office.copy();
    Object.assign(named.env, { SOP_AS: "dewi" });
    expect(await named.json("approve --yes")).toMatchObject({ result: { person: "dewi" } });
    await office.sop("official me agus");
    expect(await office.json("approve --yes")).toMatchObject({ failure: { code: "not-your-role" } });
    await office.sop("official me dewi");
    expect(await office.json("approve --yes")).toMatchObject({ exitCode: 0, result: { person: "dewi" } });
    // A setting for this record says nothing for another one.
    const other = (await new TestOffice().upTo("drafted", "jangkar")).copy();
    Object.assign(other.env, { HOME: office.env.HOME, XDG_CONFIG_HOME: office.env.XDG_CONFIG_HOME });
    expect(await other.json("approve --yes")).toMatchObject(severally);
  });

  test("a slip in the command line is usage, with exit code 2", async () => {
    for (const line of ["tidak-ada", "approve --tidak-ada", "status --format pdf", "open"])
      expect((await drafted.sop(line)).code).toBe(2);
    expect((await drafted.sop("--help")).code).toBe(0);
  });
});

describe("a YAML file that is not right is told by line, column and what is allowed", () => {
  const EDITS: readonly (readonly [
    name: string,
    from: string | RegExp,
    to: string,
    rule: string,
    line: number,
  ])[] = [
    ["a wrong kind of value", "pagu: 3773858565", "pagu: banyak", "yaml-type", 10],
    ["a word that is not in the list", "rumus: naik", "rumus: turun", "yaml-list", 32],
    [
      "an unknown key",
      "  - id: subbag-umpeg\n",
      "  - id: subbag-umpeg\n    warna: merah\n",
      "yaml-unknown-key",
      13,
    ],
    ["broken syntax", "  - id: subbag-umpeg\n", "  - id: [subbag\n", "yaml-syntax", 13],
    ["a key twice", "tahun: 2021\n", "tahun: 2021\ntahun: 2021\n", "yaml-syntax", 6],
    ["an alias", "pagu: 3773858565", "pagu: *lain", "yaml-syntax", 10],
    ["a sum that is not right", "pagu: 3773858565", "pagu: 3773858566", "plan-sum-differs", 10],
  ];
  test.each(EDITS)("%s", async (_name, from, to, rule, line) => {
    const fresh = await new TestOffice().upTo("opened");
    const edited = fresh.read("2021/rencana.yaml").replace(from, to);
    fresh.write("2021/rencana.yaml", edited);
    const { exitCode, failure, findings } = await fresh.json(`draft ${key(fresh, "rina")}`);
    expect({ exitCode, code: failure?.code }).toEqual({ exitCode: 1, code: "invalid-files" });
    expect(findings[0]).toMatchObject({ rule, file: "2021/rencana.yaml", line });
    const { err } = await fresh.sop(`draft ${key(fresh, "rina")}`);
    expect(err).toContain(`${line}:`);
  });
});

test("an unchanged resubmission is refused; a corrected one is taken", async () => {
  const office = received.copy();
  const figures = office.figures()["seksi-pmd"] ?? {};
  await office.as("rina", 'reject --section seksi-pmd --reason "cek lagi"');
  const file = await office.fill("2021/tw1", "seksi-pmd", figures, "seksi-pmd.xlsx");
  const before = office.git("rev-parse", "main");
  // Saved anew, so that the bytes differ and only the figures are the same.
  office.write(file, await fillForm(readFileSync(office.path(file)), { "": {} }));
  const unchanged = await office.json(`receive ${file} ${key(office, "rina")}`);
  expect({ exitCode: unchanged.exitCode, rules: unchanged.findings.map(({ rule }) => rule) }).toEqual({
    exitCode: 1,
    rules: ["return-unchanged"],
  });
  expect(office.git("rev-parse", "main")).toBe(before);
  const [first = ""] = Object.keys(figures);
  await office.fill("2021/tw1", "seksi-pmd", { ...figures, [first]: { ...figures[first], realisasi: 0 } });
  await office.as("rina", `receive ${file}`);
});

test("at a section's step, the section to send back must be named", async () => {
  const line = `reject --reason salah ${key(received, "rina")}`;
  expect(await received.json(line)).toMatchObject({ exitCode: 2, failure: { code: "usage" } });
  expect((await received.sop(`${line} --lang id`)).err).toContain("--section: subbag-umpeg");
});

test("a link in the in-tray is named, and not followed", async () => {
  const office = received.copy();
  symlinkSync("/etc/passwd", office.path("2021/tw1/masuk/tautan.xlsx"));
  const { findings } = await office.json("verify --check");
  const about = findings.filter(({ file }) => String(file).includes("tautan"));
  expect(about.map(({ rule }) => rule)).toEqual(["file-link"]);
});

test("a refusal names who holds the role instead", async () => {
  const { err } = await drafted.sop(`approve ${key(drafted, "hadi")} --lang id`);
  expect(err).toContain("Yang memegangnya: Dewi Contoh, S.E.");
});

function noPrograms(office: TestOffice): void {
  office.env.PATH = "/nonexistent";
}

function onlyGit(office: TestOffice): void {
  office.env.PATH = folderWithGit();
}

/** A git that says that it is of another version. */
function fakeGit(office: TestOffice, says: string): void {
  const folder = temporaryFolder();
  const git = join(folderWithGit(), "git");
  writeFileSync(
    join(folder, "git"),
    `#!/bin/sh\n[ "$1" = --version ] && echo "${says}" || exec ${git} "$@"\n`,
  );
  chmodSync(join(folder, "git"), 0o755);
  office.env.PATH = folder;
}
