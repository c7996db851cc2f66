/** What a command that records does besides, where the record is shared: take in first, send afterwards. */
import { resolve } from "node:path";
import { locate } from "../../../../adapters/git/location.ts";
import { namesRemote } from "../../../../adapters/git/remote/address.ts";
import { catchUp, countUnsent, sendUnsent } from "../../../../app/commands/sharing/catch-up.ts";
import { Failure, type Reason } from "../../../../domain/failure.ts";
import { failureText } from "../../../messages/failures/failures.ts";
import type { Bilingual } from "../../../messages/language.ts";
import { SHARING } from "../../../messages/screens/sharing.ts";
import { forTerminal } from "../../../render/escape.ts";
import type { Context } from "../../context.ts";
import type { Outcome } from "../../outcome.ts";

/**
 * Runs a recording command between the two. A place that does not answer stops nobody: the entry waits to be sent.
 * @throws {Failure} where what others did has to be looked at first
 */
export async function runShared(context: Context, run: () => Promise<Outcome>): Promise<Outcome> {
  if (context.options.offline === true || context.options.dryRun === true || !(await mayBeShared(context)))
    return run();
  const { ports } = await context.open();
  const { address } = ports.remote;
  if (address === undefined) return run();
  const received = await attempt(context, () => catchUp(ports), isUnreachable);
  if (received !== undefined && received.length > 0) {
    say(context, SHARING.received(received.length, address));
    for (const { id, title } of received)
      context.terminal.err(`${forTerminal(`  ${id.slice(0, 12)} ${title}`)}\n`);
  }
  const outcome = await run();
  // What was recorded stays recorded, whatever comes of sending it.
  const unsent =
    received === undefined ? await countUnsent(ports) : await attempt(context, () => sendUnsent(ports));
  const waiting = unsent ?? (await countUnsent(ports));
  if (waiting > 0) say(context, SHARING.unsent(waiting));
  return outcome;
}

const isUnreachable = ({ code }: Reason): boolean => code === "remote-unreachable";

/** Most records are on one computer: then nothing of this is loaded, and some commands run where there is no record. */
async function mayBeShared({ terminal, options }: Context): Promise<boolean> {
  try {
    return namesRemote(await locate(resolve(terminal.cwd, options.directory ?? ".")));
  } catch (error) {
    // What is wrong with the folder is the command's own to say.
    if (error instanceof Failure) return false;
    throw error;
  }
}

/** Undefined where it fails for one of these reasons, which is said. @param isBearable all, where it is not given */
async function attempt<T>(
  context: Context,
  work: () => Promise<T>,
  isBearable: (reason: Reason) => boolean = () => true,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Failure) || !isBearable(error.reason)) throw error;
    say(context, failureText(error.reason).what);
    return undefined;
  }
}

function say({ terminal, language }: Context, words: Bilingual): void {
  terminal.err(`sop: ${forTerminal(words[language])}\n`);
}
