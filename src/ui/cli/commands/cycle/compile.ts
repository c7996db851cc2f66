/** `sop compile` (step 6): the recap, in figures, and the files to hand over. */

import { type CompileOptions, compile } from "../../../../app/commands/cycle/compile.ts";
import { hasMoney } from "../../../../domain/recap/budget.ts";
import { recapWarnings } from "../../../../domain/recap/warnings.ts";
import { warningText } from "../../../messages/recap-words.ts";
import { NOTE_ON_RECAP, printAndHandOver } from "../../../messages/screens/cycle/compile.ts";
import { forTerminal } from "../../../render/escape.ts";
import { recapLines } from "../../../render/terminal/recap.ts";
import { type Context, type RunCommand, textOption } from "../../context.ts";
import { resultOf } from "../../entry-result.ts";
import { askText, recordedLine, recordOptions } from "../../questions.ts";

function compileOptions(context: Context): CompileOptions {
  const { terminal, language, options } = context;
  return {
    ...recordOptions(context),
    note: textOption(context, "note"),
    askNote: async (odd) => {
      if (!terminal.interactive || options.yes === true) return undefined;
      terminal.err(`${odd.map((one) => forTerminal(warningText(one, language))).join("\n")}\n`);
      const asked = await askText(NOTE_ON_RECAP[language], "");
      return asked === "" ? undefined : asked;
    },
  };
}

export const compileStep: RunCommand = async (context) => {
  const { ports } = await context.open();
  const { recorded, recap, paths } = await compile(ports, context.args[0], compileOptions(context));
  const { language } = context;
  const { total } = recap;
  const agree = recap.checks.filter(({ agrees }) => agrees).length;
  const words = [...recapLines(recap, language), printAndHandOver(paths)[language]];
  const result = {
    ...resultOf(recorded),
    paths,
    means: recap.means.map(({ group, percent, rating, counted, among, left }) => ({
      group,
      percent: percent ?? null,
      rating: rating ?? null,
      counted,
      among,
      left: left.map(({ id, why, due }) => ({ id, why, due: due ?? null })),
    })),
    cap: recap.cap ?? null,
    warnings: recapWarnings(recap),
    ...(hasMoney(recap.period) ? { ceiling: total.ceiling, spent: total.spentToDate } : {}),
    rollups: { agree, of: recap.checks.length },
  };
  return { result, lines: [recordedLine(recorded.entry, recorded.title, language), ...words] };
};
