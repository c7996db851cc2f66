/** A procedure of six steps, without the template around it: for the law by itself. */
import type { Procedure } from "../../src/domain/procedure/procedure.ts";

const step = (no: number, kind: string, role: string, more: object = {}) => ({
  no,
  kind,
  activity: kind,
  roles: [role],
  scope: "cycle",
  limit: { amount: 1, unit: "working-day" },
  returnsTo: [],
  recordedBy: [],
  ...more,
});
export const SIX_STEPS = {
  id: "p",
  utcOffset: 420,
  office: { id: "o" },
  roles: [],
  steps: [
    step(1, "draft", "petugas"),
    step(2, "fill", "kepala", { scope: "section", recordedBy: ["petugas"] }),
    step(3, "verify", "petugas", { scope: "section", returnsTo: [2] }),
    step(4, "compile", "petugas"),
    step(5, "initial", "sekretaris", { returnsTo: [4, 2] }),
    step(6, "sign", "camat", { returnsTo: [4] }),
  ],
  mandates: {
    appoint: ["pencatat"],
    substitute: [],
    amend: ["camat"],
    open: ["petugas"],
    waive: ["sekretaris"],
    reopen: ["camat"],
    attach: ["petugas"],
  },
  reopensTo: 2,
} as unknown as Procedure;
