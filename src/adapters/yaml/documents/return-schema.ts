/** The JSON Schema 2020-12 of one section's return, published in TAHUN/skema/ for any validator. */
import type { FormDefinition, InputColumn, SectionForm } from "../../../domain/returns/form.ts";
import { STATES } from "./return.ts";

/** The JSON Schema 2020-12 of one section's return, usable by any validator (product §7). */
export function returnSchema(
  form: Pick<SectionForm, "section" | "definition" | "rows">,
  year: number,
): object {
  const rows = form.rows.map(({ id, budget, indicator }) => [
    id,
    { description: indicator.name, $ref: budget === undefined ? "#/$defs/baris" : "#/$defs/baris_pagu" },
  ]);
  const { properties, ...frame } = frameSchema(form.definition);
  const kinds = [...new Set(form.rows.map(({ indicator }) => indicator.periods))];
  // A cycle asks the rows of its own kind of period: all of them, and no others need be there.
  const required = kinds.map((kind) => ({
    required: form.rows.filter(({ indicator }) => indicator.periods === kind).map(({ id }) => id),
  }));
  const names = kinds.includes("month") ? "(?:[a-z][a-z0-9]{0,15}|0[1-9]|1[0-2])" : "[a-z][a-z0-9]{0,15}";
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: `Isian ${form.section.name} ${year}`,
    description: "Dibuat oleh sop dari rencana.yaml dan formulir.yaml; jangan disunting.",
    ...frame,
    properties: {
      ...properties,
      siklus: { type: "string", pattern: `^${year}/${names}$` },
      seksi: { const: form.section.id },
      baris: {
        type: "object",
        additionalProperties: false,
        ...(required.length > 1 ? { anyOf: required } : { required: form.rows.map(({ id }) => id) }),
        properties: Object.fromEntries(rows),
      },
    },
    $defs: {
      baris: rowSchema(form.definition.columns, false),
      baris_pagu: rowSchema(form.definition.columns, true),
    },
  };
}

/** All of a return but what its rows hold, and whose it is. */
export function frameSchema({ evidenceKinds }: Pick<FormDefinition, "evidenceKinds">) {
  const text = { type: "string" };
  return {
    type: "object",
    additionalProperties: false,
    required: ["siklus", "seksi", "putaran", "formulir", "berkas", "baris", "bukti"],
    properties: {
      siklus: { type: "string", pattern: "^[0-9]{4}/(?:[a-z][a-z0-9]{0,15}|0[1-9]|1[0-2])$" },
      seksi: text,
      putaran: { type: "integer", minimum: 1 },
      formulir: { type: "string", pattern: "^sha256:[0-9a-f]{64}$" },
      berkas: { type: "object" },
      baris: { type: "object" },
      bukti: {
        type: "array",
        items: {
          type: "object",
          additionalProperties: false,
          required: ["baris", "jenis", "nama"],
          properties: {
            baris: text,
            jenis: { enum: ["", ...evidenceKinds] },
            nama: { type: "string", maxLength: 500 },
          },
        },
      },
      tanggapan: { type: "array", items: REMARK },
    },
  };
}

/** A remark that was sent back, and what became of it. */
const REMARK = {
  type: "object",
  additionalProperties: false,
  required: ["catatan", "isi", "keadaan"],
  properties: {
    catatan: { type: "string" },
    baris: { type: "string" },
    kolom: { type: "string" },
    isi: { type: "string" },
    keadaan: { enum: Object.keys(STATES) },
    jawaban: { type: "string" },
  },
};

/** What one row of a return must be; on rows that share a ceiling, only the first reports it. */
export function rowSchema(columns: readonly InputColumn[], hasBudget: boolean): object {
  return {
    type: "object",
    additionalProperties: false,
    required: ["sel", ...columns.map(({ key }) => key)],
    properties: {
      sel: { type: "integer", minimum: 1, description: "Nomor baris di buku kerja." },
      ...Object.fromEntries(columns.map((column) => [column.key, columnSchema(column, hasBudget)])),
      diketik: {
        type: "object",
        additionalProperties: { type: "string" },
        description: "Yang diketik, bila berbeda dari yang dipahami.",
      },
      tampil: {
        type: "object",
        additionalProperties: { type: "number" },
        description: "Hasil rumus formulir sebagaimana tampil.",
      },
    },
  };
}

function columnSchema(column: InputColumn, hasBudget: boolean): object {
  const description = column.label;
  const bounds = {
    ...(column.minimum === undefined ? {} : { minimum: column.minimum }),
    ...(column.maximum === undefined ? {} : { maximum: column.maximum }),
  };
  switch (column.type) {
    case "number":
      return { type: ["number", "null"], ...bounds, description };
    case "rupiah":
      // Rows that share a ceiling report it once: on the others there is nothing to fill.
      return hasBudget ? { type: ["number", "null"], ...bounds, description } : { type: "null", description };
    case "choice":
      return { enum: [null, ...column.choices], description };
    case "text":
      return { type: ["string", "null"], maxLength: column.maxLength ?? 4000, description };
  }
}
