/** The mean of percentages: an average of ratios, which is not the ratio of sums; it is named wherever it is shown. */
import { Decimal, sum } from "../decimal.ts";
import { type Achievement, percentOf } from "./achievement.ts";

/**
 * The mean of those that can be calculated, in percent; none of nothing.
 * @param cap each percentage counts for at most so much; undefined where the office has set none
 */
export function meanPercent(all: readonly Achievement[], cap?: Decimal | undefined): Decimal | undefined {
  const percents = all.flatMap((one) => percentOf(one) ?? []);
  if (percents.length === 0) return undefined;
  const counted = cap === undefined ? percents : percents.map((one) => Decimal.min(one, cap));
  return sum(counted).div(percents.length);
}
