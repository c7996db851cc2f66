/** The parts of a slip as it is handed on: `what was typed → what was perhaps meant`. */

/** The slip itself. */
export function first(given: string): string {
  return given.split(" → ")[0] ?? "";
}

/** What was perhaps meant, after these words; nothing where nothing is known. */
export function meant(given: string, words: string): string {
  const similar = given.split(" → ")[1];
  return similar === undefined || similar === "" ? "" : `${words}${similar}. `;
}
