/** TAHUN/PERIODE/isian/SEKSI.yaml: a return as it is kept, and the JSON Schema of one section's return. */

import { Decimal, plain } from "../../../domain/decimal.ts";
import type { Reading } from "../../../domain/finding.ts";
import { cycleId, digest, sectionId } from "../../../domain/ids.ts";
import type {
  CellNote,
  Evidence,
  MatchedRemark,
  ReturnRow,
  SectionReturn,
  Value,
} from "../../../domain/returns/return.ts";
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
    /** Not at the top: the schemas of a year's sections stay as they were while an older cycle runs. */
    readonly komentar?: readonly WrittenNote[];
  };
  readonly baris: Readonly<Record<string, WrittenRow>>;
  readonly bukti: readonly { readonly baris: string; readonly jenis: string; readonly nama: string }[];
  readonly tanggapan?: readonly WrittenRemark[];
}

interface WrittenNote {
  readonly lembar: string;
  readonly sel: string;
  readonly isi: string;
}

interface WrittenRemark {
  readonly catatan: string;
  readonly baris?: string;
  readonly kolom?: string;
  readonly isi: string;
  readonly keadaan: keyof typeof STATES;
  readonly jawaban?: string;
}

export const STATES = { diperbaiki: "fixed", dijawab: "answered", terbuka: "open" } as const;
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
    notes: (berkas.komentar ?? []).map(
      ({ lembar, sel, isi }): CellNote => ({ sheet: lembar, cell: sel, text: isi }),
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
      ...(filled.notes.length === 0 ? {} : { komentar: filled.notes.map(writtenNote) }),
    },
    baris: Object.fromEntries(filled.rows.map((row) => [row.id, writtenRow(row)])),
    bukti: filled.evidence.map(({ row, kind, name }) => ({ baris: row, jenis: kind, nama: name })),
    ...(filled.remarks.length === 0 ? {} : { tanggapan: filled.remarks.map(writtenRemark) }),
  };
}

function writtenNote({ sheet, cell, text }: CellNote): WrittenNote {
  return { lembar: sheet, sel: cell, isi: text };
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

function writtenRow({ at, values, typed, shown }: ReturnRow): WrittenRow {
  const written: { sel: number; [key: string]: unknown } = { sel: at };
  for (const key in values) {
    const value = values[key];
    written[key] = value instanceof Decimal ? plain(value) : value;
  }
  if (Object.keys(typed).length > 0) written.diketik = typed;
  const results = Object.entries(shown).map(([key, value]) => [key, plain(value)]);
  if (results.length > 0) written.tampil = Object.fromEntries(results);
  return written;
}
