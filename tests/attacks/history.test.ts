/** History: what plain git does to the order of commits. */
import { expect, test } from "vitest";
import { TestOffice } from "../support/office.ts";
import { auditCodes, PROVEN } from "./support/audit.ts";
import { changedTree } from "./support/content.ts";
import { forgetAll } from "./support/elsewhere.ts";
import { forge, messageOf, moveTo, rootOf, tip, treeOf } from "./support/forge.ts";
import { Group, type Row } from "./support/group.ts";
import { recordAt } from "./support/records.ts";

const group = new Group("history");

const ON_SIGNED: readonly Row[] = [
  [
    "evil merge: a merge that brings a change of its own",
    (o) => {
      const main = tip(o);
      const side = forge(o, { message: "masuk\n", tree: changedTree(o, "2021/tw1/masuk/x.txt", "x") });
      forge(o, {
        message: "Merge\n",
        parents: [main, side],
        tree: changedTree(o, "2021/tw1/rekap/rekap.yaml", "palsu\n", "100644", side),
      });
    },
    ["governed-changed"],
  ],
  [
    "merge -s ours of an older state, parents swapped",
    (o) => {
      const main = tip(o);
      const old = o.git("rev-parse", "main~3");
      forge(o, { message: "Merge\n", parents: [old, main], tree: treeOf(o, "main~20") });
    },
    ["governed-changed"],
  ],
  [
    "merge that carries an entry's trailers",
    (o) => {
      const main = tip(o);
      forge(o, { message: messageOf(o), parents: [main, o.git("rev-parse", "main~1")], key: "hadi" });
    },
    ["entry-is-merge", "previous-other", "step-not-open"],
  ],
  [
    "squash of the last two entries",
    (o) => {
      const tree = treeOf(o);
      const message = messageOf(o);
      moveTo(o, o.git("rev-parse", "main~2"));
      forge(o, { message, tree, key: "hadi" });
    },
    ["previous-other", "step-not-open"],
  ],
  [
    "honest rebase that re-signed another's approval",
    (o) => {
      const [last, before] = [messageOf(o), messageOf(o, "main~1")];
      moveTo(o, o.git("rev-parse", "main~2"));
      const again = forge(o, { message: before, key: "hadi", author: "agus" });
      forge(o, { message: last.replace(/Sop-Previous: .*/, `Sop-Previous: ${again}`), key: "hadi" });
    },
    ["key-of-another"],
  ],
  [
    "replayed approval",
    (o) => {
      forge(o, { message: messageOf(o), key: "hadi" });
    },
    ["previous-other", "step-not-open"],
  ],
  [
    "replayed approval of step 2 at the end",
    (o) => {
      const approval = o.git("log", "--format=%H", "--grep=langkah 2 disetujui").split("\n")[0] ?? "";
      forge(o, { message: messageOf(o, approval), key: "dewi", author: "dewi" });
    },
    ["previous-other", "step-not-open"],
  ],
  [
    "orphan branch with its own root",
    (o) => {
      const root = rootOf(o);
      forge(o, {
        message: messageOf(o, root),
        parents: [],
        tree: treeOf(o, root),
        key: "lestari",
        author: "lestari",
      });
    },
    ["root-other"],
  ],
  [
    "an entry dropped from the middle, those after it written again",
    (o) => {
      const [last, tree] = [messageOf(o), treeOf(o)];
      forge(o, { message: last, parents: [o.git("rev-parse", "main~2")], tree, key: "hadi", date: o.now });
    },
    ["previous-other", "step-not-open"],
  ],
  [
    "a revert by plain git",
    (o) => {
      forge(o, { message: 'Revert "rekap"\n', tree: treeOf(o, "main~4"), author: "rina" });
    },
    ["governed-changed"],
  ],
];

group.attacks("signed", "done to the finished record", ON_SIGNED);

test("the root is remembered from the first audit on", async () => {
  const office = (await recordAt("signed")).copy();
  expect(await auditCodes(office)).toEqual(PROVEN);
  const root = rootOf(office);
  const message = messageOf(office, root);
  forge(office, { message, parents: [], tree: treeOf(office, root), key: "lestari", author: "lestari" });
  expect(await auditCodes(office)).toEqual({ exit: 1, codes: ["root-other"] });
});

test("a dropped rejection shows against a receipt", async () => {
  const office = (await recordAt("initialled")).copy();
  await office.as("hadi", 'reject --reason "angka pagu"');
  const { result } = await office.json<{ receipt: string }>("audit");
  office.git("reset", "--hard", "--quiet", "main~1");
  expect(await auditCodes(office)).toEqual({ exit: 1, codes: ["receipt-lost"] });
  forgetAll(office);
  expect(await auditCodes(office)).toEqual(PROVEN);
  expect(await auditCodes(office, `--since ${result.receipt}`)).toEqual({
    exit: 1,
    codes: ["receipt-lost"],
  });
});

test("a receipt that is empty, changed, or of another record proves nothing", async () => {
  const office = (await recordAt("initialled")).copy();
  const { result } = await office.json<{ receipt: string }>("audit");
  const [name, version, root = "", newest = "", count = ""] = result.receipt.split(":");
  const since = (...parts: readonly string[]) =>
    auditCodes(office, `--since ${[name, version, ...parts].join(":")}`);
  expect(await since(root, newest, count)).toEqual(PROVEN);
  const usage = { exit: 2, codes: ["usage"] };
  expect(await auditCodes(office, '--since ""')).toEqual(usage);
  expect(await auditCodes(office, '--since "  "')).toEqual(usage);
  expect(await auditCodes(office, '--root ""')).toEqual(usage);
  expect(await since(root, newest.slice(0, 12), count)).toEqual(usage);
  expect(await since(root, newest, String(Number(count) - 1))).toEqual(usage);
  const told = await office.sop(`audit --since ${[name, version, root, newest, 1].join(":")} --lang en`);
  expect(told.err).toContain(`entry ${newest.slice(0, 12)} is number ${count}, not 1`);
  expect(await since("0".repeat(root.length), newest, count)).toEqual({ exit: 1, codes: ["root-other"] });
});

test("a shallow clone cannot prove anything", async () => {
  const office = await recordAt("signed");
  const clone = new TestOffice();
  clone.git("init", "--quiet", ".");
  clone.git("fetch", "--quiet", "--depth=1", `file://${office.folder}`, "main:refs/heads/main");
  clone.git("symbolic-ref", "HEAD", "refs/heads/main");
  expect(await auditCodes(clone)).toEqual({ exit: 4, codes: ["clone-incomplete"] });
});

group.agreesWithThePage();
