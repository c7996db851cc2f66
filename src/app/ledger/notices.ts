/** What an auditor should know and no law forbids: what lies around the record, odd clocks, keys that fell into other hands. */
import type { EntryId, KeyBlob, PersonId } from "../../domain/ids.ts";
import type { Surrounding } from "../ports/history.ts";
import type { Judgement } from "./judging/judgement.ts";

export type Notice =
  | (Surrounding & { readonly entry?: undefined })
  /** Made by a key that is said to have been in other hands by then: whoever it names must confirm it. */
  | {
      readonly code: "key-compromised";
      readonly entry: EntryId;
      readonly person: PersonId;
      readonly detail: string;
    }
  /** Dated after now, by the auditor's clock. */
  | { readonly code: "clock-ahead"; readonly entry: EntryId; readonly detail: string };

/** Seconds by which honest clocks may differ. */
const SKEW = 300;

/** @param now by the auditor's clock, seconds since 1970 */
export function noticesOn(
  judgement: Judgement,
  surroundings: readonly Surrounding[],
  now: number,
): readonly Notice[] {
  return [...surroundings, ...aheadOf(judgement, now), ...compromised(judgement)];
}

/** The first is enough: those after it cannot be earlier. */
function aheadOf({ entries, state }: Judgement, now: number): readonly Notice[] {
  if (state.lastAt <= now + SKEW) return [];
  const first = entries.find(({ at }) => at > now + SKEW);
  if (first === undefined) return [];
  return [{ code: "clock-ahead", entry: first.id, detail: new Date(first.at * 1000).toISOString() }];
}

/** From the entry on that the roster names, or from the first by that key where it names none. */
function compromised({ world, entries }: Judgement): readonly Notice[] {
  if (world.kind === "faulty") return [];
  return world.value.roster.officials.flatMap(({ id: person, keys }) =>
    keys
      .filter(({ ended }) => ended === "compromised")
      .flatMap(({ blob, compromisedFrom }) => byKey(entries, person, blob, compromisedFrom)),
  );
}

function byKey(
  entries: Judgement["entries"],
  person: PersonId,
  blob: KeyBlob,
  from: EntryId | undefined,
): readonly Notice[] {
  const start =
    from === undefined
      ? 0
      : Math.max(
          0,
          entries.findIndex(({ id }) => id === from),
        );
  return entries
    .slice(start)
    .filter(({ key }) => key === blob)
    .map(({ id, title }) => ({ code: "key-compromised", entry: id, person, detail: title }));
}
