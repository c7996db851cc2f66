/** The help on one screen. */
import { HELP } from "../messages/help/help.ts";
import { HELP_FRAME, HELP_GROUPS } from "../messages/help/screen.ts";
import type { Language } from "../messages/language.ts";

/** At most 24 lines of 80 columns: one screen. */
export function helpText(language: Language): string {
  const groups = HELP_GROUPS.flatMap(({ title, verbs }) => [
    `${title[language]}`,
    ...verbs.map((line) => {
      const [names, words] = typeof line === "string" ? [line, HELP.verbs[line]] : line;
      return `  ${names.padEnd(22)} ${words[language]}`;
    }),
  ]);
  return `${[HELP_FRAME[language].head, "", ...groups, "", HELP_FRAME[language].foot].join("\n")}\n`;
}
