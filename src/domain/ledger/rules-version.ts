/** Versions of the rules of reading, checking and calculating. What was derived under one of them is derived again by the same. */

/** What is recorded now. Version 1 of the record's format knew no other than the first. */
export const CURRENT_RULES = 2;
