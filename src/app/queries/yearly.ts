/** `sop export lkjip`: a year's figures from the cycles that were signed in it, and from nothing else. */

import { Failure } from "../../domain/failure.ts";
import { calculationOf } from "../../domain/figures/calculation.ts";
import { cycleOf, kindOf, type Period, type PeriodKind, YEAR_IN_ORDER } from "../../domain/figures/period.ts";
import { kindsOf } from "../../domain/figures/plan.ts";
import { signedRound } from "../../domain/procedure/cycle.ts";
import { type Yearly, type YearlyInput, yearlyOf } from "../../domain/recap/yearly.ts";
import type { SectionReturn } from "../../domain/returns/return.ts";
import { capOf, scaleOf } from "../commands/cycle/compile.ts";
import { loadRecord, type Snapshot } from "../ledger/workspace-state.ts";
import type { Ports, ReadingPorts } from "../ports/ports.ts";
import { readPlanAndForm, returnsOf } from "../returns/cycle-forms.ts";

export interface YearlyFigures extends Yearly {
  readonly officeId: string;
  readonly officeName: string;
  /** The newest entry: what the figures were read from. */
  readonly entry: string;
}

/** A year of signed cycles. */
type SignedYear = Pick<YearlyInput, "plan" | "returns" | "unsigned" | "calculation">;

/**
 * A year by its signed cycles.
 * @param named four digits; by default the newest year that has a plan
 * @throws {Failure} where there is no plan for it, or nothing in it is signed
 */
export async function yearly(ports: ReadingPorts, named: string | undefined): Promise<YearlyFigures> {
  const record = await loadRecord(ports);
  const years = [...record.world.sections.keys()].sort();
  const year = named === undefined ? years.at(-1) : years.find((one) => String(one) === named);
  if (year === undefined)
    throw new Failure({ code: "usage", slip: "year-unknown", meant: years.map(String) });
  const own = await signedYear(ports, record, year);
  if (own.returns.size === 0) throw new Failure({ code: "nothing-to-do", why: "nothing-signed" });
  const lastYear = years.includes(year - 1) ? await signedYear(ports, record, year - 1) : undefined;
  const { procedure } = record.world;
  const { id, name } = procedure.office;
  const cap = capOf(procedure, own.calculation);
  const figures = yearlyOf({ ...own, scale: scaleOf(procedure), cap, lastYear });
  return { ...figures, officeId: id, officeName: name, entry: record.tip };
}

async function signedYear(
  ports: Pick<Ports, "documents">,
  record: Snapshot,
  year: number,
): Promise<SignedYear> {
  const { plan } = await readPlanAndForm(ports, year, record.text);
  const returns = new Map<Period, readonly SectionReturn[]>();
  const unsigned: Period[] = [];
  let version = 1;
  // Money is reported by quarter, whatever else the plan asks.
  const kinds = new Set<PeriodKind>([...kindsOf(plan), "quarter"]);
  for (const period of YEAR_IN_ORDER.filter((one) => kinds.has(kindOf(one)))) {
    const cycle = record.judgement.state.cycles.get(cycleOf(year, period));
    if (cycle === undefined || signedRound(cycle) === undefined) unsigned.push(period);
    else returns.set(period, await returnsOf(ports, record, plan, cycle.id));
    // A year goes by the rules of its last cycle, as that one's recap does.
    version = cycle?.calculation.version ?? version;
  }
  return { plan, returns, unsigned, calculation: calculationOf(version) };
}
