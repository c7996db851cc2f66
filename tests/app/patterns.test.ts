/** Pola ukur from the plan to the recap: what is odd about a plan, what is asked, what a blank means, what a mean says. */
import { beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { approve } from "../../src/app/commands/cycle/approve.ts";
import type { Preview } from "../../src/app/ledger/recording/record-entry.ts";
import { previewLines } from "../../src/ui/cli/questions.ts";
import { openWorkspace } from "../../src/ui/cli/workspace.ts";
import { TestOffice } from "../support/office.ts";
import { terminalOf } from "../support/terminal.ts";

const CYCLE = "2021/tw1";
let office: TestOffice;
let drafted: string;

const edit = (path: string, from: string | RegExp, to: string): void => {
  const text = office.read(path);
  if (text.replace(from, to) === text) throw new Error(`${path}: ${from}`);
  office.write(path, text.replace(from, to));
};

beforeAll(async () => {
  office = (await new TestOffice().upTo("founded")).copy();
  office.now += 600;
  edit("sop.yaml", "predikat: jember\n", "predikat: jember\nbatas_rata_rata: 100\n");
  await office.as("hadi", 'amend --reason "rata-rata dibatasi"');
  office.now += 600;
  // The index of satisfaction is published in December; complaints get a year that their quarters do not come to.
  edit(
    "2021/rencana.yaml",
    /akumulasi: terakhir\n( +)target:\n +tahun: 82\.5\n.*\n/,
    "pola: rilis\n$1rilis: { oleh: Bagian Organisasi, bulan: [12] }\n$1target:\n$1  tahun: 82.5\n",
  );
  await office.as("rina", `open ${CYCLE}`);
  office.now += 600;
  const plan = office.read("2021/rencana.yaml");
  edit("2021/rencana.yaml", /tahun: 11\n/, "tahun: 99\n");
  drafted = (await office.sop(`draft ${CYCLE} --dry-run --as rina --key ${office.keys}/rina/id_ed25519`)).out;
  office.write("2021/rencana.yaml", plan);
  for (const [person, command] of [
    ["rina", "draft"],
    ["dewi", "approve"],
    ["rina", "distribute"],
  ] as const) {
    await office.as(person, `${command} ${CYCLE}`);
    office.now += 600;
  }
}, 120_000);

test("a plan whose year is not what its quarters give is named at its line, and not refused", () => {
  expect(drafted).toMatch(/rencana\.yaml/);
  expect(drafted).toMatch(/target tiap periode menjadi .* tetapi target tahun 99/);
});

test("what is published in December is not asked in the first quarter, and left out of the mean by its name", async () => {
  for (const [section, figures] of Object.entries(office.figures())) {
    const { "iku-ikm": _, ...rest } = figures;
    await office.fill(CYCLE, section, rest);
  }
  await office.as("rina", `receive ${CYCLE}/masuk`);
  office.now += 600;
  await office.as("rina", `verify --cycle ${CYCLE}`);
  office.now += 600;
  await office.as("rina", `compile ${CYCLE} --note "IKM terbit Desember"`);
  office.now += 600;
  const { capaian, indikator } = parse(office.read(`${CYCLE}/rekap/rekap.yaml`));
  // Of the goals one is counted: 13 days of 12 are 91,67.
  expect(capaian).toMatchObject({
    batas_rata_rata: 100,
    iku: {
      rata_rata: 91.6666666667,
      indikator_dihitung: 1,
      indikator_seluruhnya: 2,
      tidak_dihitung: [{ id: "iku-ikm", sebab: "data_belum_terbit", terbit_bulan: 12 }],
    },
  });
  expect(indikator[0]).toMatchObject({ pola: "rilis", target: 82.5, realisasi: null, terbit_bulan: 12 });
  const { exitCode, result } = await office.json<object>("audit --no-cache");
  expect([exitCode, result]).toMatchObject([0, { verdict: "proven", violations: [] }]);
});

test("whoever signs sees the means, the warning and its note before", async () => {
  const { ports, close } = await openWorkspace(terminalOf(office), ".");
  let shown: readonly string[] = [];
  const confirm = async (preview: Preview): Promise<boolean> => {
    shown = previewLines(preview, "id");
    return false;
  };
  const who = { as: "dewi", key: `${office.keys}/dewi/id_ed25519` };
  await approve(ports, CYCLE, [], { who, dryRun: false, confirm }).catch(() => undefined);
  await close();
  expect(shown.map((line) => line.trim())).toEqual(
    expect.arrayContaining([
      expect.stringContaining("Rata-rata capaian IKU, 1 dari 2 indikator: 91,67 %"),
      expect.stringContaining("Peringatan: Rata-rata capaian IKU: hanya 1 dari 2 indikator yang dihitung"),
      "Catatan penyusun: IKM terbit Desember",
    ]),
  );
});

test("the cap and what is left out stand on the paper's own list", async () => {
  const printed = await office.sop(`print recap ${CYCLE}`);
  expect(printed.code).toBe(0);
  const code = /[0-9A-Z]{5}(?:-[0-9A-Z]{5}){3}/.exec(printed.out)?.[0] ?? "";
  const { out } = await office.sop(`check ${code}`);
  expect(out).toContain("setiap capaian dihitung paling banyak 100 % (batas rata-rata, skala jember)");
  expect(out).toContain(
    "Tidak dihitung: IKU Indeks Kepuasan Masyarakat (data belum terbit, terbit Desember)",
  );
});
