/** Commands that only look: status, log, audit. */
import { audit } from "../../operations/audit.ts";
import { log } from "../../operations/log.ts";
import { status } from "../../operations/status.ts";
import type { RunCommand } from "../context.ts";
import { auditLines, auditResult } from "../views/audit.ts";
import { logLines } from "../views/log.ts";
import { statusLines } from "../views/status.ts";

export const showStatus: RunCommand = async (context) => {
  const { office } = await context.open();
  const board = await status(office);
  return { result: board, lines: statusLines(board, context.language) };
};

export const showLog: RunCommand = async (context) => {
  const { office } = await context.open();
  const book = await log(office, context.args[0]);
  const result = book.lines.map(({ no, entry, name }) => ({
    no,
    id: entry.id,
    at: entry.at,
    name,
    title: entry.message.subject,
    note: entry.message.note,
    ...entry.message.trailers,
    flags: entry.flags,
  }));
  return { result, lines: logLines(book, context.language) };
};

/** The answer of an audit as an exit code (product §6). */
const VERDICT_EXIT = { proven: 0, violated: 1, "cannot-prove": 4 } as const;

export const showAudit: RunCommand = async (context) => {
  const { office } = await context.open();
  const text = (name: string): string | undefined =>
    context.options[name] === undefined ? undefined : String(context.options[name]);
  const proof = await audit(office, { root: text("root"), since: text("since") });
  return {
    result: auditResult(proof, context.language),
    lines: auditLines(proof, context.language),
    exitCode: VERDICT_EXIT[proof.verdict],
  };
};
