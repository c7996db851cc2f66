/** TAHUN/formulir.yaml: the columns that sections fill, and the rules between them. */
import type { Finding, Reading, Severity } from "../../domain/finding.ts";
import {
  type ColumnType,
  type CrossRule,
  EMPTY_REASON,
  EVIDENCE,
  type FormDefinition,
  type InputColumn,
  REALISED,
  SPENT,
} from "../../domain/form.ts";
import { meaningFinding, readYaml } from "../yaml.ts";

interface WrittenForm {
  readonly judul: string;
  readonly petunjuk: readonly string[];
  readonly kolom: readonly WrittenColumn[];
  readonly jenis_bukti: readonly string[];
  readonly aturan: Readonly<Record<WrittenRule, keyof typeof SEVERITY>>;
}

interface WrittenColumn {
  readonly kunci: string;
  readonly judul: string;
  readonly tipe: keyof typeof TYPE;
  readonly minimum?: number;
  readonly maksimum?: number;
  readonly panjang_maksimum?: number;
  readonly pilihan?: readonly string[];
  readonly contoh?: string;
  readonly keterangan?: string;
  readonly lebar?: number;
}

type WrittenRule = "capaian_dihitung_ulang" | "realisasi_dalam_pagu" | "bukti_disebut" | "alasan_bila_kosong";

const TYPE = { angka: "number", rupiah: "rupiah", teks: "text", pilihan: "choice" } as const satisfies Record<
  string,
  ColumnType
>;
/** `percobaan`: a rule on trial speaks, but never blocks. */
const SEVERITY = {
  galat: "error",
  peringatan: "warning",
  percobaan: "info",
  mati: "off",
} as const satisfies Record<string, Severity | "off">;
const NEEDED = [REALISED, SPENT, EMPTY_REASON, EVIDENCE];

/** Reads formulir.yaml: the columns that the rules speak of must be there. */
export async function readForm(text: string, file: string): Promise<Reading<FormDefinition>> {
  const reading = await readYaml<WrittenForm>(text, "formulir", file);
  if (reading.kind === "faulty") return reading;
  const { document, place } = reading;
  const keys = document.kolom.map(({ kunci }) => kunci);
  const findings: Finding[] = [
    ...NEEDED.filter((key) => !keys.includes(key)).map((key) =>
      meaningFinding(file, place(["kolom"]), key, "column-needed"),
    ),
    ...keys.flatMap((key, at) =>
      keys.indexOf(key) === at
        ? []
        : [meaningFinding(file, place(["kolom", at, "kunci"]), key, "column-twice")],
    ),
    ...document.kolom.flatMap((column, at) =>
      column.tipe === "pilihan" && column.pilihan === undefined
        ? [meaningFinding(file, place(["kolom", at]), column.kunci, "choices-needed")]
        : [],
    ),
  ];
  if (findings.length > 0) return { kind: "faulty", findings };
  const { aturan } = document;
  const rules: Record<CrossRule, Severity | "off"> = {
    "achievement-differs": SEVERITY[aturan.capaian_dihitung_ulang],
    "over-ceiling": SEVERITY[aturan.realisasi_dalam_pagu],
    "evidence-missing": SEVERITY[aturan.bukti_disebut],
    "reason-missing": SEVERITY[aturan.alasan_bila_kosong],
  };
  const value = {
    title: document.judul,
    guide: document.petunjuk,
    columns: document.kolom.map(columnOf),
    evidenceKinds: document.jenis_bukti,
    rules,
  };
  return { kind: "read", value };
}

function columnOf(written: WrittenColumn): InputColumn {
  return {
    key: written.kunci,
    label: written.judul,
    type: TYPE[written.tipe],
    minimum: written.minimum,
    maximum: written.maksimum,
    maxLength: written.panjang_maksimum,
    choices: written.pilihan ?? [],
    hint: written.keterangan ?? "",
    example: written.contoh ?? "",
    width: written.lebar ?? 14,
  };
}
