/** The procedure: who may do what, in which order, within which time. Read from sop.yaml; none of it is code. */
import type { RoleId, StepNo } from "../ids.ts";

export type StepKind = "draft" | "review" | "distribute" | "fill" | "verify" | "compile" | "initial" | "sign";
export type Scope = "cycle" | "section";

export interface Limit {
  readonly amount: number;
  readonly unit: "working-day" | "hour" | "minute";
}

export interface Step {
  readonly no: StepNo;
  readonly activity: string;
  readonly kind: StepKind;
  readonly roles: readonly RoleId[];
  readonly scope: Scope;
  readonly limit: Limit;
  /** Where a person who judges may send back to; the first is the usual one. */
  readonly returnsTo: readonly StepNo[];
  /** Roles that may record this step for the person who did it (a section head who never sees Git). */
  readonly recordedBy: readonly RoleId[];
  /** What the sheet prints beside it: what is needed, what comes of it, and a remark. */
  readonly needs: string;
  readonly output: string;
  readonly remark: string;
}

/** A regulation that the procedure rests on. */
export interface LegalBasis {
  readonly title: string;
  /** The last year in which it holds, where its own title says so. */
  readonly validUntil: number | undefined;
}

/** What the SOP sheet prints around the steps. Days as YYYY-MM-DD. */
export interface ProcedureSheet {
  readonly alsoKnownAs: readonly string[];
  readonly created: string | undefined;
  readonly revised: string | undefined;
  readonly decreed: string | undefined;
  readonly effective: string | undefined;
  readonly decree: string | undefined;
  readonly approvedBy: RoleId | undefined;
  readonly legalBases: readonly LegalBasis[];
  readonly decreeBases: readonly LegalBasis[];
  readonly qualifications: readonly string[];
  readonly related: readonly string[];
  readonly equipment: readonly string[];
  readonly warnings: readonly string[];
  readonly records: readonly string[];
}

/** What is nobody's step in a cycle, but somebody's office. */
export type Mandate =
  | "appoint"
  /** Records what concerns whoever holds `appoint`, and nothing else. */
  | "substitute"
  | "amend"
  | "open"
  | "waive"
  | "reopen"
  | "attach";

/** Signing steps of which an office cannot have a different person for each, and why (`rangkap`). */
export interface Combination {
  readonly steps: readonly StepNo[];
  readonly reason: string;
}

export interface Role {
  readonly id: RoleId;
  readonly label: string;
}

export interface Office {
  readonly id: string;
  readonly name: string;
  readonly letterhead: readonly string[];
  readonly regionCode: string;
  readonly place: string;
}

export interface Unconfirmed {
  readonly where: string;
  readonly note: string;
}

export interface Procedure {
  readonly id: string;
  readonly title: string;
  readonly number: string;
  readonly office: Office;
  readonly language: "id" | "en";
  /** Offset of the office's clock from UTC, in minutes; appointments count in the office's days. */
  readonly utcOffset: number;
  readonly branch: string;
  readonly roles: readonly Role[];
  readonly steps: readonly Step[];
  readonly mandates: Readonly<Record<Mandate, readonly RoleId[]>>;
  /** The step to which a reopened cycle returns. */
  readonly reopensTo: StepNo;
  readonly paper: "F4" | "A4";
  readonly rating: string;
  /** Undefined where each signing step of a round has a person of its own. */
  readonly combines: Combination | undefined;
  readonly unconfirmed: readonly Unconfirmed[];
  readonly sheet: ProcedureSheet;
}

/** The kinds at which a person judges what others made, and so may send it back (product §3). */
const JUDGING: ReadonlySet<StepKind> = new Set(["review", "verify", "initial", "sign"]);

/** The kinds by which a recap is answered for: of one round, each by another person. */
const SIGNING: ReadonlySet<StepKind> = new Set(["initial", "sign"]);

/** Is this a step by which a person answers for the recap? */
export function isSigning({ kind }: Step): boolean {
  return SIGNING.has(kind);
}

/** Does a person judge at this step what others made? */
export function isJudged(step: Step): boolean {
  return JUDGING.has(step.kind);
}

/** The step with this number. */
export function stepOf(procedure: Procedure, no: StepNo): Step | undefined {
  return procedure.steps.find((step) => step.no === no);
}

/** How a role is printed; its id where it has no label. */
export function roleLabel(procedure: Procedure, role: RoleId): string {
  return procedure.roles.find(({ id }) => id === role)?.label ?? role;
}

/**
 * The step whose output a judging step judges: the nearest earlier one that makes something.
 * A step that makes something judges itself.
 */
export function judgedStep(procedure: Procedure, step: Step): Step {
  if (!isJudged(step)) return step;
  const makers = procedure.steps.filter((other) => other.no < step.no && !isJudged(other));
  return makers.at(-1) ?? step;
}

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
