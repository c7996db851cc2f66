/** sop.yaml: what officials write, and the procedure that the program sees. */
import type { Finding, Reading } from "../../../domain/finding.ts";
import { type RoleId, roleId } from "../../../domain/ids.ts";
import type {
  LegalBasis,
  Limit,
  Mandate,
  Procedure,
  ProcedureSheet,
  Step,
  StepKind,
} from "../../../domain/procedure/procedure.ts";
import { procedureFaults } from "../../../domain/procedure/procedure-faults.ts";
import { meaningFinding, readYaml } from "../yaml.ts";

interface WrittenProcedure {
  readonly id: string;
  readonly nama: string;
  readonly bahasa: "id" | "en";
  readonly zona: string;
  readonly kertas: "F4" | "A4";
  readonly predikat: string;
  readonly batas_rata_rata?: number;
  readonly kantor: {
    readonly id: string;
    readonly nama: string;
    readonly kode_wilayah: string;
    readonly tempat: string;
    readonly kop: readonly string[];
  };
  readonly nama_lain?: readonly string[];
  readonly identitas: WrittenIdentity;
  readonly dasar_hukum?: readonly WrittenBasis[];
  readonly dasar_keputusan?: readonly WrittenBasis[];
  readonly kualifikasi?: readonly string[];
  readonly keterkaitan?: readonly string[];
  readonly peralatan?: readonly string[];
  readonly peringatan?: readonly string[];
  readonly pencatatan?: readonly string[];
  readonly peran: readonly { readonly id: string; readonly nama: string }[];
  readonly langkah: readonly WrittenStep[];
  readonly wewenang: Readonly<Partial<Record<WrittenMandate, OneOrMore>>>;
  readonly buka_kembali_ke: number;
  readonly rangkap?: { readonly langkah: readonly number[]; readonly alasan: string };
  readonly register: { readonly cabang: string };
  readonly perlu_konfirmasi?: readonly { readonly butir: string; readonly catatan: string }[];
}

interface WrittenIdentity {
  readonly nomor: string;
  readonly tanggal_pembuatan?: string;
  readonly tanggal_revisi?: string;
  readonly tanggal_efektif?: string;
  readonly keputusan?: string;
  readonly tanggal_keputusan?: string;
  readonly disahkan_oleh?: string;
}

interface WrittenBasis {
  readonly judul: string;
  readonly berlaku_sampai?: number;
}

interface WrittenStep {
  readonly no: number;
  readonly kegiatan: string;
  readonly jenis: StepKind;
  readonly peran: OneOrMore;
  readonly dicatat_oleh?: OneOrMore;
  readonly lingkup: "siklus" | "seksi";
  readonly waktu: string;
  readonly kembali_ke?: number | readonly number[];
  readonly kelengkapan?: string;
  readonly keluaran?: string;
  readonly keterangan?: string;
}

type OneOrMore = string | readonly string[];
type WrittenMandate =
  | "pejabat"
  | "pengganti_pencatat"
  | "ubah_sop"
  | "buka_siklus"
  | "dispensasi"
  | "buka_kembali"
  | "lampirkan";

const MANDATE: Record<Mandate, WrittenMandate> = {
  appoint: "pejabat",
  substitute: "pengganti_pencatat",
  amend: "ubah_sop",
  open: "buka_siklus",
  waive: "dispensasi",
  reopen: "buka_kembali",
  attach: "lampirkan",
};

const UNIT: Readonly<Record<string, Limit["unit"]>> = { hari: "working-day", jam: "hour", menit: "minute" };

/** Reads sop.yaml: its shape by the schema, its sense by the domain. */
export async function readProcedure(text: string, file: string): Promise<Reading<Procedure>> {
  const reading = await readYaml<WrittenProcedure>(text, "sop", file);
  if (reading.kind === "faulty") return reading;
  const procedure = procedureOf(reading.document);
  const findings = procedureFaults(procedure).map(
    (fault): Finding => meaningFinding(file, reading.place(fault.path), fault.given, fault.code),
  );
  return findings.length > 0 ? { kind: "faulty", findings } : { kind: "read", value: procedure };
}

function procedureOf(written: WrittenProcedure): Procedure {
  const { kantor } = written;
  return {
    id: written.id,
    title: written.nama,
    number: written.identitas.nomor,
    office: {
      id: kantor.id,
      name: kantor.nama,
      letterhead: kantor.kop,
      regionCode: kantor.kode_wilayah,
      place: kantor.tempat,
    },
    language: written.bahasa,
    utcOffset: minutesOf(written.zona),
    branch: written.register.cabang,
    roles: written.peran.flatMap(({ id, nama }) => rolesOf(id).map((role) => ({ id: role, label: nama }))),
    steps: written.langkah.map(stepOf),
    mandates: mandatesOf(written.wewenang),
    reopensTo: written.buka_kembali_ke,
    paper: written.kertas,
    rating: written.predikat,
    meanCap: written.batas_rata_rata,
    combines:
      written.rangkap === undefined
        ? undefined
        : { steps: written.rangkap.langkah, reason: written.rangkap.alasan },
    unconfirmed: (written.perlu_konfirmasi ?? []).map(({ butir, catatan }) => ({
      where: butir,
      note: catatan,
    })),
    sheet: sheetOf(written),
  };
}

function sheetOf(written: WrittenProcedure): ProcedureSheet {
  const { identitas } = written;
  const bases = (list: readonly WrittenBasis[] = []): readonly LegalBasis[] =>
    list.map(({ judul, berlaku_sampai }) => ({ title: judul, validUntil: berlaku_sampai }));
  return {
    alsoKnownAs: written.nama_lain ?? [],
    created: identitas.tanggal_pembuatan,
    revised: identitas.tanggal_revisi,
    decreed: identitas.tanggal_keputusan,
    effective: identitas.tanggal_efektif,
    decree: identitas.keputusan,
    approvedBy: identitas.disahkan_oleh === undefined ? undefined : roleId(identitas.disahkan_oleh),
    legalBases: bases(written.dasar_hukum),
    decreeBases: bases(written.dasar_keputusan),
    qualifications: written.kualifikasi ?? [],
    related: written.keterkaitan ?? [],
    equipment: written.peralatan ?? [],
    warnings: written.peringatan ?? [],
    records: written.pencatatan ?? [],
  };
}

function stepOf(written: WrittenStep): Step {
  const [amount = "1", unit = "hari"] = written.waktu.split(" ");
  return {
    no: written.no,
    activity: written.kegiatan,
    kind: written.jenis,
    roles: rolesOf(written.peran),
    scope: written.lingkup === "seksi" ? "section" : "cycle",
    limit: { amount: Number(amount), unit: UNIT[unit] ?? "working-day" },
    returnsTo: [written.kembali_ke ?? []].flat(),
    recordedBy: rolesOf(written.dicatat_oleh ?? []),
    needs: written.kelengkapan ?? "",
    output: written.keluaran ?? "",
    remark: written.keterangan ?? "",
  };
}

function mandatesOf(written: WrittenProcedure["wewenang"]): Procedure["mandates"] {
  const held = (mandate: Mandate): readonly RoleId[] => rolesOf(written[MANDATE[mandate]] ?? []);
  return {
    appoint: held("appoint"),
    substitute: held("substitute"),
    amend: held("amend"),
    open: held("open"),
    waive: held("waive"),
    reopen: held("reopen"),
    attach: held("attach"),
  };
}

function rolesOf(written: OneOrMore): readonly RoleId[] {
  return [written].flat().flatMap((text) => roleId(text) ?? []);
}

function minutesOf(zone: string): number {
  const [hours = 0, minutes = 0] = zone.slice(1).split(":").map(Number);
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}
