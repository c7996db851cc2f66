/** Exact decimal arithmetic for figures; binary floats never touch one (domain §2). */
import { Decimal } from "decimal.js";

// 40 significant digits: rupiah of a whole country, squared, with room for a long quotient.
Decimal.set({ precision: 40, rounding: Decimal.ROUND_HALF_UP });

export { Decimal };

export const ZERO = new Decimal(0);
/** Below it every whole number has at most 15 digits. */
const MOST = 1e15;
export const HUNDRED = new Decimal(100);

/** The exact sum; 0 of nothing. */
export function sum(values: readonly Decimal[]): Decimal {
  return values.reduce((total, value) => total.plus(value), ZERO);
}

/** A figure as people see it: half up, at most so many places. For display only; never compute from it. */
export function rounded(value: Decimal, places = 2): Decimal {
  return value.toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
}

/** A figure as YAML and JSON carry it. Exact up to 15 significant digits, which the forms do not exceed. */
export function plain(value: Decimal): number {
  const number = value.toNumber();
  if (Number.isInteger(number) && Math.abs(number) < MOST) return number;
  return Number(value.toSignificantDigits(15).toString());
}
