/** `sop waive`: the recap can be made without a section, until a day. */

import { waive } from "../../../../app/commands/cycle/waive.ts";
import { formatDay } from "../../../messages/words.ts";
import { dayOption, type RunCommand, textOption } from "../../context.ts";
import { resultOf } from "../../entry-result.ts";
import { askReason, recordedLine, recordOptions } from "../../questions.ts";

export const waiveSection: RunCommand = async (context) => {
  const { office } = await context.open();
  const { language } = context;
  const [section = "", cycle] = context.args;
  const reason = await askReason(context, "waive");
  const recorded = await waive(
    office,
    cycle,
    {
      section,
      reason,
      askedBy: textOption(context, "askedBy"),
      until: dayOption(context.options.until),
    },
    recordOptions(context),
  );
  const until = recorded.trailers.until ?? "";
  const told = {
    id: `Rekap dapat disusun tanpa isian ${section} sampai ${formatDay(until, "id")}. Isian yang datang sebelum itu tetap diterima.`,
    en: `The recap can be made without the return of ${section} until ${formatDay(until, "en")}. A return that comes before that is still taken in.`,
  }[language];
  return {
    result: { ...resultOf(recorded), reason, until },
    lines: [recordedLine(recorded.entry, recorded.title, language), told],
  };
};
