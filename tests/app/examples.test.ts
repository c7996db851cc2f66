/** Both worked examples, from the first entry to a proven audit; the published totals to the rupiah. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { openWorkbook } from "../../src/adapters/excel/read/format/detect-format.ts";
import { TestOffice } from "../support/office.ts";

const data = (name: string) => JSON.parse(readFileSync(new URL(`../data/${name}`, import.meta.url), "utf8"));

interface RecapFile {
  anggaran: { pagu: number; realisasi: number };
  program: { tingkat: string; kode: string; pagu: number; realisasi: number }[];
  seksi: { pagu: number; realisasi: number }[];
  pemeriksaan: { cocok: boolean }[];
  capaian: { indikator_dihitung: number; predikat: string };
}

test("sop demo plays the second example to a proven audit as well", async () => {
  const office = new TestOffice();
  const { code, out } = await office.sop(
    `demo ${office.base}/peragaan --example jangkar --lang id`,
    office.base,
  );
  expect(code).toBe(0);
  expect(out).toContain("TERBUKTI");
});

async function finished(example: string): Promise<{ office: TestOffice; recap: RecapFile }> {
  const office = await new TestOffice().upTo("signed", example);
  const cycle = example === "pakusari" ? "2021/tw1" : "2026/tw1";
  return { office, recap: parse(office.read(`${cycle}/rekap/rekap.yaml`)) };
}

describe.each([
  ["pakusari", "pakusari-2021.json"],
  ["jangkar", "jangkar-2026.json"],
])("%s", (example, file) => {
  test("all nine steps are signed, the roll-ups equal what was published, and the audit proves it", async () => {
    const { office, recap } = await finished(example);
    const published = data(file) as {
      total?: number;
      program: Record<string, number> | { kode: string; pagu: number }[];
    };
    const programs = Array.isArray(published.program)
      ? published.program.map(({ kode, pagu }) => [kode, pagu])
      : Object.entries(published.program);
    expect(
      recap.program.filter(({ tingkat }) => tingkat === "program").map(({ kode, pagu }) => [kode, pagu]),
    ).toEqual(programs);
    const total = programs.reduce((sum, [, pagu]) => sum + Number(pagu), 0);
    expect(recap.anggaran.pagu).toBe(total);
    if (example === "pakusari") expect(total).toBe(3_773_858_565);
    const sum = (lines: { realisasi: number }[]): number =>
      lines.reduce((all, { realisasi }) => all + realisasi, 0);
    expect(sum(recap.seksi)).toBe(recap.anggaran.realisasi);
    expect(sum(recap.program.filter(({ tingkat }) => tingkat === "sub_kegiatan"))).toBe(
      recap.anggaran.realisasi,
    );
    expect(recap.pemeriksaan.every(({ cocok }) => cocok)).toBe(true);
    const { result } = await office.json<{
      verdict: string;
      entries: { act: string; step?: number; person: string }[];
    }>("audit");
    expect(result.verdict).toBe("proven");
    const steps = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((no) =>
      [...new Set(result.entries.filter(({ step }) => step === no).map(({ person }) => person))].join(),
    );
    expect(steps).toEqual(["rina", "dewi", "rina", "rina", "rina", "rina", "dewi", "agus", "hadi"]);
  });
});

test("plain git verifies every entry of the record", async () => {
  const office = await new TestOffice().upTo("signed");
  const verdicts = office.git("log", "--format=%G?").split("\n");
  expect(new Set(verdicts)).toEqual(new Set(["G"]));
});

test("the next quarter carries the earlier figures, and adds them up", async () => {
  const office = await new TestOffice().upTo("signed");
  await office.as("rina", "open 2021/tw2");
  await office.as("rina", "draft 2021/tw2");
  await office.as("dewi", "approve 2021/tw2");
  await office.as("rina", "distribute 2021/tw2");
  const { rows, columns } = dataOf(office, "2021/tw2/formulir/seksi-pmd.xlsx");
  const before = office.figures()["seksi-pmd"]?.["7.01.03.2.01.01-1"];
  expect([rows[0]?.[columns.sebelumnya ?? 0], rows[0]?.[columns.anggaran_lalu ?? 0]]).toEqual([
    before?.realisasi,
    before?.realisasi_anggaran,
  ]);
  const row = "7.01.03.2.01.01-1";
  const figures = Object.fromEntries(
    Object.keys(office.figures()["seksi-pmd"] ?? {}).map((id) => [
      id,
      { realisasi: 1, realisasi_anggaran: 1_000_000, bukti: "BA" },
    ]),
  );
  await office.fill("2021/tw2", "seksi-pmd", figures);
  await office.as("rina", "receive");
  for (const [section, own] of Object.entries(office.figures()))
    if (section !== "seksi-pmd")
      await office.fill(
        "2021/tw2",
        section,
        Object.fromEntries(Object.keys(own).map((id) => [id, { realisasi: 1, bukti: "BA" }])),
      );
  await office.as("rina", "receive");
  // One laporan a section is far below the last quarter: the rules wonder, and the verifier answers.
  await office.as("rina", "verify", 1);
  await office.as("rina", 'verify --note "Angka uji coba."');
  await office.as("rina", "compile");
  const first = parse(office.read("2021/tw1/rekap/rekap.yaml")).program.find(
    ({ kode }: { kode: string }) => kode === row.slice(0, -2),
  );
  const second = parse(office.read("2021/tw2/rekap/rekap.yaml"));
  expect(second.program.find(({ kode }: { kode: string }) => kode === row.slice(0, -2))).toMatchObject({
    realisasi_tw: 1_000_000,
    realisasi: first.realisasi + 1_000_000,
  });
  expect(second.indikator.find(({ id }: { id: string }) => id === row)).toMatchObject({
    target: 2,
    realisasi: 2,
    realisasi_tw: 1,
    capaian: 100,
  });
});

/** The data sheet of a workbook as our own reader sees it: rows of values, and the place of each key. */
function dataOf(
  office: TestOffice,
  path: string,
): { rows: (number | string | undefined)[][]; columns: Record<string, number> } {
  const sheet = openWorkbook(readFileSync(office.path(path)), () => 0).sheets.find(
    ({ name }) => name === "Data",
  );
  const valueAt = (row: number): (number | string | undefined)[] => {
    const cells = sheet?.rows().get(row);
    return Array.from({ length: 40 }, (_, no) => {
      const cell = cells?.get(no);
      return cell?.kind === "number" ? Number(cell.raw) : cell?.kind === "text" ? cell.text : undefined;
    });
  };
  const columns = Object.fromEntries(
    valueAt(8).flatMap((key, no) => (typeof key === "string" ? [[key.replace("sop:", ""), no]] : [])),
  );
  return { rows: [10, 11, 12, 13].map(valueAt), columns };
}

test("a workbook is the same, byte for byte, in every run and time zone", async () => {
  const zone = process.env.TZ;
  const digests: string[] = [];
  for (const name of ["UTC", "Asia/Jakarta", "America/Los_Angeles"]) {
    process.env.TZ = name;
    const office = await new TestOffice().upTo("handed-out");
    digests.push(office.git("rev-parse", "main:2021/tw1/formulir"));
  }
  process.env.TZ = zone;
  expect(new Set(digests).size).toBe(1);
});
