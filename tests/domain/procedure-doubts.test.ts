/** What looks odd in a procedure that can be run all the same: the source's own errors, found without being told. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type DoubtCode, procedureDoubts } from "../../src/domain/procedure-doubts.ts";
import { readProcedure } from "../../src/files/documents/procedure.ts";
import { doubtText } from "../../src/text/doubts.ts";

const TEMPLATE = readFileSync(
  new URL("../../templates/pengumpulan-data-kinerja/sop.yaml", import.meta.url),
  "utf8",
);

async function doubts(change: (text: string) => string = (text) => text, year = 2024) {
  const reading = await readProcedure(change(TEMPLATE), "sop.yaml");
  if (reading.kind === "faulty") throw new Error(JSON.stringify(reading.findings));
  return procedureDoubts(reading.value, year);
}

const found = (list: Awaited<ReturnType<typeof doubts>>, code: DoubtCode): string[] =>
  list.filter((one) => one.code === code).map(({ where, given }) => `${where} ${given}`);

describe("the procedure as the decree has it", () => {
  test("its days, codes, names, bases and related procedures", async () => {
    const list = await doubts();
    expect(found(list, "days-out-of-order")).toEqual(["identitas.tanggal_keputusan 2024-01-02"]);
    expect(found(list, "effective-weekend")).toEqual(["identitas.tanggal_efektif 2024-01-07"]);
    expect(found(list, "region-other")).toEqual(["identitas.nomor 35.09.14"]);
    expect(found(list, "office-other")).toEqual(["dasar_hukum[5] Kecamatan Kencong"]);
    expect(found(list, "basis-expired").map((one) => one.slice(0, 19))).toEqual([
      "dasar_keputusan[6] ",
      "dasar_keputusan[8] ",
    ]);
    expect(found(list, "related-missing")).toEqual([
      "langkah[6].keterangan SOP Pendokumentasian",
      "langkah[7].keterangan SOP Pengiriman Surat",
    ]);
  });

  test("a basis is expired only after its last year", async () => {
    expect(found(await doubts(undefined, 2021), "basis-expired")).toEqual([]);
    expect(found(await doubts(undefined, 2026), "basis-expired")).toHaveLength(3);
  });
});

test("what is put right is no longer odd", async () => {
  const mended = (text: string): string =>
    text
      .replace("065/ 15 /35.09.14/204", "065/15/35.09.24/2024")
      .replace('tanggal_revisi: "2024-01-05"', 'tanggal_revisi: "2024-01-02"')
      .replace('tanggal_efektif: "2024-01-07"', 'tanggal_efektif: "2024-01-08"')
      .replace("Kecamatan Kencong", "Kecamatan Pakusari")
      .replace("keterkaitan:\n", "keterkaitan:\n  - SOP Pendokumentasian\n  - SOP Pengiriman Surat\n");
  expect((await doubts(mended)).map(({ code }) => code)).toEqual(["basis-expired", "basis-expired"]);
});

test("each is said in both languages, at its place", async () => {
  for (const doubt of await doubts()) {
    const { id, en } = doubtText(doubt);
    expect(id.startsWith(`${doubt.where}: `) && en.startsWith(`${doubt.where}: `)).toBe(true);
    expect(id).not.toBe(en);
  }
});
