/** Memory: what this computer has proven is missed where a copy of the record lacks it. */
import { cpSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { TestOffice } from "../support/office.ts";
import { auditCodes, PROVEN, type Verdict } from "./support/audit.ts";
import { elsewhere, fetched } from "./support/elsewhere.ts";
import { forge, messageOf, moveTo, rootOf, tip, treeOf } from "./support/forge.ts";
import { Group } from "./support/group.ts";
import { recordAt, type Stage } from "./support/records.ts";

const group = new Group("memory");

/** A record that this very computer has just proven. */
async function provenHere(stage: Stage): Promise<TestOffice> {
  const office = (await recordAt(stage)).copy();
  expect(await auditCodes(office)).toEqual(PROVEN);
  return office;
}

const LOST: Verdict = { exit: 1, codes: ["receipt-lost"] };

describe("the same computer, a minute later", () => {
  test.each<readonly [string, Stage, (o: TestOffice) => unknown, Verdict]>([
    [
      "the two newest entries dropped by git reset --hard",
      "signed",
      (o) => o.git("reset", "--hard", "--quiet", "main~2"),
      LOST,
    ],
    [
      "the Camat's refusal in the place of his signature",
      "signed",
      async (o) => {
        const aside = elsewhere(o, "main~1");
        await aside.as("hadi", 'reject --reason "angka pagu"');
        moveTo(o, fetched(o, aside));
      },
      LOST,
    ],
    [
      "the newest entry signed again, with the same words",
      "signed",
      (o) => {
        const message = messageOf(o);
        forge(o, { message, parents: [o.git("rev-parse", "main~1")], key: "hadi", date: o.now + 1 });
      },
      LOST,
    ],
    [
      "the folder moved, and another record laid into its place",
      "initialled",
      async (o) => {
        const other = elsewhere(o);
        const root = rootOf(other);
        const again = { message: messageOf(other, root), tree: treeOf(other, root), parents: [] };
        forge(other, { ...again, key: "lestari", author: "lestari", date: other.now });
        renameSync(o.path(".git"), join(o.base, "lama.git"));
        cpSync(other.path(".git"), o.path(".git"), { recursive: true });
        rmSync(o.path(".git", "sop"), { recursive: true, force: true });
      },
      { exit: 1, codes: ["root-other"] },
    ],
  ])("%s", async (name, stage, change, verdict) => {
    const office = await provenHere(stage);
    await change(office);
    const found = await auditCodes(office);
    group.note(name, office, found);
    expect(found).toEqual(verdict);
  });

  test("no command goes on, until it is told to forget", async () => {
    const office = await provenHere("signed");
    office.git("reset", "--hard", "--quiet", "main~2");
    const before = tip(office);
    await office.as("agus", "approve", 1);
    expect((await office.json("status")).failure?.code).toBe("receipt-lost");
    expect(tip(office)).toBe(before);
    await office.as("agus", "approve --forget");
    expect(await auditCodes(office)).toEqual(PROVEN);
  });

  test("honest control: what grew since then is proven, in whatever folder", async () => {
    const office = await provenHere("initialled");
    await office.as("hadi", "approve");
    const moved = join(office.base, "pindah");
    renameSync(office.folder, moved);
    const { out } = await office.sop("audit --json", moved);
    const { exitCode, result } = JSON.parse(out);
    expect({ exitCode, verdict: result.verdict, trust: result.rootTrust }).toEqual({
      exitCode: 0,
      verdict: "proven",
      trust: "remembered",
    });
  });
});

describe("with the Camat's key alone, two records that contradict each other", () => {
  /** One in which he signed, and one in which he sent it back. */
  async function contradicting(): Promise<readonly [signed: TestOffice, refused: TestOffice]> {
    const waiting = await recordAt("initialled");
    const [signed, refused] = [elsewhere(waiting), elsewhere(waiting)];
    await signed.as("hadi", "approve");
    await refused.as("hadi", 'reject --reason "angka pagu"');
    return [signed, refused];
  }

  test("whoever has proven one is told of the other", async () => {
    const [signed, refused] = await contradicting();
    expect(await auditCodes(signed)).toEqual(PROVEN);
    moveTo(signed, fetched(signed, refused));
    const found = await auditCodes(signed);
    group.note("two records that one key made from a common beginning", signed, found);
    expect(found).toEqual(LOST);
  });

  test("the genuine recap of the one is of another line in the other, and the paper is not blamed", async () => {
    const [signed, refused] = await contradicting();
    const path = (await signed.json<{ file: string }>("print recap")).result.file;
    cpSync(signed.path(path), refused.path("rekap-dari-kantor.pdf"));
    expect((await signed.json<{ verdict: string }>(`check ${path}`)).result.verdict).toBe("current");
    const { result } = await refused.json<{ verdict: string }>("check rekap-dari-kantor.pdf");
    expect(result.verdict).toBe("other-line");
  });
});

group.agreesWithThePage();
