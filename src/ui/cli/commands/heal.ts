/** `sop heal`: what is broken, what is restored, and what has to be done again. */
import { confirmHealing, type Damage, heal } from "../../../app/commands/heal.ts";
import { HEAL_WORDS, healNextStep } from "../../messages/law/healing.ts";
import { forTerminal } from "../../render/escape.ts";
import type { Context, RunCommand } from "../context.ts";
import type { Outcome } from "../outcome.ts";
import { askReason, recordedLine, recordOptions } from "../questions.ts";
import { resultOf } from "./steps.ts";

export const healRecord: RunCommand = async (context) =>
  context.options.confirm === true ? confirmHeal(context) : beginHeal(context);

async function beginHeal(context: Context): Promise<Outcome> {
  const { office } = await context.open();
  const { language } = context;
  const reason = await askReason(context, "heal");
  const { recorded, damage } = await heal(office, reason, recordOptions(context));
  const t = HEAL_WORDS[language];
  return {
    result: { ...resultOf(recorded), reason, ...damageResult(damage) },
    lines: [
      recordedLine(recorded.entry, recorded.title, language),
      `${t.lastGood}: ${damage.lastGood.slice(0, 12)}`,
      ...damage.commits.map(({ id, violations }) => {
        const [first] = violations;
        return `  ${id.slice(0, 12)}  ${first?.code ?? t.after}${first?.path === undefined ? "" : `  ${first.path}`}`;
      }),
      ...damage.ahead.map((id) => `  ${id.slice(0, 12)}  ${t.ahead}`),
      ...damage.again.map(({ id, title, person }) => `  ${t.again}: ${id.slice(0, 12)}  ${person}  ${title}`),
      healNextStep(recorded.entry !== undefined, language),
    ].map(forTerminal),
  };
}

async function confirmHeal(context: Context): Promise<Outcome> {
  const { office } = await context.open();
  const { language } = context;
  const recorded = await confirmHealing(office, recordOptions(context));
  return {
    result: resultOf(recorded),
    lines: [recordedLine(recorded.entry, recorded.title, language), HEAL_WORDS[language].whole],
  };
}

function damageResult({ lastGood, commits, ahead, again }: Damage): object {
  return {
    lastGood,
    commits: commits.map(({ id, violations }) => ({ id, codes: violations.map(({ code }) => code) })),
    ahead,
    again: again.map(({ id, person, title }) => ({ id, person, title })),
  };
}
