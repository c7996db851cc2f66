/** A year is the same however it is cut into periods, and a plan's year is what its periods give, by pola ukur. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Decimal, sum } from "../../../src/domain/decimal.ts";
import { CALCULATION_2 } from "../../../src/domain/figures/calculation-2.ts";
import { PERIODS, type Period, type PeriodKind, partsOf } from "../../../src/domain/figures/period.ts";
import type { MainIndicator } from "../../../src/domain/figures/plan.ts";
import { ratingScale } from "../../../src/domain/figures/rating.ts";
import { planDoubts } from "../../../src/domain/recap/plan-check.ts";
import { type Yearly, yearlyOf } from "../../../src/domain/recap/yearly.ts";
import type { SectionReturn } from "../../../src/domain/returns/return.ts";
import { D, filled, filledRow, mainIndicator, plan, section } from "../../support/figures.ts";
import { there } from "../../support/there.ts";

const KINDS: readonly PeriodKind[] = ["month", "quarter", "semester", "year"];
const PATTERNS = ["hitungan", "posisi"] as const;
type Pattern = (typeof PATTERNS)[number];
/** One figure a month: the year at its finest. */
const months = fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 12, maxLength: 12 });

/** What is counted adds up; a level is that of the last month. */
function merged(pattern: Pattern, figures: readonly number[], period: Period): Decimal {
  const own = partsOf(period, "month").map((month) => D(figures[PERIODS.month.indexOf(month as "01")] ?? 0));
  return pattern === "hitungan" ? sum(own) : there(own.at(-1));
}

function asked(pattern: Pattern, kind: PeriodKind, targets: readonly number[], year: Decimal): MainIndicator {
  return mainIndicator("a", "a", {
    unit: "Dokumen",
    pattern,
    accumulation: pattern === "hitungan" ? "jumlah" : "terakhir",
    periods: kind,
    yearTarget: year,
    targets: Object.fromEntries(
      PERIODS[kind].map((period) => [period, merged(pattern, targets, period)] as const),
    ),
  });
}

const planOf = (indicator: MainIndicator) =>
  plan({ sections: [{ id: section("a"), name: "Seksi A" }], mainIndicators: [indicator], programs: [] });

/** The year of an indicator that was asked by one kind of period. @param order in which its returns came */
function yearBy(
  pattern: Pattern,
  kind: PeriodKind,
  targets: readonly number[],
  figures: readonly number[],
  order: (periods: readonly Period[]) => readonly Period[] = (periods) => periods,
): Yearly["indicators"][number] {
  const indicator = asked(pattern, kind, targets, merged(pattern, targets, "tahun"));
  const returns = new Map<Period, readonly SectionReturn[]>(
    order(PERIODS[kind]).map((period) => [
      period,
      [filled([filledRow("a", { realisasi: merged(pattern, figures, period).toNumber() })])],
    ]),
  );
  const year = yearlyOf({
    plan: planOf(indicator),
    returns,
    calculation: CALCULATION_2,
    scale: there(ratingScale("jember")),
    cap: undefined,
    unsigned: [],
    lastYear: undefined,
  });
  return there(year.indicators[0]);
}

const told = ({ target, realised, percent, why, rating }: Yearly["indicators"][number]) =>
  [target, realised, percent].map((one) => one?.toString()).concat(why, rating);

describe.each(PATTERNS)("of what is %s", (pattern) => {
  test("months, quarters, semesters and the year give the same year", () => {
    fc.assert(
      fc.property(months, months, (targets, figures) => {
        const years = KINDS.map((kind) => told(yearBy(pattern, kind, targets, figures)));
        expect(years).toEqual(KINDS.map(() => years[0]));
      }),
    );
  });
  test("returns may come in any order", () => {
    fc.assert(
      fc.property(months, fc.constantFrom(...KINDS), (figures, kind) => {
        const inOrder = told(yearBy(pattern, kind, figures, figures));
        const backwards = told(yearBy(pattern, kind, figures, figures, (all) => all.toReversed()));
        expect(backwards).toEqual(inOrder);
      }),
    );
  });
  test("a plan whose year is what its periods give is not doubted, and any other is", () => {
    fc.assert(
      fc.property(
        months,
        fc.constantFrom(...KINDS),
        fc.integer({ min: 1, max: 9 }),
        (targets, kind, more) => {
          const year = merged(pattern, targets, "tahun");
          const rules = (yearTarget: Decimal) =>
            planDoubts(planOf(asked(pattern, kind, targets, yearTarget)), []).map(({ rule }) => rule);
          expect(rules(year)).toEqual([]);
          expect(rules(year.plus(more))).toEqual(["plan-year-differs"]);
        },
      ),
    );
  });
});

test("by hand: 1 to 12 a month are 78 in the year, of 6 a month 72; as a level they end at 12 of 6", () => {
  const figures = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
  const targets = figures.map(() => 6);
  const [counted, level] = PATTERNS.map((pattern) => yearBy(pattern, "month", targets, figures));
  // 78/72 = 108,3333…; 12/6 = 200.
  expect([counted?.realised, counted?.target, counted?.percent?.toFixed(4)].map(String)).toEqual([
    "78",
    "72",
    "108.3333",
  ]);
  expect([level?.realised, level?.target, level?.percent].map(String)).toEqual(["12", "6", "200"]);
});
