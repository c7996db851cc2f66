/**
 * The office's own rules, in the Common Expression Language (https://github.com/google/cel-spec): a language made to be
 * safe to evaluate, without loops, assignments or access to anything but what is handed to it.
 */
import { type ASTNode, Environment } from "@marcbachmann/cel-js";
import type { OfficeRule } from "../../domain/returns/form.ts";

/** Far above any rule that a person can read. */
const LIMITS = { maxAstNodes: 200, maxDepth: 20, maxListElements: 50, maxMapEntries: 0, maxCallArguments: 4 };

/**
 * What may be called. Not `matches`: its regular expressions can be made to run for minutes; and not the macros over
 * lists, for rows hold no lists.
 */
const CALLS: ReadonlySet<string> = new Set([
  "size",
  "contains",
  "startsWith",
  "endsWith",
  "int",
  "double",
  "string",
]);

export type Compiled =
  | ({ readonly kind: "rule" } & Pick<OfficeRule, "holds" | "speaksOf">)
  /** What is wrong with the expression: a part of it, or what the language says. */
  | {
      readonly kind: "faulty";
      readonly reason: "syntax" | "name" | "call" | "not-a-question";
      readonly part: string;
    };

/** Compiles one rule. @param names what it may speak of */
export function compileRule(expression: string, names: readonly string[]): Compiled {
  try {
    const parsed = environment(names).parse(expression);
    const call = forbiddenCall(parsed.ast);
    if (call !== undefined) return { kind: "faulty", reason: "call", part: call };
    const checked = parsed.check();
    if (!checked.valid) return { kind: "faulty", reason: "name", part: firstLine(checked.error) };
    if (checked.type !== "bool")
      return { kind: "faulty", reason: "not-a-question", part: String(checked.type) };
    return { kind: "rule", speaksOf: namesIn(parsed.ast), holds: (facts) => answer(() => parsed(facts)) };
  } catch (error) {
    return { kind: "faulty", reason: "syntax", part: firstLine(error) };
  }
}

/** A comparison with a figure that is not there has no answer: the rule is not about this row. */
function answer(evaluate: () => unknown): boolean | undefined {
  try {
    return evaluate() === true;
  } catch {
    return undefined;
  }
}

const ARITHMETIC = {
  "+": (a: number, b: number) => a + b,
  "-": (a: number, b: number) => a - b,
  "*": (a: number, b: number) => a * b,
  "/": (a: number, b: number) => a / b,
} as const;

/** The language keeps whole and broken numbers apart; people who write `pagu * 2` do not. */
function environment(names: readonly string[]): Environment {
  const made = new Environment({ unlistedVariablesAreDyn: false, limits: LIMITS });
  for (const [sign, compute] of Object.entries(ARITHMETIC)) {
    made.registerOperator(`double ${sign} int`, (a: number, b: bigint) => compute(a, Number(b)));
    made.registerOperator(`int ${sign} double`, (a: bigint, b: number) => compute(Number(a), b));
  }
  for (const name of names) made.registerVariable(name, "dyn");
  return made;
}

/** The name of a call that is not allowed, the first there is. */
function forbiddenCall(root: ASTNode): string | undefined {
  return nodesOf(root)
    .map(({ op, args }) => (op === "call" || op === "rcall" ? String(args[0]) : undefined))
    .find((name) => name !== undefined && !CALLS.has(name));
}

function namesIn(root: ASTNode): ReadonlySet<string> {
  return new Set(nodesOf(root).flatMap(({ op, args }) => (op === "id" ? [String(args)] : [])));
}

function nodesOf(value: unknown): readonly ASTNode[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  return isNode(value) ? [value, ...nodesOf(value.args)] : [];
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === "object" && value !== null && "op" in value && "args" in value;
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : "").split("\n")[0] ?? "";
}
