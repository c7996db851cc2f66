/** What an audit says: the verdict, each break with its likely cause, and the receipt to keep elsewhere. */

import { type JudgedEntry, standingEntries } from "../../../../app/ledger/judging/judgement.ts";
import type { Audit } from "../../../../app/queries/audit.ts";
import { driftHint } from "../../../messages/failures/hints.ts";
import type { Language } from "../../../messages/language.ts";
import { cureText, healingText } from "../../../messages/law/healing.ts";
import { noticeText } from "../../../messages/law/notices.ts";
import { RULE_CHANGES } from "../../../messages/law/rule-changes.ts";
import { violationText } from "../../../messages/law/violations.ts";
import { AMENDED, AUDIT_WORDS } from "../../../messages/screens/queries/audit.ts";
import { formatMoment } from "../../../messages/words.ts";
import { forTerminal } from "../../escape.ts";
import { amendmentLines, combinedWords } from "./exceptions.ts";
import { besideOf, type StrictReason, strictReasons } from "./result.ts";
import { ruleChangeLines } from "./rule-changes.ts";

/** Which entries are told of. */
export interface Shown {
  /** Only this cycle's, where given, and then one by one. */
  readonly cycle: string | undefined;
  /** One by one, however many they are. */
  readonly all: boolean;
  /** Do notices count too? Then it is said which did. */
  readonly strict: boolean;
}

/** The newest entries are told one by one; of older ones, those of which there is more to say than that they are good. */
const NEWEST = 100;

/** The register and the verdict, as lines for a terminal or a file. */
export function auditLines(proof: Audit, language: Language, shown: Shown): readonly string[] {
  const t = AUDIT_WORDS[language];
  const { world } = proof.judgement;
  const offset = world.kind === "read" ? world.value.procedure.utcOffset : 0;
  const { cycle } = shown;
  const healingLines = ({ judgement }: Audit, isConfirmed: boolean): readonly string[] =>
    judgement.healings
      .filter(({ confirmed }) => (confirmed !== undefined) === isConfirmed)
      .map((healing) => healingText(healing, offset)[language]);
  const breaks = proof.violations.flatMap((violation) => {
    const { what, hint } = violationText(violation, besideOf(violation, proof.violations));
    return [
      `${violation.entry.slice(0, 12)}  ${violation.code}: ${what[language]}.`,
      `              ${hint[language]}`,
    ];
  });
  return [
    ...registerLines(proof.entries, offset, language, shown),
    "",
    `${t.root}: ${proof.root} – ${proof.rootSigner} (${t.trust[proof.rootTrust]})`,
    ...roundLines(proof, offset, language, cycle),
    ...section(t.breaksTitle, breaks),
    ...cureLines(proof, language),
    ...section(t.healedTitle, healingLines(proof, true)),
    ...section(t.waitingTitle, healingLines(proof, false)),
    ...section(t.waivers, waiverLines(proof, cycle)),
    ...section(AMENDED[language], amendmentLines(proof, offset, language, cycle)),
    ...section(RULE_CHANGES[language], ruleChangeLines(proof.entries, offset, language, cycle)),
    ...section(
      t.notices,
      proof.notices.map((notice) => `${notice.code}: ${noticeText(notice)[language]}`),
    ),
    ...section(t.drift, driftLines(proof, language)),
    "",
    verdictLine(proof, language),
    ...versionLines(proof, language),
    ...(proof.crossChecked === undefined ? [] : [`${t.crossChecked}: ${proof.crossChecked}.`]),
    ...(proof.receipt === undefined ? [] : [t.receipt, `  ${proof.receipt}`]),
    t.honesty,
    ...strictLines(shown.strict ? strictReasons(proof) : [], language),
  ].map(forTerminal);
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", `${title}:`, ...lines.map((line) => `  ${line}`)];
}

/** What was signed, round by round: the digest is what stands on paper. */
function roundLines(
  { judgement }: Audit,
  offset: number,
  language: Language,
  only: string | undefined,
): readonly string[] {
  const t = AUDIT_WORDS[language];
  const rounds = [...judgement.state.cycles.values()]
    .filter(({ id }) => only === undefined || id === only)
    .flatMap(({ id, finished }) => finished.map((round) => ({ id, ...round })));
  return section(
    t.rounds,
    rounds.map(
      ({ id, round, subject, person, at }) =>
        `${id}  ${t.round} ${round}  ${subject}  ${person}  ${formatMoment(at, offset)}`,
    ),
  );
}

/** Who was excused, and why: what a recap does not have, and by whose leave. */
function waiverLines({ judgement }: Audit, only: string | undefined): readonly string[] {
  return [...judgement.state.cycles.values()]
    .filter(({ id }) => only === undefined || id === only)
    .flatMap(({ id, waived }) =>
      [...waived].map(
        ([one, { person, until, reason, entry }]) =>
          `${id}  ${one}  ${until}  ${person}  ${reason} (${entry.slice(0, 12)})`,
      ),
    );
}

function driftLines({ drift }: Audit, language: Language): readonly string[] {
  const t = AUDIT_WORDS[language];
  const [first] = drift;
  if (first === undefined) return [];
  return [...drift.map(({ path, how }) => `${path} (${t[how]})`), driftHint(first.path)[language]];
}

/** What was not asked: where only signatures were, and of entries in the first format. */
function versionLines({ judgement, depth }: Audit, language: Language): readonly string[] {
  const t = AUDIT_WORDS[language];
  const { versionOne } = judgement.state;
  return [
    ...(depth === "whole" ? [] : [t.signaturesOnly]),
    ...(versionOne === 0 ? [] : [t.versionOne(versionOne)]),
  ];
}

function verdictLine(
  { verdict, entries, violations, plainCommits, judgement }: Audit,
  language: Language,
): string {
  const t = AUDIT_WORDS[language];
  const standing = standingEntries({ entries });
  const good = standing.filter((entry) => entry.violations.length === 0).length;
  if (verdict === "violated" || verdict === "cannot-prove") {
    const head = verdict === "violated" ? t.violated : t.unprovable;
    return `${head}: ${t.breaks(violations.length)}; ${t.ownGood(good, standing.length)}.`;
  }
  const others = plainCommits === 0 ? "" : `; ${t.plain(plainCommits)}`;
  const { length } = judgement.healings;
  const breaks = length === 0 ? "" : t.healed(length);
  const combined = combinedWords(entries, language);
  const head = verdict === "proven" ? t.proven : t.signaturesProven;
  return `${head}${breaks}: ${t.entries(good, standing.length)}${others}${combined}.`;
}

/** Who puts it right, by name, and with which command. */
function cureLines({ cure }: Audit, language: Language): readonly string[] {
  if (cure === undefined || cure.people.length === 0) return [];
  return [cureText(cure.half, cure.people)[language]];
}

/** Why a strict audit is not content with what it proved. */
function strictLines(reasons: readonly StrictReason[], language: Language): readonly string[] {
  if (reasons.length === 0) return [];
  const t = AUDIT_WORDS[language];
  return [`${t.strict}: ${reasons.map(({ of, count }) => t.strictFor[of](count)).join("; ")}.`];
}

function registerLines(
  entries: readonly JudgedEntry[],
  offset: number,
  language: Language,
  { cycle, all }: Shown,
): readonly string[] {
  const from = all || cycle !== undefined ? 0 : entries.length - NEWEST;
  const lines: string[] = [];
  let older = 0;
  entries.forEach((entry, at) => {
    if (cycle !== undefined && entry.cycle !== cycle) return;
    if (at >= from || entry.violations.length > 0 || entry.flags.length > 0)
      lines.push(entryLine(entry, at + 1, offset, language));
    else older += 1;
  });
  return older === 0 ? lines : [`   …  ${AUDIT_WORDS[language].older(older)}`, ...lines];
}

function entryLine(entry: JudgedEntry, no: number, offset: number, language: Language): string {
  const t = AUDIT_WORDS[language];
  const sound = entry.violations.length === 0 ? t.good : t.bad;
  const verdict = entry.healedBy === undefined ? sound : t.void;
  const flags = entry.flags
    .map((flag) => ` [${flag.code === "acting-signer" ? t.acting : t.twice[flag.by]}]`)
    .join("");
  return `${String(no).padStart(4)}  ${entry.id.slice(0, 12)}  ${formatMoment(entry.at, offset)}  ${verdict.padEnd(9)} ${entry.person.padEnd(10)} ${entry.title}${flags}`;
}
