/** A form and figures for it, without an office: one section, sixty rows, the template's own columns. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Figures } from "../../src/adapters/excel/fill.ts";
import { readForm } from "../../src/adapters/yaml/documents/form.ts";
import { Decimal, ZERO } from "../../src/domain/decimal.ts";
import { required } from "../../src/domain/failure.ts";
import { calculationOf } from "../../src/domain/figures/calculation.ts";
import { cycleId, type Digest, digest, sectionId } from "../../src/domain/ids.ts";
import { CURRENT_RULES } from "../../src/domain/ledger/rules-version.ts";
import {
  type FormIdentity,
  type FormRow,
  formFingerprint,
  type SectionForm,
} from "../../src/domain/returns/form.ts";
import { there } from "./there.ts";

const ROWS = 60;
const TEMPLATE = "templates/pengumpulan-data-kinerja/formulir.yaml";

/** The digest that names content. */
export function hash(content: Uint8Array | string): Digest {
  return there(digest(`sha256:${createHash("sha256").update(content).digest("hex")}`));
}

/** A section's form with sixty rows, its texts as long as those of a published plan. */
export async function formOfSixty(): Promise<{ form: SectionForm; identity: FormIdentity }> {
  const definition = required(await readForm(readFileSync(TEMPLATE, "utf8"), TEMPLATE));
  const form: SectionForm = {
    officeId: "kecamatan-pakusari",
    officeName: "Kecamatan Pakusari",
    letterhead: ["PEMERINTAH KABUPATEN JEMBER", "KECAMATAN PAKUSARI", "Jalan PB Sudirman 1"],
    procedureId: "pengumpulan-data-kinerja",
    paper: "F4",
    cycle: there(cycleId("2021/tw1")),
    calculation: calculationOf(CURRENT_RULES),
    period: "I",
    year: 2021,
    dueDay: "2021-04-14",
    section: { id: there(sectionId("seksi-pmd")), name: "Seksi PMD" },
    definition,
    rows: Array.from({ length: ROWS }, (_, at) => row(at)),
  };
  const { cycle, section, officeId: office, procedureId: procedure } = form;
  const digestOfForm = hash(formFingerprint(form));
  return {
    form,
    identity: { format: "sop-form-1", office, procedure, cycle, section: section.id, form: digestOfForm },
  };
}

function row(at: number): FormRow {
  const target = new Decimal(10 + (at % 7));
  return {
    id: `7.01.03.2.02.${String(at + 1).padStart(2, "0")}-1`,
    no: at + 1,
    code: `7.01.03.2.02.${String(at + 1).padStart(2, "0")}`,
    title: `Penyelenggaraan Lembaga Kemasyarakatan Desa, bagian ke-${at + 1}`,
    indicator: {
      id: `7.01.03.2.02.${at}-1`,
      name: "Jumlah Lembaga Kemasyarakatan yang Diselenggarakan",
      unit: "Laporan",
      formula: "naik",
      pattern: "hitungan",
      accumulation: "jumlah",
      release: undefined,
      periods: "quarter",
      yearTarget: target.times(4),
      targets: { I: target, II: target, III: target, IV: target },
      illustrative: false,
    },
    target,
    targetToDate: target,
    isAsked: true,
    earlier: [],
    carried: { sum: ZERO, count: 0, realised: undefined },
    last: undefined,
    budget: { ceiling: new Decimal(250_000_000), spentBefore: new Decimal(0) },
  };
}

/** What the section types into the file of this number: figures, and the texts that people write. */
export function figuresOf(form: SectionForm, file: number): Figures {
  const rows = form.rows.map(({ id }, at) => [
    id,
    {
      realisasi: 5 + ((at + file) % 6),
      realisasi_anggaran: 1_000_000 + 37_500 * ((at * 31 + file) % 997),
      masalah: `Musyawarah desa mundur karena panen raya ${at + file}`,
      pendorong: "Koordinasi rutin dengan tujuh desa",
      solusi: "Dijadwalkan ulang bulan berikutnya",
      bukti: `BA Musdes 140/${at + 1}/35.09.24/2021`,
    },
  ]);
  return Object.fromEntries(rows);
}
