/** For people at a terminal: findings by file, in Excel's terms; repeats grouped. */
import { forLine, forTerminal } from "../escape.ts";
import type { Report, ReportLabels, ToldFinding } from "../report.ts";
import type { Style } from "../style.ts";

/** More of one kind in one file helps nobody; the rest is counted. */
const MOST = 20;
/** A label and the beginning of its row's name are enough to find it; the cell says the rest. */
const LONGEST = 96;

/** Findings, then the result. */
export function humanText({ findings, lines, verbatim, labels, style }: Report): string {
  const files = [...new Set(findings.map(({ file }) => file))];
  const blocks = files.flatMap((file) => [
    style.strong(forLine(file)),
    ...grouped(
      findings.filter((one) => one.file === file),
      labels,
      style,
    ),
    "",
  ]);
  // Whatever a command tells may name files and people: no line of it is more than text.
  const told = verbatim === true ? lines : lines.map(forLine);
  const all = [...blocks, ...told];
  const last = all.findLastIndex((line) => line !== "");
  return last < 0 ? "" : `${all.slice(0, last + 1).join("\n")}\n`;
}

/** Findings of one rule in one column that say the same become one line: `F9, F10, F12 (3 cells)`. */
function grouped(findings: readonly ToldFinding[], labels: ReportLabels, style: Style): readonly string[] {
  const groups = new Map<string, ToldFinding[]>();
  for (const finding of findings) {
    const column = (finding.cell ?? "").replace(/[0-9]+$/, "");
    const key = [
      finding.rule,
      finding.sheet,
      column,
      finding.message,
      finding.cell === undefined ? finding.field : "",
    ].join("\u0000");
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  const all = [...groups.values()];
  const shown = all.slice(0, MOST).flatMap((group) => describe(group, labels, style));
  const rest = all.length - MOST;
  return rest > 0 ? [...shown, `  + ${rest} ${labels.more}`] : shown;
}

function describe(group: readonly ToldFinding[], labels: ReportLabels, style: Style): readonly string[] {
  const [first] = group;
  if (first === undefined) return [];
  const example = first.example ? ` ${labels.example}: ${first.example}.` : "";
  const field =
    group.length === 1 && first.field !== undefined && first.cell !== undefined
      ? forLine(`    ${shortened(first.field)}`)
      : undefined;
  const severity = paint(style, first.severity)(labels.severity[first.severity]);
  const place = placeText(group, labels);
  const head = `  ${severity}${place === "" ? "" : ` ${place}`}: ${forTerminal(first.message).replace(/\.$/, "")}.${forTerminal(example)}`;
  return field === undefined ? [head] : [head, field];
}

function placeText(group: readonly ToldFinding[], labels: ReportLabels): string {
  const [first] = group;
  if (first?.line !== undefined) return `${first.line}:${first.column ?? 1}`;
  if (first?.cell === undefined) return "";
  const cells = group.map(({ cell }) => cell);
  const listed = cells.length > 6 ? `${cells[0]} … ${cells.at(-1)}` : cells.join(", ");
  const count = cells.length > 1 ? ` (${cells.length} ${labels.cells})` : "";
  return forTerminal(`${first.sheet}!${listed}${count}`);
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function paint(style: Style, severity: ToldFinding["severity"]): (text: string) => string {
  return { error: style.bad, warning: style.mild, info: style.strong }[severity];
}
