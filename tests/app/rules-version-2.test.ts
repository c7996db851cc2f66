/** A record of the second rules, written before values had kinds and cycles had other periods, goes on as it was. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { REPO, TestOffice } from "../support/office.ts";

const proven = { verdict: "proven", depth: "whole", violations: [] };
const NOTE = "Sudah diperiksa dengan dokumennya";

/** One cycle signed; the second handed out, four of its seven returns verified. */
let office: TestOffice;

beforeAll(() => {
  office = new TestOffice();
  const from = join(REPO, "tests", "fixtures", "records", "v2-aturan-2.bundle");
  const ran = spawnSync("git", ["clone", "--quiet", "--branch", "main", from, "."], {
    cwd: office.folder,
    env: office.env as NodeJS.ProcessEnv,
    encoding: "utf8",
  });
  if (ran.status !== 0) throw new Error(ran.stderr);
  office.now = Date.parse("2021-07-02T01:00:00Z") / 1000;
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
