/** What a lost key signed, and what its holder does about each entry. */
import type { RosterChange } from "../../../../../app/commands/office/officials.ts";
import { isDone } from "../../../../../app/ledger/choose-cycle.ts";
import type { JudgedEntry } from "../../../../../app/ledger/judging/judgement.ts";
import { DOUBTED_INTRO, type DoubtedEntry, undoText } from "../../../../messages/law/doubted-entries.ts";
import { formatMoment } from "../../../../messages/words.ts";
import type { Place } from "./official-place.ts";

/** What a key signed that was not merely replaced; where no beginning was named, all of it. */
export function entriesBy(
  { context, record }: Place,
  { blob, why, from }: Extract<RosterChange, { kind: "end-key" }>,
): { readonly result: object; readonly lines: readonly string[] } {
  if (why === "rotated") return { result: {}, lines: [] };
  const { language } = context;
  const { entries } = record.judgement;
  const start = Math.max(
    0,
    entries.findIndex(({ id }) => id === from),
  );
  const signed = entries.slice(start).filter(({ key }) => key === blob);
  const { utcOffset } = record.world.procedure;
  const lines = signed.flatMap((entry) => [
    `  ${entry.id.slice(0, 12)}  ${formatMoment(entry.at, utcOffset)}  ${entry.title}`,
    `      ${undoText(doubted(record, entry))[language]}`,
  ]);
  return {
    result: { toConfirm: signed.map(({ id }) => id) },
    lines: signed.length === 0 ? [] : [DOUBTED_INTRO[language], ...lines],
  };
}

function doubted(record: Place["record"], { act, cycle, section }: JudgedEntry): DoubtedEntry {
  const state = cycle === undefined ? undefined : record.judgement.state.cycles.get(cycle);
  const stands = state === undefined ? "gone" : isDone(record, state) ? "finished" : "running";
  return { act, cycle, section, stands };
}
