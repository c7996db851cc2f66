/** Colour, where a terminal has it: a few words only, and never the only sign of anything. */

export interface Style {
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly mild: (text: string) => string;
  readonly strong: (text: string) => string;
}

/** @param colours does the terminal have them, and does the person want them (NO_COLOR)? */
export async function styleFor(colours: boolean): Promise<Style> {
  if (!colours) return { good: plain, bad: plain, mild: plain, strong: plain };
  const { Chalk } = await import("chalk");
  const chalk = new Chalk({ level: 1 });
  return { good: chalk.green, bad: chalk.red, mild: chalk.yellow, strong: chalk.bold };
}

const plain = (text: string): string => text;
