/** The order of a command line: options that all verbs have may also stand before the verb. */
import { VERBS } from "./verbs.ts";

/** Those that all verbs take, and that take a value. */
const WITH_VALUE: readonly string[] = ["-C", "--directory", "--format", "--lang"];

/** The place of the first word that is neither an option nor an option's value; -1 where there is none. */
function placeOfVerb(args: readonly string[]): number {
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? "";
    if (!arg.startsWith("-")) return at;
    if (WITH_VALUE.includes(arg)) at++;
  }
  return -1;
}

/** The same command line with its verb first; `sop help VERB` is `sop VERB --help`. */
export function verbFirst(args: readonly string[]): readonly string[] {
  const at = placeOfVerb(args);
  const verb = args[at];
  if (verb === undefined) return args;
  const others = [...args.slice(0, at), ...args.slice(at + 1)];
  if (verb !== "help") return [verb, ...others];
  const topic = others.find((arg) => !arg.startsWith("-"));
  return topic === undefined
    ? ["--help", ...others]
    : [topic, "--help", ...others.filter((arg) => arg !== topic)];
}

/** Does a word that is no verb stand in a verb's place? @param args with the verb first */
export function isUnknown([first]: readonly string[]): boolean {
  if (first === undefined || first.startsWith("-")) return false;
  return !VERBS.some(({ name, aliases }) => name === first || aliases.includes(first));
}
