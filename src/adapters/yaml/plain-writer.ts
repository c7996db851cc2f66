/** Writes plain data as YAML in the library's spelling. Most of what the record holds is plain, and an audit writes all of it again. */
import { stringify } from "yaml";

/** A list or a map with nothing in it is written behind its key; one with something below it. */
type Node = { readonly inline: string } | { readonly block: string };

/**
 * @param document maps, lists, texts, finite numbers, truth values and nulls
 * @returns the text that the library gives with `lineWidth: 0`; undefined where something else stands in it, or a text
 * that takes several lines, or a key that needs quotes: the library writes those
 */
export function writePlainYaml(document: unknown): string | undefined {
  const node = nodeOf(document, "");
  if (node === undefined) return undefined;
  return "inline" in node ? `${node.inline}\n` : node.block;
}

function nodeOf(value: unknown, indent: string): Node | undefined {
  if (typeof value === "object" && value !== null)
    return Array.isArray(value) ? listOf(value, indent) : mapOf(value, indent);
  const inline = scalarOf(value);
  return inline === undefined ? undefined : { inline };
}

function mapOf(map: object, indent: string): Node | undefined {
  // Decimals and dates are maps to JavaScript, and write themselves otherwise.
  if (Object.getPrototypeOf(map) !== Object.prototype) return undefined;
  let block = "";
  for (const [key, value] of Object.entries(map)) {
    const node = isPlainText(key) ? nodeOf(value, `${indent}  `) : undefined;
    if (node === undefined) return undefined;
    block += `${indent}${key}:${"inline" in node ? ` ${node.inline}\n` : `\n${node.block}`}`;
  }
  return block === "" ? { inline: "{}" } : { block };
}

function listOf(list: readonly unknown[], indent: string): Node | undefined {
  let block = "";
  for (const value of list) {
    const node = nodeOf(value, `${indent}  `);
    if (node === undefined) return undefined;
    // The first line of what stands in an item stands behind its dash.
    block += `${indent}- ${"inline" in node ? `${node.inline}\n` : node.block.slice(indent.length + 2)}`;
  }
  return block === "" ? { inline: "[]" } : { block };
}

function scalarOf(value: unknown): string | undefined {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number")
    return Number.isFinite(value) && !Object.is(value, -0) ? String(value) : undefined;
  if (typeof value !== "string") return undefined;
  if (isPlainText(value)) return value;
  const [first, ...more] = stringify(value, { lineWidth: 0 }).slice(0, -1).split("\n");
  return more.length === 0 ? first : undefined;
}

/** Begins with a letter or a digit; no mark that says something to YAML; no blank at its end. */
const PLAIN = /^[A-Za-z0-9](?:[\x20-\x22\x24-\x39\x3b-\x7e\u00a1-\u1fff]|:(?=[^ ])|(?<! )#)*$/;
/** What YAML would read as a number, a truth value or nothing. */
const OTHER =
  /^(?:\d[\d.]*(?:[eE][-+]?\d+)?|0[ox][\dA-Fa-f]+|null|true|false|Null|True|False|NULL|TRUE|FALSE)$/;

function isPlainText(text: string): boolean {
  return PLAIN.test(text) && !text.endsWith(" ") && !text.endsWith(":") && !OTHER.test(text);
}
