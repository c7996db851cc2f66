/** Returns: taken in, checked, verified. */
import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { hasErrors } from "../../domain/finding.ts";
import { Failure } from "../../failure.ts";
import { readGiven } from "../../files/folder.ts";
import { type Incoming, inTray, type Received, receive } from "../../operations/receive.ts";
import { loadRecord } from "../../operations/snapshot.ts";
import { checkAll, verify } from "../../operations/verify.ts";
import type { Language } from "../../text/language.ts";
import { recordedLine, recordOptions } from "../ask.ts";
import type { Context, RunCommand } from "../context.ts";
import { resultOf } from "./steps.ts";

export const receiveReturns: RunCommand = async (context) => {
  const { office } = await context.open();
  const incoming =
    context.args.length > 0 ? await namedFiles(context) : await inTray(office, await loadRecord(office));
  if (incoming.length === 0) throw new Failure({ code: "nothing-to-do", why: "no-file" });
  const preview = context.options.preview === true;
  const received = await receive(office, incoming, { ...recordOptions(context), preview });
  const findings = received.flatMap((one) => (one.kind === "known" ? [] : one.findings));
  const refused = received.some(({ kind }) => kind === "refused");
  return {
    result: received.map(toldResult),
    findings,
    checked: received.map(({ file }) => file),
    // A return with errors is recorded as it came; verifying it is the next step. Only what could not be taken in is a no.
    exitCode: refused || (preview && hasErrors(findings)) ? 1 : 0,
    lines: received.flatMap((one) => receivedLines(one, context.language)),
  };
};

export const verifyReturns: RunCommand = async (context) => {
  const { office } = await context.open();
  const { language, options, args } = context;
  if (options.check === true) {
    const { checked } = await checkAll(office);
    const findings = checked.flatMap((one) => one.findings);
    const line = {
      id: `Pemeriksaan: ${checked.length} isian, ${findings.length} temuan.`,
      en: `Checked: ${checked.length} returns, ${findings.length} findings.`,
    }[language];
    return {
      result: checked.map(({ file, findings: own }) => ({ file, findings: own.length })),
      findings,
      checked: checked.map(({ file }) => file),
      lines: [line],
    };
  }
  const cycle = options.cycle;
  const verified = await verify(
    office,
    typeof cycle === "string" ? cycle : undefined,
    args,
    recordOptions(context),
  );
  const findings = verified.flatMap((one) => one.findings);
  const lines = verified.flatMap(({ recorded, form }) => {
    if (recorded !== undefined) return [recordedLine(recorded.entry, recorded.title, language)];
    const command = `sop reject ${form.cycle} --section ${form.section.id} --reason "…"`;
    return [
      {
        id: `${form.section.name}: ada galat, belum diverifikasi. Kembalikan dengan: ${command}`,
        en: `${form.section.name}: has errors, not verified. Send it back with: ${command}`,
      }[language],
    ];
  });
  return {
    result: verified.map(({ form, recorded, findings: own }) => ({
      section: form.section.id,
      findings: own.length,
      entry: recorded?.entry ?? null,
    })),
    findings,
    checked: verified.map(({ file }) => file),
    lines,
  };
};

/** Files that a person named; a folder means the workbooks in it. */
async function namedFiles({ args, terminal }: Context): Promise<readonly Incoming[]> {
  const incoming: Incoming[] = [];
  for (const arg of args) {
    const path = resolve(terminal.cwd, arg);
    const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
    const names = isFolder
      ? (await readdir(path)).filter((name) => /\.xlsx$/i.test(name) && !name.startsWith("~$")).sort()
      : [];
    const files = isFolder ? names.map((name) => join(arg, name)) : [arg];
    for (const file of files)
      incoming.push({ file: file.replaceAll("\\", "/"), bytes: await readGiven(terminal.cwd, file) });
  }
  return incoming;
}

function receivedLines(one: Received, language: Language): readonly string[] {
  switch (one.kind) {
    case "known":
      return [
        {
          id: `${one.file}: sudah diterima sebelumnya (${one.section}).`,
          en: `${one.file}: was received before (${one.section}).`,
        }[language],
      ];
    case "refused":
      return [
        {
          id: `${one.file}: tidak diterima; berkasnya tidak disentuh.`,
          en: `${one.file}: not taken in; the file was left as it is.`,
        }[language],
      ];
    default:
      return [
        ...receiptLines(one, language),
        ...(one.recorded === undefined
          ? []
          : [recordedLine(one.recorded.entry, one.recorded.title, language)]),
      ];
  }
}

/** What the filler may be told: what came in, and what must be mended. */
function receiptLines(
  { file, form, filled, findings }: Extract<Received, { kind: "recorded" | "preview" }>,
  language: Language,
): readonly string[] {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const words = {
    id: `${form.section.name}: ${file} diterima, ${filled.rows.length} baris, ${errors === 0 ? "tanpa galat" : `${errors} galat`}. Sidik ${filled.source.digest.slice(0, 19)}`,
    en: `${form.section.name}: ${file} received, ${filled.rows.length} rows, ${errors === 0 ? "no errors" : `${errors} errors`}. Digest ${filled.source.digest.slice(0, 19)}`,
  };
  return [words[language]];
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
    ...entry,
  };
}
