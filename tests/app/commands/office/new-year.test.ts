/** A second year, and a plan that changes in the middle of one. */
import { beforeAll, describe, expect, test } from "vitest";
import { TestOffice } from "../../../support/office.ts";

let signed: TestOffice;
beforeAll(async () => {
  signed = await new TestOffice().upTo("signed");
});

interface Drafted {
  readonly planChanges: {
    readonly against: number;
    readonly what: { targets: string[]; ceilings: string[]; added: string[]; removed: string[] };
  };
}

describe("sop init --year", () => {
  test("carries the last year over without recording anything, and overwrites nothing", async () => {
    const office = signed.copy();
    const before = office.git("rev-parse", "main");
    expect((await office.sop("init --year 2024")).code).toBe(0);
    expect(office.git("rev-parse", "main")).toBe(before);
    expect(office.read("2024/rencana.yaml")).toBe(
      office.read("2021/rencana.yaml").replace(/^tahun: 2021$/m, "tahun: 2024"),
    );
    expect(office.read("2024/formulir.yaml")).toBe(office.read("2021/formulir.yaml"));
    office.write("2024/rencana.yaml", "disunting: orang\n");
    expect((await office.sop("init --year 2024")).code).toBe(2);
    expect(office.read("2024/rencana.yaml")).toBe("disunting: orang\n");
    expect((await office.sop("init --year 2020")).code).toBe(2);
    expect((await office.sop("init --year tahun")).code).toBe(2);
  });

  test("the first draft says what changed, or that nothing did; the year then runs beside the old one", async () => {
    const office = signed.copy();
    await office.sop("init --year 2022");
    await office.as("rina", "open 2022/tw1");
    const unchanged = await office.as("rina", "draft 2022/tw1 --dry-run");
    expect(unchanged.out).toContain("semua target dan pagu sama persis dengan 2021");
    office.write("2022/rencana.yaml", office.read("2022/rencana.yaml").replace("I: 80,", "I: 81,"));
    const changed = await office.as("rina", "draft 2022/tw1 --dry-run");
    expect(changed.out).toContain("Dibanding rencana 2021");
    await office.as("rina", "draft 2022/tw1");
    const { result } = await office.json<{ verdict: string }>("audit --no-cache");
    expect(result.verdict).toBe("proven");
  });
});

test("targets that change in the middle of a year: the draft shows them, the old cycle stays as it was signed", async () => {
  const office = signed.copy();
  const trace = async (): Promise<unknown> =>
    (await office.json<{ signed: unknown }>("trace 2021/tw1/seksi-kesos!I10")).result.signed;
  const before = await trace();
  await office.as("rina", "open 2021/tw2");
  const plan = office.read("2021/rencana.yaml");
  const [line = ""] = /^.*II: .*$/m.exec(plan) ?? [];
  office.write("2021/rencana.yaml", plan.replace(line, line.replace(/II: ([0-9.]+)/, "II: 7$1")));
  const { result } = await office.json<Drafted>(
    `draft --dry-run --as rina --key ${office.keys}/rina/id_ed25519`,
  );
  expect(result.planChanges.against).toBe(2021);
  expect(result.planChanges.what.targets).toHaveLength(1);
  await office.as("rina", "draft");
  await office.as("dewi", "approve");
  expect(await trace()).toEqual(before);
  expect((await office.json<{ verdict: string }>("audit --no-cache")).result.verdict).toBe("proven");
});
