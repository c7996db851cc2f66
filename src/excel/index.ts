/** The workbooks' port, put together. exceljs is loaded only when something is written. */
import type { OpenedReturn, Workbooks } from "../ports.ts";
import { UnreadableWorkbook } from "./package.ts";
import { openReturn, readReturnSheets } from "./return-reader.ts";

/** Excel as the operations ask for it. */
export function excelWorkbooks(): Workbooks {
  return {
    writeForm: async (form, identity) => (await import("./form-writer.ts")).writeForm(form, identity),
    writeRecap: async (recap, head) => (await import("./recap-writer.ts")).writeRecap(recap, head),
    open,
  };
}

function open(bytes: Uint8Array): OpenedReturn {
  try {
    const { sheets, identity } = openReturn(bytes);
    if (identity === undefined) return { kind: "stranger" };
    return { kind: "form", identity, read: (form, source) => readReturnSheets(sheets, form, source) };
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return { kind: "unreadable", rule: error.rule };
    throw error;
  }
}
