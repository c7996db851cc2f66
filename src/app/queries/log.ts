/** `sop log`: the register as a readable book. */
import type { EntryMessage } from "../../domain/ledger/message/message.ts";
import { officialOf } from "../../domain/people/official.ts";
import { roleLabel } from "../../domain/procedure/procedure.ts";
import type { JudgedEntry } from "../ledger/judging/judgement.ts";
import { entryMessage } from "../ledger/recording/entry-message.ts";
import { loadRecord, type Snapshot } from "../ledger/workspace-state.ts";
import type { Ports, ReadingPorts } from "../ports/ports.ts";

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
export async function log(ports: ReadingPorts, cycle: string | undefined): Promise<Log> {
  return logOf(ports, await loadRecord(ports), cycle);
}

/** The book of a record as one entry left it. */
export async function logOf(
  ports: Pick<Ports, "history">,
  { judgement, world }: Snapshot,
  cycle: string | undefined,
): Promise<Log> {
  const { roster, procedure } = world;
  const lines: LogLine[] = [];
  for (const [at, entry] of judgement.entries.entries()) {
    if (cycle !== undefined && entry.cycle !== cycle) continue;
    const message = await entryMessage(ports, entry.id);
    if (message === undefined) continue;
    const { person, role } = message.trailers;
    const name = officialOf(roster, person)?.name ?? person;
    lines.push({ no: at + 1, entry, message, name, role: roleLabel(procedure, role) });
  }
  return { officeName: procedure.office.name, utcOffset: procedure.utcOffset, lines };
}
