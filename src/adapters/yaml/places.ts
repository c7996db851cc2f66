/** Where something stands in a YAML text. */
import { isAlias, LineCounter, type Node, type parseDocument, visit } from "yaml";

export type Parsed = ReturnType<typeof parseDocument>;

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Where the lines of a text begin, as the parser itself would count them. */
export function linesOf(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) lines.addNewLine(end + 1);
  return lines;
}

/** The nearest written place to a path: the value itself, or what it would have stood in. */
export function placeOf(document: Parsed, lines: LineCounter, path: readonly (string | number)[]): Place {
  for (let length = path.length; length >= 0; length--) {
    const node =
      length === 0 ? document.contents : (document.getIn(path.slice(0, length), true) as Node | undefined);
    const start = node?.range?.[0];
    if (start === undefined) continue;
    const at = lines.linePos(start);
    return { line: at.line, column: at.col };
  }
  return { line: 1, column: 1 };
}

/** The first place that repeats another one, which hides what a file says. */
export function firstAlias(document: Parsed): Node | undefined {
  let found: Node | undefined;
  visit(document, {
    Node: (_key, node) => {
      if (!isAlias(node)) return undefined;
      found = node;
      return visit.BREAK;
    },
  });
  return found;
}

/** A line as a finding quotes it. */
export function textAt(text: string, line: number): string {
  return (text.split(/\r?\n/)[line - 1] ?? "").trim().slice(0, 80);
}
