/** What a plan changes against another: last year's, or its own before an amended budget. */
import type { Decimal } from "../decimal.ts";
import { PERIODS } from "../figures/period.ts";
import { type Indicator, type Plan, subActivities } from "../figures/plan.ts";
import { allIndicators } from "./planned.ts";

export interface PlanChanges {
  /** Indicators by their names. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Those in both plans whose target for the year or for a quarter differs. */
  readonly targets: readonly string[];
  /** Codes of sub kegiatan in both plans whose ceiling differs. */
  readonly ceilings: readonly string[];
  /** Sections that only one of the plans has. */
  readonly sections: readonly string[];
  /** Rupiah, before and after. */
  readonly totals: readonly [before: Decimal, after: Decimal];
}

/** Compares two plans by the ids of indicators, the codes of sub kegiatan and the ids of sections. */
export function planChanges(before: Plan, after: Plan): PlanChanges {
  const [was, is] = [byId(before), byId(after)];
  const [had, has] = [ceilingsOf(before), ceilingsOf(after)];
  const both = [...is].flatMap(([id, now]) => {
    const then = was.get(id);
    return then === undefined ? [] : [{ then, now }];
  });
  const [from, to] = [sectionsOf(before), sectionsOf(after)];
  return {
    added: [...is].flatMap(([id, { name }]) => (was.has(id) ? [] : [name])),
    removed: [...was].flatMap(([id, { name }]) => (is.has(id) ? [] : [name])),
    targets: both.flatMap(({ then, now }) => (sameTargets(then, now) ? [] : [now.name])),
    ceilings: [...has].flatMap(([code, ceiling]) => (had.get(code)?.eq(ceiling) === false ? [code] : [])),
    sections: [...from, ...to].filter((id) => from.has(id) !== to.has(id)),
    totals: [before.total, after.total],
  };
}

/** Is everything as it was? Then a new year's plan was probably carried over and not looked at yet. */
export function isUnchanged({ added, removed, targets, ceilings, sections, totals }: PlanChanges): boolean {
  const lists = [added, removed, targets, ceilings, sections];
  return lists.every((list) => list.length === 0) && totals[0].eq(totals[1]);
}

function byId(plan: Plan): ReadonlyMap<string, Indicator> {
  return new Map(allIndicators(plan).map(({ indicator }) => [indicator.id, indicator]));
}

function sectionsOf({ sections }: Plan): ReadonlySet<string> {
  return new Set(sections.map(({ id }) => id));
}

function ceilingsOf(plan: Plan): ReadonlyMap<string, Decimal> {
  return new Map(subActivities(plan).map(({ code, ceiling }) => [code, ceiling]));
}

function sameTargets(a: Indicator, b: Indicator): boolean {
  const targets = ({ yearTarget, periods, targets: own }: Indicator): string =>
    [
      periods,
      ...[yearTarget, ...PERIODS[periods].map((period) => own[period])].map((one) => one?.toString() ?? "-"),
    ].join(" ");
  return targets(a) === targets(b);
}
