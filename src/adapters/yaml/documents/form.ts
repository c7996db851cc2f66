/** TAHUN/formulir.yaml: the columns that sections fill, and the rules between them. */
import type { CrossRule, Finding, Reading, Severity } from "../../../domain/finding.ts";
import { EMPTY_REASON, EVIDENCE, REALISED, SPENT } from "../../../domain/returns/column-keys.ts";
import type { ColumnType, FormDefinition, InputColumn, OfficeRule } from "../../../domain/returns/form.ts";
import { ROW_FACTS } from "../../../domain/returns/rules/office-rules.ts";
import { meaningFinding, readYaml } from "../yaml.ts";

interface WrittenForm {
  readonly judul: string;
  readonly petunjuk: readonly string[];
  readonly kolom: readonly WrittenColumn[];
  readonly jenis_bukti: readonly string[];
  readonly aturan: Readonly<Partial<Record<keyof typeof RULES, keyof typeof SEVERITY>>>;
  readonly aturan_kantor?: readonly WrittenOfficeRule[];
  readonly wilayah_lain?: readonly string[];
}

interface WrittenOfficeRule {
  readonly id: string;
  readonly berlaku: string;
  readonly kolom: string;
  readonly tingkat: Exclude<keyof typeof SEVERITY, "mati">;
  readonly pesan: string;
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
/** The names of the rules in formulir.yaml. One that is not mentioned is a warning. */
const RULES = {
  capaian_dihitung_ulang: "achievement-differs",
  realisasi_dalam_pagu: "over-ceiling",
  bukti_disebut: "evidence-missing",
  alasan_bila_kosong: "reason-missing",
  persen_janggal: "percent-odd",
  indeks_salah_skala: "index-slip",
  kelipatan_pagu: "ceiling-multiple",
  angka_berulang: "amount-repeated",
  capaian_sebagai_realisasi: "achievement-typed",
  kumulatif_sebagai_triwulan: "cumulative-typed",
  kumulatif_turun: "cumulative-falls",
  memburuk_tanpa_penjelasan: "worse-unexplained",
  wilayah_lain_disebut: "other-district",
  bukti_dipakai_bersama: "evidence-shared",
  teks_rusak: "text-garbled",
  alasan_menurut_rencana: "reason-unfit",
  jauh_dari_target: "ratio-odd",
  pecahan_pada_hitungan: "fraction-counted",
  capaian_dan_serapan: "absorption-odd",
} as const satisfies Record<string, CrossRule>;
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
  const { aturan, aturan_kantor = [], wilayah_lain = [] } = document;
  const written = Object.entries(RULES) as [keyof typeof RULES, CrossRule][];
  const rules = Object.fromEntries(
    written.map(([name, rule]) => [rule, SEVERITY[aturan[name] ?? "peringatan"]]),
  ) as Record<CrossRule, Severity | "off">;
  const office = await officeRules(aturan_kantor, keys, (at, given, code) =>
    meaningFinding(file, place(["aturan_kantor", at]), given, code),
  );
  if (office.kind === "faulty") return office;
  const value = {
    title: document.judul,
    guide: document.petunjuk,
    columns: document.kolom.map(columnOf),
    evidenceKinds: document.jenis_bukti,
    rules,
    officeRules: office.value,
    otherDistricts: wilayah_lain,
  };
  return { kind: "read", value };
}

/** The language of the rules is loaded only where an office has some. */
async function officeRules(
  written: readonly WrittenOfficeRule[],
  columns: readonly string[],
  fault: (at: number, given: string, code: string) => Finding,
): Promise<Reading<readonly OfficeRule[]>> {
  if (written.length === 0) return { kind: "read", value: [] };
  const { compileRule } = await import("../expressions.ts");
  const findings: Finding[] = [];
  const rules: OfficeRule[] = [];
  for (const [at, { berlaku, kolom, tingkat, pesan }] of written.entries()) {
    const compiled = compileRule(berlaku, [...new Set([...columns, ...ROW_FACTS])]);
    if (!columns.includes(kolom)) findings.push(fault(at, kolom, "rule-column"));
    else if (compiled.kind === "faulty") findings.push(fault(at, compiled.part, `rule-${compiled.reason}`));
    else
      rules.push({
        severity: SEVERITY[tingkat],
        key: kolom,
        message: pesan,
        speaksOf: compiled.speaksOf,
        holds: compiled.holds,
      });
  }
  return findings.length > 0 ? { kind: "faulty", findings } : { kind: "read", value: rules };
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
