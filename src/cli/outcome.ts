/** What every command gives back, and how it is told: one place for formats, exit codes and failures. */
import type { Finding } from "../domain/finding.ts";
import { hasErrors } from "../domain/finding.ts";
import type { Failure, FailureCode } from "../failure.ts";
import { forTerminal } from "../report/escape.ts";
import { FORMATS, type Format, RENDERERS, type Report } from "../report/report.ts";
import { styleFor } from "../report/style.ts";
import { failureText } from "../text/failures.ts";
import { findingText, severityText } from "../text/findings/index.ts";
import type { Language } from "../text/language.ts";
import { type Terminal, VERSION } from "./terminal.ts";

export interface Outcome {
  readonly result: unknown;
  readonly lines: readonly string[];
  readonly findings?: readonly Finding[];
  /** What was checked, also where nothing was found. */
  readonly checked?: readonly string[];
  /** Where not given: 1 with errors among the findings, else 0. */
  readonly exitCode?: number;
}

/** Exit codes by reason (product §6): 1 the answer is no, 2 usage, 3 refused now, 4 environment, 130 interrupted. */
const EXIT: Record<FailureCode, number> = {
  usage: 2,
  "git-missing": 4,
  "git-too-old": 4,
  "git-failed": 4,
  "ssh-keygen-missing": 4,
  "not-a-repository": 4,
  "not-a-workspace": 4,
  "clone-incomplete": 4,
  "no-entries": 4,
  "folder-not-empty": 3,
  "folder-not-demo": 3,
  "workspace-exists": 3,
  "no-key": 4,
  "key-unreadable": 4,
  "key-unfit": 4,
  "key-not-on-roster": 3,
  "person-not-here": 3,
  "several-persons": 2,
  "not-your-role": 3,
  "not-your-turn": 3,
  "nothing-to-do": 3,
  "which-cycle": 2,
  "cycle-unknown": 2,
  dirty: 3,
  refused: 3,
  "history-violated": 1,
  "object-damaged": 1,
  "moved-meanwhile": 3,
  locked: 3,
  "signing-failed": 4,
  "file-unreadable": 4,
  "path-escapes": 4,
  "invalid-files": 1,
  declined: 3,
  "needs-terminal": 2,
  interrupted: 130,
};

/** Prints a command's outcome in the asked format. @returns the exit code */
export function tell(
  terminal: Terminal,
  format: Format,
  language: Language,
  command: string,
  outcome: Outcome,
): number {
  const findings = outcome.findings ?? [];
  const exitCode = outcome.exitCode ?? (hasErrors(findings) ? 1 : 0);
  terminal.out(
    RENDERERS[format]({
      ...reportOn(terminal, command, language, findings),
      exitCode,
      result: outcome.result,
      lines: outcome.lines,
      checked: outcome.checked ?? [],
    }),
  );
  return exitCode;
}

/** Prints a failure: for people on stderr with what to do, for programs in their format. @returns the exit code */
export function tellFailure(
  terminal: Terminal,
  format: Format,
  language: Language,
  command: string,
  failure: Failure,
): number {
  const exitCode = EXIT[failure.reason.code];
  const { what, hint } = failureText(failure.reason);
  const told = { code: failure.reason.code, message: oneStop(what[language]), hint: oneStop(hint[language]) };
  const report: Report = {
    ...reportOn(terminal, command, language, failure.findings),
    exitCode,
    result: null,
    lines: [],
    checked: [],
    failure: told,
  };
  const text = RENDERERS[format](report);
  if (format !== "human") terminal.out(text);
  else
    terminal.err(
      `${text === "" ? "" : `${text}\n`}sop: ${forTerminal(told.message)}\n${told.hint === "" ? "" : `     ${forTerminal(told.hint)}\n`}`,
    );
  return exitCode;
}

/** A name such as "S.E." at the end of a sentence brings its own full stop. */
function oneStop(text: string): string {
  return text.replace(/\.\.(?=\s|$)/g, ".");
}

/** Is this one of the output formats? */
export function isFormat(text: string): text is Format {
  return FORMATS.some((format) => format === text);
}

function reportOn(
  terminal: Terminal,
  command: string,
  language: Language,
  findings: readonly Finding[],
): Omit<Report, "exitCode" | "result" | "lines" | "checked"> {
  const words = {
    id: { example: "Contoh", cells: "sel", more: "temuan sejenis lagi" },
    en: { example: "Example", cells: "cells", more: "more groups of findings" },
  }[language];
  return {
    version: VERSION,
    command,
    findings: findings.map((finding) => ({ ...finding, message: findingText(finding)[language] })),
    failure: null,
    style: styleFor(terminal.colours),
    labels: {
      ...words,
      severity: {
        error: severityText("error")[language],
        warning: severityText("warning")[language],
        info: severityText("info")[language],
      },
    },
  };
}
