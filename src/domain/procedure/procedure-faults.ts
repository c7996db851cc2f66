/** What makes a procedure impossible to run: each with where it stands in sop.yaml. */
import type { RoleId } from "../ids.ts";

import { isJudged, isSigning, type Procedure, type Step, stepOf } from "./procedure.ts";

/** What is wrong with a procedure that its schema cannot say; codes, with the step where it is so. */
export interface ProcedureFault {
  readonly code:
    | "step-order"
    | "role-unknown"
    | "return-forward"
    | "return-unknown"
    | "judge-first"
    | "sections-scattered"
    | "combined-not-signing";
  readonly path: readonly (string | number)[];
  readonly given: string;
}

/** Everything that is wrong with a procedure in itself. */
export function procedureFaults(procedure: Procedure): readonly ProcedureFault[] {
  const known = new Set(procedure.roles.map(({ id }) => id));
  return [
    ...sectionsTogether(procedure),
    ...procedure.steps.flatMap((step, at) => stepFaults(procedure, known, step, at)),
    ...mandateFaults(procedure, known),
    ...combinationFaults(procedure),
  ];
}

/** Sections go side by side through one unbroken run of steps; two runs would have no one order. */
function sectionsTogether({ steps }: Procedure): ProcedureFault[] {
  const starts = steps.filter((step, at) => step.scope === "section" && steps[at - 1]?.scope !== "section");
  const given = starts.map(({ no }) => no).join(", ");
  return starts.length > 1 ? [{ code: "sections-scattered", path: ["langkah"], given }] : [];
}

function stepFaults(
  procedure: Procedure,
  known: ReadonlySet<RoleId>,
  step: Step,
  at: number,
): ProcedureFault[] {
  const path = ["langkah", at];
  const faults: ProcedureFault[] = [];
  if (step.no !== at + 1) faults.push({ code: "step-order", path: [...path, "no"], given: String(step.no) });
  if (at === 0 && isJudged(step))
    faults.push({ code: "judge-first", path: [...path, "jenis"], given: step.kind });
  for (const role of [...step.roles, ...step.recordedBy]) {
    if (!known.has(role)) faults.push({ code: "role-unknown", path: [...path, "peran"], given: role });
  }
  for (const back of step.returnsTo) {
    if (back < step.no && stepOf(procedure, back) !== undefined) continue;
    const code = back >= step.no ? "return-forward" : "return-unknown";
    faults.push({ code, path: [...path, "kembali_ke"], given: String(back) });
  }
  return faults;
}

/** Only steps that are there, and by which somebody signs, can fall to one person. */
function combinationFaults(procedure: Procedure): ProcedureFault[] {
  return (procedure.combines?.steps ?? []).flatMap((no, at): ProcedureFault[] => {
    const step = stepOf(procedure, no);
    if (step !== undefined && isSigning(step)) return [];
    return [{ code: "combined-not-signing", path: ["rangkap", "langkah", at], given: String(no) }];
  });
}

function mandateFaults({ mandates }: Procedure, known: ReadonlySet<RoleId>): ProcedureFault[] {
  return Object.entries(mandates).flatMap(([mandate, roles]) =>
    roles
      .filter((role) => !known.has(role))
      .map(
        (role): ProcedureFault => ({
          code: "role-unknown",
          path: ["wewenang"],
          given: `${mandate}: ${role}`,
        }),
      ),
  );
}
