/** What `sop init --year` says of the year that it began. */
import type { Language } from "../../language.ts";
import { counted } from "../../words.ts";

interface Begun {
  readonly year: number;
  readonly from: number;
  readonly paths: readonly string[];
  readonly sections: number;
  readonly indicators: number;
  readonly subActivities: number;
}

/** What was copied, and what people do with it next. */
export function yearBegun(
  { year, from, paths, sections, indicators, subActivities }: Begun,
  language: Language,
): readonly string[] {
  const hasCalendar = paths.some((path) => path.startsWith("kalender/"));
  const files = paths.map((path) => `  ${path}`);
  const counts = `${counted(sections, "section", "sections")}, ${counted(indicators, "indicator", "indicators")}`;
  return {
    id: [
      `Rencana ${year} disalin dari ${from}: ${sections} seksi, ${indicators} indikator, ${subActivities} sub kegiatan, dengan target dan pagu ${from}.`,
      ...files,
      "Sesuaikan target, pagu dan sumbernya; belum ada yang dicatat.",
      ...(hasCalendar ? [`Hari libur: sop amend --reason "kalender ${year}"`] : []),
      `Lalu: sop open ${year}/tw1, sop draft ${year}/tw1 (menunjukkan apa yang berubah)`,
    ],
    en: [
      `The plan of ${year} was copied from ${from}: ${counts}, ${subActivities} sub kegiatan, with the targets and ceilings of ${from}.`,
      ...files,
      "Change its targets, ceilings and source; nothing is recorded yet.",
      ...(hasCalendar ? [`Days off: sop amend --reason "calendar ${year}"`] : []),
      `Then: sop open ${year}/tw1, sop draft ${year}/tw1 (shows what changed)`,
    ],
  }[language];
}
