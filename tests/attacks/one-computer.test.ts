/** One computer: where several people's keys lie, nothing is signed until it is said whose it is. */
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { TestOffice } from "../support/office.ts";
import { auditCodes, PROVEN } from "./support/audit.ts";
import { rootOf, tip } from "./support/forge.ts";
import { Group } from "./support/group.ts";
import { recordAt } from "./support/records.ts";

const group = new Group("one-computer");

/** Lays people's keys where ssh keeps a person's own. */
function keysOf(office: TestOffice, people: readonly string[]): void {
  const folder = join(office.base, "home", ".ssh");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const person of people)
    for (const end of ["", ".pub"])
      cpSync(join(office.keys, person, `id_ed25519${end}`), join(folder, `id_${person}${end}`));
}

describe("several people's keys on one computer", () => {
  test("sop approve -y three times signs nothing, since nobody said who", async () => {
    const office = (await recordAt("compiled")).copy();
    keysOf(office, ["dewi", "agus", "hadi"]);
    const before = tip(office);
    const said: unknown[] = [];
    for (let turn = 0; turn < 3; turn++) {
      const { exitCode, failure } = await office.json("approve --yes");
      said.push({ exit: exitCode, codes: [failure?.code] });
    }
    const refused = { exit: 2, codes: ["several-persons"] };
    group.note("sop approve -y three times, with three people's keys", office, refused);
    expect(said).toEqual([refused, refused, refused]);
    expect(tip(office)).toBe(before);
  });

  test("honest control: with one person's key alone, nobody need say who", async () => {
    const office = (await recordAt("compiled")).copy();
    keysOf(office, ["dewi"]);
    expect((await office.sop("approve --yes")).code).toBe(0);
    expect(await auditCodes(office)).toEqual(PROVEN);
  });

  test("honest control: each says who, and it is proven", async () => {
    const office = (await recordAt("compiled")).copy();
    for (const person of ["dewi", "agus", "hadi"]) await office.as(person, "approve");
    expect(await auditCodes(office)).toEqual(PROVEN);
  });
});

describe("the first entry as sop prints it", () => {
  test("twelve characters of it are enough", async () => {
    const office = (await recordAt("signed")).copy();
    expect(await auditCodes(office, `--root ${rootOf(office).slice(0, 12)}`)).toEqual(PROVEN);
  });

  test("twelve others are another record", async () => {
    const office = (await recordAt("signed")).copy();
    const found = await auditCodes(office, "--root 0123456789ab");
    group.note("another first entry named by twelve characters", office, found);
    expect(found).toEqual({ exit: 1, codes: ["root-other"] });
  });
});

group.agreesWithThePage();
