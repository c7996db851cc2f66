/** `sop remote`: names the place where the record is shared, and sends it there; without an address, says which it is. */
import { resolve } from "node:path";
import { setAddress } from "../../../../adapters/git/remote/setup.ts";
import { sync } from "../../../../app/commands/sharing/sync.ts";
import { Failure } from "../../../../domain/failure.ts";
import { SHARING } from "../../../messages/screens/sharing.ts";
import { forTerminal } from "../../../render/escape.ts";
import type { Context, RunCommand } from "../../context.ts";
import type { Outcome } from "../../outcome.ts";
import { syncLines, syncOptions } from "./sync.ts";

export const shareAt: RunCommand = async (context) => {
  const [written] = context.args;
  return written === undefined ? shown(context) : shared(context, written);
};

async function shown(context: Context): Promise<Outcome> {
  const { ports } = await context.open();
  const { address } = ports.remote;
  if (address === undefined) throw new Failure({ code: "remote-none" });
  return { result: { address }, lines: [forTerminal(SHARING.place(address)[context.language])] };
}

async function shared(context: Context, written: string): Promise<Outcome> {
  const { terminal, language } = context;
  const before = await context.open();
  const { root } = before.ports.files;
  const { branch } = before.ports;
  const cwd = resolve(terminal.cwd);
  await setAddress(root, terminal.env, { branch, written, cwd });
  // Opened again, with the address that it has now.
  const { ports } = await context.open();
  const synced = await sync(ports, syncOptions(context));
  const lines = [forTerminal(SHARING.place(synced.address)[language]), ...syncLines(synced, false, language)];
  return { result: { address: synced.address, tip: synced.record.tip }, lines };
}
