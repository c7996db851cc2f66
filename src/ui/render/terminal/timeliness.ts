/** Three short tables: how timely each step, section and person was. */
import type { Tally, Timeliness } from "../../../app/queries/timeliness.ts";
import type { Language } from "../../messages/language.ts";
import { forTerminal } from "../escape.ts";
import { table } from "./table.ts";

const WORDS = {
  id: {
    step: "Langkah",
    section: "Seksi",
    person: "Orang",
    done: "Dikerjakan",
    late: "Terlambat",
    days: "Hari kerja terlambat",
    most: "Terlama",
    none: "Belum ada langkah yang selesai.",
    honest:
      "Dihitung dari register: sejak langkah menunggu sampai dicatat, dengan kalender dan batas waktu yang berlaku waktu itu. Isian dihitung atas nama pengisinya.",
  },
  en: {
    step: "Step",
    section: "Section",
    person: "Person",
    done: "Done",
    late: "Late",
    days: "Working days late",
    most: "Longest",
    none: "No step has been done yet.",
    honest:
      "Worked out of the record: from when a step waited until it was recorded, by the calendar and limits in force then. A return counts for the one who filled it.",
  },
} as const;

export function timelinessLines(
  { byStep, bySection, byPerson }: Timeliness,
  language: Language,
): readonly string[] {
  const t = WORDS[language];
  if (byStep.length === 0) return [t.none];
  const lines = (head: string, tallies: readonly Tally[]): readonly string[] =>
    table(
      [head, t.done, t.late, t.days, t.most],
      tallies.map(({ of, done, late, days, most }) => [of, ...[done, late, days, most].map(String)]),
    );
  const inOrder = [...byStep].sort((a, b) => Number.parseInt(a.of, 10) - Number.parseInt(b.of, 10));
  return [
    ...lines(t.step, inOrder),
    "",
    ...lines(t.section, bySection),
    "",
    ...lines(t.person, byPerson),
    "",
    t.honest,
  ].map(forTerminal);
}
