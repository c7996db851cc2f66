/** Why a file cannot be read as a workbook, and the bounds within which any file is read. Nothing in it is trusted. */
import type { Rule } from "../../domain/finding.ts";

/** A file that cannot be read as a workbook, by the rule that says why. */
export class UnreadableWorkbook extends Error {
  readonly rule: Extract<Rule, `file-${string}`>;
  /** What the file is instead, or which bound it breaks, as data for the sentence. */
  readonly given: string | undefined;

  constructor(rule: UnreadableWorkbook["rule"], given?: string) {
    super(rule);
    this.name = "UnreadableWorkbook";
    this.rule = rule;
    this.given = given;
  }
}

/**
 * Far above any form of ours, far below what hurts. Bytes for `file`, `part` and `total` (after inflating);
 * characters for `text`, which is Excel's own limit of a cell; milliseconds for `time`.
 */
export const LIMITS = {
  file: 20_000_000,
  part: 30_000_000,
  total: 120_000_000,
  parts: 2_000,
  depth: 64,
  row: 1_048_576,
  column: 16_384,
  cells: 200_000,
  text: 32_767,
  time: 1_500,
} as const;

/** Milliseconds since some moment; handed in, so that reading depends on no clock of its own. */
export type Stopwatch = () => number;

/** Refuses to go on once reading has taken longer than any honest form could. */
export function timeLimit(now: Stopwatch): () => void {
  const start = now();
  return () => {
    if (now() - start > LIMITS.time) throw new UnreadableWorkbook("file-slow");
  };
}
