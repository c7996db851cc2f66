/** The way back: healings that hide what they should show, and honest ones that end in a working office (§9). */
import { describe, expect, test } from "vitest";
import type { TestOffice } from "../support/office.ts";
import { auditCodes, PROVEN } from "./support/audit.ts";
import { changedTree } from "./support/content.ts";
import { subjectOverAll } from "./support/digests.ts";
import { honestEntry } from "./support/elsewhere.ts";
import { withTrailers } from "./support/entry.ts";
import { type Forgery, forge, tip, treeOf } from "./support/forge.ts";
import { gitBytes } from "./support/git.ts";
import { Group, type Row } from "./support/group.ts";
import { recordAt } from "./support/records.ts";

const group = new Group("way-back");
const RECAP = "2021/tw1/rekap/rekap.yaml";
const HEAL = 'heal --reason "salah memakai git"';

/** Somebody edits the recap with plain git, and then something else. */
function broken(o: TestOffice): readonly string[] {
  const first = forge(o, { message: "perbaiki\n", tree: changedTree(o, RECAP, "palsu\n"), author: "rina" });
  const second = forge(o, { message: "baca\n", tree: changedTree(o, "README.md", "Halo\n"), author: "rina" });
  o.git("reset", "--hard", "--quiet");
  return [first, second];
}

/** The registrar's half of a healing, written otherwise, and confirmed by the Camat. */
async function healedWith(
  o: TestOffice,
  change: (honest: Required<Forgery>) => Partial<Forgery>,
): Promise<void> {
  broken(o);
  const half = await honestEntry(o, "lestari", HEAL);
  const first = forge(o, { ...half, ...change(half) });
  await confirmed(o, first);
}

/** The Camat's half, written by plain git. */
async function confirmed(o: TestOffice, first: string, change: Partial<Forgery> = {}): Promise<void> {
  const twin = (await recordAt("signed")).copy();
  broken(twin);
  await twin.as("lestari", HEAL);
  const { message, date } = await honestEntry(twin, "hadi", "heal --confirm");
  const Subject = subjectOverAll(o, change.tree ?? treeOf(o));
  const fitted = withTrailers(message, { Confirms: first, Previous: first, Subject });
  forge(o, { message: fitted, key: "hadi", author: "hadi", date, ...change });
}

const ON_SIGNED: readonly Row[] = [
  [
    "a healing that names only one of two broken commits",
    (o) =>
      healedWith(o, ({ message }) => ({
        message: message.replace(/^(Sop-Heals: \S+) \S+$/m, "$1"),
      })),
    ["governed-changed", "heal-other"],
  ],
  [
    "a healing that also names the Camat's signature, to be rid of it",
    (o) => {
      const camat = tip(o);
      return healedWith(o, ({ message }) => ({
        message: message.replace(/^Sop-Heals: /m, `Sop-Heals: ${camat} `),
      }));
    },
    ["governed-changed", "heal-other"],
  ],
  [
    "a healing that keeps the edited recap",
    (o) =>
      healedWith(o, ({ message }) => ({
        tree: treeOf(o),
        message: withTrailers(message, { Subject: subjectOverAll(o, treeOf(o)) }),
      })),
    ["governed-changed", "heal-content"],
  ],
  [
    "a healing without a reason",
    (o) => healedWith(o, ({ message }) => ({ message: withTrailers(message, { Reason: null }) })),
    ["act-unexplained", "governed-changed"],
  ],
  [
    "a healing by somebody who is not the registrar",
    (o) =>
      healedWith(o, ({ message }) => ({
        message: withTrailers(message, { Role: "petugas", Person: "rina" }),
        key: "rina",
        author: "rina",
      })),
    ["governed-changed", "role-not-held"],
  ],
  [
    "a healing that nobody confirmed",
    async (o) => {
      broken(o);
      forge(o, await honestEntry(o, "lestari", HEAL));
    },
    ["governed-changed", "heal-unconfirmed"],
  ],
  [
    "a healing that the registrar confirms herself",
    async (o) => {
      broken(o);
      const first = forge(o, await honestEntry(o, "lestari", HEAL));
      const message = withTrailers((await honestEntry(o, "hadi", "heal --confirm")).message, {
        Role: "pencatat",
        Person: "lestari",
      });
      forge(o, { message: withTrailers(message, { Previous: first }), key: "lestari", author: "lestari" });
    },
    ["governed-changed", "heal-alone", "role-not-held"],
  ],
  [
    "a confirmation that also changes a file",
    async (o) => {
      broken(o);
      const first = forge(o, await honestEntry(o, "lestari", HEAL));
      await confirmed(o, first, { tree: changedTree(o, RECAP, "palsu\n") });
    },
    ["governed-changed", "path-not-permitted"],
  ],
  [
    "another entry between the two halves",
    async (o) => {
      const between = await honestEntry(o, "rina", "open 2021/tw2");
      broken(o);
      const first = forge(o, await honestEntry(o, "lestari", HEAL));
      const path = "2021/tw2/siklus.yaml";
      const cycle = gitBytes(o, ["cat-file", "blob", `${between.tree}:${path}`]);
      forge(o, {
        ...between,
        tree: changedTree(o, path, cycle),
        date: o.now + 60,
        parents: [first],
        message: withTrailers(between.message, { Previous: first }),
      });
    },
    ["governed-changed", "heal-unconfirmed"],
  ],
];

group.attacks("signed", "healings that hide something", ON_SIGNED);

describe("honest control: a healing shows the break for ever", () => {
  test("proven, with one break healed; --strict says so with its exit code", async () => {
    const office = (await recordAt("signed")).copy();
    const commits = broken(office);
    expect((await auditCodes(office)).codes).toEqual(["governed-changed"]);
    await office.as("lestari", HEAL);
    await office.as("hadi", "heal --confirm");
    expect(await auditCodes(office)).toEqual(PROVEN);
    expect((await auditCodes(office, "--strict")).exit).toBe(1);
    const { result } = await office.json<{ healings: { commits: { id: string }[]; reason: string }[] }>(
      "audit",
    );
    expect(result.healings.map(({ commits: named, reason }) => [named.map(({ id }) => id), reason])).toEqual([
      [commits, "salah memakai git"],
    ]);
  });

  test("a key file below the top is governed like anything else", async () => {
    const office = (await recordAt("initialled")).copy();
    const tree = changedTree(office, "2021/hadi.kunci", "ssh-ed25519 AAAA\n");
    forge(office, { message: "kunci baru\n", tree, author: "hadi" });
    const found = await auditCodes(office);
    group.note("a key file that is laid elsewhere than at the top", office, found);
    expect(found).toEqual({ exit: 1, codes: ["governed-changed"] });
  });
});

group.agreesWithThePage();
