/** What a recap says, in a few lines: for the one who compiled it, and for those who sign it. */
import { kindOf } from "../../../domain/figures/period.ts";
import { hasMoney } from "../../../domain/recap/budget.ts";
import type { GroupMean } from "../../../domain/recap/means.ts";
import type { Recap } from "../../../domain/recap/recap.ts";
import { recapWarnings } from "../../../domain/recap/warnings.ts";
import { formatNumber, formatPercent, formatPoints } from "../../messages/format.ts";
import type { Language } from "../../messages/language.ts";
import { capText, countedText, leftText, meanName, warningText } from "../../messages/recap-words.ts";
import { budgetAbsorbed, comparedWith, recapWarning, rollupsAgree } from "../../messages/screens/recap.ts";
import { forTerminal } from "../escape.ts";

/** Each mean with what it counts and what not, budget, and whether every roll-up agrees. */
export function recapLines(recap: Recap, language: Language): readonly string[] {
  const { total, checks, means } = recap;
  const agree = checks.filter(({ agrees }) => agrees).length;
  const absorbed = total.absorption === undefined ? "-" : formatPercent(total.absorption, language);
  const [spent, ceiling] = [total.spentToDate, total.ceiling].map(
    (amount) => `Rp ${formatNumber(amount, language)}`,
  );
  const rest = !hasMoney(recap.period)
    ? []
    : [
        budgetAbsorbed(spent ?? "", ceiling ?? "", absorbed)[language],
        rollupsAgree(agree, checks.length)[language],
      ];
  const odd = recapWarnings(recap).map((one) => recapWarning(warningText(one, language))[language]);
  // Names come from the plan, and notes from cells.
  return [...means.flatMap((mean) => meanLines(mean, recap, language)), ...rest, ...odd].map(forTerminal);
}

function meanLines(mean: GroupMean, recap: Recap, language: Language): readonly string[] {
  const shown =
    mean.percent === undefined ? "-" : `${formatPercent(mean.percent, language)} (${mean.rating})`;
  const cap = capText(recap, language);
  const told = [`${shown}${differences(mean, recap, language)}`, ...(cap === undefined ? [] : [cap])];
  const left = leftText(mean, language);
  return [
    `${meanName(mean, language)}, ${countedText(mean, language)}: ${told.join("; ")}`,
    ...(left === undefined ? [] : [`  ${left}`]),
  ];
}

/** How the mean moved, in percentage points; nothing where there is nothing to compare with. */
function differences({ lastPeriod, lastYear }: GroupMean, { period }: Recap, language: Language): string {
  const told = Object.entries({ lastPeriod, lastYear }).flatMap(([when, found]) =>
    found === undefined
      ? []
      : [
          `${formatPoints(found.points, language)} ${comparedWith(when as "lastPeriod" | "lastYear", kindOf(period))[language]}`,
        ],
  );
  return told.length === 0 ? "" : `; ${told.join(", ")}`;
}
