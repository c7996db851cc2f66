/** `sop init --year`: a year's plan and form begun from the last one's, for people to go over before they are drafted. */

import { Failure } from "../../../domain/failure.ts";
import { subActivities } from "../../../domain/figures/plan.ts";
import { formPath, planPath } from "../../../domain/paths.ts";
import { allIndicators } from "../../../domain/recap/planned.ts";
import { loadRecord } from "../../ledger/workspace-state.ts";
import type { Ports, ReadingPorts } from "../../ports/ports.ts";
import { readPlanAndForm } from "../../returns/cycle-forms.ts";

export interface NewYear {
  readonly year: number;
  /** The year that it was carried over from. */
  readonly from: number;
  readonly paths: readonly string[];
  readonly sections: number;
  readonly indicators: number;
  readonly subActivities: number;
}

/**
 * Writes the year's files into the folder; nothing is recorded until the plan is drafted in a cycle.
 * @param calendar the year's days off, where the program has them and the workspace may not
 * @throws {Failure} where the year has begun, or there is none to carry over
 */
export async function newYear(
  ports: ReadingPorts & Pick<Ports, "files">,
  year: number,
  calendar: string | undefined,
): Promise<NewYear> {
  const record = await loadRecord(ports);
  const from = [...record.world.sections.keys()]
    .filter((one) => one < year)
    .sort()
    .at(-1);
  if (from === undefined) throw new Failure({ code: "usage", slip: "year-first", given: String(year) });
  if ((await ports.files.read(planPath(year))) !== undefined)
    throw new Failure({ code: "usage", slip: "year-exists", given: String(year) });
  const { plan } = await readPlanAndForm(ports, from, record.text);
  const files = new Map([
    [planPath(year), ((await record.text(planPath(from))) ?? "").replace(/^tahun: .*$/m, `tahun: ${year}`)],
    [formPath(year), (await record.text(formPath(from))) ?? ""],
  ]);
  const days = `kalender/${year}.yaml`;
  if (calendar !== undefined && (await ports.files.read(days)) === undefined) files.set(days, calendar);
  for (const [path, text] of files) await ports.files.write(path, Buffer.from(text, "utf8"));
  return {
    year,
    from,
    paths: [...files.keys()],
    sections: plan.sections.length,
    indicators: allIndicators(plan).length,
    subActivities: subActivities(plan).length,
  };
}
