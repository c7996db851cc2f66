/** What a command found, ready to be told in any format. */
import type { Finding } from "../../domain/finding.ts";
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
  /** Data, to be given as it is; undefined for what people read. */
  readonly verbatim?: boolean;
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
