/** Three short tables: how timely each step, section and person was. */
import type { Tally, Timeliness } from "../../../app/queries/timeliness.ts";
import type { Language } from "../../messages/language.ts";
import { TIMELINESS } from "../../messages/screens/queries/timeliness.ts";
import { forTerminal } from "../escape.ts";
import { table } from "./table.ts";

export function timelinessLines(
  { byStep, bySection, byPerson }: Timeliness,
  language: Language,
): readonly string[] {
  const t = TIMELINESS[language];
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
