/** `sop check`: is a printed document what the record makes? */

import { readGiven } from "../../../../adapters/fs/folder.ts";
import { loadRecord } from "../../../../app/ledger/workspace-state.ts";
import { forTerminal } from "../../../render/escape.ts";
import { checkFile, checkText } from "../../../render/paper/check.ts";
import { checkedLines } from "../../../render/terminal/check.ts";
import type { RunCommand } from "../../context.ts";
import { sha256 } from "../../workspace.ts";

export const check: RunCommand = async (context) => {
  const { ports } = await context.open();
  const given = context.args.join(" ").trim();
  const tip = await loadRecord(ports);
  const checked = /\.pdf$/i.test(given)
    ? await checkFile(ports, tip, await readGiven(context.terminal.cwd, given, ports.files), sha256)
    : await checkText(ports, tip, given, sha256);
  return {
    result: checked,
    lines: checkedLines(checked, tip.world.procedure.utcOffset, context.language).map(forTerminal),
    exitCode: checked.verdict === "current" ? 0 : 1,
  };
};
