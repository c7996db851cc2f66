/** Procedures that were brought into a running cycle, as a reader is told of them. */
import { officeDay } from "../domain/acts.ts";
import type { CycleState } from "../domain/cycle.ts";
import type { ToldAmendment } from "../domain/cycle-rules.ts";
import { officialOf } from "../domain/official.ts";
import type { Snapshot } from "./snapshot.ts";

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
