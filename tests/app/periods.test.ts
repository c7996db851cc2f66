/** A year with monthly, quarterly and annual cycles, from the plan to its LKjIP: the working stands in the plan. */
import { readFileSync } from "node:fs";
import exceljs from "exceljs";
import { beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { TestOffice } from "../support/office.ts";

const PLAN = readFileSync(new URL("../fixtures/periods/rencana.yaml", import.meta.url), "utf8");
const MONTHS = [8, 10, 11, 8, 10, 11, 8, 10, 11, 8, 10, 11];
const QUARTERS = [2, 1, 2, 2];

let office: TestOffice;

const act = async (person: string, line: string): Promise<void> => {
  await office.as(person, line);
  office.now += 60;
};

/** From opening to signature: each section is given what it typed. */
async function cycle(
  id: string,
  typed: Record<string, Record<string, Record<string, string | number>>>,
): Promise<void> {
  await act("rina", `open ${id}`);
  await act("rina", `draft ${id}`);
  await act("dewi", `approve ${id}`);
  await act("rina", `distribute ${id}`);
  for (const [section, figures] of Object.entries(typed)) await office.fill(id, section, figures);
  await act("rina", `receive ${id}/masuk`);
  await act("rina", `verify --cycle ${id}`);
  await act("rina", `compile ${id} --note "Sesuai rencana"`);
  for (const person of ["dewi", "agus", "hadi"]) await act(person, `approve ${id}`);
}

/** The heads of the columns of a form's data sheet: the row that begins beside "No". */
async function headsOf(file: string): Promise<{ readonly columns: readonly string[] }> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(file);
  const columns: string[] = [];
  workbook.getWorksheet("Data")?.eachRow((row) => {
    if (row.getCell(2).value === "No") row.eachCell((cell) => columns.push(String(cell.value ?? "")));
  });
  return { columns: columns.filter(Boolean) };
}

const evidence = { masalah: "Menunggu jadwal", solusi: "Dijadwalkan ulang", bukti: "Laporan" };

beforeAll(async () => {
  office = (await new TestOffice().upTo("founded")).copy();
  office.now += 600;
  office.write("2021/rencana.yaml", PLAN);
  for (const [at, quarter] of QUARTERS.entries()) {
    for (const month of [1, 2, 3].map((no) => 3 * at + no))
      await cycle(`2021/${String(month).padStart(2, "0")}`, {
        "seksi-pelayanan": { layanan: { realisasi: MONTHS[month - 1] ?? 0, ...evidence } },
      });
    const money = { realisasi: quarter, realisasi_anggaran: 200_000 };
    await cycle(`2021/tw${at + 1}`, { "seksi-pmd": { rapat: { ...money, ...evidence } } });
  }
  await cycle("2021/tahun", {
    "seksi-pelayanan": { "iku-ikm": { realisasi: 84, ...evidence } },
    "seksi-pmd": { laporan: { realisasi: 1, ...evidence } },
  });
}, 600_000);

test("each cycle asks the rows of its own period, and its recap has no others", () => {
  const rows = (id: string) =>
    parse(office.read(`${id}/rekap/rekap.yaml`)).indikator.map((one: { id: string }) => one.id);
  expect([rows("2021/03"), rows("2021/tw1"), rows("2021/tahun")]).toEqual([
    ["layanan"],
    ["rapat"],
    ["iku-ikm", "laporan"],
  ]);
});

test("months add up since January, and money stands in the recaps of quarters alone", () => {
  const month = parse(office.read("2021/03/rekap/rekap.yaml"));
  // 8 + 10 + 11 of 30.
  expect(month).toMatchObject({
    periode: "bulanan",
    indikator: [{ target: 30, realisasi: 29, realisasi_tw: 11, capaian: 96.6666666667 }],
    program: [],
  });
  expect(month).not.toHaveProperty("anggaran");
  const quarter = parse(office.read("2021/tw2/rekap/rekap.yaml"));
  expect(quarter).toMatchObject({ triwulan: "II", anggaran: { realisasi_tw: 200_000, realisasi: 400_000 } });
});

test("the year's LKjIP is as it was worked out by hand", async () => {
  interface Lkjip {
    readonly unsigned: readonly string[];
    readonly "lkjip-capaian": readonly Record<string, unknown>[];
    readonly "lkjip-anggaran": readonly Record<string, unknown>[];
  }
  const { result } = await office.json<Lkjip>("export lkjip 2021");
  expect(result.unsigned).toEqual([]);
  expect(
    result["lkjip-capaian"].map(({ indikator, target, realisasi, capaian_persen }) => [
      indikator,
      target,
      realisasi,
      Number(Number(capaian_persen).toFixed(4)),
    ]),
  ).toEqual([
    ["Dokumen layanan yang selesai", 120, 116, 96.6667],
    ["Indeks Kepuasan Masyarakat", 80, 84, 105],
    ["Laporan tahunan koordinasi", 1, 1, 100],
    ["Rapat koordinasi", 8, 7, 87.5],
  ]);
  const whole = result["lkjip-anggaran"].find(({ tingkat }) => tingkat === "office");
  expect(whole).toMatchObject({
    pagu: 1_000_000,
    realisasi: 800_000,
    serapan_persen: 80,
    capaian_persen: 93.75,
    indikator_dihitung: 2,
    iku_dihitung: 2,
  });
  expect(Number(whole?.capaian_iku_persen)).toBeCloseTo(100.8333, 4);
});

test("the whole year is proven, forms, recaps and schemas derived again", async () => {
  const { exitCode, result } = await office.json<object>("audit --no-cache");
  expect([exitCode, result]).toMatchObject([0, { verdict: "proven", violations: [] }]);
});

test("a form names its own period, and asks for money in quarters alone", async () => {
  const heads = async (id: string, section: string): Promise<readonly string[]> => {
    const { columns } = await headsOf(office.path(id, "formulir", `${section}.xlsx`));
    return columns.filter((label) => /realisasi|pagu|serapan/i.test(label));
  };
  expect(await heads("2021/02", "seksi-pelayanan")).toEqual([
    "Realisasi s.d. bulan lalu",
    "Realisasi bulan ini",
    "Realisasi s.d. Februari",
    "Cara mengisi realisasi, rumus capaian",
  ]);
  expect(await heads("2021/tahun", "seksi-pmd")).toEqual([
    "Realisasi tahun ini",
    "Realisasi s.d. akhir tahun",
    "Cara mengisi realisasi, rumus capaian",
  ]);
  expect(await heads("2021/tw1", "seksi-pmd")).toEqual([
    "Realisasi TW",
    "Realisasi s.d. TW I",
    "Pagu (Rp)",
    "Realisasi anggaran TW (Rp)",
    "Realisasi anggaran s.d. TW I (Rp)",
    "Serapan %",
    "Cara mengisi realisasi, rumus capaian",
    "Realisasi anggaran s.d. TW lalu (Rp)",
  ]);
});

test("the papers name their period", async () => {
  for (const id of ["2021/03", "2021/tw1", "2021/tahun"])
    expect((await office.sop(`print recap ${id}`)).code).toBe(0);
});

test("a period that the plan does not ask is opened, named when it is drafted, and taken back", async () => {
  await act("rina", "open 2021/smt1");
  const refused = await office.as("rina", "draft 2021/smt1", 1);
  expect(refused.out + refused.err).toContain("ditanyakan pada periode siklus ini");
  await act("rina", 'cancel 2021/smt1 --reason "tidak ada indikator semester"');
});
