/** TAHUN/PERIODE/isian/SEKSI.yaml: a return as it is kept, and the JSON Schema of one section's return. */

import { Decimal, plain } from "../../domain/decimal.ts";
import type { Reading } from "../../domain/finding.ts";
import type { InputColumn, SectionForm } from "../../domain/form.ts";
import { cycleId, digest, sectionId } from "../../domain/ids.ts";
import type { Evidence, MatchedRemark, ReturnRow, SectionReturn, Value } from "../../domain/return.ts";
import { readYaml, writeYaml } from "../yaml.ts";

export interface WrittenReturn {
  readonly siklus: string;
  readonly seksi: string;
  readonly putaran: number;
  readonly formulir: string;
  readonly berkas: {
    readonly nama: string;
    readonly sha256: string;
    readonly lembar: string;
    readonly kolom: Readonly<Record<string, string>>;
  };
  readonly baris: Readonly<Record<string, WrittenRow>>;
  readonly bukti: readonly { readonly baris: string; readonly jenis: string; readonly nama: string }[];
  readonly tanggapan?: readonly WrittenRemark[];
}

interface WrittenRemark {
  readonly catatan: string;
  readonly baris?: string;
  readonly kolom?: string;
  readonly isi: string;
  readonly keadaan: keyof typeof STATES;
  readonly jawaban?: string;
}

const STATES = { diperbaiki: "fixed", dijawab: "answered", terbuka: "open" } as const;
const WRITTEN_STATES = { fixed: "diperbaiki", answered: "dijawab", open: "terbuka" } as const;

type WrittenRow = {
  readonly sel: number;
  readonly diketik?: Readonly<Record<string, string>>;
  readonly tampil?: Readonly<Record<string, number>>;
} & Readonly<Record<string, unknown>>;

/** Keys of a row that are about the row, not columns of the form. */
const ROW_KEYS: ReadonlySet<string> = new Set(["sel", "diketik", "tampil"]);

/** Reads a kept return. Its figures are checked elsewhere, by the schema of its section. */
export async function readReturn(text: string, file: string): Promise<Reading<SectionReturn>> {
  const reading = await readYaml<WrittenReturn>(text, "isian", file);
  if (reading.kind === "faulty") return reading;
  const { siklus, seksi, putaran, formulir, berkas, baris, bukti, tanggapan = [] } = reading.document;
  const [cycle, section, form, source] = [
    cycleId(siklus),
    sectionId(seksi),
    digest(formulir),
    digest(berkas.sha256),
  ];
  if (cycle === undefined || section === undefined || form === undefined || source === undefined) {
    return {
      kind: "faulty",
      findings: [{ rule: "yaml-pattern", severity: "error", file, line: 1, column: 1 }],
    };
  }
  const value: SectionReturn = {
    cycle,
    section,
    round: putaran,
    form,
    source: { file: berkas.nama, digest: source, sheet: berkas.lembar, columns: berkas.kolom },
    rows: Object.entries(baris).map(([id, row]) => rowOf(id, row)),
    evidence: bukti.map((one): Evidence => ({ row: one.baris, kind: one.jenis, name: one.nama })),
    remarks: tanggapan.map(
      (one): MatchedRemark => ({
        id: one.catatan,
        row: one.baris,
        key: one.kolom,
        text: one.isi,
        state: STATES[one.keadaan],
        answer: one.jawaban,
      }),
    ),
  };
  return { kind: "read", value };
}

/** A return as its YAML file has it. */
export function writtenReturn(filled: SectionReturn): WrittenReturn {
  return {
    siklus: filled.cycle,
    seksi: filled.section,
    putaran: filled.round,
    formulir: filled.form,
    berkas: {
      nama: filled.source.file,
      sha256: filled.source.digest,
      lembar: filled.source.sheet,
      kolom: filled.source.columns,
    },
    baris: Object.fromEntries(filled.rows.map((row) => [row.id, writtenRow(row)])),
    bukti: filled.evidence.map(({ row, kind, name }) => ({ baris: row, jenis: kind, nama: name })),
    ...(filled.remarks.length === 0 ? {} : { tanggapan: filled.remarks.map(writtenRemark) }),
  };
}

function writtenRemark({ id, row, key, text, state, answer }: MatchedRemark): WrittenRemark {
  return {
    catatan: id,
    ...(row === undefined ? {} : { baris: row }),
    ...(key === undefined ? {} : { kolom: key }),
    isi: text,
    keadaan: WRITTEN_STATES[state],
    ...(answer === undefined ? {} : { jawaban: answer }),
  };
}

/** The file's text; the schema line points to the section's own schema, so that an editor checks figures too. */
export function writeReturn(filled: SectionReturn): string {
  const generic = writeYaml(writtenReturn(filled), "isian", 3);
  return generic.replace(
    /^.*\n/,
    `# yaml-language-server: $schema=../../skema/${filled.section}.schema.json\n`,
  );
}

function rowOf(id: string, written: WrittenRow): ReturnRow {
  const values = Object.entries(written).filter(([key]) => !ROW_KEYS.has(key));
  const shown = Object.entries(written.tampil ?? {}).map(
    ([key, value]) => [key, new Decimal(value)] as const,
  );
  return {
    id,
    at: written.sel,
    values: Object.fromEntries(values.map(([key, value]) => [key, readValue(value)])),
    typed: written.diketik ?? {},
    shown: Object.fromEntries(shown),
  };
}

function readValue(value: unknown): Value {
  if (value === null || value === undefined) return null;
  return typeof value === "number" ? new Decimal(value) : String(value);
}

function writtenRow(row: ReturnRow): WrittenRow {
  const values = Object.entries(row.values).map(([key, value]) => [
    key,
    value instanceof Decimal ? plain(value) : value,
  ]);
  const shown = Object.entries(row.shown).map(([key, value]) => [key, plain(value)]);
  return {
    sel: row.at,
    ...Object.fromEntries(values),
    ...(Object.keys(row.typed).length === 0 ? {} : { diketik: row.typed }),
    ...(shown.length === 0 ? {} : { tampil: Object.fromEntries(shown) }),
  };
}

/** The JSON Schema 2020-12 of one section's return, usable by any validator (product §7). */
export function returnSchema(
  form: Pick<SectionForm, "section" | "definition" | "rows">,
  year: number,
): object {
  const text = { type: "string" };
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: `Isian ${form.section.name} ${year}`,
    description: "Dibuat oleh sop dari rencana.yaml dan formulir.yaml; jangan disunting.",
    type: "object",
    additionalProperties: false,
    required: ["siklus", "seksi", "putaran", "formulir", "berkas", "baris", "bukti"],
    properties: {
      siklus: { type: "string", pattern: `^${year}/[a-z][a-z0-9]{0,15}$` },
      seksi: { const: form.section.id },
      putaran: { type: "integer", minimum: 1 },
      formulir: { type: "string", pattern: "^sha256:[0-9a-f]{64}$" },
      berkas: { type: "object" },
      baris: {
        type: "object",
        additionalProperties: false,
        required: form.rows.map(({ id }) => id),
        properties: Object.fromEntries(
          form.rows.map(({ id, budget, indicator }) => [
            id,
            {
              description: indicator.name,
              $ref: budget === undefined ? "#/$defs/baris" : "#/$defs/baris_pagu",
            },
          ]),
        ),
      },
      bukti: {
        type: "array",
        items: {
          type: "object",
          additionalProperties: false,
          required: ["baris", "jenis", "nama"],
          properties: {
            baris: text,
            jenis: { enum: ["", ...form.definition.evidenceKinds] },
            nama: { type: "string", maxLength: 500 },
          },
        },
      },
      tanggapan: { type: "array", items: { $ref: "#/$defs/tanggapan" } },
    },
    $defs: {
      tanggapan: REMARK,
      baris: rowSchema(form.definition.columns, false),
      baris_pagu: rowSchema(form.definition.columns, true),
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
function rowSchema(columns: readonly InputColumn[], hasBudget: boolean): object {
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
