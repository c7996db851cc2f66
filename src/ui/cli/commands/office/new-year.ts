/** `sop init --year` in a workspace that is there: the next year's plan, begun from the last one's. */

import { templateCalendar } from "../../../../adapters/fs/scaffold.ts";
import { newYear } from "../../../../app/commands/office/new-year.ts";
import { Failure } from "../../../../domain/failure.ts";
import { type RunCommand, textOption } from "../../context.ts";

export const beginYear: RunCommand = async (context) => {
  const given = textOption(context, "year") ?? "";
  if (!/^2[0-9]{3}$/.test(given)) throw new Failure({ code: "usage", slip: "year", given: given });
  const { office } = await context.open();
  const begun = await newYear(office, Number(given), await templateCalendar(Number(given)));
  const { year, from, paths, sections, indicators, subActivities } = begun;
  const calendar = paths.find((path) => path.startsWith("kalender/"));
  const lines = {
    id: [
      `Rencana ${year} disalin dari ${from}: ${sections} seksi, ${indicators} indikator, ${subActivities} sub kegiatan, dengan target dan pagu ${from}.`,
      ...paths.map((path) => `  ${path}`),
      "Sesuaikan target, pagu dan sumbernya; belum ada yang dicatat.",
      ...(calendar === undefined ? [] : [`Hari libur: sop amend --reason "kalender ${year}"`]),
      `Lalu: sop open ${year}/tw1, sop draft ${year}/tw1 (menunjukkan apa yang berubah)`,
    ],
    en: [
      `The plan of ${year} was copied from ${from}: ${sections} sections, ${indicators} indicators, ${subActivities} sub kegiatan, with the targets and ceilings of ${from}.`,
      ...paths.map((path) => `  ${path}`),
      "Change its targets, ceilings and source; nothing is recorded yet.",
      ...(calendar === undefined ? [] : [`Days off: sop amend --reason "calendar ${year}"`]),
      `Then: sop open ${year}/tw1, sop draft ${year}/tw1 (shows what changed)`,
    ],
  }[context.language];
  return { result: begun, lines };
};
