/** Every version of the rules of calculation: what was calculated under one is calculated again by the same. */
import { CALCULATION_1 } from "./calculation-1.ts";
import { CALCULATION_2 } from "./calculation-2.ts";
import type { Calculation } from "./measure.ts";

/** The rules of a version; versions above the newest are refused before anything is calculated. */
export function calculationOf(version: number): Calculation {
  return version === 1 ? CALCULATION_1 : CALCULATION_2;
}
