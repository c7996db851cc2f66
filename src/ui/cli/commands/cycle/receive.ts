/** `sop receive` (step 4): returns are taken in from files or the in-tray. */

import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { pathBelow, readGiven } from "../../../../adapters/fs/folder.ts";
import { type Lateness, type Received, receive } from "../../../../app/commands/cycle/receive.ts";
import { loadRecord, type Snapshot } from "../../../../app/ledger/workspace-state.ts";
import type { Ports } from "../../../../app/ports/ports.ts";
import { type Incoming, inTray, isWorkbookName } from "../../../../app/returns/in-tray.ts";
import { Failure } from "../../../../domain/failure.ts";
import { hasErrors } from "../../../../domain/finding.ts";
import type { Deadline } from "../../../../domain/procedure/deadline.ts";
import type { Language } from "../../../messages/language.ts";
import {
  lateReturn,
  MESSAGE_FOR_RESPONDENT,
  notTakenIn,
  receivedBefore,
  returnReceived,
  whyIsItLate,
} from "../../../messages/screens/cycle/receive.ts";
import { forTerminal } from "../../../render/escape.ts";
import { receiptLines } from "../../../render/terminal/receipt.ts";
import { type Context, type RunCommand, textOption } from "../../context.ts";
import { resultOf } from "../../entry-result.ts";
import { askReason, askText, recordedLine, recordOptions } from "../../questions.ts";
import { nilReturn } from "./nil-return.ts";

export const receiveReturns: RunCommand = async (context) => {
  const { ports, language: own } = await context.open();
  const record = await loadRecord(ports);
  const incoming = await incomingOf(context, ports, record);
  if (incoming.length === 0) throw new Failure({ code: "nothing-to-do", why: "no-file" });
  const preview = context.options.preview === true;
  const received = await receive(ports, record, incoming, {
    ...recordOptions(context),
    preview,
    reason: textOption(context, "reason"),
    askReason: (section, when) => whyLate(context, section, when),
  });
  const findings = received.flatMap((one) => (one.kind === "known" ? [] : one.findings));
  const refused = received.some(({ kind }) => kind === "refused");
  return {
    result: received.map(toldResult),
    findings,
    checked: received.map(({ file }) => file),
    // A return with errors is recorded as it came; verifying it is the next step. Only what could not be taken in is a no.
    exitCode: refused || (preview && hasErrors(findings)) ? 1 : 0,
    lines: received.flatMap((one) => [
      ...receivedLines(one, context.language),
      ...(one.kind === "recorded"
        ? [
            MESSAGE_FOR_RESPONDENT[context.language],
            ...receiptLines(one, ports.clock.now(), record.world.procedure.utcOffset, own),
          ]
        : []),
    ]),
  };
};

/** What a person named; a section that has nothing; or what lies in the in-trays. */
async function incomingOf(
  context: Context,
  ports: Pick<Ports, "documents" | "files" | "history">,
  record: Snapshot,
): Promise<readonly Incoming[]> {
  const nil = textOption(context, "nil");
  if (nil !== undefined) return [await nilReturn(ports, record, nil, await askReason(context, "receive"))];
  return context.args.length > 0 ? namedFiles(context, ports) : inTray(ports, record);
}

/** Asks at a terminal; a reason is wanted, but its lack keeps no return out. */
async function whyLate(
  { terminal, language, options }: Context,
  section: string,
  { due, late }: Deadline,
): Promise<string | undefined> {
  if (!terminal.interactive || options.yes === true) return undefined;
  const question = whyIsItLate(forTerminal(section), due, late)[language];
  const asked = await askText(question, "");
  return asked === "" ? undefined : asked;
}

/** What the record keeps of a late return, and what it lacks. */
function lateLine(late: Lateness | undefined, language: Language): readonly string[] {
  if (late === undefined) return [];
  return [forTerminal(`  ${lateReturn(late.due, late.late, late.reason)[language]}`)];
}

/** Files that a person named; a folder means the workbooks in it. Links are followed outside the workspace only. */
async function namedFiles(
  { args, terminal }: Context,
  { files: own }: Pick<Ports, "files">,
): Promise<readonly Incoming[]> {
  const incoming: Incoming[] = [];
  for (const arg of args) {
    const path = resolve(terminal.cwd, arg);
    const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
    const names = isFolder ? (await readdir(path)).filter(isWorkbookName).sort() : [];
    const files = isFolder ? names.map((name) => join(arg, name)) : [arg];
    for (const file of files) {
      const inside = pathBelow(own.root, terminal.cwd, file);
      const isLink = inside !== undefined && (await own.links(dirname(inside))).includes(basename(inside));
      const read = isLink ? undefined : () => readGiven(terminal.cwd, file, own);
      incoming.push({ file: file.replaceAll("\\", "/"), read });
    }
  }
  return incoming;
}

function receivedLines(one: Received, language: Language): readonly string[] {
  switch (one.kind) {
    case "known":
      return [receivedBefore(one.file, one.section)[language]];
    case "refused":
      return [notTakenIn(one.file)[language]];
    default:
      return [
        summaryLine(one, language),
        ...lateLine(one.late, language),
        ...(one.recorded === undefined
          ? []
          : [recordedLine(one.recorded.entry, one.recorded.title, language)]),
      ];
  }
}

function summaryLine(
  { file, form, filled, findings }: Extract<Received, { kind: "recorded" | "preview" }>,
  language: Language,
): string {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const digest = filled.source.digest.slice(0, 19);
  return returnReceived(form.section.name, file, filled.rows.length, errors, digest)[language];
}

function toldResult(one: Received): object {
  if (one.kind === "known") return { file: one.file, kind: one.kind };
  if (one.kind === "refused") return { file: one.file, kind: one.kind, findings: one.findings.length };
  const entry = one.recorded === undefined ? {} : resultOf(one.recorded);
  return {
    file: one.file,
    kind: one.kind,
    section: one.form.section.id,
    digest: one.filled.source.digest,
    findings: one.findings.length,
    late: one.late ?? null,
    remarks: one.filled.remarks,
    ...entry,
  };
}
