/** What a code means: `sop explain value-ambiguous`. Needs no workspace. */

import { Failure } from "../../../../domain/failure.ts";
import { isRule, RULES } from "../../../../domain/finding.ts";
import { CHAPTERS, explanation } from "../../../messages/findings/index.ts";
import { severityText } from "../../../messages/language.ts";
import { type AuditCode, auditCodes, KINDS } from "../../../messages/law/audit-codes.ts";
import { RIGHT_EXAMPLE } from "../../../messages/screens/queries/explain.ts";
import type { Context, RunCommand } from "../../context.ts";

export const explain: RunCommand = async (context) => {
  const [code] = context.args;
  if (code === undefined) return allCodes(context);
  const audited = auditCodes().find((one) => one.code === code);
  if (audited !== undefined) return explained(audited, context);
  if (!isRule(code))
    throw new Failure({ code: "usage", slip: "code-unknown", given: code, meant: nearest(code) });
  const { language } = context;
  const { severity, about, example } = explanation(code);
  return {
    result: { code, severity, about: about[language], example: example[language] },
    lines: [
      `${code} (${severityText(severity)[language]})`,
      about[language],
      `${RIGHT_EXAMPLE[language]}: ${example[language]}`,
    ],
  };
};

/** What an audit says by this code, as an example, and what to do. */
function explained({ code, kind, what, hint }: AuditCode, { language }: Context) {
  const [about, todo] = [capital(what[language]), hint[language]];
  return {
    result: { code, kind, about, hint: todo },
    lines: [`${code} (${KINDS[kind][language]})`, `${about}.`, ...(todo === "" ? [] : [todo])],
  };
}

/** The sentences of an audit follow a code and begin small. */
function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function allCodes({ language }: Context) {
  const audited = auditCodes().map(({ code }) => code);
  const lines = CHAPTERS.flatMap(({ title, rules }) => [
    title[language],
    ...rules.map((rule) => `  ${rule}`),
  ]);
  return {
    result: [...RULES, ...audited],
    lines: [...lines, "sop audit", ...audited.map((code) => `  ${code}`)],
  };
}

/** The codes that share most with what was typed. */
function nearest(typed: string): readonly string[] {
  const parts = typed.toLowerCase().split(/[^a-z]+/);
  const score = (rule: string): number => parts.filter((part) => part !== "" && rule.includes(part)).length;
  return [...RULES, ...auditCodes().map(({ code }) => code)].sort((a, b) => score(b) - score(a)).slice(0, 3);
}
