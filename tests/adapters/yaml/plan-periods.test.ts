/** Periods in rencana.yaml: targets under the key of the indicator's own periods, and nothing that is asked nowhere. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readPlan } from "../../../src/adapters/yaml/documents/plan.ts";
import { readSections } from "../../../src/adapters/yaml/documents/plan-sections.ts";
import { allIndicators } from "../../../src/domain/recap/planned.ts";

const TEXT = readFileSync(new URL("../../fixtures/periods/rencana.yaml", import.meta.url), "utf8");
const SEMESTER = TEXT.replace(
  /periode: tahunan\n( +)target: \{ tahun: 80 \}/,
  (_, indent) => `periode: semester\n${indent}target: { tahun: 80, semester: { I: 75, II: 80 } }`,
);

const edited = (from: string | RegExp, to: string): string => {
  const text = TEXT.replace(from, to);
  if (text === TEXT) throw new Error(String(from));
  return text;
};

/** What is wrong with a plan: code and what it names. */
async function faults(text: string): Promise<readonly (readonly [unknown, unknown])[]> {
  const reading = await readPlan(text, "2021/rencana.yaml");
  return reading.kind === "read" ? [] : reading.findings.map(({ expected, given }) => [expected, given]);
}

test("targets stand under the names of periods", async () => {
  const reading = await readPlan(SEMESTER, "2021/rencana.yaml");
  if (reading.kind !== "read") throw new Error(JSON.stringify(reading));
  const told = allIndicators(reading.value).map(({ indicator: { id, periods, targets } }) => [
    id,
    periods,
    Object.entries(targets)
      .map(([period, target]) => `${period} ${target}`)
      .join(", "),
  ]);
  expect(told).toEqual([
    [
      "layanan",
      "month",
      "10 10, 11 10, 12 10, 01 10, 02 10, 03 10, 04 10, 05 10, 06 10, 07 10, 08 10, 09 10",
    ],
    ["iku-ikm", "semester", "S1 75, S2 80"],
    ["laporan", "year", "tahun 1"],
    ["rapat", "quarter", "I 2, II 2, III 2, IV 2"],
  ]);
});

describe("refused", () => {
  test("a target that its indicator is never asked for", async () => {
    const text = edited("target: { tahun: 80 }", "target: { tahun: 80, triwulan: { I: 20 } }");
    expect(await faults(text)).toEqual([["target-unasked", "iku-ikm: target.triwulan, periode tahunan"]]);
  });
  test("money that is asked nowhere", async () => {
    const text = edited(
      /target:\n +tahun: 8\n +triwulan: .*\n/,
      "periode: tahunan\n                target: { tahun: 8 }\n",
    );
    expect(await faults(text)).toEqual([["money-unasked", "7.01.02.2.01.01"]]);
  });
});

describe("the sections that a period asks", () => {
  const asked = (text: string): Record<string, readonly string[]> => {
    const reading = readSections(text, "2021/rencana.yaml");
    if (reading.kind !== "read") throw new Error("unreadable");
    return Object.fromEntries(reading.value.asked ?? []);
  };
  test("are those with indicators of its kind, by whichever the plan names", () => {
    expect(asked(TEXT)).toMatchObject({
      "07": ["seksi-pelayanan"],
      III: ["seksi-pmd"],
      S1: [],
      tahun: ["seksi-pelayanan", "seksi-pmd"],
    });
    expect(asked(SEMESTER)).toMatchObject({ S1: ["seksi-pelayanan"], tahun: ["seksi-pmd"] });
  });
  test("are all of them where no indicator names its periods", () => {
    expect(asked(TEXT.replace(/ +periode: .*\n/g, ""))).toEqual({});
  });
});
