/** Everything a command may know of where it runs. Nothing else touches `process`. */
import type { Clock } from "../../app/ports/clock.ts";

export interface Terminal {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** One line about long work, which the next replaces and the result removes; nothing where nobody looks on. */
  readonly progress: (line: string) => void;
  /** Is there a person who can be asked? */
  readonly interactive: boolean;
  /** Has the output colours, and does the person want them? */
  readonly colours: boolean;
  /** Waits so many seconds; false where nobody looks on any more. */
  readonly pause: (seconds: number) => Promise<boolean>;
  /** A short name that no other run uses. */
  readonly random: () => string;
}

export const VERSION = process.env.SOP_VERSION ?? "0.1.0";
/** Which program this is, to the byte of its sources; while it is being developed, none that is believed next time. */
export const BUILD = process.env.SOP_BUILD ?? `unbuilt ${process.pid}`;
