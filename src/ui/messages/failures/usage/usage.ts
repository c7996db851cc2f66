/** Every slip in a command line: what is wrong with what was typed, and what to type instead. */
import type { Slip, UsageCode } from "../../../../domain/slip.ts";
import type { Sentence } from "../../language.ts";
import { COMMAND_LINE_USAGE } from "./command-line.ts";
import { CYCLE_USAGE } from "./cycle.ts";
import { FILE_USAGE } from "./files.ts";
import { FOUNDING_USAGE } from "./founding.ts";
import { OFFICIAL_USAGE } from "./officials.ts";
import { QUERY_USAGE } from "./queries.ts";
import type { SlipWords } from "./slip-words.ts";

const USAGE: Readonly<Record<UsageCode, SlipWords>> = {
  ...COMMAND_LINE_USAGE,
  ...CYCLE_USAGE,
  ...FILE_USAGE,
  ...QUERY_USAGE,
  ...FOUNDING_USAGE,
  ...OFFICIAL_USAGE,
};

/** The sentence for a slip. */
export function usageText({ slip, given = "", meant = [] }: Slip): Sentence {
  return USAGE[slip](given, meant);
}
