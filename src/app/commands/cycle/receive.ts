/** `sop receive` (step 4): recognises each workbook by its hidden identity, reads, checks, stores and records it. */

import { type Finding, type Rule, sortFindings } from "../../../domain/finding.ts";
import type { PersonId, SectionId } from "../../../domain/ids.ts";
import { returnPath } from "../../../domain/paths.ts";
import { type CycleState, trackOf } from "../../../domain/procedure/cycle.ts";
import type { Deadline } from "../../../domain/procedure/deadline.ts";
import type { Step } from "../../../domain/procedure/procedure.ts";
import { isOpenFor } from "../../../domain/procedure/turns.ts";
import type { FormIdentity, SectionForm } from "../../../domain/returns/form.ts";
import { isBlankReturn, type SectionReturn } from "../../../domain/returns/return.ts";
import { openCycles, sectionsIn } from "../../ledger/choose-cycle.ts";
import { procedureOf } from "../../ledger/cycle-rules.ts";
import { type Recorded, type RecordOptions, recordEntry } from "../../ledger/recording/record-entry.ts";
import { activeHolders } from "../../ledger/steps.ts";
import { loadRecord, refuseDirty, type Snapshot } from "../../ledger/workspace-state.ts";
import type { Ports, RecordingPorts } from "../../ports/ports.ts";
import type { OpenedReturn } from "../../ports/workbooks.ts";
import { withAnswers } from "../../returns/answers.ts";
import { identityOf, recordedForms } from "../../returns/cycle-forms.ts";
import { deadlineOf } from "../../returns/due-days.ts";
import { type Incoming, twinsAmong } from "../../returns/in-tray.ts";
import { keptFigures } from "../../returns/recorded-return.ts";

/** A return that was taken in, or that would be. */
export interface Taken {
  readonly kind: "recorded" | "preview";
  readonly file: string;
  readonly form: SectionForm;
  readonly filled: SectionReturn;
  readonly recorded: Recorded | undefined;
  /** How late it came, and why as far as anyone said; undefined where it came in time. */
  readonly late: Lateness | undefined;
  readonly findings: readonly Finding[];
}

export type Received =
  | Taken
  | { readonly kind: "refused"; readonly file: string; readonly findings: readonly Finding[] }
  | { readonly kind: "known"; readonly file: string; readonly section: string };

export interface Lateness extends Deadline {
  readonly reason: string | undefined;
}

export interface ReceiveOptions extends RecordOptions {
  /** Read and check only. */
  readonly preview: boolean;
  /** Why it comes late, or why it is empty. */
  readonly reason?: string | undefined;
  /** Asks why a return is late, where none was given and somebody can be asked. */
  readonly askReason?: (section: string, when: Deadline) => Promise<string | undefined>;
}

/** Takes in one workbook after another; each recorded one is an entry of its own. */
export async function receive(
  ports: RecordingPorts & Pick<Ports, "progress" | "workbooks">,
  loaded: Snapshot,
  incoming: readonly Incoming[],
  options: ReceiveOptions,
): Promise<readonly Received[]> {
  let record = loaded;
  if (!options.preview) await refuseDirty(ports, record);
  const twins = await twinsAmong(ports, incoming);
  const results: Received[] = [];
  for (const [at, { file, read }] of incoming.entries()) {
    ports.progress(file, at + 1, incoming.length);
    if (read === undefined) {
      results.push({ kind: "refused", file, findings: [{ rule: "file-link", severity: "error", file }] });
      continue;
    }
    const bytes = await read();
    const received = await new Reception(ports, record, options).takeIn(file, bytes, twins.get(file));
    results.push(received);
    // Only an entry moves the record on.
    if (received.kind === "recorded" && received.recorded?.entry !== undefined)
      record = await loadRecord(ports);
  }
  return results;
}

/** Why a workbook is not taken in: a rule, and data for its sentence. */
type Obstacle = { readonly rule: Rule } & Pick<Partial<Finding>, "given" | "expected" | "section">;

class Reception {
  private readonly ports: RecordingPorts & Pick<Ports, "progress" | "workbooks">;
  private readonly record: Snapshot;
  private readonly options: ReceiveOptions;

  constructor(
    ports: RecordingPorts & Pick<Ports, "progress" | "workbooks">,
    record: Snapshot,
    options: ReceiveOptions,
  ) {
    this.ports = ports;
    this.record = record;
    this.options = options;
  }

  async takeIn(file: string, bytes: Uint8Array, twin: string | undefined): Promise<Received> {
    const { ports, record } = this;
    const refuse = (obstacle: Obstacle): Received => ({
      kind: "refused",
      file,
      findings: [{ severity: "error", file, ...obstacle }],
    });
    const opened = await ports.workbooks.open(bytes);
    if (opened.kind === "unreadable") return refuse(opened);
    if (opened.kind === "stranger") return refuse({ rule: "form-unknown" });
    const { identity } = opened;
    const { cycle: id, section } = identity;
    const stranger = strangerTo(record, identity);
    if (stranger !== undefined) return refuse(stranger);
    const cycle = record.judgement.state.cycles.get(id);
    const form = (await recordedForms(ports, record, id)).find((one) => one.section.id === section);
    if (cycle === undefined || form === undefined)
      return refuse({ rule: "form-other-section", given: section });
    const digest = ports.hash(bytes);
    const kept = await keptFigures(ports, record, id, section);
    if (kept?.source.digest === digest && this.stands(cycle, section))
      return { kind: "known", file, section: form.section.name };
    if (twin !== undefined) return refuse({ rule: "form-twice", section, given: twin });
    const obstacle = this.obstacle(cycle, form, identity);
    if (obstacle !== undefined) return refuse({ ...obstacle, section });
    // The name is recorded; marks that a terminal obeys are no part of it.
    const name = file.slice(file.lastIndexOf("/") + 1).replace(/\p{Cc}/gu, "_");
    const { round } = trackOf(cycle, section);
    const reading = opened.read(form, { file: name, digest, form: identity.form, round });
    if (reading.blocking.length > 0) {
      const findings = reading.blocking.map((finding) => ({ ...finding, file }));
      return { kind: "refused", file, findings: sortFindings(findings) };
    }
    if (isBlankReturn(reading.filled) && (reading.answers ?? []).length === 0)
      return refuse({ rule: "return-blank", section });
    const answered = await withAnswers(ports, record, cycle, form, reading, file);
    if (answered === undefined) return refuse({ rule: "return-unchanged", section });
    const { filled, findings } = answered;
    return this.taken(cycle, { file, form, filled, findings }, bytes, opened);
  }

  /** Records what was read, with why it is late where it is; or only says what would be recorded. */
  private async taken(
    cycle: CycleState,
    taken: Pick<Taken, "file" | "form" | "filled" | "findings">,
    bytes: Uint8Array,
    opened: Extract<OpenedReturn, { kind: "form" }>,
  ): Promise<Taken> {
    const { section } = taken.form;
    const when = await this.deadline(cycle, section.id);
    if (this.options.preview)
      return { kind: "preview", ...taken, recorded: undefined, late: when && { ...when, reason: undefined } };
    const reason = this.options.reason ?? (when && (await this.options.askReason?.(section.name, when)));
    const recorded = await this.recordReturn(cycle, taken.form, taken.filled, bytes, opened, reason);
    return { kind: "recorded", ...taken, recorded, late: when && { ...when, reason } };
  }

  /** When the return should have come; undefined where it is in time. */
  private async deadline(cycle: CycleState, section: SectionId): Promise<Deadline | undefined> {
    const { ports, record } = this;
    const step = this.fillStep(cycle, section);
    if (step === undefined) return undefined;
    const { due, late } = await deadlineOf(ports, record, cycle, step, section, ports.clock.now());
    return late === 0 ? undefined : { due, late };
  }

  /** Why a form of this cycle is nevertheless not to be taken in now. */
  private obstacle(cycle: CycleState, form: SectionForm, identity: FormIdentity): Obstacle | undefined {
    const { section } = identity;
    const { sentBack, done } = trackOf(cycle, section);
    if (identityOf(this.ports, form).form !== identity.form) return { rule: "form-outdated" };
    if (this.fillStep(cycle, section) === undefined)
      return { rule: "return-closed", given: done.size > 0 ? "verified" : "not-yet" };
    const outdated = identity.sentBack !== undefined && identity.sentBack !== sentBack?.entry;
    return outdated ? { rule: "correction-outdated" } : undefined;
  }

  /** Is the return that was received still what the section answers for, or has all been sent back since? */
  private stands(cycle: CycleState, section: SectionId): boolean {
    const { done, sentBack } = trackOf(cycle, section);
    return sentBack === undefined || sentBack.about !== undefined || done.size > 0;
  }

  /** The step of filling that this section may do now. */
  private fillStep(cycle: CycleState, section: SectionId): Step | undefined {
    const procedure = procedureOf(this.record, cycle);
    const sections = sectionsIn(this.record, cycle.id);
    return procedure.steps.find(
      (step) => step.kind === "fill" && isOpenFor(procedure, sections, cycle, step, section),
    );
  }

  private async recordReturn(
    cycle: CycleState,
    form: SectionForm,
    filled: SectionReturn,
    bytes: Uint8Array,
    { extension }: Extract<OpenedReturn, { kind: "form" }>,
    reason: string | undefined,
  ): Promise<Recorded> {
    const { ports, record, options } = this;
    const section = form.section.id;
    const step = this.fillStep(cycle, section);
    const filler: PersonId | undefined =
      step === undefined ? undefined : activeHolders(record, step, section)[0]?.id;
    const other = extension === "xlsx" ? "ods" : "xlsx";
    const replaced = returnPath(cycle.id, section, other);
    const isReplaced = (await record.files.get(replaced)) !== undefined;
    const files = new Map<string, Uint8Array | undefined>([
      [returnPath(cycle.id, section, "yaml"), Buffer.from(await ports.documents.writeReturn(filled), "utf8")],
      [returnPath(cycle.id, section, extension), bytes],
      ...(isReplaced ? [[replaced, undefined] as const] : []),
    ]);
    const intent = {
      act: "receive" as const,
      cycle: cycle.id,
      round: filled.round,
      step: step?.no,
      section,
      filledBy: filler,
      reason,
      files,
    };
    return recordEntry(ports, record, intent, options);
  }
}

/** Why a form of ours is nevertheless not one for this record. */
function strangerTo(record: Snapshot, identity: FormIdentity): Obstacle | undefined {
  const { procedure } = record.world;
  if (identity.office !== procedure.office.id || identity.procedure !== procedure.id) {
    return { rule: "form-other-office", given: identity.office, expected: procedure.office.id };
  }
  const open = openCycles(record).map(({ id }) => id);
  if (!open.includes(identity.cycle))
    return { rule: "form-other-cycle", given: identity.cycle, expected: open.join(", ") };
  return undefined;
}
