/** `sop verify` (step 5): the full check of returns; where nothing is wrong, a person answers for it by signing. */

import { Failure } from "../../../domain/failure.ts";
import { type Finding, hasErrors } from "../../../domain/finding.ts";
import { type SectionId, sectionId } from "../../../domain/ids.ts";
import { reportText } from "../../../domain/ledger/message/report-text.ts";
import { returnPath } from "../../../domain/paths.ts";
import { type CycleState, trackOf } from "../../../domain/procedure/cycle.ts";
import { remarksOn } from "../../../domain/returns/correction.ts";
import type { SectionForm } from "../../../domain/returns/form.ts";
import type { SectionReturn } from "../../../domain/returns/return.ts";
import { chooseCycle, today, turnsOf } from "../../ledger/choose-cycle.ts";
import { procedureOf } from "../../ledger/cycle-rules.ts";
import { chooseSigner } from "../../ledger/recording/choose-signer.ts";
import { type Recorded, type RecordOptions, recordEntry } from "../../ledger/recording/record-entry.ts";
import { notYourTurn } from "../../ledger/steps.ts";
import { loadRecord, refuseDirty, type Snapshot } from "../../ledger/workspace-state.ts";
import type { Ports, RecordingPorts } from "../../ports/ports.ts";
import { layCorrection } from "../../returns/correction.ts";
import { recordedForms } from "../../returns/cycle-forms.ts";
import { type Incoming, inTray } from "../../returns/in-tray.ts";
import { judgeKept } from "../../returns/recorded-return.ts";
import { receive } from "./receive.ts";

export interface Verified {
  readonly form: SectionForm;
  readonly file: string;
  readonly findings: readonly Finding[];
  readonly recorded: Recorded | undefined;
  /** Warnings that nobody has answered for: neither the section, nor the verifier by a note. */
  readonly unanswered: readonly Finding[];
  /** The correction workbook, where there are errors. */
  readonly correction: string | undefined;
}

export interface VerifyOptions extends RecordOptions {
  /** What the verifier says to the warnings. */
  readonly note: string | undefined;
  /** Asks for that note, where there is someone to ask. */
  readonly askNote: (form: SectionForm, warnings: readonly Finding[]) => Promise<string | undefined>;
}

/** Checks the named sections, or all that wait, and records those without errors. */
export async function verify(
  ports: RecordingPorts & Pick<Ports, "progress" | "workbooks">,
  named: string | undefined,
  sections: readonly string[],
  options: VerifyOptions,
): Promise<readonly Verified[]> {
  let record = await loadRecord(ports);
  await refuseDirty(ports, record);
  const { id } = chooseCycle(record, named);
  const wanted = await waitingSections(ports, record, chooseCycle(record, id), sections, options);
  const results: Verified[] = [];
  for (const [at, section] of wanted.entries()) {
    ports.progress(section, at + 1, wanted.length);
    const verified = await verifyOne(ports, record, chooseCycle(record, id), section, options);
    results.push(verified);
    // Only an entry moves the record on.
    if (verified.recorded?.entry !== undefined) record = await loadRecord(ports);
  }
  return results;
}

/** Only checks: every return that is kept, and every workbook in an in-tray. This is what CI runs on a push. */
export async function checkAll(
  ports: RecordingPorts & Pick<Ports, "progress" | "workbooks">,
): Promise<{ readonly checked: readonly Pick<Verified, "file" | "findings">[] }> {
  const record = await loadRecord(ports);
  const checked: Pick<Verified, "file" | "findings">[] = [];
  for (const cycle of record.judgement.state.cycles.values()) {
    for (const form of await recordedForms(ports, record, cycle.id)) {
      const file = returnPath(cycle.id, form.section.id, "yaml");
      const judged = await judgeKept(ports, record, form);
      if (judged !== undefined) checked.push({ file, findings: judged.findings });
    }
  }
  const incoming: readonly Incoming[] = await inTray(ports, record);
  const options = { who: {}, dryRun: true, preview: true, confirm: async () => false };
  for (const one of await receive(ports, record, incoming, options))
    if (one.kind !== "known") checked.push({ file: one.file, findings: one.findings });
  return { checked };
}

async function verifyOne(
  ports: RecordingPorts & Pick<Ports, "workbooks">,
  record: Snapshot,
  cycle: CycleState,
  section: SectionId,
  options: VerifyOptions,
): Promise<Verified> {
  const form = (await recordedForms(ports, record, cycle.id)).find((one) => one.section.id === section);
  if (form === undefined)
    throw new Failure({ code: "refused", refusal: { code: "section-unknown", section } });
  const judged = await judgeKept(ports, record, form);
  if (judged === undefined) throw notYourTurn(record, cycle, "verify");
  const { file, findings, filled } = judged;
  const open = { form, file, findings, recorded: undefined, correction: undefined };
  if (hasErrors(findings)) {
    const correction = options.dryRun ? undefined : await layCorrection(ports, record, cycle, form, judged);
    return { ...open, unanswered: [], correction };
  }
  const unanswered = unansweredWarnings(form, filled, findings);
  const note =
    options.note ?? (unanswered.length === 0 ? undefined : await options.askNote(form, unanswered));
  if (unanswered.length > 0 && note === undefined) return { ...open, unanswered };
  const recorded = await recordVerified(ports, record, cycle, section, { findings, note }, options);
  return { ...open, unanswered: [], recorded };
}

function recordVerified(
  ports: RecordingPorts,
  record: Snapshot,
  cycle: CycleState,
  section: SectionId,
  { findings, note }: { readonly findings: readonly Finding[]; readonly note: string | undefined },
  options: RecordOptions,
): Promise<Recorded> {
  const verifies = procedureOf(record, cycle).steps.filter(({ kind }) => kind === "verify");
  const turn = turnsOf(record, cycle).find((one) => one.section === section && one.step.kind === "verify");
  const intent = {
    act: "verify" as const,
    cycle: cycle.id,
    round: trackOf(cycle, section).round,
    step: (turn?.step ?? verifies[0])?.no,
    section,
    report: ports.hash(reportText(findings)),
    note: note === undefined ? [] : [note],
  };
  return recordEntry(ports, record, intent, options);
}

/** Warnings that nobody has answered for yet. A warning that the section answered in its correction workbook needs no second note. */
export function unansweredWarnings(
  form: SectionForm,
  filled: SectionReturn,
  findings: readonly Finding[],
): readonly Finding[] {
  const answered = new Set(filled.remarks.flatMap(({ id, state }) => (state === "answered" ? [id] : [])));
  const open = new Set(
    remarksOn(form, filled, findings, []).flatMap(({ id, finding }) => (answered.has(id) ? [] : [finding])),
  );
  return findings.filter(
    (one) => one.severity === "warning" && (one.rule === "remark-open" || open.has(one)),
  );
}

/** The sections to verify: those named, else those whose return waits for a verifier who is here. */
async function waitingSections(
  ports: Pick<Ports, "clock" | "fingerprintOf" | "keys" | "me">,
  record: Snapshot,
  cycle: CycleState,
  named: readonly string[],
  { who }: RecordOptions,
): Promise<readonly SectionId[]> {
  if (named.length > 0) {
    return named.map((text) => {
      const id = sectionId(text);
      if (id === undefined) throw new Failure({ code: "usage", slip: "section-unknown", given: text });
      return id;
    });
  }
  const waiting = turnsOf(record, cycle).filter(({ step }) => step.kind === "verify");
  if (waiting.length === 0) throw notYourTurn(record, cycle, "verify");
  const [first, ...others] = new Set(waiting.map(({ step }) => step));
  // One verifier's step is the usual case, and then the signer is judged when the entry is written.
  if (others.length === 0 || first === undefined) return waiting.flatMap(({ section }) => section ?? []);
  const day = today(ports, record.world);
  const signing = { world: record.world, root: record.judgement.state.root, who };
  const mine: SectionId[] = [];
  for (const { step, section } of waiting) {
    const signer = await chooseSigner(ports, signing, step.roles, day).catch(() => undefined);
    if (signer !== undefined && section !== undefined) mine.push(section);
  }
  if (mine.length === 0) await chooseSigner(ports, signing, first.roles, day);
  return mine;
}
