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
  /** Percent; what each achievement counts for at most in a mean. Undefined where the office has set no cap. */
  readonly meanCap?: number | undefined;
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
