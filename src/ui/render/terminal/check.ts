/** What is said of a paper that was checked. */
import type { Bilingual, Language } from "../../messages/language.ts";
import { partingText, placeText } from "../../messages/law/losses.ts";
import {
  CHECKED,
  elsewhereInRepository,
  firstEntryOf,
  healedAway,
  provenHereBefore,
  VERDICT,
  VERDICT_HINT,
} from "../../messages/screens/queries/check.ts";
import { formatMoment } from "../../messages/words.ts";
import type { Beyond } from "../paper/beyond.ts";
import type { CheckedPaper, PaperVerdict } from "../paper/checked.ts";

export function checkedLines(
  checked: CheckedPaper,
  utcOffset: number,
  language: Language,
): readonly string[] {
  const { verdict, title, entry, at, says, office, standing, beyond } = checked;
  const t = CHECKED[language];
  const hints: Partial<Record<PaperVerdict, Bilingual>> = VERDICT_HINT;
  const hint = hints[verdict];
  return [
    headLine(checked, language),
    ...(office === undefined ? [] : [`  ${office}`]),
    ...(title === undefined ? [] : [`  ${title}`]),
    ...(entry === undefined
      ? []
      : [`  ${t.entry} ${entry.slice(0, 12)}, ${formatMoment(at ?? 0, utcOffset)}`]),
    ...(beyond === undefined ? [] : beyondLines(beyond, utcOffset, language)),
    ...(standing === undefined ? [] : [`  ${t.stands}: ${standing}`]),
    ...(says.length === 0
      ? []
      : ["", t.compare, ...says.map(([label, value]) => `  ${label}: ${value.replaceAll("\n", "; ")}`)]),
    ...(hint === undefined ? [] : ["", hint[language]]),
  ];
}

/** The verdict; where two lines parted belongs to it. */
function headLine({ verdict, beyond }: CheckedPaper, language: Language): string {
  const head = VERDICT[verdict][language];
  return beyond?.parting === undefined || verdict !== "other-line"
    ? head
    : `${head}, ${partingText(beyond.parting)[language]}.`;
}

/** What is known of an entry that is not in the history here. */
function beyondLines(
  { elsewhere, remembered, root, healedBy }: Beyond,
  utcOffset: number,
  language: Language,
): readonly string[] {
  const lines: string[] = [];
  if (root !== undefined) lines.push(firstEntryOf(root)[language]);
  if (healedBy !== undefined) lines.push(healedAway(healedBy.slice(0, 12))[language]);
  if (elsewhere !== undefined) lines.push(elsewhereInRepository(placeText(elsewhere))[language]);
  if (remembered !== undefined) {
    const { at, count, has } = remembered;
    lines.push(provenHereBefore(count, formatMoment(at, utcOffset), has)[language]);
  }
  return lines.map((line) => `  ${line}`);
}
