/** `sop log`: the register as a readable book. */
import type { EntryMessage } from "../domain/entry.ts";
import { officialOf } from "../domain/official.ts";
import { roleLabel } from "../domain/procedure.ts";
import { entryMessage } from "./entry-message.ts";
import type { JudgedEntry } from "./judgement.ts";
import type { Office } from "./office.ts";
import { loadRecord, type Snapshot } from "./snapshot.ts";

export interface LogLine {
  readonly no: number;
  readonly entry: JudgedEntry;
  readonly message: EntryMessage;
  readonly name: string;
  readonly role: string;
}

export interface Log {
  readonly officeName: string;
  readonly utcOffset: number;
  readonly lines: readonly LogLine[];
}

/** @param cycle only this cycle's entries, where given */
export async function log(office: Office, cycle: string | undefined): Promise<Log> {
  return logOf(office, await loadRecord(office), cycle);
}

/** The book of a record as one entry left it. */
export async function logOf(
  office: Office,
  { judgement, world }: Snapshot,
  cycle: string | undefined,
): Promise<Log> {
  const { roster, procedure } = world;
  const lines: LogLine[] = [];
  for (const [at, entry] of judgement.entries.entries()) {
    if (cycle !== undefined && entry.cycle !== cycle) continue;
    const message = await entryMessage(office, entry.id);
    if (message === undefined) continue;
    const { person, role } = message.trailers;
    const name = officialOf(roster, person)?.name ?? person;
    lines.push({ no: at + 1, entry, message, name, role: roleLabel(procedure, role) });
  }
  return { officeName: procedure.office.name, utcOffset: procedure.utcOffset, lines };
}
