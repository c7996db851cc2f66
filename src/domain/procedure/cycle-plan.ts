/** What siklus.yaml says of a cycle: its days, and who is excused. */
import type { CycleId, SectionId } from "../ids.ts";

/** A cycle as siklus.yaml has it; days as YYYY-MM-DD. */
export interface CyclePlan {
  readonly cycle: CycleId;
  readonly opened: string;
  readonly due: string | undefined;
  readonly returnsDue: string | undefined;
  readonly waivers: readonly Waiver[];
}

export interface Waiver {
  readonly section: SectionId;
  readonly reason: string;
  readonly askedBy: string;
  readonly until: string;
}
