/** What looks odd in a procedure that can be run all the same: the source's own errors, found without being told. */
import { describe, expect, test } from "vitest";
import type { Procedure, ProcedureSheet } from "../../../src/domain/procedure/procedure.ts";
import { type DoubtCode, procedureDoubts } from "../../../src/domain/procedure/procedure-lint.ts";
import { doubtText } from "../../../src/ui/messages/doubts.ts";
import { templateProcedure } from "../../support/template.ts";
import { there } from "../../support/there.ts";

async function doubts(change?: (text: string) => string, year = 2024) {
  return procedureDoubts(await templateProcedure(change), year);
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

describe("each doubt, with nothing else that is odd", () => {
  const PLAIN: ProcedureSheet = {
    alsoKnownAs: [],
    created: "2024-01-01",
    revised: "2024-01-01",
    decreed: "2024-01-02",
    effective: "2024-01-05",
    decree: undefined,
    approvedBy: undefined,
    legalBases: [],
    decreeBases: [],
    qualifications: [],
    related: [],
    equipment: [],
    warnings: [],
    records: [],
  };
  const asked = async (sheet: Partial<ProcedureSheet>, more: Partial<Procedure> = {}, remark = "") => {
    const read = await templateProcedure();
    const steps = [{ ...there(read.steps[0]), no: 1, remark }];
    const whole = { ...read, title: "SOP", number: "1", steps, ...more, sheet: { ...PLAIN, ...sheet } };
    return procedureDoubts(whole, 2024).map(({ code, where, given, against }) => [
      code,
      where,
      given,
      against,
    ]);
  };
  const basis = (title: string, validUntil?: number) => ({ title, validUntil });
  type Case = readonly [
    what: string,
    sheet: Partial<ProcedureSheet>,
    more: Partial<Procedure>,
    remark: string,
    doubts: readonly (readonly string[])[],
  ];
  const table: readonly Case[] = [
    ["nothing odd", {}, {}, "", []],
    [
      "no days at all",
      { created: undefined, revised: undefined, decreed: undefined, effective: undefined },
      {},
      "",
      [],
    ],
    [
      "revised before it was made",
      { revised: "2023-12-31" },
      {},
      "",
      [
        [
          "days-out-of-order",
          "identitas.tanggal_revisi",
          "2023-12-31",
          "identitas.tanggal_pembuatan 2024-01-01",
        ],
      ],
    ],
    [
      "in effect before it was made, nothing known between",
      { revised: undefined, decreed: undefined, effective: "2023-12-29" },
      {},
      "",
      [
        [
          "days-out-of-order",
          "identitas.tanggal_efektif",
          "2023-12-29",
          "identitas.tanggal_pembuatan 2024-01-01",
        ],
      ],
    ],
    [
      "from a Saturday",
      { effective: "2024-01-06" },
      {},
      "",
      [["effective-weekend", "identitas.tanggal_efektif", "2024-01-06", ""]],
    ],
    [
      "from a Sunday",
      { effective: "2024-01-07" },
      {},
      "",
      [["effective-weekend", "identitas.tanggal_efektif", "2024-01-07", ""]],
    ],
    ["from a Monday", { effective: "2024-01-08" }, {}, "", []],
    [
      "bases up to last year, this year, and without end",
      { legalBases: [basis("x"), basis("RPJMD", 2023)], decreeBases: [basis("y", 2024), basis("z", 2023)] },
      {},
      "",
      [
        ["basis-expired", "dasar_hukum[2]", "RPJMD", "2023"],
        ["basis-expired", "dasar_keputusan[2]", "z", "2023"],
      ],
    ],
    [
      "another region's code in the decree, its own in the number",
      { decree: "188/35.09.14/2024" },
      { number: "065/35.09.24/2024" },
      "",
      [["region-other", "identitas.keputusan", "35.09.14", "35.09.24"]],
    ],
    [
      "other districts in the title, a basis and a warning",
      {
        legalBases: [basis("Perbup Kecamatan Pakusari")],
        decreeBases: [basis("SK Camat Kecamatan Panti")],
        warnings: ["", "di Kecamatan Silo"],
      },
      { title: "SOP Kecamatan Mayang" },
      "",
      [
        ["office-other", "nama", "Kecamatan Mayang", "Kecamatan Pakusari"],
        ["office-other", "dasar_keputusan[1]", "Kecamatan Panti", "Kecamatan Pakusari"],
        ["office-other", "peringatan[2]", "Kecamatan Silo", "Kecamatan Pakusari"],
      ],
    ],
    [
      "a related procedure that is not listed",
      { related: ["SOP Surat Masuk"] },
      {},
      "lihat SOP Surat Keluar.",
      [["related-missing", "langkah[1].keterangan", "SOP Surat Keluar", "keterkaitan"]],
    ],
    [
      "one that is listed, with more words",
      { related: ["x", "SOP Surat Masuk (2023)"] },
      {},
      "lihat SOP Surat Masuk.",
      [],
    ],
  ];
  test.each(table)("%s", async (_, sheet, more, remark, found) => {
    expect(await asked(sheet, more, remark)).toEqual(found);
  });
});
