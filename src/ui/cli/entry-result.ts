/** What --json says of an entry; the same of every verb that records one. */
import type { Recorded } from "../../app/ledger/recording/record-entry.ts";

/** The entry that was recorded, or would be with --dry-run: its trailers, and the files that it changed. */
export function resultOf({ entry, trailers, changed }: Recorded): object {
  return {
    entry: entry ?? null,
    act: trailers.act,
    cycle: trailers.cycle ?? null,
    round: trailers.round ?? null,
    step: trailers.step ?? null,
    section: trailers.section ?? null,
    person: trailers.person,
    role: trailers.role,
    subject: trailers.subject,
    changed,
  };
}
