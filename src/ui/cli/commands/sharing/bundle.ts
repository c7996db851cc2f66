/** `sop bundle` and `sop receive-bundle`: the record in one file, for computers without a network between them. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { isBundle } from "../../../../adapters/git/remote/bundle.ts";
import { takeIn } from "../../../../app/commands/sharing/sync.ts";
import { loadRecord } from "../../../../app/ledger/workspace-state.ts";
import { Failure } from "../../../../domain/failure.ts";
import { SHARING } from "../../../messages/screens/sharing.ts";
import { forTerminal } from "../../../render/escape.ts";
import type { RunCommand } from "../../context.ts";
import { syncLines, syncOptions, syncResult } from "./sync.ts";

export const writeBundle: RunCommand = async ({ args, terminal, language, open }) => {
  const [file = ""] = args;
  const path = resolve(terminal.cwd, file);
  const { ports } = await open();
  const { tip, judgement } = await loadRecord(ports);
  if (existsSync(path) && !isBundle(path))
    throw new Failure({ code: "usage", slip: "not-a-bundle", given: file });
  await ports.bundleAt(path).send(tip);
  const { entries } = judgement;
  return {
    result: { file, tip, entries: entries.length },
    lines: [forTerminal(SHARING.bundled(file, entries.length, tip)[language])],
  };
};

export const receiveBundle: RunCommand = async (context) => {
  const { args, terminal, language, options } = context;
  const [file = ""] = args;
  const { ports } = await context.open();
  const taken = await takeIn(ports, ports.bundleAt(resolve(terminal.cwd, file)), syncOptions(context));
  const isOlder = taken.received.length === 0;
  const lines = isOlder
    ? [forTerminal(SHARING.bundleOlder(file)[language])]
    : syncLines({ ...taken, address: file }, options.dryRun === true, language);
  const isAgain = taken.again.some(({ recorded }) => recorded !== undefined);
  return {
    result: syncResult(taken),
    lines: isAgain ? [...lines, SHARING.unsentBack[language]] : lines,
    exitCode: taken.again.some(({ recorded }) => recorded === undefined) ? 1 : 0,
  };
};
