/** Papers of a record that split: each says of which line it is, and no genuine paper is blamed for the other. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { lineNamedIn, writePdf } from "../../../../src/adapters/pdf/index.ts";
import { loadRecord } from "../../../../src/app/ledger/workspace-state.ts";
import { openWorkspace, sha256 } from "../../../../src/ui/cli/workspace.ts";
import { makePaper, markOf } from "../../../../src/ui/render/paper/index.ts";
import { TestOffice } from "../../../support/office.ts";
import { terminalOf } from "../../../support/terminal.ts";

/** One key, two lines from a common beginning: in one the recap is signed, in the other it is sent back and signed later. */
let [waiting, signed, other]: TestOffice[] = [];
let [common, file, code] = [0, "", ""];

const countOf = (office: TestOffice): number => Number(office.git("rev-list", "--count", "main"));

beforeAll(async () => {
  waiting = await new TestOffice().upTo("initialled");
  common = countOf(waiting);
  signed = waiting.copy();
  other = waiting.copy();
  await signed.as("hadi", "approve");
  await other.as("hadi", 'reject --reason "angka pagu"');
  const { result } = await signed.json<{ file: string; code: string }>("print recap");
  file = signed.path(result.file);
  code = result.code;
});

interface Beyond {
  readonly parting?: { readonly after: number; readonly before: number };
  readonly elsewhere?: { readonly place: string };
  readonly remembered?: { readonly count: number; readonly has: boolean };
  readonly root?: string;
}

async function checked(office: TestOffice, what: string) {
  const { exitCode, result } = await office.json<{ verdict: string; beyond?: Beyond; title?: string }>(
    `check "${what}"`,
  );
  return { exitCode, ...result };
}

const office = (one: TestOffice | undefined): TestOffice => {
  if (one === undefined) throw new Error("not made yet");
  return one;
};

describe("the genuine recap, in the other line", () => {
  test("its file says so by itself, since which entry", async () => {
    const there = office(other);
    expect(await checked(there, file)).toMatchObject({
      exitCode: 1,
      verdict: "other-line",
      beyond: { parting: { after: common, before: common + 1 } },
    });
    const told = (await there.sop(`check "${file}" --lang en`)).out;
    expect(told).toContain(`from another line of this record, since entry ${common + 1}.`);
    expect((await there.sop(`check "${file}" --lang id`)).out).toContain(`sejak entri ${common + 1}.`);
  });

  test("its code alone leaves two possibilities, and both are said", async () => {
    const there = office(other);
    expect(await checked(there, code)).toMatchObject({ exitCode: 1, verdict: "unknown" });
    expect((await there.sop(`check ${code} --lang en`)).out).toContain(
      "the copy of the record here is older or of another line, or the document is not of this record",
    );
  });

  test("its code is enough where the other line is in the repository, and the paper is made from it", async () => {
    const there = office(other).copy();
    there.git("fetch", "--quiet", office(signed).folder, "main:refs/remotes/camat/main");
    expect(await checked(there, code)).toMatchObject({
      exitCode: 1,
      verdict: "other-line",
      title: "Rekap data kinerja 2021/tw1, Kecamatan Pakusari",
      beyond: {
        parting: { after: common, before: common + 1 },
        elsewhere: { place: "refs/remotes/camat/main" },
      },
    });
    expect(await checked(there, file)).toMatchObject({ verdict: "other-line" });
    const changed = Buffer.from(readFileSync(file));
    changed[Math.floor(changed.length / 3)] = (changed[Math.floor(changed.length / 3)] ?? 0) ^ 1;
    there.write("palsu.pdf", changed);
    expect(await checked(there, there.path("palsu.pdf"))).toMatchObject({ verdict: "altered" });
  });

  test("its code is enough where this computer proved that line, and went on with the other one", async () => {
    const here = office(signed).copy();
    const there = join(here.base, "yang-lain");
    here.git("clone", "--quiet", office(other).folder, there);
    const stopped = await here.sop(`check ${code} --json`, there);
    expect(JSON.parse(stopped.out).failure.code).toBe("receipt-lost");
    const { out } = await here.sop(`check ${code} --forget --json`, there);
    expect(JSON.parse(out).result).toMatchObject({
      verdict: "other-line",
      beyond: {
        parting: { after: common, before: common + 1 },
        remembered: { count: common + 1, has: true },
      },
    });
    expect((await here.sop(`check ${code} --lang en`, there)).out).toContain(
      `this computer proved that line before: ${common + 1} entries`,
    );
  });
});

test("a paper that is newer than the copy here is no other line", async () => {
  const older = office(waiting).copy();
  expect(await checked(older, file)).toMatchObject({ exitCode: 1, verdict: "newer" });
  older.git("fetch", "--quiet", office(signed).folder, "main:refs/remotes/origin/main");
  expect(await checked(older, code)).toMatchObject({
    verdict: "newer",
    beyond: { elsewhere: { place: "refs/remotes/origin/main" } },
  });
  older.git("merge", "--quiet", "--ff-only", "refs/remotes/origin/main");
  expect(await checked(older, code)).toMatchObject({ exitCode: 0, verdict: "current" });
});

test("a paper of the same office with another first entry names that entry", async () => {
  const anew = new TestOffice();
  anew.now += 86_400;
  await anew.as("lestari", `init --example pakusari --keys ${anew.keys}`);
  expect(await checked(anew, file)).toMatchObject({
    exitCode: 1,
    verdict: "other-record",
    beyond: { root: office(signed).git("rev-list", "--max-parents=0", "main") },
  });
});

test("a line that is not proven says nothing of a paper", async () => {
  const there = office(other).copy();
  there.git("fetch", "--quiet", office(signed).folder, "main:refs/heads/camat");
  expect(await checked(there, code)).toMatchObject({ verdict: "other-line" });
  const tree = there.git("rev-parse", "camat~3^{tree}");
  const names = ["-c", "user.name=x", "-c", "user.email=x@x"];
  const plain = there.git(...names, "commit-tree", "-p", "camat~1", "-m", "tanpa entri", tree);
  const message = there.git("log", "-1", "--format=%B", "camat");
  const forged = there.git(...names, "commit-tree", "-p", plain, "-m", message, "camat^{tree}");
  there.git("update-ref", "refs/heads/camat", forged);
  const { writeCode, readCode } = await import("../../../../src/domain/ledger/message/print-code.ts");
  const read = readCode(code);
  if (read.kind !== "code") throw new Error(code);
  const ofForged = writeCode({ ...read.code, entry: forged.slice(0, 10) });
  const { verdict, beyond } = await checked(there, ofForged);
  expect([verdict, beyond?.elsewhere]).toEqual(["unknown", undefined]);
});

test("a paper that was made before papers named their line is checked as it was", async () => {
  const here = office(signed);
  const workspace = await openWorkspace(terminalOf(here), ".");
  const tip = await loadRecord(workspace.ports);
  const [cycle] = tip.judgement.state.cycles.keys();
  const paper = await makePaper(workspace.ports, tip, "recap", { cycle }, sha256);
  const mark = { ...markOf(paper.record, paper.sheet, { cycle }, sha256), line: undefined };
  const bytes = await writePdf(paper.sheet, mark, paper.record.judgement.state.lastAt);
  await workspace.close();
  expect(lineNamedIn(bytes)).toBeUndefined();
  expect(lineNamedIn(readFileSync(file))).toMatch(/^sop-line:1:/);
  here.write("lama.pdf", bytes);
  expect(await checked(here, here.path("lama.pdf"))).toMatchObject({ exitCode: 0, verdict: "current" });
  expect(await checked(office(other), here.path("lama.pdf"))).toMatchObject({ verdict: "unknown" });
});

test("a paper whose entry was healed away is told so, and does not stand", async () => {
  const here = office(other).copy();
  const names = ["-c", "user.name=x", "-c", "user.email=x@x"];
  here.git("fetch", "--quiet", office(signed).folder, "main:refs/remotes/camat/main");
  here.git(...names, "merge", "--quiet", "--no-edit", "refs/remotes/camat/main");
  here.git("update-ref", "-d", "refs/remotes/camat/main");
  await here.as("lestari", 'heal --reason "dua orang bersamaan"');
  await here.as("hadi", "heal --confirm");
  const { verdict, beyond } = await checked(here, code);
  expect([verdict, beyond?.parting]).toEqual(["other-line", { after: common, before: common + 1 }]);
  expect((await here.sop(`check ${code} --lang en`)).out).toContain(
    "is no longer in force since the healing",
  );
  expect((await here.json<{ verdict: string }>("audit")).result.verdict).toBe("proven");
});

test("a paper printed while others pushed into the in-tray leads back to an entry", async () => {
  const here = office(signed).copy();
  here.write("2021/tw1/masuk/surat.txt", "kiriman");
  here.git("add", "-f", "2021/tw1/masuk/surat.txt");
  here.git("-c", "user.name=x", "-c", "user.email=x@x", "commit", "--quiet", "-m", "kiriman");
  const { result } = await here.json<{ code: string }>("print sop");
  expect(await checked(here, result.code)).toMatchObject({ exitCode: 0, verdict: "current" });
});
