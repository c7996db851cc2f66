/** YAML files: read strictly, checked by their schema, and every fault told by file, line and column. */
import { LRUCache } from "lru-cache";
import { parse, parseDocument, stringify } from "yaml";
import type { DocumentFault } from "../../app/ports/documents.ts";
import type { Finding, Rule } from "../../domain/finding.ts";
import { once } from "../../domain/memoize.ts";
import { firstAlias, linesOf, type Parsed, type Place, placeOf, textAt } from "./places.ts";
import { writePlainYaml } from "./plain-writer.ts";
import { editorLine, SCHEMAS, type SchemaName } from "./schemas.ts";
import { validatorFor } from "./validator.ts";

export type YamlReading<T> =
  | {
      readonly kind: "read";
      readonly document: T;
      readonly place: (path: readonly (string | number)[]) => Place;
    }
  | { readonly kind: "faulty"; readonly findings: readonly Finding[] };

/**
 * Texts that were read last, by schema and text: a command meets the same plan and the same returns more than once. At
 * most 64, as many as a cycle of a large office has, since a long history is read through here too.
 */
const recentTexts = new LRUCache<string, YamlReading<unknown>>({ max: 64 });

/**
 * What texts say that were written or read leniently just now, by text. An audit that writes a return again, and finds
 * the recorded text, need not parse it; nor a plan that was asked for its sections.
 */
const recentValues = new LRUCache<string, NonNullable<unknown>>({ max: 64 });

/** A file larger than this was not written by a person or by us. */
const LARGEST = 5_000_000;

/**
 * Parses and checks a YAML text. Aliases and merge keys are refused: they hide what a file says, and can explode.
 * @param file the name to give in findings
 */
export async function readYaml<T>(text: string, schema: SchemaName, file: string): Promise<YamlReading<T>> {
  const key = `${schema}\n${text}`;
  const before = recentTexts.get(key) as YamlReading<T> | undefined;
  if (before !== undefined) return before;
  const value = recentValues.get(withoutSchemaLine(text));
  const reading =
    (value === undefined ? undefined : await readValue<T>(text, value, schema)) ??
    (await parseYaml<T>(text, schema, file));
  // A faulty one names its file.
  if (reading.kind === "read") recentTexts.set(key, reading);
  return reading;
}

/** What a text is known to say, as its reading. @returns undefined where the schema finds a fault, whose place the parser tells */
async function readValue<T>(
  text: string,
  value: unknown,
  schema: SchemaName,
): Promise<YamlReading<T> | undefined> {
  const validate = await validatorFor(SCHEMAS[schema]);
  if (validate(value).length > 0) return undefined;
  const parsed = once(() => ({ document: parsedText(text), lines: linesOf(text) }));
  const place = (path: readonly (string | number)[]): Place =>
    placeOf(parsed().document, parsed().lines, path);
  return { kind: "read", document: value as T, place };
}

async function parseYaml<T>(text: string, schema: SchemaName, file: string): Promise<YamlReading<T>> {
  if (text.length > LARGEST)
    return {
      kind: "faulty",
      findings: [yamlFinding("yaml-syntax", file, { line: 1, column: 1 }, "", "≤ 5 MB")],
    };
  const document = parsedText(text);
  // Lines are counted only where a place is to be told: counting while reading takes a quarter longer.
  const lines = once(() => linesOf(text));
  const place = (path: readonly (string | number)[]): Place => placeOf(document, lines(), path);
  const [broken] = document.errors;
  if (broken !== undefined) {
    const at = lines().linePos(broken.pos[0]);
    return {
      kind: "faulty",
      findings: [
        yamlFinding(
          "yaml-syntax",
          file,
          { line: at.line, column: at.col },
          textAt(text, at.line),
          broken.code,
        ),
      ],
    };
  }
  const alias = text.includes("*") ? firstAlias(document) : undefined;
  if (alias !== undefined) {
    const at = lines().linePos(alias.range?.[0] ?? 0);
    return {
      kind: "faulty",
      findings: [
        yamlFinding("yaml-syntax", file, { line: at.line, column: at.col }, textAt(text, at.line), "ALIAS"),
      ],
    };
  }
  const value: unknown = document.toJS();
  const validate = await validatorFor(SCHEMAS[schema]);
  const faults = validate(value);
  if (faults.length > 0)
    return {
      kind: "faulty",
      findings: faults.map((fault) => faultFinding(fault, file, place(fault.path), value)),
    };
  return { kind: "read", document: value as T, place };
}

function parsedText(text: string): Parsed {
  return parseDocument(text, { prettyErrors: false, strict: true, uniqueKeys: true });
}

function keepValue(text: string, value: unknown): void {
  if (text.length <= LARGEST && value !== null && value !== undefined) recentValues.set(text, value);
}

/** What follows the line by which an editor finds the schema. */
function withoutSchemaLine(text: string): string {
  return text.startsWith("# yaml-language-server:") ? text.slice(text.indexOf("\n") + 1) : text;
}

/** The value of a YAML text without any schema, or null where it cannot be read; aliases may not multiply it. */
export function parseLeniently(text: string): unknown {
  if (text.length > LARGEST) return null;
  try {
    const value: unknown = parse(text, { maxAliasCount: 10 });
    // Aliases are refused where a schema is asked for, and with their place.
    if (!text.includes("*")) keepValue(withoutSchemaLine(text), value);
    return value;
  } catch {
    return null;
  }
}

/** Writes a document as YAML, with the editor's schema line; the same document gives the same bytes. */
export function writeYaml(document: unknown, schema: SchemaName, depth: number): string {
  const plain = writePlainYaml(document);
  if (plain !== undefined) keepValue(plain, document);
  const text = plain ?? stringify(document, { lineWidth: 0, aliasDuplicateObjects: false });
  return editorLine(schema, depth) + text;
}

/** A finding about the meaning of a file, where no schema could say it. */
export function meaningFinding(file: string, place: Place, given: string, expected: string): Finding {
  return yamlFinding("yaml-meaning", file, place, given, expected);
}

const RULE: Record<DocumentFault["kind"], Rule> = {
  type: "yaml-type",
  required: "yaml-required",
  "unknown-key": "yaml-unknown-key",
  list: "yaml-list",
  range: "yaml-range",
  pattern: "yaml-pattern",
};

function faultFinding(fault: DocumentFault, file: string, place: Place, document: unknown): Finding {
  const value = fault.path.reduce<unknown>(
    (at, key) => (at as Record<string | number, unknown> | undefined)?.[key],
    document,
  );
  const given = value === undefined || typeof value === "object" ? "" : String(value);
  return {
    ...yamlFinding(RULE[fault.kind], file, place, given, fault.expected),
    field: fault.path.map(pathPart).join("").replace(/^\./, ""),
  };
}

function pathPart(part: string | number): string {
  return typeof part === "number" ? `[${part + 1}]` : `.${part}`;
}

function yamlFinding(rule: Rule, file: string, place: Place, given: string, expected: string): Finding {
  return { rule, severity: "error", file, line: place.line, column: place.column, given, expected };
}
