/** A record of the second rules, written before values had kinds and cycles had other periods, goes on as it was. */
import { beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { TestOffice } from "../support/office.ts";

const proven = { verdict: "proven", depth: "whole", violations: [] };
const NOTE = "Sudah diperiksa dengan dokumennya";

/** One cycle signed; the second handed out, four of its seven returns verified. */
let office: TestOffice;

beforeAll(() => {
  office = TestOffice.cloned("v2-aturan-2.bundle", "2021-07-02");
});

test("it goes on proving: forms, returns, comments and recap are worked out again", async () => {
  const { exitCode, result } = await office.json<object>("audit --no-cache");
  expect(exitCode).toBe(0);
  expect(result).toMatchObject(proven);
});

test("its figures stay", () => {
  const recap = parse(office.read("2021/tw1/rekap/rekap.yaml"));
  expect(recap).toMatchObject({
    aturan: 2,
    capaian: { iku: { rata_rata: 96.1458333333 }, keluaran: { rata_rata: 84 } },
  });
});

test("forms that it handed out come back, and are compiled and signed", async () => {
  for (const section of ["seksi-trantib", "seksi-pmd", "seksi-kesos"])
    await office.fill("2021/tw2", section, office.figures()[section] ?? {});
  await office.as("rina", "receive");
  await office.as("rina", `verify --note "${NOTE}"`);
  await office.as("rina", `compile --note "${NOTE}"`);
  for (const person of ["dewi", "agus", "hadi"]) await office.as(person, "approve");
  const recap = parse(office.read("2021/tw2/rekap/rekap.yaml"));
  expect(recap).toMatchObject({
    aturan: 2,
    capaian: { iku: { rata_rata: 95.524691358 }, keluaran: { rata_rata: 68.6666666667 } },
  });
  const { exitCode, result } = await office.json<object>("audit --no-cache");
  expect(exitCode).toBe(0);
  expect(result).toMatchObject(proven);
});
