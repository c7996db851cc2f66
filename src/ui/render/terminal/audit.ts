/** What an audit says: the verdict, each break with its likely cause, and the receipt to keep elsewhere. */

import type { JudgedEntry } from "../../../app/ledger/judging/judgement.ts";
import type { Audit } from "../../../app/queries/audit.ts";
import { driftHint } from "../../messages/failures/hints.ts";
import type { Language } from "../../messages/language.ts";
import { healingText } from "../../messages/law/healing.ts";
import { noticeText } from "../../messages/law/notices.ts";
import { RULE_CHANGES } from "../../messages/law/rule-changes.ts";
import { violationText } from "../../messages/law/violations.ts";
import { formatMoment } from "../../messages/words.ts";
import { forTerminal } from "../escape.ts";
import { AMENDED, amendmentLines, combinedCount, combinedWords } from "./audit-exceptions.ts";
import { ruleChangeLines, ruleChangeResult } from "./rule-changes.ts";

const WORDS = {
  id: {
    proven: "TERBUKTI",
    violated: "MELANGGAR",
    unprovable: "TIDAK DAPAT DIBUKTIKAN DI SINI",
    good: "sah",
    bad: "MELANGGAR",
    root: "Catatan pertama",
    trust: {
      given: "sesuai --root",
      remembered: "sama dengan yang diingat",
      "first-use": "dipercaya untuk pertama kali; cocokkan dengan lembar SOP",
    },
    entries: "catatan sah dan berurutan",
    older: "catatan lebih lama, semuanya sah (satu per satu: sop audit --all)",
    breaks: "pelanggaran",
    breaksTitle: "Pelanggaran",
    ownGood: "catatan sendiri-sendiri sah",
    plain: "kiriman lain hanya menyentuh folder masuk/",
    crossChecked: "Tanda tangan yang juga dibenarkan ssh-keygen",
    rounds: "Putaran yang selesai ditandatangani, dengan sidik isinya",
    round: "putaran",
    waivers: "Seksi tanpa isian, didispensasi sampai",
    notices: "Perhatian (bukan pelanggaran)",
    drift: "Berkas di folder berbeda dari register",
    missing: "hilang",
    changed: "berubah",
    receipt: "Tanda terima (simpan di tempat lain; dengan --since terlihat bila catatan terakhir dibuang):",
    honesty:
      "Ini bukti proses, bukan tanda tangan elektronik tersertifikasi; waktu adalah jam penanda tangan.",
    acting: "pejabat pengganti",
    twice: {
      acting: "menandatangani dua kali sebagai pengganti",
      rangkap: "menandatangani dua kali menurut rangkap",
    },
    void: "dipulihkan",
    signaturesOnly:
      "Hanya tanda tangan dan urutannya yang diperiksa (--signatures-only); isi turunan (formulir, isian, rekap) tidak dihitung ulang.",
    healedTitle: "Kerusakan yang sudah dipulihkan",
    healed: (count: number) => `, dengan ${count} kerusakan yang sudah dipulihkan`,
    versionOne: (count: number) =>
      `${count} entri berformat versi 1: tidak mengikat seluruh isi (Sop-State) dan tidak diminta bukti pemilikan kunci.`,
  },
  en: {
    proven: "PROVEN",
    violated: "VIOLATED",
    unprovable: "CANNOT BE PROVEN HERE",
    good: "good",
    bad: "VIOLATED",
    root: "First entry",
    trust: {
      given: "as given by --root",
      remembered: "as remembered",
      "first-use": "trusted for the first time; compare with the SOP sheet",
    },
    entries: "entries are good and in order",
    older: "older entries, all of them good (one by one: sop audit --all)",
    breaks: "violations",
    breaksTitle: "Violations",
    ownGood: "entries are good in themselves",
    plain: "other commits touch only the in-tray",
    crossChecked: "Signatures that ssh-keygen accepts too",
    rounds: "Rounds that were signed, with the digest of their content",
    round: "round",
    waivers: "Sections without a return, excused until",
    notices: "Notices (no violations)",
    drift: "Files in the folder differ from the record",
    missing: "missing",
    changed: "changed",
    receipt: "Receipt (keep it elsewhere; with --since it shows whether the newest entries were dropped):",
    honesty:
      "This proves the process; it is not a certified electronic signature, and dates are the signers' clocks.",
    acting: "acting official",
    twice: { acting: "signed twice while acting", rangkap: "signed twice by rangkap" },
    void: "healed",
    signaturesOnly:
      "Only signatures and their order were judged (--signatures-only); derived content (forms, returns, recap) was not derived again.",
    healedTitle: "Breaks that were healed",
    healed: (count: number) => `, with ${count} ${count === 1 ? "break" : "breaks"} healed`,
    versionOne: (count: number) =>
      `${count} ${count === 1 ? "entry is" : "entries are"} of format version 1: the whole content is not bound (Sop-State), and no proof of possession was asked of keys.`,
  },
} as const;

/** Which entries are told of. */
export interface Shown {
  /** Only this cycle's, where given, and then one by one. */
  readonly cycle: string | undefined;
  /** One by one, however many they are. */
  readonly all: boolean;
}

/** The newest entries are told one by one; of older ones, those of which there is more to say than that they are good. */
const NEWEST = 100;

/** The register and the verdict, as lines for a terminal or a file. */
export function auditLines(proof: Audit, language: Language, shown: Shown): readonly string[] {
  const t = WORDS[language];
  const { world } = proof.judgement;
  const offset = world.kind === "read" ? world.value.procedure.utcOffset : 0;
  const { cycle } = shown;
  const breaks = proof.violations.flatMap((violation) => {
    const { what, hint } = violationText(violation);
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
    ...section(
      t.healedTitle,
      proof.judgement.healings.map((healing) => healingText(healing, offset)[language]),
    ),
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
    t.receipt,
    `  ${proof.receipt}`,
    t.honesty,
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
  const t = WORDS[language];
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
  const t = WORDS[language];
  const [first] = drift;
  if (first === undefined) return [];
  return [...drift.map(({ path, how }) => `${path} (${t[how]})`), driftHint(first.path)[language]];
}

/** What was not asked: where only signatures were, and of entries in the first format. */
function versionLines({ judgement, depth }: Audit, language: Language): readonly string[] {
  const t = WORDS[language];
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
  const t = WORDS[language];
  const standing = entries.filter(({ healedBy }) => healedBy === undefined);
  const good = standing.filter((entry) => entry.violations.length === 0).length;
  if (verdict !== "proven")
    return `${verdict === "violated" ? t.violated : t.unprovable}: ${violations.length} ${t.breaks}; ${good}/${standing.length} ${t.ownGood}.`;
  const others = plainCommits === 0 ? "" : `; ${plainCommits} ${t.plain}`;
  const { length } = judgement.healings;
  const breaks = length === 0 ? "" : t.healed(length);
  const combined = combinedWords(entries, language);
  return `${t.proven}${breaks}: ${good}/${standing.length} ${t.entries}${others}${combined}.`;
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
  return older === 0 ? lines : [`   …  ${older} ${WORDS[language].older}`, ...lines];
}

function entryLine(entry: JudgedEntry, no: number, offset: number, language: Language): string {
  const t = WORDS[language];
  const sound = entry.violations.length === 0 ? t.good : t.bad;
  const verdict = entry.healedBy === undefined ? sound : t.void;
  const flags = entry.flags
    .map((flag) => ` [${flag.code === "acting-signer" ? t.acting : t.twice[flag.by]}]`)
    .join("");
  return `${String(no).padStart(4)}  ${entry.id.slice(0, 12)}  ${formatMoment(entry.at, offset)}  ${verdict.padEnd(9)} ${entry.person.padEnd(10)} ${entry.title}${flags}`;
}

/** For programs: everything, with the sentences in the reader's language. @param cycle only this one's entries */
export function auditResult(proof: Audit, language: Language, cycle?: string): object {
  return {
    verdict: proof.verdict,
    root: proof.root,
    rootTrust: proof.rootTrust,
    tip: proof.tip,
    receipt: proof.receipt,
    plainCommits: proof.plainCommits,
    crossChecked: proof.crossChecked ?? null,
    drift: proof.drift,
    violations: proof.violations.map((violation) => ({
      code: violation.code,
      entry: violation.entry,
      path: violation.path ?? null,
      message: violationText(violation).what[language],
      hint: violationText(violation).hint[language],
    })),
    notices: proof.notices.map((notice) => ({
      code: notice.code,
      entry: notice.entry ?? null,
      detail: notice.detail,
      message: noticeText(notice)[language],
    })),
    rounds: [...proof.judgement.state.cycles.values()].flatMap(({ id, finished }) =>
      finished.map((round) => ({ cycle: id, ...round })),
    ),
    changes: ruleChangeResult(proof.entries, cycle),
    healings: proof.judgement.healings,
    depth: proof.depth,
    versionOne: proof.judgement.state.versionOne,
    waivers: [...proof.judgement.state.cycles.values()].flatMap(({ id, waived }) =>
      [...waived].map(([section, waiver]) => ({ cycle: id, section, ...waiver })),
    ),
    amendments: [...proof.judgement.state.cycles.values()].flatMap(({ id, amendments }) =>
      amendments.map((amendment) => ({ cycle: id, ...amendment })),
    ),
    combined: combinedCount(proof.entries),
    entries: proof.entries
      .filter((entry) => cycle === undefined || entry.cycle === cycle)
      .map(({ violations, key: _, changed: __, ...entry }) => ({
        ...entry,
        verdict: entry.healedBy !== undefined ? "healed" : violations.length === 0 ? "good" : "violated",
      })),
  };
}
