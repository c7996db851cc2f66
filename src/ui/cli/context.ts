/** What a command is given to work with, and what it gives back. */
import { Failure } from "../../domain/failure.ts";
import { isDay } from "../../domain/procedure/calendar.ts";
import type { Language } from "../messages/language.ts";
import type { Outcome } from "./outcome.ts";
import type { Terminal } from "./terminal.ts";
import type { Workspace } from "./workspace.ts";

/** What every command's options have in common. */
export interface CommonOptions {
  readonly lang?: string;
  readonly directory?: string;
  readonly format?: string;
  readonly json?: boolean;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly as?: string;
  readonly key?: string;
  readonly forget?: boolean;
}

/** Runs one command line. @returns its exit code */
export type Main = (terminal: Terminal) => Promise<number>;

/** What a command is given to work with. */
export interface Context {
  readonly terminal: Terminal;
  readonly language: Language;
  readonly args: readonly string[];
  readonly options: CommonOptions & Readonly<Record<string, unknown>>;
  /** Runs another command line, as a shell would: the demonstration plays commands with it. */
  readonly main: Main;
  /** Opens the workspace, and has it closed at the end. */
  readonly open: () => Promise<Workspace>;
}

export type RunCommand = (context: Context) => Promise<Outcome>;

/** The text of an option, trimmed; none where it was not given or is blank. */
export function textOption({ options }: Pick<Context, "options">, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

/** The day that an option gives, YYYY-MM-DD; undefined where it was not given. @throws {Failure} where it is no day */
export function dayOption(text: unknown): string | undefined {
  if (text === undefined) return undefined;
  const day = String(text);
  if (!isDay(day)) throw new Failure({ code: "usage", slip: "day", given: day });
  return day;
}
