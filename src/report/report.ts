/** What a command found, ready to be told in any format. Renderers are pure; one table picks them. */
import type { Finding } from "../domain/finding.ts";
import { githubText } from "./github.ts";
import { humanText } from "./human.ts";
import { jsonText } from "./json.ts";
import { junitText } from "./junit.ts";
import { sarifText } from "./sarif.ts";
import type { Style } from "./style.ts";

export interface ToldFinding extends Finding {
  readonly message: string;
}

export interface Report {
  readonly version: string;
  readonly command: string;
  readonly exitCode: number;
  readonly result: unknown;
  /** The result in sentences, for people. */
  readonly lines: readonly string[];
  readonly findings: readonly ToldFinding[];
  /** Everything that was checked, also where nothing was found. */
  readonly checked: readonly string[];
  readonly failure: { readonly code: string; readonly message: string; readonly hint: string } | null;
  /** Labels in the reader's language. */
  readonly labels: ReportLabels;
  readonly style: Style;
}

export interface ReportLabels {
  readonly severity: Readonly<Record<Finding["severity"], string>>;
  readonly example: string;
  readonly cells: string;
  readonly more: string;
}

export const RENDERERS = {
  human: humanText,
  json: jsonText,
  junit: junitText,
  github: githubText,
  sarif: sarifText,
} as const satisfies Record<string, (report: Report) => string>;

export type Format = keyof typeof RENDERERS;
export const FORMATS = Object.keys(RENDERERS) as readonly Format[];
