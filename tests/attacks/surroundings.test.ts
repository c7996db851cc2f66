/** Surroundings: git's own files, and files in the folder, that show something other than the record. */
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { auditCodes, PROVEN } from "./support/audit.ts";
import { changedTree } from "./support/content.ts";
import { forge, moveTo, tip } from "./support/forge.ts";
import { Group, type Row } from "./support/group.ts";
import { recordAt } from "./support/records.ts";

const group = new Group("surroundings");

const AROUND: readonly Row[] = [
  [
    "a replaced commit (git replace)",
    (o) => {
      const honest = tip(o);
      const fake = forge(o, { message: "lain\n", tree: changedTree(o, "sop.yaml", "id: palsu\n") });
      moveTo(o, honest);
      o.git("replace", honest, fake);
    },
    ["replace-refs"],
  ],
  [
    "other parents by a grafts file",
    (o) => {
      const ids = ["main", "main~5"].map((rev) => o.git("rev-parse", rev));
      mkdirSync(o.path(".git", "info"), { recursive: true });
      writeFileSync(o.path(".git", "info", "grafts"), `${ids.join(" ")}\n`);
    },
    ["grafts"],
  ],
  [
    "a hand-made shallow file",
    (o) => writeFileSync(o.path(".git", "shallow"), `${o.git("rev-parse", "main~3")}\n`),
    ["clone-incomplete"],
    4,
  ],
  [
    "a partial clone's settings",
    (o) => o.git("config", "remote.origin.promisor", "true"),
    ["clone-incomplete"],
    4,
  ],
  [
    "an altered commit-graph",
    (o) => {
      o.git("commit-graph", "write", "--reachable");
      const place = o.path(".git", "objects", "info", "commit-graph");
      const bytes = readFileSync(place);
      // The last bit before the checksum: git log does not notice, git commit-graph verify does.
      bytes.writeUInt8(bytes.readUInt8(bytes.length - 21) ^ 1, bytes.length - 21);
      chmodSync(place, 0o644);
      writeFileSync(place, bytes);
    },
    ["commit-graph"],
  ],
  [
    "objects borrowed from another folder",
    async (o) => {
      const signed = await recordAt("signed");
      mkdirSync(o.path(".git", "objects", "info"), { recursive: true });
      writeFileSync(o.path(".git", "objects", "info", "alternates"), `${signed.path(".git", "objects")}\n`);
    },
    ["alternates"],
  ],
  [
    "notes beside the entries",
    (o) => o.git("-c", "user.name=x", "-c", "user.email=x@x", "notes", "add", "-m", "sah", "main"),
    ["notes"],
  ],
  ["a tag named like the record's branch", (o) => o.git("tag", "main", "main~5"), ["name-twice"]],
  [
    "a file changed in the folder, hidden by skip-worktree",
    (o) => {
      o.git("update-index", "--skip-worktree", "2021/tw1/rekap/rekap.yaml");
      o.write("2021/tw1/rekap/rekap.yaml", "palsu\n");
    },
    ["drift-changed"],
  ],
  [
    "a file changed in the folder, hidden by a filter",
    (o) => {
      o.git("config", "filter.diam.clean", `git cat-file blob main:2021/tw1/rekap/rekap.yaml`);
      mkdirSync(o.path(".git", "info"), { recursive: true });
      appendFileSync(o.path(".git", "info", "attributes"), "2021/tw1/rekap/rekap.yaml filter=diam\n");
      o.write("2021/tw1/rekap/rekap.yaml", "palsu\n");
    },
    ["drift-changed"],
  ],
  [
    "line endings changed in the folder (autocrlf)",
    (o) => o.write("sop.yaml", o.read("sop.yaml").replaceAll("\n", "\r\n")),
    ["drift-changed"],
  ],
  [
    "a governed file deleted from the folder",
    (o) => rmSync(o.path("2021/tw1/rekap/rekap.xlsx")),
    ["drift-missing"],
  ],
];

group.attacks(
  "signed",
  "done around the finished record; --strict makes notices count",
  AROUND,
  "--no-cache --strict",
);

test("programs named in a copied .git/config are never run", async () => {
  const office = (await recordAt("signed")).copy();
  const marker = join(office.base, "dijalankan");
  const program = join(office.base, "jahat.sh");
  writeFileSync(program, `#!/bin/sh\ntouch ${marker}\nexit 0\n`, { mode: 0o755 });
  const settings = [
    "core.fsmonitor",
    "gpg.ssh.program",
    "gpg.program",
    "core.pager",
    "core.sshCommand",
    "diff.external",
  ];
  for (const setting of [...settings, "core.editor", "credential.helper"])
    office.git("config", setting, program);
  office.git("config", "core.hooksPath", office.base);
  expect(await auditCodes(office, "--no-cache")).toEqual(PROVEN);
  expect(existsSync(marker)).toBe(false);
});

test("the cache of another person is not believed", async () => {
  const office = (await recordAt("signed")).copy();
  expect(await auditCodes(office)).toEqual(PROVEN);
  const proven = readFileSync(office.path(".git", "sop", "proven"));
  // Whoever could read the seal's key could seal what they like.
  expect(statSync(join(office.base, "home", ".config", "sop", "seal")).mode & 0o077).toBe(0);
  forge(office, { message: "perbaiki\n", tree: changedTree(office, "sop.yaml", "id: palsu\n") });
  // Sealed over the honest record, and carried along in a copied folder to somebody who has another seal.
  writeFileSync(office.path(".git", "sop", "proven"), proven);
  rmSync(join(office.base, "home", ".config", "sop", "seal"));
  expect((await auditCodes(office)).codes).toEqual(["governed-changed"]);
});

test("files on disk that differ from the record are reported, whatever git's index says", async () => {
  const office = (await recordAt("signed")).copy();
  office.git("update-index", "--skip-worktree", "2021/tw1/rekap/rekap.yaml");
  office.write("2021/tw1/rekap/rekap.yaml", "palsu\n");
  const { exitCode, result } = await office.json<{ drift: object[] }>("audit");
  expect({ exitCode, drift: result.drift }).toEqual({
    exitCode: 0,
    drift: [{ path: "2021/tw1/rekap/rekap.yaml", how: "changed" }],
  });
});

group.agreesWithThePage();
