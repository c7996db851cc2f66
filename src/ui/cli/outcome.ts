/** What every command gives back, and how it is told, in any format. */
import type { Finding } from "../../domain/finding.ts";
import { hasErrors } from "../../domain/finding.ts";
import { type Language, severityText } from "../messages/language.ts";
import { FINDING_LABELS } from "../messages/screens/finding-labels.ts";
import { FORMATS, type Format, rendererOf } from "../render/formats.ts";
import type { Report } from "../render/report.ts";
import { styleFor } from "../render/style.ts";
import { type Terminal, VERSION } from "./terminal.ts";

export interface Outcome {
  /** For programs; worked out only where one asks for it. */
  readonly result: unknown;
  /** For people; likewise. */
  readonly lines: readonly string[];
  /** Are the lines data that somebody will read on, to be given as they are? */
  readonly verbatim?: boolean;
  readonly findings?: readonly Finding[];
  /** What was checked, also where nothing was found. */
  readonly checked?: readonly string[];
  /** Where not given: 1 with errors among the findings, else 0. */
  readonly exitCode?: number;
}

/** Prints a command's outcome in the asked format. @returns the exit code */
export async function tell(
  terminal: Terminal,
  format: Format,
  language: Language,
  command: string,
  outcome: Outcome,
): Promise<number> {
  const findings = outcome.findings ?? [];
  const exitCode = outcome.exitCode ?? (hasErrors(findings) ? 1 : 0);
  const rendered = await rendererOf(format);
  const report = await reportOn(terminal, command, language, findings);
  terminal.out(
    rendered({
      ...report,
      exitCode,
      get result() {
        return outcome.result;
      },
      get lines() {
        return outcome.lines;
      },
      verbatim: outcome.verbatim === true,
      checked: outcome.checked ?? [],
    }),
  );
  return exitCode;
}

/** Is this one of the output formats? */
export function isFormat(text: string): text is Format {
  return FORMATS.some((format) => format === text);
}

/** What a report says whatever came of the command; the words of findings are loaded where there are any. */
export async function reportOn(
  terminal: Terminal,
  command: string,
  language: Language,
  findings: readonly Finding[],
): Promise<Omit<Report, "exitCode" | "result" | "lines" | "verbatim" | "checked">> {
  return {
    version: VERSION,
    command,
    findings: findings.length === 0 ? [] : await toldIn(language, findings),
    failure: null,
    style: await styleFor(terminal.colours),
    labels: {
      ...FINDING_LABELS[language],
      severity: {
        error: severityText("error")[language],
        warning: severityText("warning")[language],
        info: severityText("info")[language],
      },
    },
  };
}

async function toldIn(language: Language, findings: readonly Finding[]): Promise<Report["findings"]> {
  const { findingText } = await import("../messages/findings/index.ts");
  return findings.map((finding) => ({ ...finding, message: findingText(finding)[language] }));
}
