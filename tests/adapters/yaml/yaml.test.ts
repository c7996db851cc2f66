/** A text that was read before is not parsed again; what is wrong is told of the file that was asked about. */
import { expect, test } from "vitest";
import { parseLeniently, readYaml, writeYaml } from "../../../src/adapters/yaml/yaml.ts";

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

test("what was just written is known, and its places are found nevertheless", async () => {
  const document = { tahun: 2022, keputusan: [{ nomor: "A", libur_nasional: [], cuti_bersama: [] }] };
  const text = writeYaml(document, "kalender", 1);
  const reading = await readYaml(text, "kalender", "kalender/2022.yaml");
  if (reading.kind === "faulty") throw new Error("faulty");
  expect(reading.document).toBe(document);
  expect(reading.place(["keputusan", 0, "nomor"])).toEqual({ line: 4, column: 12 });
});

test("what was read leniently is not parsed again, but is held against the schema, and may have no aliases", async () => {
  expect(parseLeniently("tahun: 2023\n")).toEqual({ tahun: 2023 });
  expect(await readYaml("tahun: 2023\n", "kalender", "k.yaml")).toMatchObject({
    findings: [{ rule: "yaml-required", line: 1 }],
  });
  const twice = "tahun: &t 2024\nkeputusan:\n  - { nomor: *t, libur_nasional: [], cuti_bersama: [] }\n";
  expect(parseLeniently(twice)).toMatchObject({ keputusan: [{ nomor: 2024 }] });
  expect(await readYaml(twice, "kalender", "k.yaml")).toMatchObject({
    findings: [{ rule: "yaml-syntax", expected: "ALIAS" }],
  });
});
