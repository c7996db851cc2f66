/** Other procedures, with other steps, roles and counts, run by the same code: only sop.yaml differs. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { REPO, TestOffice } from "../support/office.ts";

async function founded(fixture: string): Promise<TestOffice> {
  const office = new TestOffice();
  const folder = join(REPO, "tests", "fixtures", fixture);
  await office.as(
    "lestari",
    `init --template ${folder} --from ${join(folder, "jawaban.yaml")} --keys ${office.keys}`,
  );
  return office;
}

interface Board {
  cycles: {
    round: number;
    finished: boolean;
    turns: { step: { no: number }; section?: string; command: string }[];
  }[];
}

/** Where the cycle stands, as `step` or `step:section`. */
async function turns(office: TestOffice): Promise<string[]> {
  const { result } = await office.json<Board>("status");
  return (result.cycles[0]?.turns ?? []).map(({ step, section }) =>
    section ? `${step.no}:${section}` : `${step.no}`,
  );
}

describe("twelve steps, ten roles, two verifications a section, three initials, a record branch of its own", () => {
  test("runs to the end, with send-backs on the way, and is proven", async () => {
    const office = await founded("lain");
    expect(office.git("branch", "--show-current")).toBe("register");
    await office.as("rina", "open 2024/tw1");
    await office.as("rina", "draft");
    await office.as("dewi", "approve");
    await office.as("hadi", 'reject --reason "judul kolom"');
    expect(await turns(office)).toEqual(["1"]);
    await office.as("rina", "draft");
    await office.as("dewi", "approve");
    await office.as("hadi", "approve");
    await office.as("rina", "distribute");
    const good = { realisasi: 1, bukti: "BA 1" };
    await office.fill("2024/tw1", "bidang-a", {
      "a-1": { ...good, realisasi_anggaran: 50 },
      "a-2": { ...good, realisasi: 20 },
    });
    await office.fill("2024/tw1", "bidang-b", { "b-1": { ...good, realisasi: 4, realisasi_anggaran: 150 } });
    await office.as("stranger", "receive 2024/tw1/masuk/bidang-a.xlsx");
    await office.as("rina", "receive");
    expect(await turns(office)).toEqual(["6:bidang-a", "6:bidang-b"]);
    await office.as("lestari", "verify bidang-a");
    expect(await turns(office)).toEqual(["7:bidang-a", "6:bidang-b"]);
    await office.as("lestari", "verify");
    await office.as("dewi", 'reject --section bidang-b --to 5 --reason "cek ulang"');
    expect(await turns(office)).toEqual(["7:bidang-a", "5:bidang-b"]);
    await office.fill("2024/tw1", "bidang-b", { "b-1": { ...good, realisasi: 2, realisasi_anggaran: 150 } });
    await office.as("rina", "receive 2024/tw1/masuk/bidang-b.xlsx");
    await office.as("lestari", "verify bidang-b");
    await office.as("dewi", "verify");
    await office.as("rina", "compile");
    expect(office.read("2024/tw1/rekap/rekap.yaml")).toContain("skala: sakip");
    await office.as("dewi", "approve");
    await office.as("agus", "approve");
    await office.as("stranger", "approve");
    expect(await turns(office)).toEqual(["12"]);
    await office.as("hadi", "approve");
    expect(await office.json("audit")).toMatchObject({ exitCode: 0, result: { verdict: "proven" } });
  });

  test("whoever filled a return may not verify it, whatever other role they hold", async () => {
    const office = await founded("lain");
    for (const [person, line] of [
      ["lestari", "official absent lestari --from 2021-04-01 --until 2021-04-30 --basis SC"],
      [
        "lestari",
        "official act stranger --role pemeriksa-satu --capacity plh --acting-for lestari --from 2021-04-01 --until 2021-04-30 --basis SP",
      ],
      ["rina", "open 2024/tw1"],
      ["rina", "draft"],
      ["dewi", "approve"],
      ["hadi", "approve"],
      ["rina", "distribute"],
    ] as const)
      await office.as(person, line);
    await office.fill("2024/tw1", "bidang-a", {
      "a-1": { realisasi: 1, bukti: "x" },
      "a-2": { realisasi: 1, bukti: "x" },
    });
    await office.as("stranger", "receive");
    const { err } = await office.as("stranger", "verify bidang-a", 3);
    expect(err).toContain("stranger sudah mengerjakan langkah 5");
    await office.as("lestari", "verify bidang-a");
  });
});

test("four steps without any form: the plan itself is drafted, reviewed, initialled and signed, in English", async () => {
  const office = await founded("pendek");
  await office.as("rina", "open 2024/rencana");
  await office.as("rina", "draft");
  await office.as("dewi", "approve");
  // The same person reviewed and initials: only initials and signatures must be of different people.
  await office.as("dewi", "approve");
  await office.as("hadi", 'reject --to 2 --reason "Check the ceilings"');
  expect(await turns(office)).toEqual(["2"]);
  await office.as("dewi", "approve");
  await office.as("dewi", "approve");
  const { out } = await office.as("hadi", "approve");
  expect(out).toContain("sop(2024/rencana): step 4 approved – Sign the plan");
  const audit = await office.sop("audit");
  expect(audit.code).toBe(0);
  expect(audit.out).toContain("PROVEN: 9/9 entries are good and in order.");
});
