/** The workbooks' port, put together. exceljs is loaded only when something is written. */
import type { OpenedReturn, Workbooks } from "../ports.ts";
import { readIdentity } from "./identity.ts";
import { openWorkbook } from "./package.ts";
import { readWithinBounds } from "./return-reader.ts";
import { type Stopwatch, UnreadableWorkbook } from "./unreadable.ts";

/** Excel as the operations ask for it. @param now by which a workbook that takes too long to read is given up */
export function excelWorkbooks(now: Stopwatch): Workbooks {
  return {
    writeForm: async (form, identity) => (await import("./form-template.ts")).writeForm(form, identity),
    writeCorrection: async (form, identity, correction) =>
      (await import("./correction-writer.ts")).writeCorrection(form, identity, correction),
    writeRecap: async (recap, head) => (await import("./recap-writer.ts")).writeRecap(recap, head),
    open: (bytes) => open(bytes, now),
  };
}

function open(bytes: Uint8Array, now: Stopwatch): OpenedReturn {
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
