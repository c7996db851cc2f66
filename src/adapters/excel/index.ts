/** The workbooks' port, put together: what reads and what writes are loaded when they are first needed. */
import type { Workbooks } from "../../app/ports/workbooks.ts";
import type { Stopwatch } from "./unreadable.ts";

/** Excel as the operations ask for it. @param now by which a workbook that takes too long to read is given up */
export function excelWorkbooks(now: Stopwatch): Workbooks {
  return {
    writeForm: async (form, identity) => (await import("./write/form-writer.ts")).writeForm(form, identity),
    isWrittenForm: async (bytes, form, identity) =>
      (await import("./write/form-writer.ts")).isWrittenForm(bytes, form, identity),
    writeCorrection: async (form, identity, correction) =>
      (await import("./write/correction-writer.ts")).writeCorrection(form, identity, correction),
    writeRecap: async (recap, head) => (await import("./write/recap-writer.ts")).writeRecap(recap, head),
    isWrittenRecap: async (bytes, recap, head) =>
      (await import("./read/recap-cells.ts")).isWrittenRecap(bytes, recap, head, now),
    open: async (bytes) => (await import("./read/open.ts")).openReturn(bytes, now),
  };
}
