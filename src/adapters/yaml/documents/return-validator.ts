/**
 * Checks a return as the schema of its section does, rule for rule, without compiling that schema: its sixty rows are
 * of two kinds, and it is the two kinds that are compiled, once for every form of a year.
 */

import type { DocumentFault } from "../../../app/ports/documents.ts";
import type { FormDefinition, SectionForm } from "../../../domain/returns/form.ts";
import { type Validate, validatorFor } from "../validator.ts";
import type { WrittenReturn } from "./return.ts";
import { frameSchema, rowSchema } from "./return-schema.ts";

interface RowValidators {
  readonly budget: Validate;
  readonly plain: Validate;
}

const frames = new WeakMap<FormDefinition, Promise<Validate>>();
const rows = new WeakMap<FormDefinition, Promise<RowValidators>>();

/** The validator of one section's returns. */
export async function returnValidator(
  form: SectionForm,
): Promise<(filled: WrittenReturn) => readonly DocumentFault[]> {
  const { definition } = form;
  const frame = frames.get(definition) ?? validatorFor(frameSchema(definition));
  frames.set(definition, frame);
  const kinds = rows.get(definition) ?? rowValidators(definition);
  rows.set(definition, kinds);
  const [checkFrame, { budget, plain }] = [await frame, await kinds];
  const known = new Set(form.rows.map(({ id }) => id));
  return (filled) => [
    ...checkFrame(filled),
    ...strangeness(form, filled),
    ...Object.keys(filled.baris).flatMap((id) => (known.has(id) ? [] : [fault("unknown-key", id)])),
    ...form.rows.flatMap(({ id, budget: own }): readonly DocumentFault[] => {
      const row = filled.baris[id];
      if (row === undefined) return [fault("required", id)];
      const faults = (own === undefined ? plain : budget)(row);
      return faults.map((one) => ({ ...one, path: ["baris", id, ...one.path] }));
    }),
  ];
}

async function rowValidators({ columns }: FormDefinition): Promise<RowValidators> {
  return {
    budget: await validatorFor(rowSchema(columns, true)),
    plain: await validatorFor(rowSchema(columns, false)),
  };
}

/** Whose return it is, and of which year, is not compiled: it differs from one form to the next. */
function strangeness(
  { year, section }: SectionForm,
  { siklus, seksi }: WrittenReturn,
): readonly DocumentFault[] {
  const faults: DocumentFault[] = [];
  if (!siklus.startsWith(`${year}/`))
    faults.push({ kind: "pattern", path: ["siklus"], expected: `^${year}/` });
  if (seksi !== section.id) faults.push({ kind: "list", path: ["seksi"], expected: section.id });
  return faults;
}

function fault(kind: DocumentFault["kind"], row: string): DocumentFault {
  return { kind, path: ["baris", row], expected: "" };
}
