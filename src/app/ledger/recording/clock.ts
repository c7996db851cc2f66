/** Nothing is recorded upon an entry that is dated ahead of this computer's clock (ledger §9, Clock). */

import { Failure } from "../../../domain/failure.ts";
import { AHEAD } from "../../../domain/ledger/heal.ts";
import { officialOf } from "../../../domain/people/official.ts";
import type { Ports } from "../../ports/ports.ts";
import type { Snapshot } from "../workspace-state.ts";

/**
 * Whoever wrote on would have to date their entry ahead too, and so everyone after them.
 * @throws {Failure} where the newest entry is dated more than a day ahead of this computer's clock
 */
export function refuseClockAhead({ clock }: Pick<Ports, "clock">, { judgement, world }: Snapshot): void {
  const { lastAt } = judgement.state;
  if (lastAt - clock.now() <= AHEAD) return;
  const entry = judgement.entries.findLast(({ at }) => at === lastAt);
  if (entry === undefined) return;
  const name = officialOf(world.roster, entry.person)?.name ?? entry.person;
  const { utcOffset } = world.procedure;
  throw new Failure({ code: "clock-ahead", entry: entry.id, name, at: lastAt, now: clock.now(), utcOffset });
}
