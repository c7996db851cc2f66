/** Who changed the people or the procedure, when, and on what basis: a section of what an audit says. */

import { fingerprint } from "../../../../adapters/git/signatures/public-key.ts";
import type { JudgedEntry } from "../../../../app/ledger/judging/judgement.ts";
import { keyBlob } from "../../../../domain/ids.ts";
import type { PersonChange } from "../../../../domain/ledger/roster/roster-diff.ts";
import type { Language } from "../../../messages/language.ts";
import { voidText } from "../../../messages/law/healing.ts";
import { personChangeText } from "../../../messages/law/rule-changes.ts";
import { formatMoment } from "../../../messages/words.ts";

/** @param cycle where given, only what was changed for it */
function changing(entries: readonly JudgedEntry[], cycle: string | undefined): readonly JudgedEntry[] {
  return entries.filter(
    (entry) => entry.changed !== undefined && (cycle === undefined || entry.cycle === cycle),
  );
}

/** One line an entry, and one below it for each thing that it changed. @param offset of the office's clock, minutes */
export function ruleChangeLines(
  entries: readonly JudgedEntry[],
  offset: number,
  language: Language,
  cycle: string | undefined,
): readonly string[] {
  return changing(entries, cycle).flatMap(({ id, at, person, changed, healedBy }) => {
    const reason = changed?.reason === undefined ? "" : `  ${changed.reason}`;
    const isVoid = healedBy === undefined ? "" : `  (${voidText(healedBy)[language]})`;
    return [
      `${formatMoment(at, offset)}  ${person}  ${id.slice(0, 12)}${isVoid}${reason}`,
      ...(changed?.people ?? []).map((one) => `  ${personChangeText(shown(one))[language]}`),
      ...(changed?.paths ?? []).map((path) => `  ${path}`),
    ];
  });
}

/** For programs: the same as data. */
export function ruleChangeResult(
  entries: readonly JudgedEntry[],
  cycle: string | undefined,
): readonly object[] {
  return changing(entries, cycle).map(({ id, at, act, person, cycle: of, changed, healedBy }) => ({
    entry: id,
    at,
    act,
    person,
    cycle: of ?? null,
    healedBy: healedBy ?? null,
    reason: changed?.reason ?? null,
    people: (changed?.people ?? []).map(shown),
    paths: changed?.paths ?? [],
  }));
}

/** A key as people know it: by its fingerprint. */
function shown(change: PersonChange): PersonChange {
  if (change.kind !== "key-added" && change.kind !== "key-ended") return change;
  const blob = keyBlob(change.key);
  return blob === undefined ? change : { ...change, key: fingerprint(blob) };
}
