/** GitHub workflow commands: one annotation a finding. What people typed is escaped, or it would be a command itself. */
import { forGithub, forGithubProperty } from "../escape.ts";
import type { Report, ToldFinding } from "../report.ts";

const LEVEL = { error: "error", warning: "warning", info: "notice" } as const;

/** One line a finding. */
export function githubText({ findings, failure }: Report): string {
  const stopped = failure === null ? [] : [`::error::${forGithub(`${failure.message} ${failure.hint}`)}`];
  return [...findings.map(annotation), ...stopped].map((line) => `${line}\n`).join("");
}

function annotation(finding: ToldFinding): string {
  const properties = [
    `file=${forGithubProperty(finding.file)}`,
    ...(finding.line === undefined ? [] : [`line=${finding.line}`, `col=${finding.column ?? 1}`]),
    `title=${forGithubProperty(finding.rule)}`,
  ];
  const place = finding.cell === undefined ? "" : `${finding.sheet}!${finding.cell} `;
  return `::${LEVEL[finding.severity]} ${properties.join(",")}::${forGithub(`${place}${finding.field ?? ""}: ${finding.message}`)}`;
}
