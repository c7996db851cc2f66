/** What would be wrong for ever once it was signed or handed out is refused before: by name, with what to do. */
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { TestOffice } from "../support/office.ts";

const CYCLE = "2021/tw1";
const SECTION = "seksi-trantib";

describe("a plan that is not UTF-8", () => {
  test.each([
    ["rencana.yaml", "draft"],
    ["formulir.yaml", "draft"],
  ])("%s is refused by %s in one sentence, and nothing is recorded", async (name, verb) => {
    const office = await new TestOffice().upTo("opened");
    const path = `2021/${name}`;
    const before = office.git("rev-parse", "main");
    // As Notepad saves it under its old default: é in one byte.
    office.write(path, Buffer.from(`${office.read(path)}# K\u00e9camatan\n`, "latin1"));
    const { findings, failure, exitCode } = await office.json(`${verb} --as rina --yes`);
    expect(findings.map(({ rule, file }) => [rule, file])).toEqual([["yaml-encoding", path]]);
    expect({ code: failure?.code, exitCode: exitCode > 0 }).toEqual({
      code: "invalid-files",
      exitCode: true,
    });
    expect(office.git("rev-parse", "main")).toBe(before);
  });

  test("a calendar is refused by amend too", async () => {
    const office = await new TestOffice().upTo("founded");
    office.write("kalender/2022.yaml", Buffer.from("tahun: 2022\n# libur \u00e9\nkeputusan: []\n", "latin1"));
    const key = `${office.keys}/hadi/id_ed25519`;
    const { findings } = await office.json(`amend --reason "SKB 2022" --as hadi --key ${key} --yes`);
    expect(findings.map(({ rule, file, line }) => [rule, file, line])).toEqual([
      ["yaml-encoding", "kalender/2022.yaml", 2],
    ]);
  });
});

describe("a blank form that comes back", () => {
  let office: TestOffice;
  beforeAll(async () => {
    office = await new TestOffice().upTo("handed-out");
  });

  test("is no return: it is refused, and says what to do", async () => {
    const mine = office.copy();
    const blank = readFileSync(mine.path(CYCLE, "formulir", `${SECTION}.xlsx`));
    mine.write(`${CYCLE}/masuk/kosong.xlsx`, blank);
    const { findings, exitCode } = await mine.json("receive --yes");
    expect({ rules: findings.map(({ rule }) => rule), exitCode }).toEqual({
      rules: ["return-blank"],
      exitCode: 1,
    });
    expect((await mine.sop("receive --yes --lang id")).out).toContain("sop receive --nil");
  });

  test("one with a single word is a return", async () => {
    const mine = office.copy();
    const [row = ""] = Object.keys(mine.figures()[SECTION] ?? {});
    const file = await mine.fill(CYCLE, SECTION, { [row]: { masalah: "belum ada anggaran" } });
    const { findings } = await mine.json(`receive --preview ${file}`);
    expect(findings.map(({ rule }) => rule)).not.toContain("return-blank");
  });

  test("nothing to report is said with a reason", async () => {
    const mine = office.copy();
    await mine.as("rina", `receive --nil ${SECTION} --reason "kegiatan mulai triwulan II"`);
  });
});

describe("a section without a head", () => {
  let office: TestOffice;
  beforeAll(async () => {
    office = await new TestOffice().upTo("corrected");
    await office.as("lestari", "official end joko --until 2021-03-31 --reason retired");
  });

  test("is named before anything is handed out, with what to do", async () => {
    const mine = office.copy();
    const ran = await mine.as("rina", "distribute --lang id", 3);
    expect(ran.err).toContain(SECTION);
    expect(ran.err).toContain(`sop waive ${SECTION}`);
  });

  test("and is no obstacle once it is excused", async () => {
    const mine = office.copy();
    await mine.as("agus", `waive ${SECTION} --asked-by rina --reason "jabatan kosong"`);
    await mine.as("rina", "distribute");
  });
});

describe("a cycle opened in the middle of a year", () => {
  test("says so when it is opened, and at the head of its recap", async () => {
    const office = await new TestOffice().upTo("founded");
    office.now = Date.parse("2021-10-01T01:00:00Z") / 1000;
    const opened = await office.as("rina", "open 2021/tw4 --lang id");
    expect(opened.out).toContain("2021/tw1");
    await office.as("rina", "draft");
    await office.as("dewi", "approve");
    await office.as("rina", "distribute");
    for (const [section, figures] of Object.entries(office.figures()))
      await office.fill("2021/tw4", section, figures);
    await office.as("rina", "receive");
    await office.as("rina", 'verify --note "sesuai bukti"');
    await office.as("rina", "compile");
    const { sheets } = (await import("../../src/adapters/excel/read/format/detect-format.ts")).openWorkbook(
      readFileSync(office.path("2021/tw4/rekap/rekap.xlsx")),
      () => 0,
    );
    const texts = sheets.flatMap(({ rows }) =>
      [...rows().values()].flatMap((cells) =>
        [...cells].map(([, cell]) => ("text" in cell ? cell.text : "")),
      ),
    );
    expect(texts.some((text) => text.includes("Tanpa TW I–III"))).toBe(true);
    expect((await office.sop("audit")).code).toBe(0);
  });
});
