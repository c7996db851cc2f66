/** `sop audit`, in a room of its own: it loads little, so that it is quick. */
import { audit } from "../../../../app/queries/audit.ts";
import { auditLines } from "../../../render/terminal/audit/audit.ts";
import { auditResult, strictReasons } from "../../../render/terminal/audit/result.ts";
import { type Context, type RunCommand, textOption } from "../../context.ts";

/** The answer of an audit as an exit code (product §6). */
const VERDICT_EXIT = { proven: 0, "signatures-proven": 0, violated: 1, "cannot-prove": 4 } as const;

/** A blank text was given all the same: of a script whose variable is empty, nothing may be taken as proven. */
function given({ options }: Context, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value.trim() : undefined;
}

export const showAudit: RunCommand = async (context) => {
  const { ports } = await context.open();
  const cycle = textOption(context, "cycle");
  const proof = await audit(ports, {
    root: given(context, "root"),
    since: given(context, "since"),
    cache: context.options.cache !== false,
    crossCheck: context.options.crossCheck === true,
    depth: context.options.signaturesOnly === true ? "signatures" : "whole",
  });
  const strict = context.options.strict === true;
  const reasons = strict ? strictReasons(proof) : [];
  return {
    get result() {
      const result = auditResult(proof, context.language, cycle);
      return strict ? { ...result, strict: reasons } : result;
    },
    get lines() {
      return auditLines(proof, context.language, { cycle, all: context.options.all === true, strict });
    },
    exitCode: Math.max(VERDICT_EXIT[proof.verdict], reasons.length > 0 ? 1 : 0),
  };
};
