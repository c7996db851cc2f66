/** JUnit XML: a suite a file, a case a finding; files without findings pass. */
import { forXml } from "../escape.ts";
import type { Report, ToldFinding } from "../report.ts";

/** The report as JUnit XML. */
export function junitText({ findings, checked, failure }: Report): string {
  const files = [...new Set([...checked, ...findings.map(({ file }) => file)])];
  const suites = files.map((file) =>
    suite(
      file,
      findings.filter((one) => one.file === file),
    ),
  );
  const stopped =
    failure === null
      ? []
      : [
          `  <testsuite name="sop" tests="1" failures="0" errors="1"><testcase name="sop"><error type="${failure.code}" message="${forXml(failure.message)}"/></testcase></testsuite>`,
        ];
  return `${['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>", ...suites, ...stopped, "</testsuites>"].join("\n")}\n`;
}

function suite(file: string, findings: readonly ToldFinding[]): string {
  const errors = findings.filter(({ severity }) => severity === "error");
  const cases = findings.length === 0 ? [`    <testcase name="${forXml(file)}"/>`] : findings.map(testCase);
  const tests = Math.max(1, findings.length);
  return [
    `  <testsuite name="${forXml(file)}" tests="${tests}" failures="${errors.length}">`,
    ...cases,
    "  </testsuite>",
  ].join("\n");
}

function testCase(finding: ToldFinding): string {
  const place =
    finding.cell === undefined ? (finding.line?.toString() ?? "") : `${finding.sheet}!${finding.cell}`;
  const name = `name="${forXml(`${finding.rule} ${place}`.trim())}" classname="${forXml(finding.file)}"`;
  if (finding.severity !== "error")
    return `    <testcase ${name}><system-out>${forXml(finding.message)}</system-out></testcase>`;
  return `    <testcase ${name}><failure type="${finding.rule}" message="${forXml(finding.message)}">${forXml(finding.field ?? "")}</failure></testcase>`;
}
