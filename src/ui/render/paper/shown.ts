/** Figures as papers show them; a dash where there is none. */
import type { Decimal } from "../../../domain/decimal.ts";
import { formatNumber, formatPercent } from "../../messages/format.ts";

export function figure(value: Decimal | undefined): string {
  return value === undefined ? "–" : formatNumber(value, "id");
}

export function percent(value: Decimal | undefined): string {
  return value === undefined ? "–" : formatPercent(value, "id");
}
