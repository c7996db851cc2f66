/** Where a figure begins to look odd, and where a roll-up ends. */
import { describe, expect, test } from "vitest";
import { Decimal, ZERO } from "../../../../src/domain/decimal.ts";
import type { Plan } from "../../../../src/domain/figures/plan.ts";
import { type BudgetLine, rollupChecks } from "../../../../src/domain/recap/budget.ts";
import type { ReturnRow, SectionReturn } from "../../../../src/domain/returns/return.ts";
import { SUSPICIONS } from "../../../../src/domain/returns/rules/suspicion.ts";
import { formOfSixty } from "../../../support/form-of-sixty.ts";
import { there } from "../../../support/there.ts";

describe("a percentage is odd above 200 and between nought and 1", () => {
  test.each([
    ["-1", false],
    ["0", false],
    ["0.01", true],
    ["0.99", true],
    ["1", false],
    ["98.5", false],
    ["199.99", false],
    ["200", false],
    ["200.01", true],
    ["9850", true],
  ])("%s: %s", async (typed, odd) => {
    const { form } = await formOfSixty();
    const first = there(form.rows[0]);
    const row = { ...first, indicator: { ...first.indicator, unit: "Persen" } };
    const values = { realisasi: new Decimal(typed) };
    const filled = { rows: [{ id: row.id, values }] } as unknown as SectionReturn;
    const rows = [[row, there(filled.rows[0]) satisfies ReturnRow]] as const;
    const faults = SUSPICIONS["percent-odd"]({
      form: { ...form, rows: [row] },
      filled,
      rows,
      words: "",
      others: [],
    });
    expect(faults.map(({ given }) => given)).toEqual(odd ? [typed] : []);
  });
});

describe("an activity adds up what lies below its own code, and nothing of a code that begins alike", () => {
  const line = (level: BudgetLine["level"], code: string, spent: number): BudgetLine => ({
    level,
    code,
    name: code,
    ceiling: ZERO,
    spentQuarter: ZERO,
    spentToDate: new Decimal(spent),
    absorption: undefined,
  });
  const plan: Plan = { year: 2024, source: "", total: ZERO, sections: [], mainIndicators: [], programs: [] };
  const budget = [
    line("program", "7.01", 111),
    line("activity", "7.01.1", 11),
    line("sub-activity", "7.01.1.1", 1),
    line("sub-activity", "7.01.1.10", 10),
    line("activity", "7.01.10", 100),
    line("sub-activity", "7.01.10.1", 100),
    line("program", "7.010", 1000),
    line("activity", "7.010.1", 1000),
    line("sub-activity", "7.010.1.1", 1000),
  ];
  const total = line("office", "2024", 1111);

  test("each sum is that of its own lines", () => {
    const checks = rollupChecks(plan, budget, [line("section", "a", 1111)], total);
    const spent = checks.filter(({ what }) => what === "spent");
    expect(spent.map(({ code, computed, agrees }) => [code, computed.toNumber(), agrees])).toEqual([
      ["2024", 1111, true],
      ["7.01", 111, true],
      ["7.01.1", 11, true],
      ["7.01.10", 100, true],
      ["7.010", 1000, true],
      ["7.010.1", 1000, true],
    ]);
  });
  test("an amount that is not below it is missed", () => {
    const wrong = budget.map((one) => (one.code === "7.01.1" ? line("activity", "7.01.1", 111) : one));
    const faulty = rollupChecks(plan, wrong, [line("section", "a", 1111)], total).filter(
      ({ agrees }) => !agrees,
    );
    expect(faulty.map(({ code, computed }) => [code, computed.toNumber()])).toEqual([["7.01.1", 11]]);
  });
});
