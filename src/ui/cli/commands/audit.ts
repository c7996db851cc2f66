/** `sop audit`, in a room of its own: it loads little, so that it is quick. */
import { audit } from "../../../app/queries/audit.ts";
import { auditLines, auditResult } from "../../render/terminal/audit.ts";
import { type RunCommand, textOption } from "../context.ts";

/** The answer of an audit as an exit code (product §6). */
const VERDICT_EXIT = { proven: 0, violated: 1, "cannot-prove": 4 } as const;

export const showAudit: RunCommand = async (context) => {
  const { office } = await context.open();
  const cycle = textOption(context, "cycle");
  const proof = await audit(office, {
    root: textOption(context, "root"),
    since: textOption(context, "since"),
    cache: context.options.cache !== false,
    crossCheck: context.options.crossCheck === true,
    depth: context.options.signaturesOnly === true ? "signatures" : "whole",
  });
  // Notices are no breaks; whoever wants none of them says so.
  const noticed = proof.notices.length + proof.drift.length + proof.judgement.healings.length > 0;
  const strict = context.options.strict === true && noticed;
  return {
    get result() {
      return auditResult(proof, context.language, cycle);
    },
    get lines() {
      return auditLines(proof, context.language, { cycle, all: context.options.all === true });
    },
    exitCode: strict ? Math.max(1, VERDICT_EXIT[proof.verdict]) : VERDICT_EXIT[proof.verdict],
  };
};
