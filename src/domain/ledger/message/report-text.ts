/** What a verifier saw, as one canonical text: its SHA-256 is `Sop-Report` (docs/design/ledger.md §6). */

import type { Finding } from "../../finding.ts";
import { compareBytes } from "../path-rules.ts";

/** One line a finding, `severity SP rule SP section SP sheet SP cell LF`, sorted by bytes: codes and places, no words. */
export function reportText(findings: readonly Finding[]): string {
  return findings
    .map(({ severity, rule, section, sheet, cell }) =>
      [severity, rule, section, sheet, cell].map((part) => (part ?? "-").replaceAll(" ", "%20")).join(" "),
    )
    .sort(compareBytes)
    .map((line) => `${line}\n`)
    .join("");
}
