/** Which act does which kind of step, which act is whose office, and who may therefore sign it. Tables, no branches. */

import type { RoleId } from "../ids.ts";
import type { Mandate, Procedure, Step, StepKind } from "../procedure/procedure.ts";
import type { Act } from "./message/message.ts";

/** The acts that do a step, and the kinds of step they do. */
export const STEP_ACTS: Partial<Record<Act, readonly StepKind[]>> = {
  draft: ["draft"],
  approve: ["review", "initial", "sign"],
  distribute: ["distribute"],
  receive: ["fill"],
  verify: ["verify"],
  compile: ["compile"],
  // Last: what does a step of one of these kinds is the act above, and to send back is the exception.
  reject: ["review", "verify", "initial", "sign", "fill"],
};

/** The acts that are somebody's office, outside the steps. */
const MANDATES: Partial<Record<Act, Mandate>> = {
  found: "appoint",
  appoint: "appoint",
  correct: "appoint",
  amend: "amend",
  open: "open",
  waive: "waive",
  reopen: "reopen",
  attach: "attach",
  heal: "appoint",
  // Whoever may open a cycle may take back that it was opened.
  cancel: "open",
};

/** The act by which a step of this kind is done. */
export function actFor(kind: StepKind): Act {
  const [act] = Object.entries(STEP_ACTS).find(([, kinds]) => kinds.includes(kind)) as [Act, unknown];
  return act;
}

/**
 * The roles of which a signer must hold one for this act.
 * @param second a second person's part: recording a return for the one who filled it, or confirming a healing
 */
export function rolesFor(
  procedure: Procedure,
  act: Act,
  step: Step | undefined,
  second: boolean,
): readonly RoleId[] {
  const { mandates } = procedure;
  if (act === "heal" && second) return [...mandates.substitute, ...mandates.amend];
  // What the substitute may record of it is for the roster's own law to say.
  if (act === "appoint" || act === "correct") return [...mandates.appoint, ...mandates.substitute];
  const mandate = MANDATES[act];
  if (mandate !== undefined) return mandates[mandate];
  if (step === undefined) return [];
  // A form that cannot be filled is told by the one who has it, or by the one who records for them.
  if (act === "reject" && step.kind === "fill") return [...step.roles, ...step.recordedBy];
  return second ? step.recordedBy : step.roles;
}
