/** How a turn is named: the step, and whose section it is. */
import type { Turn } from "../../domain/procedure/turns.ts";
import { type Bilingual, said } from "./language.ts";

/** Several turns of one kind in a few words. */
export function turnsText(turns: readonly Turn[]): Bilingual {
  const [first] = turns;
  if (first === undefined) return said("siklus sudah selesai", "the cycle is finished");
  const sections = turns.flatMap(({ section }) => section ?? []);
  const where = sections.length === 0 ? "" : ` (${sections.join(", ")})`;
  const numbers = [...new Set(turns.map(({ step }) => step.no))].join(", ");
  return said(
    `langkah ${numbers}: ${first.step.activity}${where}`,
    `step ${numbers}: ${first.step.activity}${where}`,
  );
}
