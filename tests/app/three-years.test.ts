/**
 * Three years of a small office, and a quarter more: people leave and are replaced, a key is lost, a section is late
 * and is excused, a signed cycle is opened again, the procedure is amended, targets change in the middle of a year.
 * After every single command the whole record is proven.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import type { Status } from "../../src/app/queries/status.ts";
import type { Timeliness } from "../../src/app/queries/timeliness.ts";
import { REPO, TestOffice } from "../support/office.ts";

const FIXTURE = join(REPO, "tests", "fixtures", "tiga-tahun");
/** Eight in the morning of the office's clock (WIB). */
const morning = (day: string): number => Date.parse(`${day}T01:00:00Z`) / 1000;

/** What a quarter brought: the index, days a complaint took, services, patrols; rupiah spent by the two sections. */
type Quarter = readonly [
  index: number,
  days: number,
  services: number,
  patrols: number,
  service: number,
  patrol: number,
];

/** Each cycle with the day on which it is run, and its figures. */
const CYCLES: Readonly<Record<string, readonly [day: string, figures: Quarter]>> = {
  "2024/tw1": ["2024-04-01", [80.4, 11, 95, 12, 8_100_000, 13_250_000]],
  "2024/tw2": ["2024-07-01", [81.2, 12, 104, 11, 9_300_000, 14_100_000]],
  "2024/tw3": ["2024-10-01", [82.1, 12.5, 99, 13, 9_950_000, 15_020_000]],
  "2024/tw4": ["2025-01-06", [83.05, 11.5, 107, 12, 10_400_000, 16_330_000]],
  "2025/tw1": ["2025-04-08", [81, 12, 98, 11, 8_700_000, 12_900_000]],
  "2025/tw2": ["2025-07-01", [81.75, 10, 102, 12, 9_150_000, 14_450_000]],
  "2025/tw3": ["2025-10-01", [82.5, 9.5, 79, 12, 9_600_000, 14_800_000]],
  "2025/tw4": ["2026-01-05", [84.15, 9, 88, 14, 11_250_000, 16_100_000]],
  "2026/tw1": ["2026-04-01", [82.3, 9.5, 101, 12, 8_400_000, 13_600_000]],
  "2026/tw2": ["2026-07-01", [82.9, 9, 97, 13, 9_700_000, 14_050_000]],
  "2026/tw3": ["2026-10-01", [83.6, 8.5, 103, 12, 9_850_000, 15_500_000]],
  "2026/tw4": ["2027-01-04", [84.7, 8, 105, 13, 10_900_000, 15_950_000]],
  "2027/tw1": ["2027-04-01", [83.1, 8.5, 99, 12, 8_900_000, 13_300_000]],
};

class ThreeYears extends TestOffice {
  kasubag = "dewi";
  camat = "hadi";
  /** Commands after which the record was proven. */
  proven = 0;

  /** Runs a command as a person, and has the whole record proven. */
  async act(person: string, line: string): Promise<string> {
    const { out } = await this.as(person, line);
    const { result } = await this.json<{ verdict: string }>("audit");
    expect(`${line}: ${result.verdict}`).toBe(`${line}: proven`);
    this.proven += 1;
    return out;
  }

  async fillTrantib(cycle: string, patrols: number, spent: number): Promise<void> {
    const row = { realisasi: patrols, realisasi_anggaran: spent, bukti: `Laporan patroli ${cycle}` };
    await this.fill(cycle, "seksi-trantib", { patroli: row });
  }

  async fillPelayanan(cycle: string, [index, days, services, , spent]: Quarter): Promise<void> {
    const bukti = `Laporan pelayanan ${cycle}`;
    await this.fill(cycle, "seksi-pelayanan", {
      "iku-ikm": { realisasi: index, bukti },
      "iku-aduan": { realisasi: days, bukti },
      layanan: { realisasi: services, realisasi_anggaran: spent, bukti },
    });
  }

  /** Steps 1 to 3 on the cycle's day. @param beforeHandOut what the office does once its plan is recorded */
  async begin(cycle: string, beforeHandOut?: () => Promise<unknown>): Promise<Quarter> {
    const [day, figures] = CYCLES[cycle] ?? [];
    if (day === undefined || figures === undefined) throw new Error(cycle);
    this.now = morning(day);
    await this.act("rina", `open ${cycle}`);
    await this.act("rina", `draft ${cycle}`);
    await this.act(this.kasubag, `approve ${cycle}`);
    await beforeHandOut?.();
    await this.act("rina", `distribute ${cycle}`);
    return figures;
  }

  async take(cycle: string, section: string): Promise<void> {
    await this.act("rina", `receive ${cycle}/masuk/${section}.xlsx`);
    await this.act("rina", `verify ${section} --cycle ${cycle} --note "dicocokkan dengan bukti"`);
  }

  /** Steps 4 and 5 of every section, on the same day. */
  async collect(cycle: string, figures: Quarter): Promise<void> {
    await this.fillTrantib(cycle, figures[3], figures[5]);
    await this.take(cycle, "seksi-trantib");
    await this.fillPelayanan(cycle, figures);
    await this.take(cycle, "seksi-pelayanan");
    if (cycle < "2026/tw3") return;
    const meetings = { realisasi: 3, realisasi_anggaran: 1_450_000, bukti: `Berita acara ${cycle}` };
    await this.fill(cycle, "seksi-pmd", { musyawarah: meetings });
    await this.take(cycle, "seksi-pmd");
  }

  /** Steps 6 to 8. */
  async compileAndInitial(cycle: string): Promise<void> {
    await this.act("rina", `compile ${cycle} --note "Sudah diperiksa dengan dokumennya"`);
    await this.act(this.kasubag, `approve ${cycle}`);
    await this.act("agus", `approve ${cycle}`);
  }

  /** Steps 6 to 9. */
  async finish(cycle: string): Promise<void> {
    await this.compileAndInitial(cycle);
    await this.act(this.camat, `approve ${cycle}`);
  }

  /** A cycle in which nothing happens but its steps. */
  async whole(cycle: string): Promise<void> {
    await this.collect(cycle, await this.begin(cycle));
    await this.finish(cycle);
  }

  /** A new key on this person's computer. */
  newKey(person: string): string {
    const folder = join(this.keys, person);
    mkdirSync(folder, { recursive: true });
    const key = join(folder, `baru-${this.proven}`);
    spawnSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", person, "-f", key]);
    return key;
  }

  /** From now on this person signs with that key. */
  takeUp(person: string, key: string): void {
    for (const suffix of ["", ".pub"])
      copyFileSync(`${key}${suffix}`, join(this.keys, person, `id_ed25519${suffix}`));
  }

  edit(path: string, change: (text: string) => string): void {
    const before = this.read(path);
    const after = change(before);
    expect(after).not.toBe(before);
    this.write(path, after);
  }
}

let office: ThreeYears;

beforeAll(async () => {
  office = new ThreeYears();
  const template = join(office.base, "prosedur");
  cpSync(join(REPO, "templates", "pengumpulan-data-kinerja"), template, { recursive: true });
  copyFileSync(join(FIXTURE, "rencana.yaml"), join(template, "rencana.yaml"));
  office.now = morning("2024-01-02");
  await office.act(
    "lestari",
    `init --template ${template} --from ${join(FIXTURE, "jawaban.yaml")} --keys ${office.keys}`,
  );
  await firstYear();
  await secondYear();
  await thirdYear();
}, 900_000);

/** 2024: a return one day late, a section excused, a Camat who retires, a signed quarter opened again. */
async function firstYear(): Promise<void> {
  const first = await office.begin("2024/tw1");
  await office.fillPelayanan("2024/tw1", first);
  await office.take("2024/tw1", "seksi-pelayanan");
  // Handed out on Monday, due on Thursday the fourth.
  await office.fillTrantib("2024/tw1", first[3], first[5]);
  office.now = morning("2024-04-05");
  await office.act("rina", 'receive 2024/tw1/masuk/seksi-trantib.xlsx --reason "kepala seksi dinas luar"');
  await office.act("rina", 'verify seksi-trantib --note "dicocokkan dengan bukti"');
  await office.finish("2024/tw1");

  const second = await office.begin("2024/tw2");
  await office.fillTrantib("2024/tw2", second[3], second[5]);
  await office.take("2024/tw2", "seksi-trantib");
  office.now = morning("2024-07-08");
  await office.act(
    "agus",
    'waive seksi-pelayanan 2024/tw2 --reason "kantor pelayanan direnovasi" --until 2024-07-10',
  );
  await office.finish("2024/tw2");

  office.now = morning("2024-09-27");
  await office.act("lestari", "official end hadi --role camat --reason retired --until 2024-09-29");
  await office.act(
    "lestari",
    `official add stranger --name "Tono Contoh" --role camat --capacity plt --basis "SP 090/12/2024" --from 2024-09-30 --add ${await office.prove("stranger", join(office.keys, "stranger", "id_ed25519"))}`,
  );
  office.camat = "stranger";
  await office.whole("2024/tw3");

  await office.whole("2024/tw4");
  office.now = morning("2025-01-20");
  await office.act("stranger", 'reopen 2024/tw4 --reason "satu patroli terhitung dua kali"');
  await office.fillTrantib("2024/tw4", 11, 16_330_000);
  await office.take("2024/tw4", "seksi-trantib");
  // The other section's figures are right: the same workbook is taken in once more.
  await office.take("2024/tw4", "seksi-pelayanan");
  await office.finish("2024/tw4");
}

/** 2025: a Camat of its own, a lost key, targets that change with the amended budget. */
async function secondYear(): Promise<void> {
  office.now = morning("2025-02-03");
  await office.act("lestari", "official end stranger --role camat --reason moved --until 2025-02-02");
  const key = office.newKey("ratna");
  office.takeUp("ratna", key);
  await office.act(
    "lestari",
    `official add ratna --name "Ratna Contoh" --role camat --basis "SK 821.2/7/2025" --add ${await office.prove("ratna", key)}`,
  );
  office.camat = "ratna";
  expect((await office.sop("init --year 2025")).code).toBe(0);
  await office.whole("2025/tw1");

  office.now = morning("2025-05-05");
  await office.act("lestari", "official key rina --lost");
  const found = office.newKey("rina");
  await office.as("rina", "open 2025/tw2", 3);
  await office.act("lestari", `official key rina --add ${await office.prove("rina", found)}`);
  office.takeUp("rina", found);
  await office.whole("2025/tw2");

  office.edit("2025/rencana.yaml", (text) =>
    text
      .replace(
        "{ tahun: 400, triwulan: { I: 100, II: 100, III: 100, IV: 100 } }",
        "{ tahun: 360, triwulan: { I: 100, II: 100, III: 80, IV: 80 } }",
      )
      .replaceAll("pagu: 60000000", "pagu: 62000000")
      .replace("pagu: 100000000", "pagu: 102000000"),
  );
  await office.whole("2025/tw3");
  await office.whole("2025/tw4");
}

/** 2026 and the first quarter of 2027: five days for the sections, a new kasubag, a Camat who signs late. */
async function thirdYear(): Promise<void> {
  office.now = morning("2026-02-02");
  office.edit("sop.yaml", (text) => text.replace("waktu: 3 hari", "waktu: 5 hari"));
  await office.act("ratna", 'amend --reason "rapat evaluasi Januari 2026"');
  await office.act(
    "lestari",
    "official end dewi --role kasubag-perencanaan --reason moved --until 2026-02-01",
  );
  await office.act("lestari", 'official act stranger --role kasubag-perencanaan --basis "SK 821.2/2/2026"');
  office.kasubag = "stranger";
  expect((await office.sop("init --year 2026")).code).toBe(0);

  const figures = await office.begin("2026/tw1");
  await office.fillPelayanan("2026/tw1", figures);
  await office.take("2026/tw1", "seksi-pelayanan");
  await office.fillTrantib("2026/tw1", figures[3], figures[5]);
  // Five working days after Wednesday the first, over Good Friday: due on the ninth. Three would have been the seventh.
  office.now = morning("2026-04-08");
  await office.take("2026/tw1", "seksi-trantib");
  await office.finish("2026/tw1");

  await office.whole("2026/tw2");

  // From the third quarter on there is a section more; the head of another one stands in for its own.
  const added = readFileSync(join(FIXTURE, "seksi-baru.yaml"), "utf8");
  office.edit("2026/rencana.yaml", (text) =>
    text
      .replace("pagu: 102000000", "pagu: 105000000")
      .replace(
        "indikator_utama:",
        "  - id: seksi-pmd\n    nama: Seksi Pemberdayaan Masyarakat\nindikator_utama:",
      )
      .concat(added),
  );
  const third = await office.begin("2026/tw3", () =>
    office.act(
      "lestari",
      'official act joko --role kepala-seksi --section seksi-pmd --basis "SP 3/2026" --capacity plt',
    ),
  );
  await office.collect("2026/tw3", third);
  await office.compileAndInitial("2026/tw3");
  // Initialled on Thursday the first, to be signed by Friday; signed on Wednesday.
  office.now = morning("2026-10-07");
  await office.act("ratna", "approve 2026/tw3");

  await office.whole("2026/tw4");
  expect((await office.sop("init --year 2027")).code).toBe(0);
  await office.whole("2027/tw1");
}

interface Proof {
  readonly verdict: string;
  readonly entries: readonly object[];
  readonly rounds: readonly { cycle: string; round: number }[];
  readonly waivers: readonly { cycle: string; section: string }[];
}

test("the record was proven after every command, and still is from nothing", async () => {
  const { result } = await office.json<Proof>("audit --no-cache");
  expect(result.verdict).toBe("proven");
  expect(office.proven).toBe(Number(office.git("rev-list", "--count", "main")));
  expect(result.rounds.map(({ cycle, round }) => `${cycle} ${round}`)).toEqual([
    ...["2024/tw1 1", "2024/tw2 1", "2024/tw3 1", "2024/tw4 1", "2024/tw4 2"],
    ...Object.keys(CYCLES)
      .slice(4)
      .map((cycle) => `${cycle} 1`),
  ]);
  expect(result.waivers).toMatchObject([{ cycle: "2024/tw2", section: "seksi-pelayanan" }]);
});

test("an audit tells the newest hundred entries one by one, the older ones by their number, and all when asked", async () => {
  const { result } = await office.json<Proof>("audit");
  const all = result.entries.length;
  const told = async (line: string): Promise<readonly string[]> =>
    (await office.sop(line)).out.split("\n").filter((one) => /^ *(?:[0-9]+|…) {2}/.test(one));
  const newest = await told("audit");
  expect(newest[0]).toBe(
    `   …  ${all - newest.length + 1} entri lebih lama, semuanya sah (satu per satu: sop audit --all)`,
  );
  const acting = newest.filter((one) => one.includes("[pejabat pengganti]"));
  expect(newest.length).toBeGreaterThanOrEqual(101);
  expect(newest.slice(-100)).toEqual((await told("audit --all")).slice(-100));
  expect(await told("audit --all")).toHaveLength(all);
  // What was done by acting officials is told, however old.
  expect(acting).toEqual((await told("audit --all")).filter((one) => one.includes("[pejabat pengganti]")));
  expect(await told("audit --cycle 2024/tw1")).toEqual(
    (await told("audit --all")).filter((one) => one.includes("(2024/tw1)")),
  );
});

test("who was late, by step, section and person: as it was worked out by hand", async () => {
  const { result } = await office.json<Timeliness>("status --timeliness");
  const late = result.done.filter((one) => one.late > 0);
  expect(
    late.map(({ cycle, step, section, person, due, late: days }) => [
      cycle,
      step,
      section,
      person,
      due,
      days,
    ]),
  ).toEqual([
    // Three working days after Monday 1 April 2024 is Thursday; it came on Friday.
    ["2024/tw1", 4, "seksi-trantib", "joko", "2024-04-04", 1],
    // Verified on Monday 1 July, so due two working days later; the recap waited for the waiver until Monday the eighth.
    ["2024/tw2", 6, undefined, "rina", "2024-07-03", 3],
    // Initialled on Thursday 1 October 2026; minutes are given a working day; signed on Wednesday the seventh.
    ["2026/tw3", 9, undefined, "ratna", "2026-10-02", 3],
  ]);
  const lines = (await office.sop("status --timeliness --lang id")).out;
  await expect(lines).toMatchFileSnapshot(join(FIXTURE, "ketepatan-waktu.txt"));
});

test("the year's table from the record equals the one made by hand", async () => {
  const folder = join(office.base, "lkjip");
  expect((await office.sop(`export lkjip 2025 --out ${folder}`)).code).toBe(0);
  for (const name of ["lkjip-capaian.csv", "lkjip-anggaran.csv"])
    expect(readFileSync(join(folder, name), "utf8").replaceAll("\r\n", "\n")).toBe(
      readFileSync(join(FIXTURE, name), "utf8"),
    );
});

test("a year of which a quarter is not signed has no percentages, and says why", async () => {
  const { result } = await office.json<{ unsigned: string[]; "lkjip-capaian": Record<string, unknown>[] }>(
    "export lkjip 2027",
  );
  expect(result.unsigned).toEqual(["II", "III", "IV"]);
  for (const row of result["lkjip-capaian"])
    expect(row).toMatchObject({ capaian_persen: null, sebab_tanpa_capaian: "periode_belum_lengkap" });
});

test("a recap is compared with the quarter and the year before, in percentage points", () => {
  const { indikator, capaian } = parse(office.read("2025/tw2/rekap/rekap.yaml"));
  const patrols = indikator.find(({ id }: { id: string }) => id === "patroli");
  // 23 of 24 now; 11 of 12 after the first quarter; 23 of 24 a year ago.
  expect(patrols).toMatchObject({
    capaian: 95.8333333333,
    selisih_tw_lalu: 4.1666666667,
    selisih_tahun_lalu: 0,
  });
  const index = indikator.find(({ id }: { id: string }) => id === "iku-ikm");
  // 81,75 of 81 against 81 of 80; a year ago the section was excused, so its last figure, 80,4, stands against the plan's 81.
  expect(index).toMatchObject({ selisih_tw_lalu: -0.3240740741, selisih_tahun_lalu: 1.6666666667 });
  expect(capaian.iku.selisih_tahun_lalu).toBeTypeOf("number");
  const first = parse(office.read("2024/tw1/rekap/rekap.yaml"));
  expect(first.capaian.iku).not.toHaveProperty("selisih_tw_lalu");
});

test("a section that came in the middle of a year is none of the quarters before it, which stay finished", async () => {
  const { result } = await office.json<Status>("status");
  expect(result.cycles.filter(({ finished }) => !finished)).toEqual([]);
  const sections = new Map(result.cycles.map(({ id, sections: own }) => [String(id), own.length]));
  expect(["2026/tw2", "2026/tw3"].map((cycle) => sections.get(cycle))).toEqual([2, 3]);
});

test("what was signed before the targets, the ceilings and the procedure changed stays as it was signed", async () => {
  const ceilings = async (cycle: string) => {
    const { anggaran } = (
      await office.json<{ anggaran: { kode: string; pagu: number }[] }>(`export json ${cycle}`)
    ).result;
    return anggaran.find(({ kode }) => kode === "7.01.04")?.pagu;
  };
  expect([await ceilings("2025/tw2"), await ceilings("2025/tw3")]).toEqual([60_000_000, 62_000_000]);
  const trace = async (place: string) =>
    (await office.json<{ signed: { round: number } | null; result: { target: string } }>(`trace ${place}`))
      .result;
  expect(await trace("2025/tw2/layanan")).toMatchObject({ signed: { round: 1 }, result: { target: "200" } });
  expect(await trace("2025/tw4/layanan")).toMatchObject({ signed: { round: 1 }, result: { target: "360" } });
  expect(await trace("2024/tw4/patroli")).toMatchObject({ signed: { round: 2 } });
});
