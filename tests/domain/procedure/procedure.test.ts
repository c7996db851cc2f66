/** A procedure: what its steps judge, and what its schema cannot say is wrong with it. */
import { describe, expect, test } from "vitest";
import type { RoleId } from "../../../src/domain/ids.ts";
import {
  isJudged,
  judgedStep,
  type Procedure,
  roleLabel,
  type Step,
  type StepKind,
  stepOf,
} from "../../../src/domain/procedure/procedure.ts";
import { type ProcedureFault, procedureFaults } from "../../../src/domain/procedure/procedure-faults.ts";
import { templateProcedure } from "../../support/template.ts";
import { there } from "../../support/there.ts";

const TEMPLATE = await templateProcedure();
const role = (id: string): RoleId => id as RoleId;
/** The template with some of its steps otherwise. */
const withSteps = (changes: Readonly<Record<number, Partial<Step>>>): Procedure => ({
  ...TEMPLATE,
  steps: TEMPLATE.steps.map((step) => ({ ...step, ...changes[step.no] })),
});

describe("whether a person judges at a step", () => {
  const JUDGED: Record<StepKind, boolean> = {
    draft: false,
    review: true,
    distribute: false,
    fill: false,
    verify: true,
    compile: false,
    initial: true,
    sign: true,
  };
  test.each(Object.entries(JUDGED))("%s: %s", (kind, judged) => {
    const step = { ...there(TEMPLATE.steps[0]), kind: kind as StepKind };
    expect(isJudged(step)).toBe(judged);
  });
  // draft, review, distribute, fill, verify, compile, initial, initial, sign.
  test.each([
    [1, 1],
    [2, 1],
    [3, 3],
    [4, 4],
    [5, 4],
    [6, 6],
    [7, 6],
    [8, 6],
    [9, 6],
  ])("step %i judges what step %i made", (no, made) => {
    expect(judgedStep(TEMPLATE, there(stepOf(TEMPLATE, no))).no).toBe(made);
  });
  test("a first step that judges has nothing before it", () => {
    const steps = withSteps({ 1: { kind: "review" } });
    expect(judgedStep(steps, there(steps.steps[0])).no).toBe(1);
  });
});

test("a step by its number, a role by its label", () => {
  expect(stepOf(TEMPLATE, 9)?.kind).toBe("sign");
  expect([stepOf(TEMPLATE, 0), stepOf(TEMPLATE, 10)]).toEqual([undefined, undefined]);
  const known = there(TEMPLATE.roles[0]);
  expect(roleLabel(TEMPLATE, known.id)).toBe(known.label);
  expect(roleLabel(TEMPLATE, role("lurah"))).toBe("lurah");
});

describe("what is wrong with a procedure in itself", () => {
  const fault = (code: ProcedureFault["code"], path: ProcedureFault["path"], given: string) => ({
    code,
    path,
    given,
  });
  type Case = readonly [what: string, procedure: Procedure, faults: readonly ProcedureFault[]];
  const table: readonly Case[] = [
    ["nothing", TEMPLATE, []],
    [
      "a number that is not its place",
      withSteps({ 3: { no: 4 } }),
      [fault("step-order", ["langkah", 2, "no"], "4")],
    ],
    [
      "a first step that judges",
      withSteps({ 1: { kind: "review" } }),
      [fault("judge-first", ["langkah", 0, "jenis"], "review")],
    ],
    [
      "roles that nobody has",
      withSteps({ 3: { roles: [role("lurah")], recordedBy: [role("kades")] } }),
      [
        fault("role-unknown", ["langkah", 2, "peran"], "lurah"),
        fault("role-unknown", ["langkah", 2, "peran"], "kades"),
      ],
    ],
    [
      "a return to itself",
      withSteps({ 5: { returnsTo: [5] } }),
      [fault("return-forward", ["langkah", 4, "kembali_ke"], "5")],
    ],
    [
      "a return forward",
      withSteps({ 5: { returnsTo: [4, 6] } }),
      [fault("return-forward", ["langkah", 4, "kembali_ke"], "6")],
    ],
    [
      "a return to a step that is not there",
      withSteps({ 5: { returnsTo: [0] } }),
      [fault("return-unknown", ["langkah", 4, "kembali_ke"], "0")],
    ],
    [
      "two runs of sections",
      withSteps({ 7: { scope: "section" } }),
      [fault("sections-scattered", ["langkah"], "4, 7")],
    ],
    [
      "what falls to one person, though nobody signs there",
      { ...TEMPLATE, combines: { steps: [6, 7, 9, 12], reason: "x" } },
      [
        fault("combined-not-signing", ["rangkap", "langkah", 0], "6"),
        fault("combined-not-signing", ["rangkap", "langkah", 3], "12"),
      ],
    ],
    [
      "sections from the first step on",
      withSteps({ 1: { scope: "section" }, 2: { scope: "section" }, 3: { scope: "section" } }),
      [],
    ],
    [
      "a mandate of a role that is not there",
      { ...TEMPLATE, mandates: { ...TEMPLATE.mandates, open: [role("lurah"), ...TEMPLATE.mandates.open] } },
      [fault("role-unknown", ["wewenang"], "open: lurah")],
    ],
  ];
  test.each(table)("%s", (_, procedure, faults) => {
    expect(procedureFaults(procedure)).toEqual(faults);
  });
});
