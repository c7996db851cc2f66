/** `sop remind`: whom a running cycle waits for, and what they should be told. */

import type { CycleId, PersonId, SectionId } from "../../domain/ids.ts";
import type { SentBack } from "../../domain/procedure/cycle.ts";
import type { Step } from "../../domain/procedure/procedure.ts";
import type { Ports, ReadingPorts } from "../ports/ports.ts";
import { type Status, status, type TurnStatus } from "./status.ts";

/** One thing that one person is waited for. */
export interface Reminder {
  readonly person: PersonId;
  readonly name: string;
  readonly cycle: CycleId;
  readonly step: Step;
  readonly section: SectionId | undefined;
  /** Seconds since 1970. */
  readonly since: number;
  /** Last day, YYYY-MM-DD. */
  readonly due: string;
  /** Working days past the last day; 0 when in time. */
  readonly late: number;
  /** Why it came back to them, where it did. */
  readonly sentBack: SentBack | undefined;
}

export interface Reminders {
  readonly officeName: string;
  readonly procedureTitle: string;
  readonly utcOffset: number;
  readonly reminders: readonly Reminder[];
  /** Turns for which nobody holds the role: there is nobody to remind. */
  readonly vacant: readonly Pick<Reminder, "cycle" | "step" | "section">[];
}

/** @param everyone also those who are still in time */
export async function reminders(
  ports: ReadingPorts & Pick<Ports, "remote">,
  everyone: boolean,
): Promise<Reminders> {
  const board = await status(ports);
  const turns = board.cycles.flatMap(({ id, turns: open }) => open.map((turn) => ({ id, turn })));
  const wanted = turns.filter(({ turn }) => everyone || turn.late > 0);
  return {
    officeName: board.officeName,
    procedureTitle: board.procedureTitle,
    utcOffset: board.utcOffset,
    reminders: wanted.flatMap(({ id, turn }) => remindersOf(id, turn)),
    vacant: turns.flatMap(({ id, turn }) =>
      turn.people.length > 0 ? [] : [{ cycle: id, step: turn.step, section: turn.section }],
    ),
  };
}

function remindersOf(cycle: Status["cycles"][number]["id"], turn: TurnStatus): readonly Reminder[] {
  const { step, section, since, due, late, sentBack, holders } = turn;
  // Sent back to an earlier step than this one: that was done since.
  const back = sentBack === undefined || step.no > sentBack.to ? undefined : sentBack;
  return holders.map((person, at) => ({
    person,
    name: turn.people[at] ?? person,
    cycle,
    step,
    section,
    since,
    due,
    late,
    sentBack: back,
  }));
}
