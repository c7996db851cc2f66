/** `sop receive` (step 4): recognises each workbook by its hidden identity, reads, checks, stores and records it. */
import { inTrayPath, returnPath } from "../domain/content.ts";
import { type CycleState, isOpenFor, trackOf } from "../domain/cycle.ts";
import { type Finding, type Rule, sortFindings } from "../domain/finding.ts";
import type { FormIdentity, SectionForm } from "../domain/form.ts";
import type { PersonId } from "../domain/ids.ts";
import { type SectionReturn, sameFigures } from "../domain/return.ts";
import { required } from "../failure.ts";
import type { OpenedReturn } from "../ports.ts";
import { findingsOn } from "./check-return.ts";
import type { Office } from "./office.ts";
import { type Recorded, type RecordOptions, recordEntry } from "./record.ts";
import {
  identityOf,
  loadRecord,
  openCycles,
  recordedForms,
  refuseDirty,
  type Snapshot,
  sectionsIn,
} from "./snapshot.ts";
import { activeHolders } from "./steps.ts";

/** A workbook as it came: where from, and its bytes. */
export interface Incoming {
  readonly file: string;
  readonly bytes: Uint8Array;
}

export type Received =
  | {
      readonly kind: "recorded" | "preview";
      readonly file: string;
      readonly form: SectionForm;
      readonly filled: SectionReturn;
      readonly recorded: Recorded | undefined;
      readonly findings: readonly Finding[];
    }
  | { readonly kind: "refused"; readonly file: string; readonly findings: readonly Finding[] }
  | { readonly kind: "known"; readonly file: string; readonly section: string };

export interface ReceiveOptions extends RecordOptions {
  /** Read and check only. */
  readonly preview: boolean;
}

/** Workbooks that lie in the in-trays of open cycles. */
export async function inTray(office: Office, record: Snapshot): Promise<readonly Incoming[]> {
  const found: Incoming[] = [];
  for (const cycle of openCycles(record)) {
    const folder = inTrayPath(cycle.id);
    for (const name of await office.files.list(folder)) {
      if (!/\.(?:xlsx?|ods|csv)$/i.test(name) || name.startsWith("~$")) continue;
      const bytes = await office.files.read(`${folder}/${name}`);
      if (bytes !== undefined) found.push({ file: `${folder}/${name}`, bytes });
    }
  }
  return found;
}

/** Takes in one workbook after another; each recorded one is an entry of its own. */
export async function receive(
  office: Office,
  incoming: readonly Incoming[],
  options: ReceiveOptions,
): Promise<readonly Received[]> {
  const opened = incoming.map((one) => ({ ...one, opened: office.workbooks.open(one.bytes) }));
  const results: Received[] = [];
  let record = await loadRecord(office);
  if (!options.preview) await refuseDirty(office, record);
  for (const [at, one] of opened.entries()) {
    office.progress(one.file, at + 1, opened.length);
    const twin = opened.find(
      (other) => other !== one && sameSection(other.opened, one.opened) && !sameBytes(other.bytes, one.bytes),
    );
    const received = await takeIn(office, record, one, twin?.file, options);
    results.push(received);
    // Only an entry moves the record on.
    if (received.kind === "recorded" && received.recorded?.entry !== undefined)
      record = await loadRecord(office);
  }
  return results;
}

type Opened = Incoming & { readonly opened: OpenedReturn };

async function takeIn(
  office: Office,
  record: Snapshot,
  { file, bytes, opened }: Opened,
  twin: string | undefined,
  options: ReceiveOptions,
): Promise<Received> {
  const refuse = (rule: Rule, more: Partial<Finding> = {}): Received => ({
    kind: "refused",
    file,
    findings: [{ rule, severity: "error", file, ...more }],
  });
  if (opened.kind === "unreadable") return refuse(opened.rule);
  if (opened.kind === "stranger") return refuse("form-unknown");
  const { identity } = opened;
  const stranger = strangerTo(record, identity);
  if (stranger !== undefined)
    return refuse(stranger.rule, { given: stranger.given, expected: stranger.expected });
  const cycle = record.judgement.state.cycles.get(identity.cycle);
  const form = (await recordedForms(office, record, identity.cycle)).find(
    ({ section }) => section.id === identity.section,
  );
  if (cycle === undefined || form === undefined)
    return refuse("form-other-section", { given: identity.section });
  const digest = office.hash(bytes);
  const kept = await keptReturn(office, record, identity);
  if (kept?.source.digest === digest) return { kind: "known", file, section: form.section.name };
  if (twin !== undefined) return refuse("form-twice", { section: identity.section, given: twin });
  if (identityOf(office, form).form !== identity.form)
    return refuse("form-outdated", { section: identity.section });
  const reading = opened.read(form, {
    file: file.slice(file.lastIndexOf("/") + 1),
    digest,
    form: identity.form,
    round: trackOf(cycle, identity.section).round,
  });
  if (reading.findings.length > 0) return { kind: "refused", file, findings: sortFindings(reading.findings) };
  const { filled } = reading;
  if (
    kept !== undefined &&
    trackOf(cycle, identity.section).sentBack !== undefined &&
    sameFigures(kept, filled)
  )
    return refuse("return-unchanged", { section: identity.section });
  const findings = await findingsOn(office, form, filled, file);
  if (options.preview) return { kind: "preview", file, form, filled, recorded: undefined, findings };
  const recorded = await recordReturn(office, record, cycle, form, filled, bytes, options);
  return { kind: "recorded", file, form, filled, recorded, findings };
}

async function recordReturn(
  office: Office,
  record: Snapshot,
  cycle: CycleState,
  form: SectionForm,
  filled: SectionReturn,
  bytes: Uint8Array,
  options: ReceiveOptions,
): Promise<Recorded> {
  const section = form.section.id;
  const fills = record.world.procedure.steps.filter(({ kind }) => kind === "fill");
  const sections = sectionsIn(record, cycle.id);
  const step =
    fills.find((one) => isOpenFor(record.world.procedure, sections, cycle, one, section)) ?? fills[0];
  const filler: PersonId | undefined =
    step === undefined ? undefined : activeHolders(record, step, section)[0]?.id;
  const files = new Map<string, Uint8Array>([
    [returnPath(cycle.id, section, "yaml"), Buffer.from(office.documents.writeReturn(filled), "utf8")],
    [returnPath(cycle.id, section, "xlsx"), bytes],
  ]);
  const intent = {
    act: "receive" as const,
    cycle: cycle.id,
    round: filled.round,
    step: step?.no,
    section,
    filledBy: filler,
    files,
  };
  return recordEntry(office, record, intent, options);
}

/** Why a form of ours is nevertheless not one for this record. */
function strangerTo(
  record: Snapshot,
  identity: FormIdentity,
): { rule: Rule; given: string; expected: string } | undefined {
  const { procedure } = record.world;
  if (identity.office !== procedure.office.id || identity.procedure !== procedure.id) {
    return { rule: "form-other-office", given: identity.office, expected: procedure.office.id };
  }
  const open = openCycles(record).map(({ id }) => id);
  if (!open.includes(identity.cycle))
    return { rule: "form-other-cycle", given: identity.cycle, expected: open.join(", ") };
  return undefined;
}

async function keptReturn(
  office: Office,
  record: Snapshot,
  { cycle, section }: FormIdentity,
): Promise<SectionReturn | undefined> {
  const path = returnPath(cycle, section, "yaml");
  const text = await record.text(path);
  return text === undefined ? undefined : required(await office.documents.filled(text, path));
}

function sameSection(a: OpenedReturn, b: OpenedReturn): boolean {
  return (
    a.kind === "form" &&
    b.kind === "form" &&
    a.identity.cycle === b.identity.cycle &&
    a.identity.section === b.identity.section
  );
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
