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
  const result = book.lines.map(({ no, entry, message, name }) => ({
    no,
    id: entry.id,
    at: entry.at,
    name,
    title: message.subject,
    note: message.note,
    ...message.trailers,
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
  const proof = await audit(office, {
    root: text("root"),
    since: text("since"),
    cache: context.options.cache !== false,
    crossCheck: context.options.crossCheck === true,
  });
  // Notices are no breaks; whoever wants none of them says so.
  const strict = context.options.strict === true && (proof.notices.length > 0 || proof.drift.length > 0);
  return {
    result: auditResult(proof, context.language, text("cycle")),
    lines: auditLines(proof, context.language, text("cycle")),
    exitCode: strict ? Math.max(1, VERDICT_EXIT[proof.verdict]) : VERDICT_EXIT[proof.verdict],
  };
};
