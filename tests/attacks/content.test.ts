/** Content: files changed beside, before or after the act that they belong to. */
import { expect, test } from "vitest";
import { auditCodes, PROVEN } from "./support/audit.ts";
import { changedTree } from "./support/content.ts";
import { edited, forge, messageOf, tip, treeOf } from "./support/forge.ts";
import { Group, type Row } from "./support/group.ts";
import { finalWith, recordAt } from "./support/records.ts";

const group = new Group("content");

const ON_WAITING: readonly Row[] = [
  [
    "approval that also changes the recap",
    (o) => finalWith(o, { tree: changedTree(o, "2021/tw1/rekap/rekap.yaml", "palsu\n") }),
    ["path-not-permitted", "subject-other"],
  ],
  [
    "approval that also changes the procedure",
    (o) => finalWith(o, { tree: changedTree(o, "sop.yaml", `${o.read("sop.yaml")}# disunting\n`) }),
    ["path-not-permitted"],
  ],
  [
    "governed file turned into a symbolic link",
    (o) => finalWith(o, { tree: changedTree(o, "2021/tw1/rekap/rekap.yaml", "/etc/passwd", "120000") }),
    ["path-link", "path-not-permitted", "subject-other"],
  ],
  [
    "a file whose name differs only by case",
    (o) => finalWith(o, { tree: changedTree(o, "2021/TW1/rekap/rekap.yaml", "palsu\n") }),
    ["path-collides", "path-not-permitted"],
  ],
  [
    "a name that Windows cannot hold",
    (o) => finalWith(o, { tree: changedTree(o, "2021/tw1/rekap/aux.yaml", "x\n") }),
    ["path-windows", "subject-other"],
  ],
  [
    "an approval that brings something into the in-tray on the side",
    (o) => finalWith(o, { tree: changedTree(o, "2021/tw1/masuk/titipan.xlsx", "x") }),
    ["path-not-permitted"],
  ],
  [
    "another digest claimed",
    (o) =>
      finalWith(o, ({ message }) => ({
        message: edited(message, /Sop-Subject: sha256:..../, "Sop-Subject: sha256:0000"),
      })),
    ["subject-other"],
  ],
  [
    "a file made into a program",
    (o) =>
      finalWith(o, {
        tree: changedTree(o, "2021/tw1/rekap/rekap.yaml", o.read("2021/tw1/rekap/rekap.yaml"), "100755"),
      }),
    ["path-mode", "path-not-permitted", "subject-other"],
  ],
  [
    "a submodule in place of a file",
    (o) => finalWith(o, { tree: changedTree(o, "2021/tw1/rekap/rekap.yaml", "x", "160000") }),
    ["path-link", "path-not-permitted", "subject-other"],
  ],
  [
    "a pointer to a file that lies elsewhere (LFS)",
    (o) =>
      finalWith(o, {
        tree: changedTree(
          o,
          "2021/tw1/rekap/rekap.xlsx",
          `version https://git-lfs.github.com/spec/v1\noid sha256:${"0".repeat(64)}\nsize 1\n`,
        ),
      }),
    ["path-not-permitted", "path-pointer", "subject-other"],
  ],
];

const ON_SIGNED: readonly Row[] = [
  [
    "governed file changed after approval, by plain git",
    (o) => {
      forge(o, {
        message: "perbaiki angka\n",
        tree: changedTree(o, "2021/tw1/rekap/rekap.yaml", "palsu\n"),
        author: "rina",
      });
    },
    ["governed-changed"],
  ],
  [
    "changed and reverted",
    (o) => {
      const tree = treeOf(o);
      forge(o, { message: "ubah\n", tree: changedTree(o, "2021/tw1/rekap/rekap.yaml", "palsu\n") });
      forge(o, { message: "kembalikan\n", tree });
    },
    ["governed-changed"],
  ],
  [
    "renamed against another",
    (o) => {
      const [a, b] = ["seksi-pmd", "seksi-kesos"].map((section) => `2021/tw1/isian/${section}.yaml`);
      forge(o, { message: "tukar\n", tree: changedTree(o, a ?? "", o.read(b ?? "")) });
    },
    ["governed-changed"],
  ],
  [
    "names changed by .mailmap",
    (o) => {
      forge(o, {
        message: "mailmap\n",
        tree: changedTree(o, ".mailmap", "Agus <a@b> <hadi@kecamatan-pakusari>\n"),
      });
    },
    ["governed-changed"],
  ],
  [
    "filters set by .gitattributes",
    (o) => {
      forge(o, { message: "atribut\n", tree: changedTree(o, ".gitattributes", "*.yaml filter=x\n") });
    },
    ["governed-changed"],
  ],
];

group.attacks("initialled", "written instead of the Camat's signature", ON_WAITING);

group.attacks("signed", "done to the finished record", ON_SIGNED);

test("honest control: an unsigned push into the in-tray, and a merge of it, are proven and built upon", async () => {
  const office = (await recordAt("initialled")).copy();
  const main = tip(office);
  const push = forge(office, {
    message: "masuk: isian trantib\n",
    tree: changedTree(office, "2021/tw1/masuk/x.xlsx", "x"),
    author: "joko",
  });
  forge(office, {
    message: "Merge branch 'masuk'\n",
    parents: [main, push],
    tree: treeOf(office, push),
  });
  expect(await auditCodes(office)).toEqual(PROVEN);
  await office.as("hadi", "approve");
  expect(await auditCodes(office)).toEqual(PROVEN);
});

test("a draft whose plan names no sections is refused, so that no cycle can skip them", async () => {
  const office = (await recordAt("opened")).copy();
  const honest = office.copy();
  await honest.as("rina", "draft");
  const tree = changedTree(office, "2021/rencana.yaml", "tahun: 2021\nseksi: []\n");
  forge(office, { message: messageOf(honest), tree, key: "rina", author: "rina", date: honest.now });
  const found = await auditCodes(office);
  group.note("a draft whose plan names no sections", office, found);
  expect(found).toEqual({ exit: 1, codes: ["rules-unreadable"] });
});

group.agreesWithThePage();
