/**
 * Every verb: its aliases, arguments and options, and what runs it.
 *
 * They stand apart from commands/, because the command line is parsed by all of them and only one of them runs: beside
 * its run, the options of each verb would load every adapter that any verb needs (0.43 s instead of 0.12 s).
 */
import { CYCLE_VERBS } from "./cycle-verbs.ts";
import { OFFICE_VERBS } from "./office-verbs.ts";
import { QUERY_VERBS } from "./query-verbs.ts";
import { SHARING_VERBS } from "./sharing-verbs.ts";
import type { Verb } from "./verb.ts";

export const VERBS: readonly Verb[] = [...OFFICE_VERBS, ...CYCLE_VERBS, ...SHARING_VERBS, ...QUERY_VERBS];
