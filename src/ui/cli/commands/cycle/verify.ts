/** `sop verify` (step 5): returns are checked, and verified where nothing is wrong. */

import {
  checkAll,
  type Verified,
  type VerifyOptions,
  verify,
} from "../../../../app/commands/cycle/verify.ts";
import type { Finding } from "../../../../domain/finding.ts";
import type { SectionForm } from "../../../../domain/returns/form.ts";
import { findingText } from "../../../messages/findings/index.ts";
import type { Language } from "../../../messages/language.ts";
import {
  correctionWorkbookFor,
  NOTE_ON_WARNINGS,
  returnHasErrors,
  returnsChecked,
  warningsUnanswered,
} from "../../../messages/screens/cycle/verify.ts";
import { forTerminal } from "../../../render/escape.ts";
import { type Context, type RunCommand, textOption } from "../../context.ts";
import { askText, recordedLine, recordOptions } from "../../questions.ts";

export const verifyReturns: RunCommand = async (context) => {
  const { ports } = await context.open();
  const { language, options, args } = context;
  if (options.check === true) {
    const { checked } = await checkAll(ports);
    const findings = checked.flatMap((one) => one.findings);
    const line = returnsChecked(checked.length, findings.length)[language];
    return {
      result: checked.map(({ file, findings: own }) => ({ file, findings: own.length })),
      findings,
      checked: checked.map(({ file }) => file),
      lines: [line],
    };
  }
  const verified = await verify(ports, textOption(context, "cycle"), args, verifyOptions(context));
  return {
    result: verified.map(({ form, recorded, findings, unanswered, correction }) => ({
      section: form.section.id,
      findings: findings.length,
      unanswered: unanswered.length,
      correction: correction ?? null,
      entry: recorded?.entry ?? null,
    })),
    findings: verified.flatMap(({ findings }) => findings),
    checked: verified.map(({ file }) => file),
    exitCode: verified.every(({ recorded }) => recorded !== undefined) ? 0 : 1,
    lines: verified.flatMap((one) => verifiedLines(one, language)),
  };
};

function verifyOptions(context: Context): VerifyOptions {
  return {
    ...recordOptions(context),
    note: textOption(context, "note"),
    askNote: async (form, warnings) => {
      const { terminal, language, options } = context;
      if (!terminal.interactive || options.yes === true) return undefined;
      terminal.err(`${warningLines(form, warnings, language).join("\n")}\n`);
      const asked = await askText(NOTE_ON_WARNINGS[language], "");
      return asked === "" ? undefined : asked;
    },
  };
}

function warningLines(
  form: SectionForm,
  warnings: readonly Finding[],
  language: Language,
): readonly string[] {
  return [
    form.section.name,
    ...warnings.map((finding) => `  ${finding.cell ?? ""} ${findingText(finding)[language]}.`),
  ].map(forTerminal);
}

function verifiedLines(
  { recorded, form, unanswered, correction }: Verified,
  language: Language,
): readonly string[] {
  const { name, id } = form.section;
  if (recorded !== undefined) return [recordedLine(recorded.entry, recorded.title, language)];
  if (unanswered.length > 0) {
    const command = `sop verify ${id} --note "…"`;
    return [warningsUnanswered(name, unanswered.length, command)[language]];
  }
  const command = `sop reject ${form.cycle} --section ${id} --reason "…"`;
  const head = returnHasErrors(name, command)[language];
  return correction === undefined ? [head] : [head, `  ${correctionWorkbookFor(correction)[language]}`];
}
