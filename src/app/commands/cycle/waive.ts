/** `sop waive`: the recap is made without a section, with a reason and until a day. */

import { Failure, required } from "../../../domain/failure.ts";
import { type PersonId, personId, type SectionId } from "../../../domain/ids.ts";
import { cyclePath } from "../../../domain/paths.ts";
import { officialOf } from "../../../domain/people/official.ts";
import { addWorkingDays } from "../../../domain/procedure/calendar.ts";
import { type CycleState, sectionSteps } from "../../../domain/procedure/cycle.ts";
import { calendarOf, chooseCycle, today } from "../../ledger/choose-cycle.ts";
import { procedureOf } from "../../ledger/cycle-rules.ts";
import { type Recorded, type RecordOptions, recordEntry } from "../../ledger/recording/record-entry.ts";
import { activeHolders, sectionNamed } from "../../ledger/steps.ts";
import { loadRecord, refuseDirty, type Snapshot } from "../../ledger/workspace-state.ts";
import type { RecordingPorts } from "../../ports/ports.ts";

/** How long a waiver holds unless said otherwise: working days. */
const USUAL_DAYS = 5;

export interface WaiverRequest {
  readonly section: string;
  readonly reason: string;
  /** Who asked for it; by default the head of the section. */
  readonly askedBy: string | undefined;
  /** Its last day, YYYY-MM-DD; by default five working days from today. */
  readonly until: string | undefined;
}

/** Excuses a section from delivering in a cycle. @throws {Failure} where it has delivered, or the person may not grant it */
export async function waive(
  ports: RecordingPorts,
  named: string | undefined,
  request: WaiverRequest,
  options: RecordOptions,
): Promise<Recorded> {
  const record = await loadRecord(ports);
  await refuseDirty(ports, record);
  const cycle = chooseCycle(record, named);
  const section = sectionNamed(record, cycle, request.section);
  const { reason } = request;
  const askedBy = askerOf(record, cycle, section, request.askedBy);
  const day = today(ports, record.world);
  const until = request.until ?? addWorkingDays(await calendarOf(ports, record), day, USUAL_DAYS);
  if (until < day) throw new Failure({ code: "usage", slip: "day-past", given: until });
  const path = cyclePath(cycle.id);
  const plan = required(await ports.documents.cycle((await record.text(path)) ?? "", path));
  const waivers = [
    ...plan.waivers.filter((one) => one.section !== section),
    { section, reason, askedBy, until },
  ];
  const text = await ports.documents.writeCycle({ ...plan, waivers });
  const files = new Map([[path, Buffer.from(text, "utf8")]]);
  return recordEntry(
    ports,
    record,
    { act: "waive", cycle: cycle.id, section, reason, until, files },
    options,
  );
}

function askerOf(
  record: Snapshot,
  cycle: CycleState,
  section: SectionId,
  named: string | undefined,
): PersonId {
  const { roster } = record.world;
  const [first] = sectionSteps(procedureOf(record, cycle));
  const head = first === undefined ? undefined : activeHolders(record, first, section)[0]?.id;
  const asker = named === undefined ? head : personId(named);
  if (asker === undefined || officialOf(roster, asker) === undefined)
    throw new Failure({ code: "usage", slip: "person-unknown", given: named ?? "" });
  return asker;
}
