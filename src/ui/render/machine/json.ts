/** The versioned envelope of --json (schemas/report-1.schema.json). */
import { forJson } from "../escape.ts";
import type { Report } from "../report.ts";

export const REPORT_SCHEMA = "https://sop.invalid/schemas/report-1.schema.json";

/** The envelope as text. */
export function jsonText({ version, command, exitCode, result, findings, failure }: Report): string {
  const envelope = {
    schema: REPORT_SCHEMA,
    sop: version,
    command,
    exitCode,
    result: result ?? null,
    findings,
    failure,
  };
  return `${forJson(JSON.stringify(envelope, plainMaps, 2))}\n`;
}

function plainMaps(_key: string, value: unknown): unknown {
  return value instanceof Map ? Object.fromEntries(value) : value;
}
