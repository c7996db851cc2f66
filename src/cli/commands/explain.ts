/** What a code means: `sop explain value-ambiguous`. Needs no workspace. */
import { isRule, RULES } from "../../domain/finding.ts";
import { Failure } from "../../failure.ts";
import { CHAPTERS, explanation, severityText } from "../../text/findings/index.ts";
import type { Context, RunCommand } from "../context.ts";

export const explain: RunCommand = async (context) => {
  const [code] = context.args;
  if (code === undefined) return allCodes(context);
  if (!isRule(code)) throw new Failure({ code: "usage", what: `code-unknown ${code} → ${nearest(code)}` });
  const { language } = context;
  const { severity, about, example } = explanation(code);
  const label = { id: "Benar", en: "Right" }[language];
  return {
    result: { code, severity, about: about[language], example: example[language] },
    lines: [
      `${code} (${severityText(severity)[language]})`,
      about[language],
      `${label}: ${example[language]}`,
    ],
  };
};

function allCodes({ language }: Context) {
  const lines = CHAPTERS.flatMap(({ title, rules }) => [
    title[language],
    ...rules.map((rule) => `  ${rule}`),
  ]);
  return { result: RULES, lines };
}

/** The codes that share most with what was typed. */
function nearest(typed: string): string {
  const parts = typed.toLowerCase().split(/[^a-z]+/);
  const score = (rule: string): number => parts.filter((part) => part !== "" && rule.includes(part)).length;
  return [...RULES]
    .sort((a, b) => score(b) - score(a))
    .slice(0, 3)
    .join(", ");
}
