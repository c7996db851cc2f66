/** Cycles keep the rules of calculation that they were opened under; the first recap by newer ones says what is new. */
import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { TestOffice } from "../support/office.ts";

/** A record that was written by the program before the second rules: one cycle signed, another handed out. */
const before = (): TestOffice => TestOffice.cloned("v2-aturan-1.bundle", "2021-04-05");

const proven = { verdict: "proven", depth: "whole", violations: [] };

test("it goes on proving: forms, returns, recap and workbook are worked out again by their own rules", async () => {
  const office = before();
  const { exitCode, result } = await office.json<object>("audit --no-cache");
  expect(exitCode).toBe(0);
  expect(result).toMatchObject(proven);
  const recap = parse(office.read("2021/tw1/rekap/rekap.yaml"));
  expect(recap).not.toHaveProperty("aturan");
  expect(recap.capaian).toMatchObject({ rata_rata: 85.4289215686, indikator_dihitung: 17 });
});

describe("it is gone on with", () => {
  const NOTE = "Sudah diperiksa dengan dokumennya";
  let office: TestOffice;

  /** Takes a cycle whose forms were handed out to its recap. */
  const compiled = async (cycle: string): Promise<void> => {
    await office.receiveAll(cycle);
    office.now += 600;
    await office.as("rina", `verify --cycle ${cycle} --note "${NOTE}"`);
    office.now += 600;
    await office.as("rina", `compile ${cycle} --note "${NOTE}"`);
    office.now += 600;
  };
  const signed = async (cycle: string): Promise<void> => {
    for (const person of ["dewi", "agus", "hadi"]) {
      await office.as(person, `approve ${cycle}`);
      office.now += 600;
    }
  };
  /** What stands across the head of the recap's workbook. */
  const head = (cycle: string): string => {
    const parts = unzipSync(readFileSync(office.path(`${cycle}/rekap/rekap.xlsx`)));
    return Object.entries(parts)
      .filter(([name]) => name.endsWith(".xml"))
      .map(([, part]) => strFromU8(part))
      .join("\n");
  };

  beforeAll(async () => {
    office = before();
    await compiled("2021/tw2");
    await signed("2021/tw2");
    for (const [person, command] of [
      ["rina", "open 2021/tw3"],
      ["rina", "draft 2021/tw3"],
      ["dewi", "approve 2021/tw3"],
      ["rina", "distribute 2021/tw3"],
    ] as const) {
      await office.as(person, command);
      office.now += 600;
    }
    await compiled("2021/tw3");
    await signed("2021/tw3");
  }, 240_000);

  test("a running cycle stays under the rules that it was opened with", () => {
    const recap = parse(office.read("2021/tw2/rekap/rekap.yaml"));
    expect(recap).not.toHaveProperty("aturan");
    expect(recap.capaian).toHaveProperty("rata_rata");
    // What was said of its warnings stands in the entry; a recap by the first rules had no place for it.
    expect(recap).not.toHaveProperty("catatan");
    expect(head("2021/tw2")).not.toContain("aturan hitung versi");
    expect(office.git("log", "--format=%B", "--grep=langkah 6", "-1", "--", "2021/tw2")).toContain(NOTE);
  });

  test("the next one goes by the second rules, and its recap says what is new", () => {
    const recap = parse(office.read("2021/tw3/rekap/rekap.yaml"));
    expect([recap.aturan, recap.catatan]).toEqual([2, [NOTE]]);
    expect(recap.capaian).toMatchObject({
      iku: { indikator_dihitung: 2, indikator_seluruhnya: 2 },
      keluaran: { indikator_seluruhnya: 15 },
    });
    expect(head("2021/tw3")).toContain("aturan hitung versi 2");
    expect(head("2021/tw3")).toContain(`Catatan penyusun: ${NOTE}`);
  });

  test("and is compared with the quarter before as that one was signed", async () => {
    const [before2, now] = ["2021/tw2", "2021/tw3"].map((cycle) => {
      const { indikator } = parse(office.read(`${cycle}/rekap/rekap.yaml`));
      return new Map<string, { capaian: number; selisih_tw_lalu?: number }>(
        indikator.map((one: { id: string }) => [one.id, one]),
      );
    });
    const moved = [...(now ?? [])].flatMap(([id, { capaian, selisih_tw_lalu }]) =>
      selisih_tw_lalu === undefined ? [] : [[id, capaian - selisih_tw_lalu, before2?.get(id)?.capaian]],
    );
    expect(moved.length).toBeGreaterThan(5);
    for (const [, then, was] of moved) expect(then).toBeCloseTo(Number(was), 6);
  });

  test("all of it proves, from nothing", async () => {
    const { exitCode, result } = await office.json<object>("audit --no-cache");
    expect(exitCode).toBe(0);
    expect(result).toMatchObject(proven);
  });
});
