/** Runs git and ssh-keygen: directly, without a shell, and without whatever the computer's settings would add. */
import type { ChildProcess } from "node:child_process";
import { devNull } from "node:os";
import { delimiter, isAbsolute } from "node:path";
import { Failure } from "../../domain/failure.ts";

export interface Outcome {
  readonly status: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export interface RunOptions {
  readonly cwd: string;
  readonly env: Environment;
  readonly input?: Uint8Array | string;
  /** Variables for git itself, such as a private index or the author; only what is named here reaches it. */
  readonly gitEnv?: Environment;
}

/**
 * The environment for git: everything that could redirect it is dropped, no system or user settings are read,
 * replaced objects are not honoured. Kept are what programs need to start and what an agent needs to be found.
 */
export function scrubbed(env: Environment, extra: Environment = {}): Record<string, string> {
  const kept = Object.entries(programsEnv(env)).filter(([name]) => !/^GIT_/i.test(name));
  const set = {
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: devNull,
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_OPTIONAL_LOCKS: "0",
    // Nothing is fetched: no kind of transport is allowed, and no missing object is asked for elsewhere.
    GIT_ALLOW_PROTOCOL: "-",
    GIT_NO_LAZY_FETCH: "1",
    GIT_TERMINAL_PROMPT: "0",
    LC_ALL: "C",
    ...extra,
  };
  return Object.fromEntries(
    [...kept, ...Object.entries(set)].filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
}

/**
 * The environment for any program: programs are looked for in the folders that the person has set in full, and never in
 * the one that a command works in, where a copy could bring its own `git`.
 */
export function programsEnv(env: Environment): Record<string, string> {
  const entries = Object.entries(env).flatMap(([name, value]): [string, string][] => {
    if (value === undefined) return [];
    if (name.toUpperCase() !== "PATH") return [[name, value]];
    const folders = value.split(delimiter).filter(isAbsolute).join(delimiter);
    return folders === "" ? [] : [[name, folders]];
  });
  // Windows would look into the current folder first.
  return { ...Object.fromEntries(entries), NoDefaultCurrentDirectoryInExePath: "1" };
}

/** Settings that outrank a repository's own, so that a copied `.git/config` starts no program and hides no file. */
export const SAFE_SETTINGS = [
  "--no-replace-objects",
  "-c",
  "core.commitGraph=false",
  "-c",
  "core.fsmonitor=false",
  "-c",
  `core.hooksPath=${devNull}`,
  "-c",
  "core.autocrlf=false",
  "-c",
  "safe.directory=*",
  "-c",
  "protocol.allow=never",
] as const;

/** Runs git in a scrubbed environment, whatever its outcome. */
export async function runGit(args: readonly string[], options: RunOptions): Promise<Outcome> {
  return run("git", [...SAFE_SETTINGS, ...args], { ...options, env: scrubbed(options.env, options.gitEnv) });
}

/** As `runGit`, but a failure of git is a failure of ours, with what git said. */
export async function git(args: readonly string[], options: RunOptions): Promise<string> {
  const { status, stdout, stderr } = await runGit(args, options);
  if (status !== 0) throw new Failure({ code: "git-failed", doing: args[0] ?? "git", said: stderr.trim() });
  return stdout.toString("utf8");
}

/** Runs a program to its end. @throws {Failure} only where it is not on this computer */
export async function run(program: string, args: readonly string[], options: RunOptions): Promise<Outcome> {
  // A command that only reads starts no program, and need not wait for what starts them.
  const { spawn } = await import("node:child_process");
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: programsEnv(options.env),
    stdio: ["pipe", "pipe", "pipe"],
    windowsHide: true,
  });
  return collect(child, program, options.input);
}

function collect(
  child: ChildProcess,
  program: string,
  input: Uint8Array | string | undefined,
): Promise<Outcome> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr?.on("data", (chunk: Buffer) => err.push(chunk));
  // A program that does not read its input closes the pipe; its exit status tells the story.
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(input);
  return new Promise((resolve, reject) => {
    child.on("error", () =>
      reject(new Failure({ code: program === "git" ? "git-missing" : "ssh-keygen-missing" })),
    );
    child.on("close", (status) =>
      resolve({
        status: status ?? 1,
        stdout: Buffer.concat(out),
        stderr: Buffer.concat(err).toString("utf8"),
      }),
    );
  });
}
