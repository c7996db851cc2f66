/** Revoking: a key or an office that is to end must end, and what ends nothing must not be recorded as done. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { TestOffice } from "../support/office.ts";
import { auditCodes, PROVEN } from "./support/audit.ts";
import { messageOf, tip } from "./support/forge.ts";
import { Group } from "./support/group.ts";
import { recordAt } from "./support/records.ts";

const group = new Group("revoking");

/** The fingerprint of a person's key, by ssh-keygen. */
function fingerprintOf(office: TestOffice, person: string): string {
  const args = ["-l", "-f", join(office.keys, person, "id_ed25519.pub")];
  return /SHA256:\S+/.exec(spawnSync("ssh-keygen", args, { encoding: "utf8" }).stdout)?.[0] ?? "";
}

/** The registrar's command, and what came of it. */
async function asRegistrar(office: TestOffice, line: string): Promise<string> {
  const signer = `--yes --as lestari --key ${office.keys}/lestari/id_ed25519`;
  const { failure } = await office.json(`${line} ${signer}`);
  return failure?.code ?? "recorded";
}

describe("what ends nothing is refused, and nothing is recorded", () => {
  test.each<readonly [string, (o: TestOffice) => string]>([
    [
      "a fingerprint with a slip",
      (o) => `official key rina --end ${fingerprintOf(o, "rina").slice(0, -3)}xyz`,
    ],
    ["another person's fingerprint", (o) => `official key rina --end ${fingerprintOf(o, "dewi")}`],
    [
      "a beginning of seven characters",
      (o) => `official key rina --end ${fingerprintOf(o, "rina").slice(0, 14)}`,
    ],
    ["no fingerprint at all: @", () => "official key rina --end @"],
    ["an entry alone: @x", () => "official key rina --end @x"],
    [
      "an entry that is not there",
      (o) => `official key rina --end ${fingerprintOf(o, "rina")}@${"0".repeat(40)} --reason compromised`,
    ],
    ["a role that nobody has", () => "official end rina --role no-such-role --reason pindah"],
    ["a role that somebody else has", () => "official end rina --role camat --reason pindah"],
  ])("%s", async (name, line) => {
    const office = (await recordAt("initialled")).copy();
    const before = tip(office);
    const code = await asRegistrar(office, line(office));
    const found = { exit: 2, codes: [code] };
    group.note(`ending by ${name}`, office, found);
    expect({ code: code === "recorded", tip: tip(office) }).toEqual({ code: false, tip: before });
  });
});

describe("honest control: what is to end, ends", () => {
  test.each<readonly [string, (o: TestOffice) => string]>([
    ["by the fingerprint that sop prints", (o) => fingerprintOf(o, "rina")],
    ["by its first characters", (o) => fingerprintOf(o, "rina").slice(0, "SHA256:".length + 8)],
  ])("%s, and signs nothing more", async (_, printed) => {
    const office = (await recordAt("verified")).copy();
    await office.as("lestari", `official key rina --end ${printed(office)} --reason lost`);
    const ended = office.git("show", "main:pejabat.yaml").includes("alasan_selesai: lost");
    expect({ ended, who: messageOf(office).includes("rina") }).toEqual({ ended: true, who: true });
    const before = tip(office);
    const { code } = await office.sop(`compile --yes --as rina --key ${office.keys}/rina/id_ed25519`);
    expect({ refused: code !== 0, tip: tip(office) }).toEqual({ refused: true, tip: before });
    expect(await auditCodes(office)).toEqual(PROVEN);
  });

  test("an office of one role", async () => {
    const office = (await recordAt("verified")).copy();
    await office.as("lestari", "official end rina --role petugas --reason pindah --until 2021-04-01");
    expect(office.git("show", "main:pejabat.yaml")).toMatch(/selesai:/);
    expect(await auditCodes(office)).toEqual(PROVEN);
  });
});

group.agreesWithThePage();
