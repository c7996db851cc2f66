/** `sop log`: the register as a readable book. */
import { type EntryMessage, parseMessage } from "../domain/entry.ts";
import { officialOf } from "../domain/official.ts";
import { roleLabel } from "../domain/procedure.ts";
import type { JudgedEntry } from "./judge.ts";
import type { Office } from "./office.ts";
import { loadRecord } from "./snapshot.ts";

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
  const { judgement, world } = await loadRecord(office);
  const { roster, procedure } = world;
  const lines: LogLine[] = [];
  for (const [at, entry] of judgement.entries.entries()) {
    if (cycle !== undefined && entry.cycle !== cycle) continue;
    const parsed = parseMessage((await office.history.commit(entry.id)).message);
    if (parsed.kind !== "entry") continue;
    const { person, role } = parsed.message.trailers;
    const name = officialOf(roster, person)?.name ?? person;
    lines.push({ no: at + 1, entry, message: parsed.message, name, role: roleLabel(procedure, role) });
  }
  return { officeName: procedure.office.name, utcOffset: procedure.utcOffset, lines };
}
