/** `sop heal`: what is broken, what is restored, and what has to be done again. */
import { confirmHealing, heal } from "../../../../app/commands/office/heal.ts";
import type { Damage } from "../../../../app/ledger/judging/damage.ts";
import { HEAL_WORDS, healNextStep } from "../../../messages/law/healing.ts";
import { forTerminal } from "../../../render/escape.ts";
import { damageLines, pendingLines } from "../../../render/terminal/audit/healing.ts";
import type { Context, RunCommand } from "../../context.ts";
import { resultOf } from "../../entry-result.ts";
import type { Outcome } from "../../outcome.ts";
import { askReason, recordedLine, recordOptions } from "../../questions.ts";

export const healRecord: RunCommand = async (context) =>
  context.options.confirm === true ? confirmHeal(context) : beginHeal(context);

async function beginHeal(context: Context): Promise<Outcome> {
  const { ports } = await context.open();
  const { language } = context;
  const reason = await askReason(context, "heal");
  const { recorded, damage, confirmers, utcOffset } = await heal(ports, reason, recordOptions(context));
  return {
    result: { ...resultOf(recorded), reason, ...damageResult(damage) },
    lines: [
      recordedLine(recorded.entry, recorded.title, language),
      ...damageLines(damage, utcOffset, language),
      healNextStep(recorded.entry !== undefined, confirmers, language),
    ].map(forTerminal),
  };
}

async function confirmHeal(context: Context): Promise<Outcome> {
  const { ports } = await context.open();
  const { language } = context;
  const { recorded, damage, confirms, utcOffset } = await confirmHealing(ports, recordOptions(context));
  return {
    result: { ...resultOf(recorded), ...damageResult(damage) },
    lines: [
      recordedLine(recorded.entry, recorded.title, language),
      ...pendingLines(confirms, utcOffset, language),
      ...damageLines(damage, utcOffset, language),
      ...(recorded.entry === undefined ? [] : [HEAL_WORDS[language].whole]),
    ].map(forTerminal),
  };
}

function damageResult({ lastGood, commits, ahead, again, files }: Damage): object {
  return {
    lastGood: lastGood ?? null,
    commits: commits.map(({ id, violations }) => ({ id, codes: violations.map(({ code }) => code) })),
    ahead,
    files,
    again: again.map(({ id, person, title }) => ({ id, person, title })),
  };
}
