/** How the words of a slip are made. */
import type { Sentence } from "../../language.ts";

/** @param given what was typed @param meant what could have been meant; empty where nothing is known */
export type SlipWords = (given: string, meant: readonly string[]) => Sentence;

/** What could have been meant, after these words; nothing where nothing is known. */
export function listed(meant: readonly string[], words: string): string {
  return meant.length === 0 ? "" : `${words}${meant.join(", ")}. `;
}
