/** A recap as large as a test or the bench wants it, from a plan that is read as any other. Run in the project's folder. */
import { readFileSync } from "node:fs";
import { readPlan } from "../../src/adapters/yaml/documents/plan.ts";
import { readProcedure } from "../../src/adapters/yaml/documents/procedure.ts";
import type { RecapPaper } from "../../src/app/queries/papers.ts";
import { Decimal } from "../../src/domain/decimal.ts";
import { calculationOf } from "../../src/domain/figures/calculation.ts";
import { ratingScale } from "../../src/domain/figures/rating.ts";
import { CURRENT_RULES } from "../../src/domain/ledger/rules-version.ts";
import { recapOf } from "../../src/domain/recap/recap.ts";

/** A recap of so many indicators with texts of so many characters. */
export async function largeRecap(count: number, length: number): Promise<RecapPaper> {
  const names = Array.from(
    { length: count },
    (_, no) => `Indikator nomor ${no + 1} dari daftar yang panjang sekali`,
  );
  const plan = await readPlan(
    JSON.stringify({
      tahun: 2024,
      sumber: "Contoh",
      pagu: count,
      seksi: [{ id: "seksi-a", nama: "Seksi A" }],
      program: [
        {
          kode: "7.01.01",
          nama: "Program",
          pagu: count,
          kegiatan: [
            {
              kode: "7.01.01.2.01",
              nama: "Kegiatan",
              pagu: count,
              sub_kegiatan: names.map((nama, no) => ({
                kode: `7.01.01.2.01.${String(no).padStart(4, "0")}`,
                nama,
                seksi: "seksi-a",
                pagu: 1,
                indikator: [
                  {
                    id: `i-${no}`,
                    nama,
                    satuan: "Dokumen",
                    rumus: "naik",
                    akumulasi: "jumlah",
                    target: { tahun: 1000 + no, triwulan: { I: 1000 + no } },
                  },
                ],
              })),
            },
          ],
        },
      ],
    }),
    "rencana.yaml",
  );
  const procedure = await readProcedure(
    readFileSync("templates/pengumpulan-data-kinerja/sop.yaml", "utf8"),
    "sop.yaml",
  );
  const scale = ratingScale("jember");
  if (plan.kind !== "read" || procedure.kind !== "read" || scale === undefined)
    throw new Error(JSON.stringify(plan));
  const words = (no: number): string => `awal${no} ${"kata ".repeat(Math.ceil(length / 5))}akhir${no}`;
  const rows = names.map((_, no) => ({
    id: `i-${no}`,
    at: no,
    values: { realisasi: new Decimal(2000 + no), realisasi_anggaran: new Decimal(1), masalah: words(no) },
    typed: {},
    shown: {},
  }));
  const filled = { rows, section: plan.value.sections[0]?.id } as unknown as Parameters<
    typeof recapOf
  >[0]["returns"] extends ReadonlyMap<unknown, readonly (infer R)[]>
    ? R
    : never;
  const recap = recapOf({
    plan: plan.value,
    cycle: "2024/tw1" as Parameters<typeof recapOf>[0]["cycle"],
    period: "I",
    scale,
    cap: undefined,
    calculation: calculationOf(CURRENT_RULES),
    calculationBefore: calculationOf(CURRENT_RULES),
    returns: new Map([["I", [filled]]]),
    lastYear: undefined,
    missing: [],
  });
  return {
    procedure: procedure.value,
    plan: plan.value,
    recap,
    round: 1,
    signers: [],
    compiled: true,
    open: [],
    illustrative: false,
    subject: undefined,
    isNewCalculation: false,
    note: [],
    amendments: [],
    lacking: [],
    combined: [],
  };
}
