/** From the command line to an exit code. The one catch: a failure is told, anything else is a bug (70). */
import { randomBytes } from "node:crypto";
import { bugReport, outputCut } from "../messages/screens/bug.ts";
import { forLine } from "../render/escape.ts";
import { type Terminal, VERSION } from "./terminal.ts";

const BUG = 70;
/** The environment lacks something. */
const NOT_HERE = 4;

/** Runs with the real process; called by bin/sop.js. */
export async function start(): Promise<void> {
  // Only for someone who looks on; cleared by whatever is said next. A stream that is not asked for is not opened.
  const seen = (): boolean => process.stderr.isTTY === true;
  let shown = false;
  let said = false;
  const clear = (): void => {
    if (shown) process.stderr.write("\r\u001b[2K");
    shown = false;
  };
  const terminal: Terminal = {
    args: process.argv.slice(2),
    cwd: process.cwd(),
    env: process.env,
    clock: { now: () => Math.floor(Date.now() / 1000) },
    out: (text) => {
      clear();
      process.stdout.write(text);
    },
    err: (text) => {
      clear();
      said = true;
      process.stderr.write(text);
    },
    progress: (line) => {
      if (!seen()) return;
      said = true;
      process.stderr.write(`\r\u001b[2K${line.slice(0, (process.stderr.columns ?? 80) - 1)}`);
      shown = true;
    },
    get interactive() {
      return process.stdin.isTTY === true && seen();
    },
    colours: process.stdout.isTTY === true && !process.env.NO_COLOR,
    pause: (seconds) => new Promise((resolve) => setTimeout(() => resolve(true), seconds * 1000)),
    random: () => randomBytes(6).toString("hex"),
  };
  // What escapes both catches must not end with the exit code of "findings".
  process.on("uncaughtException", (error) => {
    process.stderr.write(bugText(error));
    process.exit(BUG);
  });
  process.stdout.on("error", endOnOutputError);
  process.exitCode = await main(terminal);
  // All is done and said. Taking the program down piece by piece would take longer than letting go of it.
  const end = (): unknown => (said ? process.stderr.write("", () => process.exit()) : process.exit());
  // An error of the last write is told in the turn after its callback.
  process.stdout.write("", () => setImmediate(end));
}

/** A reader that has seen enough (sop log | head) is no error; a full disk cuts the output, and must be told. */
function endOnOutputError(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit(0);
  process.stderr.write(outputCut(forLine(error.message)));
  process.exit(NOT_HERE);
}

/** @returns the exit code (product §6) */
export async function main(terminal: Terminal): Promise<number> {
  try {
    // Other programs ask for this alone, and often.
    if (terminal.args.length === 1 && terminal.args[0] === "--version") {
      terminal.out(`${VERSION}\n`);
      return 0;
    }
    const { runProgram } = await import("./program.ts");
    return await runProgram(terminal, main);
  } catch (error) {
    terminal.err(bugText(error));
    return BUG;
  }
}

function bugText(error: unknown): string {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const told = detail.split("\n").map(forLine).join("\n");
  return bugReport(told);
}
