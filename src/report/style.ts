/** Colour, where a terminal has it: a few words only, and never the only sign of anything. */
import { Chalk } from "chalk";

export interface Style {
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly mild: (text: string) => string;
  readonly strong: (text: string) => string;
}

/** @param colours does the terminal have them, and does the person want them (NO_COLOR)? */
export function styleFor(colours: boolean): Style {
  const chalk = new Chalk({ level: colours ? 1 : 0 });
  return { good: chalk.green, bad: chalk.red, mild: chalk.yellow, strong: chalk.bold };
}
