/** Means of a recap: of which indicators each is, how many were counted, and which were not and why. */

import type { Decimal } from "../decimal.ts";
import type { Achievement, NoAchievement } from "../figures/achievement.ts";
import { meanPercent } from "../figures/mean.ts";
import type { Calculation } from "../figures/measure.ts";
import { type RatingScale, rate } from "../figures/rating.ts";
import { type Compared, compared, type IndicatorGroup } from "./planned.ts";

/** Which indicators a mean is of. `all` only by the first rules, which did not keep goals and outputs apart. */
export type MeanGroup = "all" | IndicatorGroup;

/** An indicator that no mean counts. */
export interface LeftOut {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly why: NoAchievement;
  /** The month (1 to 12) in which its figure is published, where that is why. */
  readonly due: number | undefined;
}

export interface GroupMean {
  readonly group: MeanGroup;
  /** An average of ratios; undefined where none could be calculated. */
  readonly percent: Decimal | undefined;
  readonly rating: string | undefined;
  /** How many it is of, among how many. */
  readonly counted: number;
  readonly among: number;
  readonly left: readonly LeftOut[];
  readonly lastPeriod: Compared | undefined;
  readonly lastYear: Compared | undefined;
}

/** What a mean is made of. */
export interface MeanPart extends Pick<LeftOut, "id" | "code" | "name" | "due"> {
  readonly group: IndicatorGroup;
  readonly achievement: Achievement;
}

/** How means are made. */
export interface MeanRules {
  readonly calculation: Calculation;
  readonly scale: RatingScale;
  /** Percent; what each percentage counts for at most. */
  readonly cap: Decimal | undefined;
}

/** What the same indicators had reached at another time, by their ids. */
export type ReachedThen = ReadonlyMap<string, Then>;

export interface Then {
  readonly group: IndicatorGroup;
  readonly achievement: Achievement;
}

/** One mean a group; a group without indicators has none. */
export function groupMeans(
  rules: MeanRules,
  parts: readonly MeanPart[],
  lastPeriod: ReachedThen = new Map(),
  lastYear: ReachedThen = new Map(),
): readonly GroupMean[] {
  const groups: readonly MeanGroup[] = rules.calculation.separates ? ["main", "output"] : ["all"];
  return groups.flatMap((group): GroupMean[] => {
    const own = parts.filter((one) => isIn(group, one));
    if (own.length === 0 && group !== "all") return [];
    const percent = meanPercent(
      own.map(({ achievement }) => achievement),
      rules.cap,
    );
    const then = (all: ReachedThen): Decimal | undefined =>
      meanPercent(
        [...all.values()].filter((one) => isIn(group, one)).map(({ achievement }) => achievement),
        rules.cap,
      );
    const left = own.flatMap(leftOut);
    return [
      {
        group,
        percent,
        rating: percent === undefined ? undefined : rate(rules.scale, percent),
        counted: own.length - left.length,
        among: own.length,
        left,
        lastPeriod: compared(percent, then(lastPeriod)),
        lastYear: compared(percent, then(lastYear)),
      },
    ];
  });
}

function isIn(group: MeanGroup, one: { readonly group: IndicatorGroup }): boolean {
  return group === "all" || group === one.group;
}

function leftOut({ id, code, name, due, achievement }: MeanPart): LeftOut[] {
  return achievement.kind === "percent" ? [] : [{ id, code, name, due, why: achievement.why }];
}
