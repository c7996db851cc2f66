/** Every code that an audit names: violations and notices, each with an example of its sentence and what to do. */
import { type Bilingual, said } from "./language.ts";
import { noticeExamples } from "./notices.ts";
import { violationExamples } from "./violations.ts";

export interface AuditCode {
  readonly code: string;
  readonly kind: "violation" | "notice";
  readonly what: Bilingual;
  readonly hint: Bilingual;
}

/** A notice says in its own sentence what to do. */
const NOTHING = said("", "");

/** Sorted by code, within violations and notices. */
export function auditCodes(): readonly AuditCode[] {
  const all: readonly AuditCode[] = [
    ...violationExamples().map((one) => ({ ...one, kind: "violation" as const })),
    ...noticeExamples().map((one) => ({ ...one, kind: "notice" as const, hint: NOTHING })),
  ];
  return [...all].sort((a, b) =>
    a.kind === b.kind ? (a.code < b.code ? -1 : 1) : a.kind === "notice" ? 1 : -1,
  );
}

/** What a code of an audit is called in each language. */
export const KINDS = {
  violation: said("pelanggaran", "violation"),
  notice: said("perhatian", "notice"),
} as const satisfies Record<AuditCode["kind"], Bilingual>;
