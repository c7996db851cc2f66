/** SARIF 2.1.0, for forges that show findings beside the code. */
import { forJson, forTerminal } from "../escape.ts";
import type { Report, ToldFinding } from "../report.ts";

const LEVEL = { error: "error", warning: "warning", info: "note" } as const;

/** The report as a SARIF log. */
export function sarifText({ version, findings, failure }: Report): string {
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort().map((id) => ({ id }));
  const notifications =
    failure === null
      ? []
      : [
          {
            level: "error",
            message: { text: `${failure.message} ${failure.hint}` },
            descriptor: { id: failure.code },
          },
        ];
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "sop", version, rules } },
        invocations: [{ executionSuccessful: failure === null, toolExecutionNotifications: notifications }],
        results: findings.map(result),
      },
    ],
  };
  return `${forJson(JSON.stringify(log, null, 2))}\n`;
}

function result(finding: ToldFinding): object {
  const region =
    finding.line === undefined
      ? {}
      : { region: { startLine: finding.line, startColumn: finding.column ?? 1 } };
  const cell =
    finding.cell === undefined
      ? {}
      : {
          logicalLocations: [
            {
              fullyQualifiedName: `${finding.sheet}!${finding.cell}`,
              name: forTerminal(finding.field ?? ""),
            },
          ],
        };
  const uri = finding.file.split("/").map(encodeURIComponent).join("/");
  return {
    ruleId: finding.rule,
    level: LEVEL[finding.severity],
    message: { text: forTerminal(finding.message) },
    locations: [{ physicalLocation: { artifactLocation: { uri }, ...region }, ...cell }],
  };
}
