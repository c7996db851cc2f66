/** Objects: damaged, replaced, missing, or written as git would not. */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { expect, test } from "vitest";
import { auditCodes, PROVEN } from "./support/audit.ts";
import { damaged, removed } from "./support/content.ts";
import { edited, forge, raw, rawCommit } from "./support/forge.ts";
import { Group, type Row } from "./support/group.ts";
import { recordAt } from "./support/records.ts";

const group = new Group("objects");

const ON_SIGNED: readonly Row[] = [
  [
    "a folder whose names are not in order",
    (o) => {
      const entries = o
        .git("ls-tree", "main")
        .split("\n")
        .map((line) => /^(\d+) \S+ ([0-9a-f]+)\t(.*)$/.exec(line));
      const bytes = entries
        .reverse()
        .flatMap((entry) => [
          Buffer.from(`${String(entry?.[1]).replace(/^0/, "")} ${entry?.[3]}\0`),
          Buffer.from(String(entry?.[2]), "hex"),
        ]);
      const made = spawnSync("git", ["hash-object", "-t", "tree", "-w", "--stdin", "--literally"], {
        cwd: o.folder,
        env: o.env as NodeJS.ProcessEnv,
        input: Buffer.concat(bytes),
        encoding: "utf8",
      });
      forge(o, { message: "susunan\n", tree: made.stdout.trim() });
    },
    ["object-damaged"],
  ],
  ["two trees", (o) => raw(o, edited(rawCommit(o), /(tree .*\n)/, "$1$1")), ["object-damaged"]],
];

const AROUND: readonly Row[] = [
  [
    "a content replaced by another",
    (o) => {
      const place = o.git("rev-parse", "main:sop.yaml");
      const other = readFileSync(o.path(".git", "objects", place.slice(0, 2), place.slice(2)));
      damaged(o, o.git("rev-parse", "main:2021/tw1/rekap/rekap.yaml"), () => other);
    },
    ["object-damaged"],
  ],
  [
    "a content that cannot be unpacked",
    (o) =>
      damaged(o, o.git("rev-parse", "main:2021/tw1/rekap/rekap.xlsx"), (bytes) =>
        bytes.fill(0xff, 2000, 2004),
      ),
    ["object-damaged"],
  ],
  [
    "a content that is gone",
    (o) => removed(o, o.git("rev-parse", "main:2021/tw1/isian/seksi-pmd.xlsx")),
    ["object-damaged"],
  ],
  ["a folder that is gone", (o) => removed(o, o.git("rev-parse", "main~9:2021/tw1")), ["object-damaged"]],
  ["an entry that is gone", (o) => removed(o, o.git("rev-parse", "main~9")), ["object-damaged"]],
];

group.attacks("signed", "done to the finished record", ON_SIGNED);

group.attacks(
  "signed",
  "done around the finished record; --strict makes notices count",
  AROUND,
  "--no-cache --strict",
);

test("a damaged object is named, and no command goes on over it", async () => {
  const office = (await recordAt("signed")).copy();
  const blob = office.git("rev-parse", "main:2021/tw1/rekap/rekap.xlsx");
  damaged(office, blob, (bytes) => bytes.fill(0xff, 2000, 2004));
  expect((await office.sop("audit --no-cache")).out).toContain(blob);
  rmSync(office.path(".git", "sop", "proven"), { force: true });
  expect((await office.json("status")).failure?.code).toBe("history-violated");
});

test("what was damaged since the proof is named by whoever meets it, and is no bug of ours", async () => {
  const office = (await recordAt("signed")).copy();
  // What was kept some entries ago is forgotten, so that all of it is kept now.
  rmSync(office.path(".git", "sop", "proven"), { force: true });
  expect(await auditCodes(office)).toEqual(PROVEN);
  removed(office, office.git("rev-parse", "main:2021/rencana.yaml"));
  expect(await office.json("verify --check")).toMatchObject({
    exitCode: 1,
    failure: { code: "object-damaged" },
  });
});

group.agreesWithThePage();
