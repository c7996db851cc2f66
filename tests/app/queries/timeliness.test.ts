/** How timely each step was, checked by hand on a few days of April 2021, in which only weekends are days off. */
import { expect, test } from "vitest";
import type { Timeliness } from "../../../src/app/queries/timeliness.ts";
import { TestOffice } from "../../support/office.ts";

const at = (day: string): number => Date.parse(`${day}T01:00:00Z`) / 1000;

test("lateness is counted in working days from the real hand-over, for the one who had to act", async () => {
  const office = await new TestOffice().upTo("corrected");
  // Thursday the first; the returns have three working days: Friday, Monday, Tuesday the sixth.
  await office.as("rina", "distribute");
  const figures = Object.entries(office.figures());
  for (const [section, own] of figures)
    if (section !== "seksi-pmd") await office.fill("2021/tw1", section, own);
  office.now = at("2021-04-06");
  await office.as("rina", "receive");
  // Friday the ninth: three working days late. Verifying has one day: Monday the twelfth is still in time.
  await office.fill("2021/tw1", "seksi-pmd", office.figures()["seksi-pmd"] ?? {});
  office.now = at("2021-04-09");
  await office.as("rina", "receive");
  office.now = at("2021-04-12");
  await office.as("rina", "verify seksi-pmd");
  // The others waited since the sixth, and were due on the seventh: three working days late on the twelfth.
  await office.as("rina", "verify");
  const { result } = await office.json<Timeliness>("status --timeliness");
  const tally = (list: Timeliness["byStep"], of: string) => {
    const found = list.find((one) => one.of.startsWith(of));
    return [found?.done, found?.late, found?.days, found?.most];
  };
  expect(tally(result.byStep, "4 ")).toEqual([7, 1, 3, 3]);
  expect(tally(result.byStep, "5 ")).toEqual([7, 6, 18, 3]);
  expect(tally(result.bySection, "seksi-pmd")).toEqual([2, 1, 3, 3]);
  expect(tally(result.byPerson, "Siti Contoh")).toEqual([1, 1, 3, 3]);
  expect(result.done.find(({ step, section }) => step === 4 && section === "seksi-pmd")).toMatchObject({
    due: "2021-04-06",
    late: 3,
    person: "siti",
  });
  const board = (await office.sop("status --timeliness --lang en")).out;
  expect(board).toContain("Working days late");
});
