/** The correction workbook: made, opened and answered in LibreOffice, received again, and every remark matched. */
import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { openWorkbook } from "../../../src/adapters/excel/read/format/detect-format.ts";
import { PYTHON, TOOLS } from "../../support/machine.ts";
import { REPO, TestOffice } from "../../support/office.ts";

const CYCLE = "2021/tw1";
const SECTION = "seksi-pmd";

let office: TestOffice;
/** One return with an error, a suspicion, and a figure that only a person would doubt. */
beforeAll(async () => {
  office = await new TestOffice().upTo("handed-out");
  const [first = "", second = "", third = "", fourth = ""] = Object.keys(office.figures()[SECTION] ?? {});
  await office.fill(CYCLE, SECTION, {
    [first]: { realisasi: "WTP", realisasi_anggaran: "Rp 8.937.000,-", bukti: "BA Musdes 1" },
    [second]: { realisasi: 1, realisasi_anggaran: 1000, bukti: "SPJ 2", masalah: "Kecamatan Kencong" },
    [third]: { realisasi: 1, realisasi_anggaran: 2000, bukti: "SPJ 3" },
    [fourth]: { realisasi: 1, realisasi_anggaran: 3000, bukti: "SPJ 4" },
  });
  await office.as("rina", "receive");
});

const key = (mine: TestOffice): string => `--as rina --key ${join(mine.keys, "rina", "id_ed25519")} --yes`;

async function sentBack(): Promise<{ mine: TestOffice; path: string; entry: string }> {
  const mine = office.copy();
  const { result } = await mine.json<{ entry: string; corrections: { path: string }[] }>(
    `reject --section ${SECTION} --reason "Periksa lagi" --cell "M12 cocokkan dengan SPJ" --cell "M13 mengapa kecil" ${key(mine)}`,
  );
  return { mine, path: result.corrections[0]?.path ?? "", entry: result.entry };
}

/** Text of every cell of a sheet, by address. */
function textsOf(path: string, sheet: string): string[] {
  const rows = openWorkbook(readFileSync(path), () => 0)
    .sheets.find(({ name }) => name === sheet)
    ?.rows();
  return [...(rows ?? [])].flatMap(([, cells]) =>
    [...cells].flatMap(([, cell]) => (cell.kind === "text" ? [cell.text] : [])),
  );
}

function typedInLibreOffice(
  mine: TestOffice,
  path: string,
  cells: readonly string[][],
  target: string,
): string {
  const pipe = `sop${process.pid}${Math.random().toString(36).slice(2)}`;
  const home = join(mine.base, "libreoffice");
  const args = [
    "--headless",
    "--norestore",
    `-env:UserInstallation=file://${home}`,
    `--accept=pipe,name=${pipe};urp;`,
  ];
  const running = spawn("soffice", args, { stdio: "ignore", env: { ...process.env, HOME: mine.base } });
  const out = join(mine.base, target);
  const script = join(REPO, "tests/support/type_in.py");
  const ran = spawnSync(PYTHON, [script, mine.path(path), JSON.stringify(cells), out, pipe], {
    encoding: "utf8",
    timeout: 100_000,
  });
  running.kill();
  if (ran.status !== 0) throw new Error(ran.stderr);
  return out;
}

test("lists every remark with its cell, carries what was typed, and the id of the send-back", async () => {
  const { mine, path, entry } = await sentBack();
  expect(path).toBe(`${CYCLE}/perbaikan/${SECTION}-putaran-2.xlsx`);
  const texts = textsOf(mine.path(path), "Perbaikan");
  expect(texts).toEqual(
    expect.arrayContaining([
      "M12",
      "cocokkan dengan SPJ",
      "M13",
      "mengapa kecil",
      "I10",
      '"WTP" bukan angka; isi dengan angka',
      "R11",
      "menyebut Kecamatan Kencong; formulir ini milik Kecamatan Pakusari",
      `Nomor pengembalian pada register: ${entry}`,
    ]),
  );
  expect(textsOf(mine.path(path), "Data")).toEqual(expect.arrayContaining(["WTP", "BA Musdes 1"]));
  expect(textsOf(mine.path(path), "_sop")).toContain(entry);
});

test("sent back as it is, it is refused; and so is one for an earlier send-back", async () => {
  const { mine, path } = await sentBack();
  const again = await mine.json(`receive ${path} ${key(mine)}`);
  expect([again.exitCode, again.findings.map(({ rule }) => rule)]).toEqual([1, ["return-unchanged"]]);
  await mine.fill(CYCLE, SECTION, mine.figures()[SECTION] ?? {});
  await mine.as("rina", "receive");
  await mine.as("rina", `reject --section ${SECTION} --reason "Sekali lagi"`);
  const outdated = await mine.json(`receive ${path} ${key(mine)}`);
  expect(outdated.findings.map(({ rule }) => rule)).toEqual(["correction-outdated"]);
});

test("a cell that the return does not have cannot be remarked on", async () => {
  const { failure } = await office
    .copy()
    .json(`reject --section ${SECTION} --reason "x" --cell "ZZ99 apa ini" ${key(office)}`);
  expect(failure?.code).toBe("usage");
});

test("a return for a closed step is named", async () => {
  const mine = await new TestOffice().upTo("verified");
  await mine.fill(CYCLE, SECTION, {}, "kosong.xlsx");
  const closed = await mine.json(`receive ${CYCLE}/masuk/kosong.xlsx ${key(mine)}`);
  expect(closed.findings.map(({ rule }) => rule)).toEqual(["return-closed"]);
});

test("the filler gets a receipt: file, digest, time, findings", async () => {
  const mine = await new TestOffice().upTo("handed-out");
  const [first = ""] = Object.keys(mine.figures()[SECTION] ?? {});
  await mine.fill(CYCLE, SECTION, { [first]: { pendorong: "Koordinasi" } }, "Copy of isian.xlsx");
  const { out } = await mine.as("rina", "receive");
  expect(out).toMatch(/Tanda terima Formulir Data Kinerja 2021\/tw1 - Seksi Pemberdayaan/);
  expect(out).toMatch(/Berkas: Copy of isian\.xlsx \(4 baris\)/);
  expect(out).toMatch(/Kode hash: sha256:[0-9a-f]{64}/);
  expect(out).toMatch(/Hasil pemeriksaan: 4 kesalahan, 0 peringatan/);
});

test("figures kept that are not the workbook's are found before anyone signs for them", async () => {
  const mine = office.copy();
  const yaml = `${CYCLE}/isian/${SECTION}.yaml`;
  const { findings } = await mine.json(`verify ${SECTION} ${key(mine)}`);
  expect(findings.map(({ rule }) => rule)).not.toContain("figures-differ");
  mine.write(yaml, mine.read(yaml).replace("realisasi_anggaran: 1000", "realisasi_anggaran: 999"));
  mine.git("add", yaml);
  const refused = await mine.json(`verify ${SECTION} ${key(mine)}`);
  expect(refused.failure?.code).toBe("dirty");
});

describe.skipIf(!TOOLS.uno.present)("answered in LibreOffice", () => {
  test.each(["xlsx", "ods"])("as %s: corrected, answered and left open, each is matched", async (kind) => {
    const { mine, path } = await sentBack();
    const data = (address: string, text: string): string[] => ["Data", address, text];
    const rows = openWorkbook(readFileSync(mine.path(path)), () => 0)
      .sheets.find(({ name }) => name === "Perbaikan")
      ?.rows();
    const rowOf = (cell: string): number =>
      [...(rows ?? [])].find(([, cells]) =>
        [...cells].some(([, one]) => one.kind === "text" && one.text === cell),
      )?.[0] ?? 0;
    const file = typedInLibreOffice(
      mine,
      path,
      [
        data("I10", "1"),
        data("M12", "2500"),
        ["Perbaikan", `H${rowOf("R11")}`, "Kegiatan bersama dengan Kencong"],
      ],
      `isian kembali.${kind}`,
    );
    await mine.as("rina", `receive "${file}"`);
    const kept = parse(mine.read(`${CYCLE}/isian/${SECTION}.yaml`)) as {
      tanggapan: { catatan: string; keadaan: string; jawaban?: string }[];
    };
    expect(kept.tanggapan.map(({ keadaan, jawaban = "" }) => `${keadaan} ${jawaban}`.trim())).toEqual([
      "diperbaiki",
      "terbuka",
      "diperbaiki",
      "dijawab Kegiatan bersama dengan Kencong",
    ]);
    const { findings, exitCode } = await mine.json(`verify ${SECTION} ${key(mine)}`);
    expect(exitCode).toBe(1);
    expect(
      findings.filter(({ severity }) => severity !== "info").map(({ rule, cell }) => `${cell} ${rule}`),
    ).toEqual(["R11 other-district", "M13 remark-open"]);
    await mine.as("rina", `verify ${SECTION} --note "M13 sudah ditanyakan lisan."`);
    expect(mine.git("log", "-1", "--format=%B")).toContain("M13 sudah ditanyakan lisan.");
    expect((await mine.sop("audit")).code).toBe(0);
  });
});
