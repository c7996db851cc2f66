/** Which files are the law and which are the figures: what coverage holds to the last branch, and what is mutated. */

/** Whether an entry may stand, and what it does to the state of the record. */
const LAW = [
  "acts",
  "authority",
  "content",
  "cycle",
  "cycle-rules",
  "duties",
  "entry",
  "heal",
  "law",
  "ledger",
  "official",
  "order",
  "plain-line",
  "roster-additions",
  "roster-diff",
  "roster-faults",
  "roster-law",
  "roster-succession",
  "self-dealing",
  "trailer-block",
  "trailers",
];

/** What an amount, a percentage or a day is. */
const FIGURES = [
  "achievement",
  "budget",
  "calendar",
  "deadline",
  "decimal",
  "number-text",
  "plan",
  "procedure",
  "rating",
  "recap",
  "yearly",
];

const paths = (names) => names.map((name) => `src/domain/${name}.ts`);

export const LAW_FILES = paths(LAW);
export const MUTATED_FILES = [...LAW_FILES, ...paths(FIGURES)];
