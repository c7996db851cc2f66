/** The commander tree: every verb with its words, its options and what runs it; loaded one verb at a time. */
import { resolve } from "node:path";
import { type Command, CommanderError } from "commander";
import { nearLanguage } from "../../adapters/fs/near-language.ts";
import { DamagedObject, Failure } from "../../domain/failure.ts";
import type { Loss } from "../../domain/loss.ts";
import { HELP } from "../messages/help/help.ts";
import { chooseLanguage, type Language } from "../messages/language.ts";
import { FORMATS, type Format } from "../render/formats.ts";
import { choiceOption, commandLineFailure, SpokenCommand } from "./command-line.ts";
import type { Context, Main, RunCommand } from "./context.ts";
import { helpText } from "./help-screen.ts";
import { isFormat, type Outcome, tell } from "./outcome.ts";
import { type Terminal, VERSION } from "./terminal.ts";
import type { Verb } from "./verbs/verb.ts";
import { isUnknown, verbFirst } from "./verbs/verb-first.ts";
import { VERBS } from "./verbs/verbs.ts";
import type { Workspace } from "./workspace.ts";

/** Parses the command line and runs one verb. @param main what runs another one */
export async function runProgram(terminal: Terminal, main: Main): Promise<number> {
  const args = verbFirst(terminal.args);
  const asksHelp = args.length === 0 || args.some((arg) => HELP_FLAGS.includes(arg));
  const around = (): Language | undefined => nearLanguage(resolve(terminal.cwd, folderFlag(args) ?? "."));
  const askedLanguage = flagValue(args, "--lang");
  // A command that runs says all in the language of its workspace; only help and slips are told without one.
  const language = chooseLanguage(askedLanguage, asksHelp ? around() : undefined, localeOf(terminal));
  const program = new SpokenCommand("sop");
  let exitCode = 0;
  program
    .exitOverride()
    .enablePositionalOptions()
    .configureOutput({ writeOut: terminal.out, writeErr: () => undefined })
    .version(VERSION, "-V, --version", HELP.options.version[language])
    .helpOption("-h, --help", HELP.options.help[language])
    .option("--lang <lang>", HELP.options.lang[language]);
  program.helpInformation = () => helpText(language);
  const first = args.find((arg) => !arg.startsWith("-"));
  const asked = VERBS.find(({ name, aliases }) => first === name || aliases.includes(first ?? ""));
  // The others are only of use where none was understood, and another may have been meant.
  for (const verb of asked === undefined ? VERBS : [asked]) {
    const command = program
      .command(`${verb.name} ${verb.args}`.trim())
      .aliases([...verb.aliases])
      .description(HELP.verbs[verb.name as keyof typeof HELP.verbs][language]);
    addOptions(command, verb, language);
    command.helpOption("-h, --help", HELP.options.help[language]).action(async (...given: unknown[]) => {
      exitCode = await runVerb({ terminal, main }, verb, given, program.opts().lang);
    });
  }
  try {
    if (args.length === 0) terminal.out(helpText(language));
    // Of a verb that is none there is no help either.
    else await program.parseAsync(isUnknown(args) ? args.slice(0, 1) : [...args], { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const failure = commandLineFailure(error);
    if (failure === undefined) throw error;
    const { tellFailure } = await import("./failed.ts");
    const spoken = chooseLanguage(askedLanguage, around(), localeOf(terminal));
    return tellFailure(terminal, "human", spoken, "sop", failure);
  }
}

function addOptions(command: Command, verb: Verb, language: Language): void {
  for (const [flags, words] of verb.options ?? []) command.option(flags, HELP.options[words][language]);
  command.option("-C, --directory <folder>", HELP.options.directory[language]);
  command.addOption(choiceOption("--format <format>", HELP.options.format[language], FORMATS));
  command.option("--json", HELP.options.json[language]);
  command.addOption(choiceOption("--lang <lang>", HELP.options.lang[language], ["id", "en"]));
  command.option("--forget", HELP.options.forget[language]);
  if (!verb.signs) return;
  command.option("--as <person>", HELP.options.as[language]);
  command.option("--key <file>", HELP.options.key[language]);
  command.option("-y, --yes", HELP.options.yes[language]);
  command.option("-n, --dry-run", HELP.options.dryRun[language]);
  if (verb.alone !== true) command.option("--offline", HELP.options.offline[language]);
}

/** Commander gives an action its arguments, then its options, then the command itself. */
async function runVerb(
  { terminal, main }: Pick<Context, "terminal" | "main">,
  verb: Verb,
  given: readonly unknown[],
  langBefore: string | undefined,
): Promise<number> {
  const options = given.at(-2) as Context["options"];
  const args = given
    .slice(0, -2)
    .flat()
    .filter((one): one is string => typeof one === "string");
  const opened: Workspace[] = [];
  const asked = options.format ?? "human";
  const format: Format = options.json ? "json" : isFormat(asked) ? asked : "human";
  const open = async (): Promise<Workspace> => {
    const { openWorkspace } = await import("./workspace.ts");
    const forgets = options.forget === true ? forgetting(terminal, spoken) : undefined;
    const workspace = await openWorkspace(terminal, options.directory ?? ".", forgets);
    opened.push(workspace);
    return workspace;
  };
  // As asked; else as the workspace has it, once it is open; else as the computer is set.
  let near: Language | undefined;
  const spoken = (): Language => {
    const [workspace] = opened;
    if (workspace === undefined) near ??= nearLanguage(resolve(terminal.cwd, options.directory ?? "."));
    return chooseLanguage(options.lang ?? langBefore, workspace?.language ?? near, localeOf(terminal));
  };
  try {
    const run = await verb.load();
    const context: Context = {
      terminal,
      main,
      args,
      options,
      open,
      get language() {
        return spoken();
      },
    };
    const outcome = verb.signs && verb.alone !== true ? await runAround(context, run) : await run(context);
    return await tell(terminal, format, spoken(), verb.name, outcome);
  } catch (error) {
    const failure = asFailure(error);
    if (failure === undefined) throw error;
    const { tellFailure } = await import("./failed.ts");
    return await tellFailure(terminal, format, spoken(), verb.name, failure);
  } finally {
    for (const { close } of opened) await close();
  }
}

/** Runs a verb that records, with what sharing the record asks for. */
async function runAround(context: Context, run: RunCommand): Promise<Outcome> {
  const { runShared } = await import("./commands/sharing/run-shared.ts");
  return runShared(context, () => run(context));
}

/** Says what is forgotten, beside what the command itself has to say. */
function forgetting(terminal: Terminal, spoken: () => Language): (loss: Loss) => Promise<void> {
  return async (loss) => {
    const [{ forgottenText }, { forTerminal }] = await Promise.all([
      import("../messages/law/losses.ts"),
      import("../render/escape.ts"),
    ]);
    terminal.err(`sop: ${forTerminal(forgottenText(loss)[spoken()])}\n`);
  };
}

function localeOf({ env }: Terminal): string | undefined {
  return env.LC_ALL || env.LC_MESSAGES || env.LANG;
}

/** Ctrl-C at a question is an interruption, not a bug. */
function asFailure(error: unknown): Failure | undefined {
  if (error instanceof Failure) return error;
  // Where the past was proven before, a command may be the first to meet what was damaged since.
  if (error instanceof DamagedObject) return new Failure({ code: "object-damaged", object: error.id });
  if (error instanceof Error && error.name === "ExitPromptError") return new Failure({ code: "interrupted" });
  return undefined;
}

const HELP_FLAGS: readonly string[] = ["-h", "--help", "help"];

/** The folder that a command line names before it is parsed. */
function folderFlag(args: readonly string[]): string | undefined {
  return flagValue(args, "--directory") ?? flagValue(args, "-C");
}

function flagValue(args: readonly string[], flag: string): string | undefined {
  const at = args.findIndex((arg) => arg === flag || arg.startsWith(`${flag}=`));
  if (at < 0) return undefined;
  return args[at]?.includes("=") ? args[at]?.split("=")[1] : args[at + 1];
}
