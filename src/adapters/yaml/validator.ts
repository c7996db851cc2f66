/** JSON Schema through ajv: what is wrong with a document, as plain facts and never as raw schema text. */
import type { Ajv2020, ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import type { DocumentFault } from "../../app/ports/documents.ts";
import { PRECOMPILED } from "./precompiled.ts";

export type Validate = (document: unknown) => readonly DocumentFault[];

let ajv: Ajv2020 | undefined;

/** A schema's validator: compiled by the build where this package ships it; else ajv is loaded and compiles it. */
export async function validatorFor(schema: object): Promise<Validate> {
  const id = "$id" in schema && typeof schema.$id === "string" ? schema.$id : "";
  const compiled = await (PRECOMPILED[id === "" ? JSON.stringify(schema) : id]?.() ??
    compiledNow(schema, id));
  return (document) => (compiled(document) ? [] : faultsOf(compiled.errors ?? []));
}

async function compiledNow(schema: object, id: string): Promise<ValidateFunction> {
  ajv ??= (await import("./ajv.ts")).newAjv();
  return (id === "" ? undefined : ajv.getSchema(id)) ?? ajv.compile(schema);
}

function faultsOf(errors: readonly ErrorObject[]): readonly DocumentFault[] {
  const faults = errors.flatMap((error) => {
    const fault = faultOf(error);
    return fault === undefined ? [] : [fault];
  });
  // Alternatives report one error each; one fault a place is what a person can act on.
  const seen = new Set<string>();
  return faults.filter((fault) => {
    const place = fault.path.join("\u0000");
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}

type Reader = (
  params: Record<string, unknown>,
  schema: Record<string, unknown>,
) => Omit<DocumentFault, "path"> & { readonly key?: string };

const READERS: Readonly<Record<string, Reader>> = {
  type: ({ type }) => ({ kind: "type", expected: [type].flat().join("|") }),
  required: ({ missingProperty }) => ({ kind: "required", expected: "", key: String(missingProperty) }),
  additionalProperties: ({ additionalProperty }, { properties }) => ({
    kind: "unknown-key",
    expected: Object.keys(properties ?? {}).join(", "),
    key: String(additionalProperty),
  }),
  enum: ({ allowedValues }) => ({
    kind: "list",
    expected: [allowedValues]
      .flat()
      .filter((one) => one !== null)
      .join(", "),
  }),
  const: ({ allowedValue }) => ({ kind: "list", expected: String(allowedValue) }),
  minimum: ({ limit }) => ({ kind: "range", expected: `≥ ${limit}` }),
  maximum: ({ limit }) => ({ kind: "range", expected: `≤ ${limit}` }),
  minLength: ({ limit }) => ({ kind: "required", expected: String(limit) }),
  maxLength: ({ limit }) => ({ kind: "range", expected: `≤ ${limit}` }),
  minItems: ({ limit }) => ({ kind: "range", expected: `≥ ${limit}` }),
  uniqueItems: () => ({ kind: "pattern", expected: "" }),
  pattern: ({ pattern }) => ({ kind: "pattern", expected: String(pattern) }),
};

function faultOf(error: ErrorObject): DocumentFault | undefined {
  const schema = (error.parentSchema ?? {}) as Record<string, unknown>;
  const read = READERS[error.keyword]?.(error.params as Record<string, unknown>, schema);
  if (read === undefined) return undefined;
  const path = error.instancePath.split("/").slice(1).map(unescapePointer);
  const { kind, expected, key } = read;
  return { kind, expected, path: key === undefined ? path : [...path, key] };
}

function unescapePointer(part: string): string | number {
  if (/^[0-9]+$/.test(part)) return Number(part);
  return part.replaceAll("~1", "/").replaceAll("~0", "~");
}
