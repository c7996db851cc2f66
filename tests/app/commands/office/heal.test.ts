/** Honest accidents with plain git: each ends in a working office, and no honest work is lost. */
import { beforeAll, describe, expect, test } from "vitest";
import { TestOffice } from "../../../support/office.ts";

interface Audited {
  readonly verdict: string;
  readonly violations: readonly { readonly code: string }[];
  readonly healings: readonly { readonly commits: readonly { readonly codes: readonly string[] }[] }[];
}

let signed: TestOffice;

beforeAll(async () => {
  signed = await new TestOffice().upTo("signed");
});

async function audited(office: TestOffice, flags = ""): Promise<readonly [exit: number, Audited]> {
  const { exitCode, result } = await office.json<Audited>(`audit ${flags}`);
  return [exitCode, result];
}

/** A person who types git as they know it, with names of their own. */
function byHand(office: TestOffice, ...args: string[]): string {
  return office.git(
    "-c",
    "user.name=Rina",
    "-c",
    "user.email=rina@rumah",
    "-c",
    "commit.gpgsign=false",
    ...args,
  );
}

function commitAll(office: TestOffice, message: string): void {
  byHand(office, "add", "--all");
  byHand(office, "commit", "--quiet", "--message", message);
}

interface Change {
  readonly person: string;
  readonly healedBy: string | null;
}

/** What the log and the audit tell of entries. */
async function booksOf(office: TestOffice) {
  const { result } = await office.json<{ changes: readonly Change[] }>("audit");
  return { lines: (await office.sop("log --lang en")).out.split("\n"), changes: result.changes };
}

/** Both halves, by two people. */
async function healed(office: TestOffice): Promise<void> {
  await office.as("lestari", 'heal --reason "salah memakai git"');
  await office.as("hadi", "heal --confirm");
}

const ACCIDENTS: readonly (readonly [
  name: string,
  accident: (office: TestOffice) => void,
  codes: readonly string[],
])[] = [
  [
    "git commit -a of an edited plan",
    (office) => {
      office.write("2021/rencana.yaml", `${office.read("2021/rencana.yaml")}# catatan\n`);
      commitAll(office, "perbaiki rencana");
    },
    ["governed-changed"],
  ],
  [
    "a README.md",
    (office) => {
      office.write("README.md", "Halo\n");
      commitAll(office, "tambah readme");
    },
    ["governed-changed"],
  ],
  [
    "git revert of the edit, which makes it two",
    (office) => {
      office.write("sop.yaml", `${office.read("sop.yaml")}# catatan\n`);
      commitAll(office, "ubah");
      byHand(office, "revert", "--no-edit", "HEAD");
    },
    ["governed-changed"],
  ],
  [
    "git rebase, which takes the signatures away",
    (office) => {
      byHand(office, "rebase", "--quiet", "--force-rebase", "HEAD~2");
    },
    ["commit-identity", "previous-other", "receipt-lost", "unsigned"],
  ],
  [
    "git merge --squash of two approvals",
    (office) => {
      byHand(office, "branch", "samping");
      byHand(office, "reset", "--quiet", "--hard", "HEAD~2");
      byHand(office, "merge", "--quiet", "--squash", "samping");
      byHand(office, "commit", "--quiet", "--allow-empty", "--message", "gabung");
    },
    ["commit-empty", "receipt-lost"],
  ],
];

describe("an accident by plain git is healed by two people", () => {
  test.each(ACCIDENTS)("%s", async (_, accident, codes) => {
    const office = signed.copy();
    accident(office);
    const [exit, before] = await audited(office);
    expect({ exit, codes: [...new Set(before.violations.map(({ code }) => code))].sort() }).toEqual({
      exit: 1,
      codes,
    });
    expect((await office.json("status")).failure?.code).toBe("history-violated");
    // This computer proved what a rebase or a squash took away, and would first have it fetched back.
    await office.as("lestari", 'heal --forget --reason "salah memakai git"');
    expect((await audited(office))[1].violations.map(({ code }) => code)).toContain("heal-unconfirmed");
    expect((await office.sop("audit --lang en")).out).toMatch(
      /not confirmed by a second person; confirm it with: sop heal --confirm\.\n +Who confirms it/,
    );
    await office.as("hadi", "heal --confirm");
    const [after, proof] = await audited(office);
    expect({ after, verdict: proof.verdict, healings: proof.healings.length }).toEqual({
      after: 0,
      verdict: "proven",
      healings: 1,
    });
    expect((await audited(office, "--strict"))[0]).toBe(1);
    // The proof that was kept says the same as one from the beginning.
    expect((await audited(office, "--no-cache"))[1].healings).toEqual(proof.healings);
    expect((await office.sop("status")).code).toBe(0);
  });

  test("the office goes on: the next cycle is opened and drafted", async () => {
    const office = signed.copy();
    office.write("README.md", "Halo\n");
    commitAll(office, "tambah readme");
    await healed(office);
    await office.as("rina", "open 2021/tw2");
    await office.as("rina", "draft 2021/tw2");
    expect((await audited(office))[0]).toBe(0);
    // The commit that was taken back changed more than the in-tray, and is not counted with those that did not.
    expect((await office.sop("audit --lang en")).out).not.toContain("in-tray");
    expect((await office.sop("heal --confirm --yes --as hadi --lang en")).err).toContain("No healing waits");
  });
});

test("a break before the confirmation is healed too, and one confirmation counts for both", async () => {
  const office = signed.copy();
  office.write("README.md", "Halo\n");
  commitAll(office, "tambah readme");
  await office.as("lestari", 'heal --reason "berkas tambahan"');
  office.write("README.md", "Halo lagi\n");
  commitAll(office, "tambah readme lagi");
  await office.as("lestari", 'heal --reason "ditambah lagi"');
  await office.as("lestari", "heal --confirm", 3);
  expect((await audited(office))[1].verdict).toBe("violated");
  await office.as("hadi", "heal --confirm");
  const [exit, proof] = await audited(office, "--no-cache");
  expect({ exit, verdict: proof.verdict, healings: proof.healings.length }).toEqual({
    exit: 0,
    verdict: "proven",
    healings: 2,
  });
  await office.as("rina", "open 2021/tw2");
});

describe("two people record at once, and git pull merges it", () => {
  async function parted(): Promise<TestOffice> {
    const office = await new TestOffice().upTo("verified");
    const other = office.copy();
    await other.as("rina", "verify --check");
    await office.as("rina", "compile");
    await other.as("lestari", "official end maya --reason pindah --until 2021-04-01");
    office.git("fetch", "--quiet", other.folder, "main:refs/remotes/lain/main");
    byHand(office, "merge", "--quiet", "--no-edit", "refs/remotes/lain/main");
    return office;
  }

  test("the merge is blamed, and neither entry", async () => {
    const office = await parted();
    const merge = office.git("rev-parse", "main");
    const { result } = await office.json<{ violations: { code: string; entry: string }[] }>("audit");
    expect(
      result.violations.filter(({ code }) => code === "merge-joins-entries").map(({ entry }) => entry),
    ).toEqual([merge]);
    expect(result.violations.every(({ entry }) => entry === merge)).toBe(true);
  });

  test("one of them stands, the other is named to be done again", async () => {
    const office = await parted();
    const { result } = await office.json<{ again: { person: string }[] }>(
      `heal --reason "tergabung" --yes --as lestari --key ${office.keys}/lestari/id_ed25519`,
    );
    expect(result.again.map(({ person }) => person)).toEqual(["lestari"]);
    await office.as("hadi", "heal --confirm");
    // What was left out is told, and told as void.
    const { lines, changes } = await booksOf(office);
    expect(lines.filter((line) => line.includes("(void, healed by "))).toHaveLength(1);
    expect(changes.filter(({ healedBy }) => healedBy !== null).map(({ person }) => person)).toEqual([
      "lestari",
    ]);
    const told = await office.sop("audit --lang en");
    expect(told.out).toMatch(/lestari {2}[0-9a-f]{12} {2}\(void, healed by [0-9a-f]{12}\)/);
    await office.as("lestari", "official end maya --reason pindah --until 2021-04-01");
    await office.as("dewi", "approve");
    expect((await audited(office))[0]).toBe(0);
  });
});

test("a recap that a merge left out counts nowhere as made", async () => {
  const office = await new TestOffice().upTo("verified");
  const other = office.copy();
  await other.as("rina", "compile");
  await office.as("lestari", "official end maya --reason pindah --until 2021-04-01");
  office.git("fetch", "--quiet", other.folder, "main:refs/remotes/lain/main");
  byHand(office, "merge", "--quiet", "--no-edit", "refs/remotes/lain/main");
  const leftOut = office.git("rev-parse", "refs/remotes/lain/main");
  await healed(office);
  const { lines, changes } = await booksOf(office);
  expect(lines.filter((line) => line.includes("(void, healed by "))).toHaveLength(1);
  expect(changes.every(({ healedBy }) => healedBy === null)).toBe(true);
  const timely = await office.json<{ done: readonly { step: number }[] }>("status --timeliness");
  const steps = timely.result.done.map(({ step }) => step);
  const before = await (await new TestOffice().upTo("verified")).json<typeof timely.result>(
    "status --timeliness",
  );
  expect(steps).toEqual(before.result.done.map(({ step }) => step));
  // A paper is made as of an entry that stands.
  const printed = await office.json<{ entry: string }>("print register 2021/tw1");
  expect(leftOut.startsWith(printed.result.entry.slice(0, 12))).toBe(false);
  await office.as("rina", "compile");
});

test("an entry of another line does not date the healing of this one", async () => {
  const office = await new TestOffice().upTo("verified");
  const other = office.copy();
  other.now += 12 * 3600;
  await office.as("rina", "compile");
  await other.as("lestari", "official end maya --reason pindah --until 2021-04-01");
  office.git("fetch", "--quiet", other.folder, "main:refs/remotes/lain/main");
  byHand(office, "merge", "--quiet", "--no-edit", "refs/remotes/lain/main");
  await healed(office);
  const [exit, proof] = await audited(office);
  expect({ exit, verdict: proof.verdict }).toEqual({ exit: 0, verdict: "proven" });
  expect((await audited(office, "--no-cache"))[1].verdict).toBe("proven");
});

describe("a healing is by two people", () => {
  async function broken(): Promise<TestOffice> {
    const office = signed.copy();
    office.write("README.md", "Halo\n");
    commitAll(office, "tambah readme");
    return office;
  }

  test("nobody but the registrar begins it", async () => {
    const office = await broken();
    await office.as("rina", 'heal --reason "x"', 3);
  });
  test("the registrar does not confirm it", async () => {
    const office = await broken();
    await office.as("lestari", 'heal --reason "x"');
    await office.as("lestari", "heal --confirm", 3);
  });
  test("nothing follows before it is confirmed", async () => {
    const office = await broken();
    await office.as("lestari", 'heal --reason "x"');
    await office.as("rina", "open 2021/tw2", 1);
  });
  test("a whole record has nothing to heal", async () => {
    const office = signed.copy();
    const { failure } = await office.json(
      `heal --reason x --yes --as lestari --key ${office.keys}/lestari/id_ed25519`,
    );
    expect(failure?.code).toBe("nothing-to-do");
  });
});

test("an entry dated twenty years ahead is passed, and the office records again", async () => {
  const office = signed.copy();
  const now = office.now;
  office.now += 20 * 365 * 86_400;
  await office.as("rina", "open 2021/tw2");
  office.now = now + 86_400;
  await office.as("rina", "open 2021/tw3", 3);
  await healed(office);
  await office.as("rina", "open 2021/tw3");
  const [exit, proof] = await audited(office);
  expect({ exit, verdict: proof.verdict }).toEqual({ exit: 0, verdict: "proven" });
});
