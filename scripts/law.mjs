/** Which files are the law and which are the figures: what coverage holds to the last branch, and what is mutated. */

/** Whether an entry may stand, and what it does to the state of the record. */
const LAW = [
  "ledger/act-table",
  "ledger/authority",
  "ledger/cycle-rules",
  "ledger/heal",
  "ledger/law",
  "ledger/message/message",
  "ledger/message/plain-line",
  "ledger/message/trailer-block",
  "ledger/message/trailers",
  "ledger/path-rules",
  "ledger/permitted-paths",
  "ledger/roster/roster-additions",
  "ledger/roster/roster-diff",
  "ledger/roster/roster-faults",
  "ledger/roster/roster-law",
  "ledger/roster/roster-succession",
  "ledger/roster/self-dealing",
  "ledger/separation-of-duties",
  "ledger/sequence",
  "ledger/state",
  "ledger/subject",
  "paths",
  "people/official",
  "procedure/cycle",
  "procedure/turns",
];

/** What an amount, a percentage or a day is. */
const FIGURES = [
  "decimal",
  "figures/achievement",
  "figures/calculation-1",
  "figures/calculation-2",
  "figures/mean",
  "figures/measure",
  "figures/number-text",
  "figures/pattern",
  "figures/plan",
  "figures/rating",
  "procedure/calendar",
  "procedure/deadline",
  "procedure/procedure",
  "procedure/procedure-faults",
  "recap/budget",
  "recap/means",
  "recap/plan-check",
  "recap/recap",
  "recap/warnings",
  "recap/yearly",
];

const paths = (names) => names.map((name) => `src/domain/${name}.ts`);

export const LAW_FILES = paths(LAW);
export const MUTATED_FILES = [...LAW_FILES, ...paths(FIGURES)];
