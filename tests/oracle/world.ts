/** The small office of the generator: seven people, seven steps, two sections. */
import type { Procedure, Roster, Step } from "./history.ts";

const step = (no: number, kind: Step["kind"], role: string, more: Partial<Step> = {}): Step => ({
  no,
  kind,
  scope: kind === "fill" || kind === "verify" ? "section" : "cycle",
  roles: [role],
  recordedBy: [],
  returnsTo: [],
  ...more,
});

export const PROCEDURE: Procedure = {
  steps: [
    step(1, "draft", "petugas"),
    step(2, "review", "kasubag", { returnsTo: [1] }),
    step(3, "fill", "kepala", { recordedBy: ["petugas"], returnsTo: [1] }),
    step(4, "verify", "petugas", { returnsTo: [3, 1] }),
    step(5, "compile", "petugas"),
    step(6, "initial", "kasubag", { returnsTo: [5, 3] }),
    step(7, "sign", "camat", { returnsTo: [5, 3] }),
  ],
  reopensTo: 3,
  mandates: {
    appoint: "pencatat",
    substitute: "sekretaris",
    amend: "camat",
    open: "petugas",
    reopen: "camat",
  },
};

const person = (id: string, ...roles: readonly { role: string; section?: string }[]) => ({
  id,
  key: `${id}0`,
  keyEnded: false,
  roles,
});

export const ROSTER: Roster = {
  version: 1,
  people: [
    person("lestari", { role: "pencatat" }),
    person("rina", { role: "petugas" }),
    person("dewi", { role: "kasubag" }, { role: "kepala", section: "b" }),
    person("agus", { role: "sekretaris" }),
    person("hadi", { role: "camat" }),
    person("budi", { role: "kepala", section: "a" }),
  ],
};

export const CYCLES = ["2024/tw1", "2024/tw2"] as const;
