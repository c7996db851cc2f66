/** Procedures that were brought into a running cycle, as a reader is told of them. */

import type { ToldAmendment } from "../../domain/ledger/cycle-rules.ts";
import { officialOf } from "../../domain/people/official.ts";
import { officeDay } from "../../domain/procedure/calendar.ts";
import type { CycleState } from "../../domain/procedure/cycle.ts";
import type { Snapshot } from "./workspace-state.ts";

/** Who brought which procedure into a running cycle. */
export function amendmentsOf(
  { world }: Pick<Snapshot, "world">,
  { amendments }: CycleState,
): readonly ToldAmendment[] {
  const { roster, procedure } = world;
  return amendments.map(({ person, at, reason, from }) => {
    const name = officialOf(roster, person)?.name ?? person;
    return { name, day: officeDay(at, procedure.utcOffset), reason, from };
  });
}
