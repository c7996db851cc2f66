/** What a command found, ready to be told in any format. Renderers are pure; one table picks them. */
import type { Report } from "./report.ts";
import { humanText } from "./terminal/human.ts";

type Renderer = (report: Report) => string;

/** What a format's renderer is loaded by: most commands are told to people. */
const RENDERERS = {
  human: async () => humanText,
  json: async () => (await import("./machine/json.ts")).jsonText,
  junit: async () => (await import("./machine/junit.ts")).junitText,
  github: async () => (await import("./machine/github.ts")).githubText,
  sarif: async () => (await import("./machine/sarif.ts")).sarifText,
} as const satisfies Record<string, () => Promise<Renderer>>;

export type Format = keyof typeof RENDERERS;
export const FORMATS = Object.keys(RENDERERS) as readonly Format[];

/** How a report becomes text. */
export function rendererOf(format: Format): Promise<Renderer> {
  return RENDERERS[format]();
}
