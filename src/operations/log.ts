/** `sop log`: the register as a readable book. */
import { officialOf } from "../domain/official.ts";
import { roleLabel } from "../domain/procedure.ts";
import type { JudgedEntry } from "./judge.ts";
import type { Office } from "./office.ts";
import { loadRecord } from "./snapshot.ts";

export interface LogLine {
  readonly no: number;
  readonly entry: JudgedEntry;
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
  const lines = judgement.entries.map((entry, at): LogLine => {
    const { person, role } = entry.message.trailers;
    return {
      no: at + 1,
      entry,
      name: officialOf(roster, person)?.name ?? person,
      role: roleLabel(procedure, role),
    };
  });
  const wanted =
    cycle === undefined ? lines : lines.filter(({ entry }) => entry.message.trailers.cycle === cycle);
  return { officeName: procedure.office.name, utcOffset: procedure.utcOffset, lines: wanted };
}
