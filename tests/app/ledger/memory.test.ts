/** What this computer remembers: an entry that was proven here is missed wherever a copy of the record lacks it. */
import { cpSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { Folder } from "../../../src/adapters/fs/folder.ts";
import { FileTrustStore } from "../../../src/adapters/fs/trust.ts";
import { type EntryId, entryId } from "../../../src/domain/ids.ts";
import { lineOf } from "../../../src/domain/ledger/message/line-mark.ts";
import { TestOffice, temporaryFolder } from "../../support/office.ts";

interface Said {
  readonly verdict: string;
  readonly rootTrust: string;
  readonly violations: readonly { readonly code: string; readonly message: string; readonly hint: string }[];
}

let waiting: TestOffice;
beforeAll(async () => {
  waiting = await new TestOffice().upTo("corrected");
  await waiting.sop("audit");
});

async function audited(office: TestOffice, flags = "", cwd = office.folder) {
  const { out, err } = await office.sop(`audit --json --lang en ${flags}`, cwd);
  const { exitCode, result, failure } = JSON.parse(out);
  const { verdict, rootTrust, violations } = (result ?? { violations: [] }) as Said;
  const codes = violations.map(({ code }) => code);
  return { exitCode, verdict, rootTrust, codes, told: violations[0], failure: failure?.code as string, err };
}

const tipOf = (office: TestOffice): string => office.git("rev-parse", "main");
const countOf = (office: TestOffice): number => Number(office.git("rev-list", "--count", "main"));
const rootOf = (office: TestOffice): string => office.git("rev-list", "--max-parents=0", "main");
const settingsOf = (office: TestOffice): string => join(office.base, "home", ".config", "sop");

describe("entries that were dropped", () => {
  const dropped = (): TestOffice => {
    const office = waiting.copy();
    office.git("reset", "--hard", "--quiet", "main~2");
    return office;
  };

  test("the audit that proved them says violated, and where they still are", async () => {
    const office = dropped();
    const newest = tipOf(waiting).slice(0, 12);
    const { exitCode, verdict, codes, told } = await audited(office);
    expect({ exitCode, verdict, codes }).toEqual({
      exitCode: 1,
      verdict: "violated",
      codes: ["receipt-lost"],
    });
    expect(told?.message).toContain(
      `entry ${countOf(waiting)} (${newest}), which this computer proved on 2021-`,
    );
    expect(told?.message).toContain(`only the first ${countOf(waiting) - 2} entries of that record are here`);
    expect(told?.message).toContain("an older copy, or the newest entries were dropped");
    expect(told?.hint).toContain(`the reflog of main). To move there: git merge --ff-only ${newest}`);
  });

  test.each([
    "status",
    "log",
    "remind",
    "trace 2021/tw1/iku-ikm!realisasi",
    "export csv",
    "report",
    "print recap",
    "check 0AB12-CD34E-F56G7-H8J9K",
    "verify --check",
  ])("sop %s stops", async (line) => {
    const { exitCode, failure } = await dropped().json(line);
    expect([exitCode, failure?.code]).toEqual([1, "receipt-lost"]);
  });

  test.each([
    ["rina", "distribute"],
    ["dewi", "reject --reason keliru"],
    ["rina", "open 2021/tw2"],
    ["lestari", 'official end hadi --reason "pensiun" --until 2021-04-01'],
    ["lestari", 'amend --reason "sesuai perbup"'],
  ])("nothing is signed: %s, %s", async (person, line) => {
    const office = dropped();
    const before = tipOf(office);
    expect((await office.as(person, line, 1)).err).toContain("--forget");
    expect(tipOf(office)).toBe(before);
  });

  test("the command that is advised brings them back", async () => {
    const office = dropped();
    const [, advised = ""] = /(git merge --ff-only \w+)/.exec((await office.sop("status")).err) ?? [];
    office.git(...advised.split(" ").slice(1));
    expect(tipOf(office)).toBe(tipOf(waiting));
    expect((await audited(office)).verdict).toBe("proven");
  });

  test("they are found under another reference, also a packed one", async () => {
    const office = dropped();
    rmSync(office.path(".git", "logs"), { recursive: true });
    expect((await audited(office)).told?.hint).toContain("git pull");
    office.git("update-ref", "refs/remotes/origin/main", tipOf(waiting));
    expect((await audited(office)).told?.hint).toContain("(refs/remotes/origin/main)");
    office.git("pack-refs", "--all");
    expect((await audited(office)).told?.hint).toContain("(refs/remotes/origin/main)");
    // Where references are kept in another way, git is asked.
    office.git("config", "extensions.worktreeConfig", "true");
    expect((await audited(office)).told?.hint).toContain("(refs/remotes/origin/main)");
  });

  test("--forget says what it forgot, once; from then on the history here counts", async () => {
    const office = dropped();
    const first = await office.sop("status --forget --lang en");
    expect(first.code).toBe(0);
    expect(first.err).toContain(`entry ${countOf(waiting)} (${tipOf(waiting).slice(0, 12)})`);
    expect(await office.sop("status --forget --lang en")).toMatchObject({ code: 0, err: "" });
    expect((await audited(office)).verdict).toBe("proven");
    office.git("reset", "--hard", "--quiet", "main~1");
    expect((await audited(office)).codes).toEqual(["receipt-lost"]);
    const again = await audited(office, "--forget");
    expect([again.exitCode, again.codes]).toEqual([0, []]);
    expect(again.err).toContain("forgotten, as asked");
  });

  test("a receipt is as good as it was, and told once where both know the entry", async () => {
    const office = waiting.copy();
    const { result } = await office.json<{ receipt: string }>("audit");
    office.git("reset", "--hard", "--quiet", "main~1");
    expect((await audited(office, `--since ${result.receipt}`)).codes).toEqual(["receipt-lost"]);
    expect((await audited(office, `--forget --since ${result.receipt}`)).codes).toEqual(["receipt-lost"]);
  });

  test("what a rebase or a squash took away is fetched back rather than healed", async () => {
    const office = waiting.copy();
    const names = ["-c", "user.name=x", "-c", "user.email=x@x"];
    office.git("branch", "samping");
    office.git("reset", "--quiet", "--hard", "HEAD~2");
    office.git(...names, "commit", "--quiet", "--allow-empty", "--message", "gabung");
    const { err } = await office.as("lestari", 'heal --lang en --reason "salah memakai git"', 1);
    const tip = tipOf(waiting).slice(0, 12);
    expect(err).toContain(`git branch other-line, then git reset --keep ${tip}`);
    office.git("branch", "other-line");
    office.git("reset", "--quiet", "--keep", tip);
    expect((await audited(office)).verdict).toBe("proven");
  });

  test("who recorded an entry remembers it without an audit", async () => {
    const office = waiting.copy();
    await office.as("rina", "distribute");
    office.git("reset", "--hard", "--quiet", "main~1");
    expect((await office.json("status")).failure?.code).toBe("receipt-lost");
  });
});

describe("another copy of the record", () => {
  test("an older clone is told so, and a newer one is what counts from then on", async () => {
    const office = waiting.copy();
    const older = join(office.base, "lama");
    office.git("clone", "--quiet", office.folder, older);
    await office.as("rina", "distribute");
    const { codes, told, rootTrust } = await audited(office, "", older);
    expect(codes).toEqual(["receipt-lost"]);
    expect(rootTrust).toBe("remembered");
    expect(told?.message).toContain("an older copy");
    expect((await office.sop("log", older)).code).toBe(1);
    office.git("-C", older, "pull", "--quiet");
    expect((await audited(office, "", older)).verdict).toBe("proven");
    expect((await audited(office)).verdict).toBe("proven");
  });

  test("two records made with one key from a common beginning: each computer names where they part", async () => {
    const [signed, refused] = [waiting.copy(), waiting.copy()];
    await signed.as("rina", "distribute");
    await refused.as("lestari", "official end maya --reason pindah --until 2021-04-01");
    expect((await audited(signed)).verdict).toBe("proven");
    expect((await audited(refused)).verdict).toBe("proven");
    const parting = countOf(waiting) + 1;
    const { codes, told } = await audited(signed, "", refused.folder);
    expect(codes).toEqual(["receipt-lost"]);
    expect(told?.message).toContain(`another line of the same record, since entry ${parting}`);
    expect(told?.hint).toContain("Compare with another clone");
    signed.git("-C", refused.folder, "fetch", "--quiet", signed.folder, "main:refs/heads/yang-lain");
    const found = (await audited(signed, "", refused.folder)).told;
    expect(found?.hint).toContain(
      `git branch other-line, then git reset --keep ${tipOf(signed).slice(0, 12)}`,
    );
  });

  test("of several commands at once, in several folders, none loses what another proved", async () => {
    const office = waiting.copy();
    const folders = ["satu", "dua", "tiga"].map((name) => join(office.base, name));
    for (const folder of folders) office.git("clone", "--quiet", office.folder, folder);
    rmSync(settingsOf(office), { recursive: true });
    folders.forEach((folder, no) => {
      office.git("-C", folder, "reset", "--quiet", "--hard", `main~${no}`);
    });
    const run = async () =>
      Promise.all([...folders, ...folders].map((folder) => office.sop("status", folder)));
    await run();
    const codes = (await run()).map(({ code }) => code);
    expect(codes).toEqual([0, 1, 1, 0, 1, 1]);
  });
});

describe("the first entry", () => {
  test("is trusted wherever its folder is moved, and missed where another record takes its place", async () => {
    const office = waiting.copy();
    expect((await audited(office)).rootTrust).toBe("remembered");
    const moved = join(office.base, "pindah");
    renameSync(office.folder, moved);
    expect(await audited(office, "", moved)).toMatchObject({ rootTrust: "remembered", verdict: "proven" });
    const other = await new TestOffice().upTo("founded", "jangkar");
    rmSync(moved, { recursive: true });
    cpSync(other.folder, moved, { recursive: true });
    const { codes, told } = await audited(office, "", moved);
    expect(codes).toEqual(["root-other"]);
    expect(told?.message).toContain(rootOf(waiting));
    expect(told?.message).toContain(rootOf(other));
  });

  test("that was never seen is trusted for the first time, in whatever folder", async () => {
    const office = await new TestOffice().upTo("founded");
    expect((await audited(office)).rootTrust).toBe("first-use");
    const other = await new TestOffice().upTo("founded", "jangkar");
    expect(await audited(office, "", other.folder)).toMatchObject({ rootTrust: "first-use" });
  });

  test("is remembered from the settings that an earlier version wrote", async () => {
    const office = waiting.copy();
    rmSync(join(settingsOf(office), "records"), { recursive: true });
    writeFileSync(
      join(settingsOf(office), "roots.json"),
      JSON.stringify({ [office.folder]: "0".repeat(40), "/lain": rootOf(office) }),
    );
    expect((await audited(office)).codes).toEqual(["root-other"]);
    const moved = join(office.base, "pindah");
    renameSync(office.folder, moved);
    expect((await audited(office, "", moved)).rootTrust).toBe("remembered");
  });

  const ROOT = (): string => rootOf(waiting);
  test.each([
    ["the whole id", () => ROOT(), "given", []],
    ["its first twelve digits", () => ROOT().slice(0, 12), "given", []],
    ["in capitals", () => ROOT().slice(0, 12).toUpperCase(), "given", []],
    ["thirty-nine digits", () => ROOT().slice(0, 39), "given", []],
    ["twelve others", () => "0123456789ab", "given", ["root-other"]],
    [
      "one wrong at the end",
      () => `${ROOT().slice(0, 39)}${ROOT().endsWith("0") ? 1 : 0}`,
      "given",
      ["root-other"],
    ],
  ])("--root with %s", async (_, named, rootTrust, codes) => {
    expect(await audited(waiting, `--root ${named()}`)).toMatchObject({ rootTrust, codes });
  });

  test.each([
    ["eleven digits", () => ROOT().slice(0, 11)],
    ["a letter that is none", () => `${ROOT().slice(0, 12)}x`],
    ["more than an id has", () => ROOT().padEnd(65, "0")],
  ])("--root with %s is a slip and no break", async (_, named) => {
    expect(await audited(waiting, `--root ${named()}`)).toMatchObject({ exitCode: 2, failure: "usage" });
  });
});

describe("what is kept", () => {
  test("is its owner's alone, and one small file a record", async () => {
    const folder = join(settingsOf(waiting), "records");
    const file = join(folder, rootOf(waiting));
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file).length).toBeLessThan(10_000);
  });

  test("is written only where an entry is new", async () => {
    const office = waiting.copy();
    const file = join(settingsOf(office), "records", rootOf(office));
    await office.sop("status");
    const before = statSync(file).mtimeMs;
    await office.sop("audit");
    await office.sop("log");
    expect(statSync(file).mtimeMs).toBe(before);
  });

  test("is not believed where somebody else wrote it", async () => {
    const office = waiting.copy();
    const file = join(settingsOf(office), "records", rootOf(office));
    const bytes = readFileSync(file);
    bytes[bytes.length - 2] = (bytes.at(-2) ?? 0) ^ 1;
    writeFileSync(file, bytes);
    office.git("reset", "--hard", "--quiet", "main~1");
    expect((await audited(office)).verdict).toBe("proven");
  });

  test("no command fails where the settings cannot be written", async () => {
    const office = waiting.copy();
    rmSync(settingsOf(office), { recursive: true });
    writeFileSync(settingsOf(office), "bukan folder");
    expect(await audited(office)).toMatchObject({ verdict: "proven", rootTrust: "first-use" });
    expect((await office.sop("status --forget")).code).toBe(0);
    await office.as("rina", "distribute");
    expect(existsSync(join(settingsOf(office), "records"))).toBe(false);
  });

  test("of many who remember at once, every record keeps its newest entry", async () => {
    const settings = temporaryFolder();
    const id = (no: number): EntryId => entryId(no.toString(16).padStart(40, "0")) ?? ("" as never);
    const stores = Array.from({ length: 12 }, () => new FileTrustStore(new Folder(settings)));
    await Promise.all(
      stores.map(async (store, no) => {
        const ids = Array.from({ length: Math.floor(no / 3) + 1 }, (_, at) => id(1000 * (no % 3) + at + 1));
        const line = lineOf(ids);
        if (line === undefined) throw new Error();
        await store.remember({ line, at: no }, (known) => ids.includes(known.line.last));
        await store.pin(`/folder/${no}`, line.root);
      }),
    );
    const store = new FileTrustStore(new Folder(settings));
    for (const record of [0, 1, 2])
      expect((await store.memory(id(1000 * record + 1))).newest?.line.count).toBe(4);
    for (const [no] of stores.entries())
      expect(await store.pinnedRoot(`/folder/${no}`)).toBe(id(1000 * (no % 3) + 1));
  });
});
