/** What a healing takes back, as its signers see it: commits, why and whose, and each file with the way back. */
import type { Damage, DamagedCommit, RestoredFile } from "../../../../app/ledger/judging/damage.ts";
import type { Healing } from "../../../../domain/ledger/heal.ts";
import type { Language } from "../../../messages/language.ts";
import { HEAL_WORDS, recoveryText } from "../../../messages/law/healing.ts";
import { violationText } from "../../../messages/law/violations.ts";
import { formatMoment } from "../../../messages/words.ts";

/** @param offset of the office's clock, minutes */
export function damageLines(damage: Damage, offset: number, language: Language): readonly string[] {
  const t = HEAL_WORDS[language];
  const { lastGood, commits, ahead, again, files } = damage;
  return [
    ...(lastGood === undefined ? [] : [`${t.lastGood}: ${lastGood.slice(0, 12)}`]),
    ...(commits.length === 0 ? [] : [`${t.broken}:`]),
    ...commits.flatMap((commit) => commitLines(commit, offset, language)),
    ...ahead.map((id) => `  ${id.slice(0, 12)}  ${t.ahead}`),
    ...again.map(({ id, title, person }) => `  ${t.again}: ${id.slice(0, 12)}  ${person}  ${title}`),
    ...files.map(({ path, how }) => `${t[how]}: ${path}`),
    ...recoveryLines(files, language),
    ...(files.some(({ how }) => how === "removed") ? [t.ownNotes] : []),
  ];
}

function commitLines(
  { id, author, at, violations }: DamagedCommit,
  offset: number,
  language: Language,
): readonly string[] {
  const head = `  ${id.slice(0, 12)}  ${formatMoment(at, offset)}  ${author}`;
  if (violations.length === 0) return [`${head}: ${HEAL_WORDS[language].after}`];
  return [head, ...violations.map((one) => `      ${violationText(one).what[language]}`)];
}

function recoveryLines(files: readonly RestoredFile[], language: Language): readonly string[] {
  const commits = new Set(files.flatMap(({ from }) => from ?? []));
  return [...commits].map((commit) => `    ${recoveryText(commit, language)}`);
}

/** Who began a healing that waits, when and why: what its second signer answers for. */
export function pendingLines(
  pending: readonly Healing[],
  offset: number,
  language: Language,
): readonly string[] {
  const t = HEAL_WORDS[language];
  return pending.map(
    ({ entry, person, at, reason }) =>
      `${t.begun}: ${entry.slice(0, 12)}  ${formatMoment(at, offset)}  ${person}: ${reason}`,
  );
}
