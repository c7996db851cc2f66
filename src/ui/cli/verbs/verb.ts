/** What a verb is made of, before anything of it is loaded. */

import type { HELP } from "../../messages/help/help.ts";
import type { RunCommand } from "../context.ts";

export interface Verb {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly args: string;
  readonly options?: readonly (readonly [flags: string, words: keyof typeof HELP.options])[];
  /** Does it write an entry? Then it can be signed for, tried dry, and confirmed. */
  readonly signs: boolean;
  /** Is there nothing shared yet when it begins, or does it share by itself? Others take in and send around their run. */
  readonly alone?: true;
  readonly load: () => Promise<RunCommand>;
}
