/** Which act does which kind of step, whose office each act is, and which day it is there. */
import { describe, expect, test } from "vitest";
import type { RoleId } from "../../../src/domain/ids.ts";
import { actFor, rolesFor } from "../../../src/domain/ledger/act-table.ts";
import type { Act } from "../../../src/domain/ledger/message/message.ts";
import { officeDay } from "../../../src/domain/procedure/calendar.ts";
import type { StepKind } from "../../../src/domain/procedure/procedure.ts";
import { PROCEDURE, step } from "../../support/story.ts";

describe("the act by which a step is done", () => {
  const ACTS: Record<StepKind, Act> = {
    draft: "draft",
    review: "approve",
    distribute: "distribute",
    fill: "receive",
    verify: "verify",
    compile: "compile",
    initial: "approve",
    sign: "approve",
  };
  test.each(Object.entries(ACTS))("%s: %s", (kind, act) => {
    expect(actFor(kind as StepKind)).toBe(act);
  });
});

describe("the roles of which a signer holds one", () => {
  const roles = (...names: string[]): RoleId[] => names as RoleId[];
  const procedure = {
    ...PROCEDURE,
    mandates: {
      ...PROCEDURE.mandates,
      appoint: roles("pencatat"),
      substitute: roles("pengganti"),
      amend: roles("pemilik"),
      open: roles("pembuka"),
      waive: roles("pemberi"),
      reopen: roles("pembuka-kembali"),
      attach: roles("arsiparis"),
    },
  };
  const fill = step(4, "fill", "kepala", { recordedBy: roles("petugas") });
  type Case = readonly [act: Act, step: typeof fill | undefined, second: boolean, needed: readonly string[]];
  const table: readonly Case[] = [
    ["found", undefined, false, ["pencatat"]],
    ["appoint", undefined, false, ["pencatat", "pengganti"]],
    ["correct", undefined, false, ["pencatat", "pengganti"]],
    ["amend", undefined, false, ["pemilik"]],
    ["open", undefined, false, ["pembuka"]],
    ["waive", undefined, false, ["pemberi"]],
    ["reopen", undefined, false, ["pembuka-kembali"]],
    ["attach", undefined, false, ["arsiparis"]],
    ["heal", undefined, false, ["pencatat"]],
    ["cancel", undefined, false, ["pembuka"]],
    // An office of the cycle's is nobody's step, whatever step an entry names.
    ["open", fill, false, ["pembuka"]],
    ["receive", fill, false, ["kepala"]],
    ["receive", fill, true, ["petugas"]],
    ["receive", undefined, false, []],
    ["receive", undefined, true, []],
    ["verify", fill, false, ["kepala"]],
    ["reject", fill, false, ["kepala", "petugas"]],
    ["reject", step(5, "verify", "petugas"), false, ["petugas"]],
  ];
  test.each(table)("%s", (act, of, second, needed) => {
    expect(rolesFor(procedure, act, of, second)).toEqual(needed);
  });
  test("another than the registrar confirms a healing", () => {
    expect(rolesFor(procedure, "heal", undefined, true)).toContain("pemilik");
  });
});

describe("the day in the office", () => {
  test.each([
    ["2024-07-02T16:59:59Z", 420, "2024-07-02"],
    ["2024-07-02T17:00:00Z", 420, "2024-07-03"],
    ["2024-07-02T23:59:59Z", 0, "2024-07-02"],
    ["2024-07-03T00:00:00Z", 0, "2024-07-03"],
    ["2024-07-03T00:59:59Z", -60, "2024-07-02"],
    ["2024-07-03T01:00:00Z", -60, "2024-07-03"],
  ])("%s at %i minutes: %s", (moment, offset, day) => {
    expect(officeDay(Date.parse(moment) / 1000, offset)).toBe(day);
  });
});
