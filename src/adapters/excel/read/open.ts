/** A workbook that came in: recognised by its hidden identity, or refused by the rule that it breaks. */
import type { OpenedReturn } from "../../../app/ports/workbooks.ts";
import { readIdentity } from "../identity.ts";
import { type Stopwatch, UnreadableWorkbook } from "../unreadable.ts";
import { openWorkbook } from "./format/detect-format.ts";
import { readWithinBounds } from "./return-reader.ts";

/** @param now by which a workbook that takes too long to read is given up */
export function openReturn(bytes: Uint8Array, now: Stopwatch): OpenedReturn {
  try {
    const book = openWorkbook(bytes, now);
    const identity = readIdentity(book.sheets);
    if (identity === undefined) return { kind: "stranger" };
    return {
      kind: "form",
      identity,
      extension: book.kind,
      read: (form, source) => readWithinBounds(book, identity.takesAnswers === true, form, source),
    };
  } catch (error) {
    if (error instanceof UnreadableWorkbook)
      return { kind: "unreadable", rule: error.rule, given: error.given };
    throw error;
  }
}
