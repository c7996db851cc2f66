/** `sop verify` (step 5): the full check of returns; where nothing is wrong, a person answers for it by signing. */
import { returnPath } from "../domain/content.ts";
import { type CycleState, trackOf } from "../domain/cycle.ts";
import { type Finding, hasErrors } from "../domain/finding.ts";
import type { SectionForm } from "../domain/form.ts";
import { type SectionId, sectionId } from "../domain/ids.ts";
import { Failure, required } from "../failure.ts";
import { findingsOn } from "./check-return.ts";
import type { Office } from "./office.ts";
import { type Incoming, inTray, receive } from "./receive.ts";
import { type Recorded, type RecordOptions, recordEntry } from "./record.ts";
import { chooseSigner } from "./signer.ts";
import {
  chooseCycle,
  loadRecord,
  recordedForms,
  refuseDirty,
  type Snapshot,
  today,
  turnsOf,
} from "./snapshot.ts";
import { notYourTurn } from "./steps.ts";

export interface Verified {
  readonly form: SectionForm;
  readonly file: string;
  readonly findings: readonly Finding[];
  readonly recorded: Recorded | undefined;
}

/** Checks the named sections, or all that wait, and records those without errors. */
export async function verify(
  office: Office,
  named: string | undefined,
  sections: readonly string[],
  options: RecordOptions,
): Promise<readonly Verified[]> {
  let record = await loadRecord(office);
  await refuseDirty(office, record);
  const { id } = chooseCycle(record, named);
  const wanted = await waitingSections(office, record, chooseCycle(record, id), sections, options);
  const results: Verified[] = [];
  for (const [at, section] of wanted.entries()) {
    office.progress(section, at + 1, wanted.length);
    const verified = await verifyOne(office, record, chooseCycle(record, id), section, options);
    results.push(verified);
    // Only an entry moves the record on.
    if (verified.recorded?.entry !== undefined) record = await loadRecord(office);
  }
  return results;
}

/** Only checks: every return that is kept, and every workbook in an in-tray. This is what CI runs on a push. */
export async function checkAll(
  office: Office,
): Promise<{ readonly checked: readonly Pick<Verified, "file" | "findings">[] }> {
  const record = await loadRecord(office);
  const checked: Pick<Verified, "file" | "findings">[] = [];
  for (const cycle of record.judgement.state.cycles.values()) {
    for (const form of await recordedForms(office, record, cycle.id)) {
      const file = returnPath(cycle.id, form.section.id, "yaml");
      if (record.files.has(file))
        checked.push({ file, findings: await findingsIn(office, record, form, file) });
    }
  }
  const incoming: readonly Incoming[] = await inTray(office, record);
  const options = { who: {}, dryRun: true, preview: true, confirm: async () => false };
  for (const one of await receive(office, incoming, options))
    if (one.kind !== "known") checked.push({ file: one.file, findings: one.findings });
  return { checked };
}

async function verifyOne(
  office: Office,
  record: Snapshot,
  cycle: CycleState,
  section: SectionId,
  options: RecordOptions,
): Promise<Verified> {
  const form = (await recordedForms(office, record, cycle.id)).find((one) => one.section.id === section);
  if (form === undefined)
    throw new Failure({ code: "refused", refusal: { code: "section-unknown", section } });
  const file = returnPath(cycle.id, section, "yaml");
  const findings = await findingsIn(office, record, form, file);
  if (hasErrors(findings)) return { form, file, findings, recorded: undefined };
  const verifies = record.world.procedure.steps.filter(({ kind }) => kind === "verify");
  const turn = turnsOf(record, cycle).find((one) => one.section === section && one.step.kind === "verify");
  const step = turn?.step ?? verifies[0];
  const report = office.hash(JSON.stringify(findings));
  const round = trackOf(cycle, section).round;
  const recorded = await recordEntry(
    office,
    record,
    { act: "verify", cycle: cycle.id, round, step: step?.no, section, report },
    options,
  );
  return { form, file, findings, recorded };
}

async function findingsIn(
  office: Office,
  record: Snapshot,
  form: SectionForm,
  file: string,
): Promise<readonly Finding[]> {
  const filled = required(await office.documents.filled((await record.text(file)) ?? "", file));
  return findingsOn(office, form, filled, file);
}

/** The sections to verify: those named, else those whose return waits for a verifier who is here. */
async function waitingSections(
  office: Office,
  record: Snapshot,
  cycle: CycleState,
  named: readonly string[],
  { who }: RecordOptions,
): Promise<readonly SectionId[]> {
  if (named.length > 0) {
    return named.map((text) => {
      const id = sectionId(text);
      if (id === undefined) throw new Failure({ code: "usage", what: `section-unknown ${text}` });
      return id;
    });
  }
  const waiting = turnsOf(record, cycle).filter(({ step }) => step.kind === "verify");
  if (waiting.length === 0) throw notYourTurn(record, cycle, "verify");
  const [first, ...others] = new Set(waiting.map(({ step }) => step));
  // One verifier's step is the usual case, and then the signer is judged when the entry is written.
  if (others.length === 0 || first === undefined) return waiting.flatMap(({ section }) => section ?? []);
  const day = today(office, record.world);
  const mine: SectionId[] = [];
  for (const { step, section } of waiting) {
    const signer = await chooseSigner(office, record.world, who, step.roles, day).catch(() => undefined);
    if (signer !== undefined && section !== undefined) mine.push(section);
  }
  if (mine.length === 0) await chooseSigner(office, record.world, who, first.roles, day);
  return mine;
}
