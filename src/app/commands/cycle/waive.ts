/** `sop waive`, `sop reopen` and `sop cancel`: what the procedure allows beside its steps, with a reason, for those whose office it is. */

import { Failure, required } from "../../../domain/failure.ts";
import { type PersonId, personId, type SectionId } from "../../../domain/ids.ts";
import { permittedPaths } from "../../../domain/ledger/permitted-paths.ts";
import { cyclePath } from "../../../domain/paths.ts";
import { officialOf } from "../../../domain/people/official.ts";
import { addWorkingDays } from "../../../domain/procedure/calendar.ts";
import { type CycleState, sectionSteps } from "../../../domain/procedure/cycle.ts";
import { calendarOf, chooseCycle, today } from "../../ledger/choose-cycle.ts";
import { procedureOf } from "../../ledger/cycle-rules.ts";
import { type Recorded, type RecordOptions, recordEntry } from "../../ledger/recording/record-entry.ts";
import { activeHolders, sectionNamed } from "../../ledger/steps.ts";
import { loadRecord, refuseDirty, type Snapshot } from "../../ledger/workspace-state.ts";
import type { Office } from "../../ports/office.ts";

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
  office: Office,
  named: string | undefined,
  request: WaiverRequest,
  options: RecordOptions,
): Promise<Recorded> {
  const record = await loadRecord(office);
  await refuseDirty(office, record);
  const cycle = chooseCycle(record, named);
  const section = sectionNamed(record, cycle, request.section);
  const { reason } = request;
  const askedBy = askerOf(record, cycle, section, request.askedBy);
  const day = today(office, record.world);
  const until = request.until ?? addWorkingDays(await calendarOf(office, record), day, USUAL_DAYS);
  if (until < day) throw new Failure({ code: "usage", what: `day-past ${until}` });
  const path = cyclePath(cycle.id);
  const plan = required(await office.documents.cycle((await record.text(path)) ?? "", path));
  const waivers = [
    ...plan.waivers.filter((one) => one.section !== section),
    { section, reason, askedBy, until },
  ];
  const text = await office.documents.writeCycle({ ...plan, waivers });
  const files = new Map([[path, Buffer.from(text, "utf8")]]);
  return recordEntry(
    office,
    record,
    { act: "waive", cycle: cycle.id, section, reason, until, files },
    options,
  );
}

/**
 * Starts a new round of what was signed; the old one stays provable.
 * @param only the section whose figures are to come again; undefined for all of them
 * @throws {Failure} where it is not finished
 */
export async function reopen(
  office: Office,
  named: string,
  only: string | undefined,
  reason: string,
  options: RecordOptions,
): Promise<Recorded> {
  const record = await loadRecord(office);
  await refuseDirty(office, record);
  const cycle = chooseCycle(record, named);
  const section = only === undefined ? undefined : sectionNamed(record, cycle, only);
  const { id, main } = cycle;
  return recordEntry(
    office,
    record,
    { act: "reopen", cycle: id, round: main.round, section, reason },
    options,
  );
}

/**
 * Takes back that a cycle was opened: its folder goes, and it may be opened again.
 * @throws {Failure} where a return has come in, or something was signed
 */
export async function cancel(
  office: Office,
  named: string,
  reason: string,
  options: RecordOptions,
): Promise<Recorded> {
  const record = await loadRecord(office);
  await refuseDirty(office, record);
  const { id } = chooseCycle(record, named);
  const own = permittedPaths({ act: "cancel", cycle: id });
  const paths = (await record.files.below()).filter(own);
  const files = new Map(paths.map((path) => [path, undefined] as const));
  return recordEntry(office, record, { act: "cancel", cycle: id, reason, files }, options);
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
    throw new Failure({ code: "usage", what: `person-unknown ${named ?? ""}` });
  return asker;
}
