/** What one plan changes against another, and when nothing was changed at all. */
import { describe, expect, test } from "vitest";
import type { Plan } from "../../../src/domain/figures/plan.ts";
import { isUnchanged, type PlanChanges, planChanges } from "../../../src/domain/recap/plan-changes.ts";
import { D, indicator, mainIndicator, plan, section, sub } from "../../support/figures.ts";

const targets = { I: D(1), II: D(2) };
const planOf = (more: Partial<Plan>, ...subs: readonly ReturnType<typeof sub>[]): Plan =>
  plan({
    total: D(100),
    sections: [{ id: section("a"), name: "A" }],
    mainIndicators: [mainIndicator("ikm", "a", { yearTarget: D(80) })],
    programs: [
      {
        code: "7",
        name: "P",
        ceiling: D(100),
        activities: [{ code: "7.1", name: "K", ceiling: D(100), subActivities: subs }],
      },
    ],
    ...more,
  });
const SUB = sub("7.1.1", "a", 100, indicator("desa", { yearTarget: D(7), targets }));
const BEFORE = planOf({}, SUB);
const NOTHING: PlanChanges = {
  added: [],
  removed: [],
  targets: [],
  ceilings: [],
  sections: [],
  totals: [D(100), D(100)],
};

describe("what differs", () => {
  const subWith = (more: object) =>
    sub("7.1.1", "a", 100, indicator("desa", { yearTarget: D(7), targets, ...more }));
  type Case = readonly [what: string, after: Plan, changes: Partial<PlanChanges>];
  const table: readonly Case[] = [
    ["nothing", planOf({}, SUB), {}],
    ["the same figure otherwise written", planOf({}, subWith({ yearTarget: D("7.0") })), {}],
    [
      "an indicator more",
      planOf({}, SUB, sub("7.1.2", "a", 0, indicator("baru"))),
      { added: ["Indikator baru"] },
    ],
    ["an indicator less", planOf({}, sub("7.1.1", "a", 100)), { removed: ["Indikator desa"] }],
    ["no main indicator", planOf({ mainIndicators: [] }, SUB), { removed: ["Indikator ikm"] }],
    ["the year's target", planOf({}, subWith({ yearTarget: D(8) })), { targets: ["Indikator desa"] }],
    [
      "no target for the year",
      planOf({}, subWith({ yearTarget: undefined })),
      { targets: ["Indikator desa"] },
    ],
    [
      "a quarter's target",
      planOf({}, subWith({ targets: { I: D(1), II: D(3) } })),
      { targets: ["Indikator desa"] },
    ],
    [
      "the same target in another quarter",
      planOf({}, subWith({ targets: { I: D(1), III: D(2) } })),
      { targets: ["Indikator desa"] },
    ],
    ["a name alone", planOf({}, subWith({ name: "Lain" })), {}],
    ["a ceiling", planOf({}, { ...SUB, ceiling: D(101) }), { ceilings: ["7.1.1"] }],
    ["a sub kegiatan more, without indicators", planOf({}, SUB, sub("7.1.2", "a", 5)), {}],
    ["the total", planOf({ total: D(101) }, SUB), { totals: [D(100), D(101)] }],
    [
      "a section more",
      planOf(
        {
          sections: [
            { id: section("a"), name: "A" },
            { id: section("b"), name: "B" },
          ],
        },
        SUB,
      ),
      { sections: ["b"] },
    ],
    [
      "another section",
      planOf({ sections: [{ id: section("b"), name: "B" }] }, SUB),
      { sections: ["a", "b"] },
    ],
  ];
  test.each(table)("%s", (_, after, changes) => {
    const found = planChanges(BEFORE, after);
    expect(found).toEqual({ ...NOTHING, ...changes });
    expect(isUnchanged(found)).toBe(Object.keys(changes).length === 0);
  });
});
