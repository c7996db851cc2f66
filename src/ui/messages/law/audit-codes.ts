/** Every code that an audit names: violations and notices, each with an example of its sentence and what to do. */
import { type Bilingual, said } from "../language.ts";
import { noticeExamples } from "./notices.ts";
import { rosterFaultExamples } from "./roster-faults.ts";
import { violationExamples } from "./violations.ts";

export interface AuditCode {
  readonly code: string;
  readonly kind: "violation" | "roster" | "notice";
  readonly what: Bilingual;
  readonly hint: Bilingual;
}

/** A notice says in its own sentence what to do. */
const NOTHING = said("", "");

/** An audit names these as `roster-invalid`, with the sentence. */
const ROSTER_HINT = said(
  "Perubahan pejabat itu tidak dapat dicatat. Lihat daftar pejabat dengan: sop official list",
  "That change of the roster cannot be recorded. See the roster with: sop official list",
);

/** Sorted by code, within each kind. */
export function auditCodes(): readonly AuditCode[] {
  const all: readonly AuditCode[] = [
    ...violationExamples().map((one) => ({ ...one, kind: "violation" as const })),
    ...rosterFaultExamples().map(([code, what]) => {
      return { code, kind: "roster" as const, what, hint: ROSTER_HINT };
    }),
    ...noticeExamples().map((one) => ({ ...one, kind: "notice" as const, hint: NOTHING })),
  ];
  const kinds = Object.keys(KINDS);
  return [...all].sort((a, b) =>
    a.kind === b.kind ? (a.code < b.code ? -1 : 1) : kinds.indexOf(a.kind) - kinds.indexOf(b.kind),
  );
}

/** What a code of an audit is called in each language. */
export const KINDS = {
  violation: said("pelanggaran", "violation"),
  roster: said("kesalahan pejabat.yaml (roster-invalid)", "fault of the roster (roster-invalid)"),
  notice: said("pemberitahuan", "notice"),
} as const satisfies Record<AuditCode["kind"], Bilingual>;
