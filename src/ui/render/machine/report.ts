/** What a command found, ready to be told in any format. Renderers are pure; one table picks them. */
import type { Finding } from "../../../domain/finding.ts";
import type { Style } from "../style.ts";
import { humanText } from "../terminal/human.ts";

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

type Renderer = (report: Report) => string;

/** What a format's renderer is loaded by: most commands are told to people. */
const RENDERERS = {
  human: async () => humanText,
  json: async () => (await import("./json.ts")).jsonText,
  junit: async () => (await import("./junit.ts")).junitText,
  github: async () => (await import("./github.ts")).githubText,
  sarif: async () => (await import("./sarif.ts")).sarifText,
} as const satisfies Record<string, () => Promise<Renderer>>;

export type Format = keyof typeof RENDERERS;
export const FORMATS = Object.keys(RENDERERS) as readonly Format[];

/** How a report becomes text. */
export function rendererOf(format: Format): Promise<Renderer> {
  return RENDERERS[format]();
}
