/** A text that was read before is not parsed again; what is wrong is told of the file that was asked about. */
import { expect, test } from "vitest";
import { readYaml } from "../../../src/adapters/yaml/yaml.ts";

const CALENDAR = "tahun: 2021\nkeputusan:\n  - { nomor: A, libur_nasional: [], cuti_bersama: [] }\n";

test("the same text is read once, and another one anew", async () => {
  const first = await readYaml(CALENDAR, "kalender", "kalender/2021.yaml");
  expect(await readYaml(CALENDAR, "kalender", "lain.yaml")).toBe(first);
  expect(await readYaml(`${CALENDAR}\n`, "kalender", "kalender/2021.yaml")).not.toBe(first);
});

test("a faulty text names the file at hand, and another schema judges for itself", async () => {
  for (const file of ["a.yaml", "b.yaml"]) {
    const reading = await readYaml("tahun: [", "kalender", file);
    expect(reading).toMatchObject({ kind: "faulty", findings: [{ file }] });
  }
  expect((await readYaml(CALENDAR, "siklus", "siklus.yaml")).kind).toBe("faulty");
});

test("only the texts of late are remembered", async () => {
  const first = await readYaml(CALENDAR, "kalender", "kalender/2021.yaml");
  for (let no = 0; no < 64; no++) await readYaml(`${CALENDAR}# ${no}\n`, "kalender", "kalender/2021.yaml");
  expect(await readYaml(CALENDAR, "kalender", "kalender/2021.yaml")).not.toBe(first);
});
