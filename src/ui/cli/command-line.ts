/** A command line that cannot be understood, as slips of ours: commander's own sentences are English. */
import { Command, CommanderError, Option } from "commander";
import { Failure } from "../../domain/failure.ts";
import type { UsageCode } from "../../domain/slip.ts";
import { similar } from "./similar.ts";

/** A command that fails with a slip instead of a sentence. The methods here are those that commander calls for it. */
export class SpokenCommand extends Command {
  override createCommand(name?: string): SpokenCommand {
    return new SpokenCommand(name);
  }

  unknownCommand(): never {
    const names = this.commands.flatMap((one) => [one.name(), ...one.aliases()]);
    throw slip("command-unknown", this.args[0], similar(this.args[0] ?? "", names));
  }

  unknownOption(flag: string): never {
    throw slip("option-unknown", flag, similar(flag, this.longFlags()));
  }

  optionMissingArgument(option: Option): never {
    throw slip("option-empty", option.flags);
  }

  missingArgument(name: string): never {
    throw slip("argument-missing", name);
  }

  _excessArguments(): never {
    throw slip("arguments-excess");
  }

  /** The long flags of this command and of those above it. */
  private longFlags(): readonly string[] {
    const above = this.parent instanceof SpokenCommand ? this.parent.longFlags() : [];
    return [...this.options.flatMap(({ long }) => long ?? []), ...above];
  }
}

/** An option that takes one of several values. */
export function choiceOption(flags: string, description: string, choices: readonly string[]): Option {
  return new Option(flags, description).argParser((value: string) => {
    if (choices.includes(value)) return value;
    throw slip("option-invalid", flags, choices);
  });
}

/** What a command line failed with; a fault of commander's that we have no words for is a slip as well. */
export function commandLineFailure(error: unknown): Failure | undefined {
  if (error instanceof Failure) return error;
  return error instanceof CommanderError && error.exitCode !== 0 ? slip("command-line") : undefined;
}

function slip(code: UsageCode, given = "", meant: readonly string[] = []): Failure {
  return new Failure({ code: "usage", slip: code, given, meant });
}
