/** One line of entries: what is signed on a side branch and merged afterwards (docs/design/ledger.md §3). */
import { expect, test } from "vitest";
import type { TestOffice } from "../support/office.ts";
import { auditCodes, PROVEN } from "./support/audit.ts";
import { changedTree } from "./support/content.ts";
import { subjectOver } from "./support/digests.ts";
import { between, elsewhere, fetched, merge, rewritten } from "./support/elsewhere.ts";
import { newestEntry } from "./support/entry.ts";
import { forge, messageOf, moveTo, tip, treeOf } from "./support/forge.ts";
import { Group, type Row } from "./support/group.ts";
import { recordAt } from "./support/records.ts";
import { editRoster } from "./support/roster.ts";

const group = new Group("order-lines");
const CYCLE = "2021/tw1";

/** Ends a person's key as lost, and the appointments too. @returns the entry */
function dismissed(o: TestOffice, person: string): string {
  return editRoster(
    o,
    (official) => {
      for (const key of official(person).kunci ?? []) {
        key.selesai = "2021-04-01";
        key.alasan_selesai = "lost";
      }
      for (const held of official(person).jabatan) held.selesai = "2021-04-01";
    },
    { trailers: { Reason: "mutasi; kunci hilang" } },
  );
}

/** What somebody records on another computer that stands at a commit. @returns its entries, oldest first */
async function recordedAside(
  o: TestOffice,
  at: string,
  ...acts: readonly (readonly [person: string, line: string])[]
): Promise<readonly string[]> {
  const aside = elsewhere(o, at);
  for (const [person, line] of acts) await aside.as(person, line);
  return between(o, at, fetched(o, aside));
}

/** A commit that brings something into the in-tray. @returns it; the branch stays where it was */
function intoTray(o: TestOffice, name: string, parent = tip(o)): string {
  const main = tip(o);
  const tree = changedTree(o, `${CYCLE}/masuk/${name}`, name, "100644", parent);
  const id = forge(o, { message: `masuk: ${name}\n`, tree, parents: [parent], author: "joko" });
  moveTo(o, main);
  return id;
}

const ON_RECEIVED: readonly Row[] = [
  [
    "an official verifies after the dismissal, with the lost key, beside it; an unsigned merge rolls the roster back",
    async (o) => {
      const before = tip(o);
      const entries = await recordedAside(o, before, ["rina", "verify"]);
      const end = dismissed(o, "rina");
      const side = rewritten(o, entries, { onto: before, previous: end });
      merge(o, [end, side], treeOf(o, side));
    },
    ["governed-changed", "merge-joins-entries", "previous-other"],
  ],
  [
    "the same, as if the dismissal had never been seen; the longer line is the dismissed official's",
    async (o) => {
      const entries = await recordedAside(o, tip(o), ["rina", "verify"]);
      const end = dismissed(o, "rina");
      merge(o, [end, entries.at(-1) ?? ""], treeOf(o, entries.at(-1)));
    },
    ["merge-joins-entries"],
  ],
];

/** The Camat sends the recap of round 1 back, and another is made and initialled. */
async function secondRound(o: TestOffice): Promise<void> {
  await o.as("hadi", 'reject --section seksi-pmd --reason "angka pagu"');
  const figures = Object.entries(o.figures()["seksi-pmd"] ?? {});
  const changed = figures.map(([id, row]) => [id, { ...row, realisasi_anggaran: 1 }]);
  await o.fill(CYCLE, "seksi-pmd", Object.fromEntries(changed));
  for (const line of ["receive", "verify seksi-pmd --note dicocokkan", "compile"]) await o.as("rina", line);
  await o.as("dewi", "approve");
  await o.as("agus", "approve");
}

const ON_INITIALLED: readonly Row[] = [
  [
    "the Camat signs the recap of round 1, which was sent back, beside round 2",
    async (o) => {
      const first = tip(o);
      const entries = await recordedAside(o, first, ["hadi", "approve"]);
      await secondRound(o);
      const main = tip(o);
      const subject = subjectOver(
        o,
        treeOf(o, first),
        ["rekap", "isian", "bukti"].map((one) => `${CYCLE}/${one}`),
      );
      const changes = { Round: 2, Subject: subject };
      const side = rewritten(o, entries, { onto: first, previous: main, changes });
      merge(o, [main, side]);
    },
    ["merge-joins-entries", "previous-other", "round-other"],
  ],
  [
    "the same, signed before it was sent back and merged afterwards",
    async (o) => {
      const entries = await recordedAside(o, tip(o), ["hadi", "approve"]);
      await secondRound(o);
      merge(o, [tip(o), entries.at(-1) ?? ""]);
    },
    ["merge-joins-entries"],
  ],
  [
    "a stolen key signs after its loss was recorded, beside that entry",
    async (o) => {
      const before = tip(o);
      const entries = await recordedAside(o, before, ["hadi", "approve"]);
      const end = dismissed(o, "hadi");
      const side = rewritten(o, entries, { onto: before, previous: end });
      merge(o, [end, side]);
    },
    ["merge-joins-entries", "previous-other"],
  ],
  [
    "the same, with the parents named the other way round",
    async (o) => {
      const before = tip(o);
      const entries = await recordedAside(o, before, ["hadi", "approve"]);
      const end = dismissed(o, "hadi");
      const side = rewritten(o, entries, { onto: before, previous: end });
      merge(o, [side, end], treeOf(o, end));
    },
    ["merge-joins-entries", "previous-other"],
  ],
  [
    "two approvals squashed into one commit",
    async (o) => {
      const [verdict = ""] = await recordedAside(o, tip(o), ["hadi", "approve"]);
      o.git("merge", "--squash", "--quiet", verdict);
      o.git(
        "-c",
        "user.name=joko",
        "-c",
        "user.email=j@x",
        "commit",
        "--allow-empty",
        "-qm",
        "gabung persetujuan",
      );
    },
    ["commit-empty"],
  ],
  [
    "a commit that changes nothing, given as a merge of the tip with itself",
    (o) => forge(o, { message: "gabung\n", parents: [tip(o), tip(o)], author: "joko" }),
    ["commit-empty"],
  ],
  [
    "the same, as a merge with what the tip rests on",
    (o) => forge(o, { message: "gabung\n", parents: [tip(o), `${tip(o)}~1`], author: "joko" }),
    ["commit-empty"],
  ],
  [
    "the same with the message that git proposes",
    async (o) => {
      const [verdict = ""] = await recordedAside(o, tip(o), ["hadi", "approve"]);
      o.git("merge", "--squash", "--quiet", verdict);
      o.git("-c", "user.name=joko", "-c", "user.email=j@x", "commit", "--allow-empty", "-q", "--no-edit");
    },
    ["message-shape"],
  ],
  [
    "two people sign at once, and the second pulls",
    async (o) => {
      const entries = await recordedAside(o, tip(o), ["hadi", "approve"]);
      await o.as("lestari", "official absent maya --from 2021-05-01 --until 2021-05-02 --basis SC");
      merge(o, [tip(o), entries.at(-1) ?? ""]);
    },
    ["merge-joins-entries"],
  ],
  [
    "crossed merges of two lines of entries",
    async (o) => {
      const [left = ""] = await recordedAside(o, tip(o), ["hadi", "approve"]);
      const right = dismissed(o, "joko");
      const crossed = [merge(o, [left, right], treeOf(o, right)), merge(o, [right, left])];
      merge(o, crossed);
    },
    ["governed-changed", "merge-joins-entries"],
  ],
  [
    "an octopus that brings an entry made beside the newest",
    async (o) => {
      const tray = intoTray(o, "a.txt");
      const [left = ""] = await recordedAside(o, tip(o), ["hadi", "approve"]);
      const right = dismissed(o, "joko");
      const tree = changedTree(o, `${CYCLE}/masuk/a.txt`, "a.txt", "100644", right);
      merge(o, [right, tray, left], tree);
    },
    ["merge-joins-entries"],
  ],
  [
    "-s ours: a merge that drops what the other side recorded",
    async (o) => {
      const before = tip(o);
      dismissed(o, "joko");
      o.git("checkout", "--quiet", "-B", "samping", before);
      o.git("-c", "user.name=x", "-c", "user.email=x@x", "merge", "-q", "-s", "ours", "-m", "gabung", "main");
      moveTo(o, o.git("rev-parse", "samping"));
    },
    ["governed-changed"],
  ],
  [
    "-s ours between two lines of entries",
    async (o) => {
      const [left = ""] = await recordedAside(o, tip(o), ["hadi", "approve"]);
      const right = dismissed(o, "joko");
      o.git("checkout", "--quiet", "-B", "samping", left);
      o.git("-c", "user.name=x", "-c", "user.email=x@x", "merge", "-q", "-s", "ours", "-m", "gabung", right);
      moveTo(o, o.git("rev-parse", "samping"));
    },
    ["merge-joins-entries"],
  ],
  [
    "another record's first entry, merged",
    async (o) => {
      const main = tip(o);
      const root = o.git("rev-list", "--max-parents=0", "main");
      const second = forge(o, {
        message: messageOf(o, root),
        parents: [],
        tree: treeOf(o, root),
        key: "lestari",
        author: "lestari",
        date: o.now,
      });
      merge(o, [main, second]);
    },
    ["merge-joins-entries", "second-root"],
  ],
];

group.attacks("received", "signed beside the entry that forbids it", ON_RECEIVED);
group.attacks("initialled", "merged, squashed and crossed", ON_INITIALLED);

/** Shapes of history in which nobody signed beside anybody. */
const HONEST: readonly (readonly [name: string, shape: (o: TestOffice) => unknown])[] = [
  [
    "a merge named the other way round: the in-tray first, the entries second",
    async (o) => {
      const tray = intoTray(o, "a.txt");
      await o.as("hadi", "approve");
      merge(o, [tray, tip(o)]);
    },
  ],
  [
    "an octopus of two in-trays",
    (o) => {
      const [a, b] = [intoTray(o, "a.txt"), intoTray(o, "b.txt")];
      moveTo(o, b);
      const tree = changedTree(o, `${CYCLE}/masuk/a.txt`, "a.txt");
      moveTo(o, newestEntry(o));
      merge(o, [tip(o), a, b], tree);
    },
  ],
  [
    "crossed merges of in-trays, before and after an entry",
    async (o) => {
      const [a, b] = [intoTray(o, "a.txt"), intoTray(o, "b.txt")];
      const both = changedTree(o, `${CYCLE}/masuk/a.txt`, "a.txt", "100644", b);
      const crossed = [merge(o, [a, b], both), merge(o, [b, a], both)];
      merge(o, crossed);
      o.git("reset", "--hard", "--quiet");
      await o.as("hadi", "approve");
    },
  ],
  [
    "an approval merged with --no-ff, which changes no file",
    async (o) => {
      const before = tip(o);
      await o.as("hadi", "approve");
      merge(o, [before, tip(o)]);
      o.git("reset", "--hard", "--quiet");
    },
  ],
  [
    "-s ours where the other side has nothing of its own",
    async (o) => {
      const before = tip(o);
      await o.as("hadi", "approve");
      o.git("checkout", "--quiet", "-B", "samping", intoTray(o, "a.txt", before));
      o.git("-c", "user.name=x", "-c", "user.email=x@x", "merge", "-q", "-s", "ours", "-m", "gabung", "main");
      moveTo(o, o.git("rev-parse", "samping"));
    },
  ],
];

test.each(HONEST)("honest control: %s is proven, and built upon", async (_, shape) => {
  const office = (await recordAt("initialled")).copy();
  await shape(office);
  office.git("checkout", "--quiet", "--force", "main");
  expect(await auditCodes(office)).toEqual(PROVEN);
  await office.as("lestari", "official absent maya --from 2021-05-01 --until 2021-05-02 --basis SC");
  expect(await auditCodes(office)).toEqual(PROVEN);
});

group.agreesWithThePage();
