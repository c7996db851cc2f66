/** Papers as PDF readers see them: nothing missing, nothing cut, fonts embedded, and a code that leads back to the record. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { writePdf } from "../../../../src/adapters/pdf/index.ts";
import type { Mark, Sheet } from "../../../../src/adapters/pdf/sheet.ts";
import { Decimal } from "../../../../src/domain/decimal.ts";
import type { Procedure, Step } from "../../../../src/domain/procedure/procedure.ts";
import { formatNumber } from "../../../../src/ui/messages/format.ts";
import { procedureSheet } from "../../../../src/ui/render/paper/procedure.ts";
import { recapSheet } from "../../../../src/ui/render/paper/recap.ts";
import { largeRecap } from "../../../support/large-recap.ts";
import { TOOLS } from "../../../support/machine.ts";
import { TestOffice, temporaryFolder } from "../../../support/office.ts";

const MARK: Mark = {
  code: "0WWC1-AR5Q3-B32AS-2S0QN",
  square: "SOP 0WWC1-AR5Q3-B32AS-2S0QN kecamatan-pakusari 2021/tw1 1 592fddcc12ac 566e604420bb",
  entry: "592fddcc12ac0000000000000000000000000000",
  day: "2021-04-09",
};

function ran(program: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8", maxBuffer: 1 << 26 });
  if (status !== 0) throw new Error(`${program} ${args.join(" ")}: ${stderr}${stdout}`);
  return stdout;
}

/** The text in the order in which it was drawn, without any spaces: a cell's lines stand one after the other. */
const plain = (text: string): string => text.replace(/\s+/g, "");
const textOf = (file: string): string => plain(ran("pdftotext", "-raw", file, "-"));
const pagesOf = (file: string): number => Number(/Pages:\s+([0-9]+)/.exec(ran("pdfinfo", file))?.[1]);

let folder: string;
async function written(name: string, sheet: Sheet): Promise<string> {
  const file = join(folder, name);
  writeFileSync(file, await writePdf(sheet, MARK, 1_617_960_000));
  return file;
}

let signed: TestOffice;
let jangkar: TestOffice;
beforeAll(async () => {
  folder = temporaryFolder();
  signed = await new TestOffice().upTo("signed");
  jangkar = await new TestOffice().upTo("signed", "jangkar");
});

const KINDS = ["recap", "sop", "form", "receipt", "register", "key rina", "proof --figure iku-ikm"];

async function printed(office: TestOffice, line: string): Promise<{ file: string; code: string }> {
  const { result, exitCode } = await office.json<{ file: string; code: string }>(`print ${line}`);
  expect(exitCode).toBe(0);
  return { ...result, file: office.path(result.file) };
}

describe.skipIf(!TOOLS.poppler.present || !TOOLS.qpdf.present)("every paper of both examples", () => {
  test.each([
    ["pakusari", KINDS],
    ["jangkar", ["recap", "sop", "form", "receipt", "register", "key rina"]],
  ])("%s: sound by qpdf, every font embedded, titled, tagged, the same bytes twice", async (name, kinds) => {
    const office = name === "pakusari" ? signed : jangkar;
    for (const kind of kinds) {
      const { file } = await printed(office, kind);
      const before = readFileSync(file);
      await printed(office, kind);
      expect(Buffer.compare(before, readFileSync(file))).toBe(0);
      expect(ran("qpdf", "--check", file)).toContain("No syntax or stream encoding errors");
      const fonts = ran("pdffonts", file).trim().split("\n").slice(2);
      expect(fonts.length).toBeGreaterThan(0);
      // emb sub uni
      for (const font of fonts) expect(font).toMatch(/ yes yes yes +[0-9]+ +0$/);
      const info = ran("pdfinfo", file);
      expect(info).toMatch(/Title: +\S/);
      expect(info).toMatch(/Tagged: +yes/);
      expect(info).toMatch(/JavaScript: +no/);
      expect(readFileSync(file, "latin1")).toContain("/Lang");
    }
  });

  test.each([
    ["pakusari", "2021/tw1"],
    ["jangkar", "2026/tw1"],
  ])("%s: the recap holds every figure that rekap.yaml has", async (name, cycle) => {
    const office = name === "pakusari" ? signed : jangkar;
    const text = textOf((await printed(office, `recap ${cycle}`)).file);
    const recap = parse(office.read(`${cycle}/rekap/rekap.yaml`));
    const shown = (value: number | null): string =>
      value === null ? "" : formatNumber(new Decimal(value), "id");
    const missing = [
      ...recap.indikator.flatMap((one: Record<string, string & number>) => [
        plain(
          `${one.kode}${one.indikator}${one.satuan}${shown(one.target ?? null)}${shown(one.realisasi ?? null)}`,
        ),
        one.predikat ?? "",
      ]),
      ...recap.program.map((one: Record<string, string & number>) =>
        plain(
          `${one.kode}${one.nama}${shown(one.pagu ?? 0)}${shown(one.realisasi_tw ?? 0)}${shown(one.realisasi ?? 0)}`,
        ),
      ),
      plain("CAMAT"),
    ].filter((words: string) => !text.includes(plain(words)));
    expect(missing).toEqual([]);
  });

  test("whoever has the recap read out hears headings, and tables by their heads, rows and cells", async () => {
    const { file } = await printed(signed, "recap");
    const structure = ran("pdfinfo", "-struct-text", file);
    expect(structure).toMatch(/^Document/m);
    expect(structure).toMatch(/H1[\s\S]*"REKAPITULASI DATA KINERJA"/);
    const tables = structure.split(/^ *Table/m).slice(1);
    // Goals, outputs, budget, sections, obstacles.
    expect(tables.length).toBe(5);
    for (const table of tables) expect(table).toMatch(/^[^\n]*\n\s*TR[^\n]*\n\s*TH[\s\S]*TR[^\n]*\n\s*TD/);
  });

  test("the recap is signed as the law has it: name, rank, number, and what the code is not", async () => {
    const text = textOf((await printed(signed, "recap")).file);
    for (const words of [
      "Drs. Hadi Contoh, M.M.",
      "Pembina Tingkat I (IV/b)",
      "NIP 19710417 199403 1 904",
      "CAMAT PAKUSARI",
      "Dewi Contoh, S.E.",
      "bukan tanda tangan elektronik tersertifikasi",
    ])
      expect(text).toContain(plain(words));
  });

  test("the SOP sheet holds its steps, its bases, the first entry; the register every entry", async () => {
    const { file } = await printed(signed, "sop");
    const text = textOf(file);
    const sop = parse(signed.read("sop.yaml"));
    for (const { kegiatan, keluaran } of sop.langkah)
      for (const words of [kegiatan, keluaran]) expect(text).toContain(plain(words));
    for (const { judul } of [...sop.dasar_hukum, ...sop.dasar_keputusan])
      expect(text).toContain(plain(judul));
    expect(text).toContain(signed.git("rev-list", "--max-parents=0", "main"));
    const register = textOf((await printed(signed, "register")).file);
    for (const id of signed.git("rev-list", "main").split("\n")) expect(register).toContain(id.slice(0, 12));
  });

  test("a recap that is not compiled says DRAF across its pages, one without a section SEBAGIAN", async () => {
    const office = await new TestOffice().upTo("received");
    const text = textOf((await printed(office, "recap")).file);
    expect(text).toContain("DRAF·SEBAGIAN");
    expect(textOf(signed.path("cetak/recap-2021-tw1.pdf"))).not.toContain("DRAF");
  });
});

describe.skipIf(!TOOLS.poppler.present)("much on paper", () => {
  test("200 indicators over many pages: each with its figures, and the heads again on every page of the table", async () => {
    const paper = await largeRecap(200, 40);
    const file = await written("besar.pdf", recapSheet(paper));
    const text = textOf(file);
    for (let no = 0; no < 200; no++) {
      const row = `${no + 1}7.01.01.2.01.${String(no).padStart(4, "0")}Indikatornomor${no + 1}daridaftaryangpanjangsekaliDokumen${formatNumber(new Decimal(1000 + no), "id")}${formatNumber(new Decimal(2000 + no), "id")}`;
      expect(text).toContain(row);
      expect(text).toContain(`awal${no}kata`);
      expect(text).toContain(`akhir${no}`);
    }
    const pages = pagesOf(file);
    expect(pages).toBeGreaterThan(10);
    const heads = Array.from({ length: pages }, (_, no) =>
      plain(ran("pdftotext", "-raw", "-f", String(no + 1), "-l", String(no + 1), file, "-")),
    );
    const withRows = heads.filter((page) => /Dokumen1\.[0-9]{3}2\.[0-9]{3}/.test(page));
    expect(withRows.length).toBeGreaterThan(5);
    for (const page of withRows) expect(page).toContain("Targets.d.TWI");
    for (const [no, page] of heads.entries()) expect(page).toContain(`Halaman${no + 1}dari${pages}`);
  });

  test("a row taller than a page goes on, on the next one; a word longer than its column is cut and not lost", async () => {
    const paper = await largeRecap(2, 9_000);
    const text = textOf(await written("tinggi.pdf", recapSheet(paper)));
    expect(text.match(/kata/g)?.length).toBeGreaterThanOrEqual(2 * 1_800);
    expect(text).toContain("akhir1");
    const long = "Pneumonoultramikroskopiksilikovulkanokoniosis".repeat(3);
    const sheet: Sheet = {
      ...recapSheet(await largeRecap(1, 5)),
      blocks: [
        {
          kind: "table",
          columns: [
            { label: "A", weight: 1 },
            { label: "B", weight: 9 },
          ],
          rows: [{ cells: [long, "b"] }],
        },
      ],
    };
    expect(textOf(await written("kata.pdf", sheet))).toContain(long);
  });

  test("text that would turn the reading direction or ring a bell prints as text", async () => {
    const sheet: Sheet = {
      ...recapSheet(await largeRecap(1, 5)),
      across: "",
      blocks: [{ kind: "text", text: "awal\u202egnirts\u0007\u0000 (\\) <b>tebal</b> %PDF akhir" }],
    };
    expect(textOf(await written("asing.pdf", sheet))).toContain(
      plain("awal gnirts (\\) <b>tebal</b> %PDF akhir"),
    );
  });

  test.each([3, 25])(
    "a procedure of %i steps: each with its shape, arrows on every page, and the way back",
    async (count) => {
      const { procedure } = await largeRecap(1, 5);
      const steps = Array.from({ length: count }, (_, at): Step => {
        const base = procedure.steps[at % 9];
        if (base === undefined) throw new Error();
        return {
          ...base,
          no: at + 1,
          activity: `Kegiatan ke-${at + 1}`,
          returnsTo: at % 4 === 1 ? [at] : at === 20 ? [2] : [],
          kind: at % 4 === 1 || at === 20 ? "review" : "compile",
        };
      });
      const sheet = procedureSheet({
        procedure: { ...procedure, steps } as Procedure,
        approver: undefined,
        root: MARK.entry as never,
      });
      const file = await written(`alur-${count}.pdf`, sheet);
      const text = textOf(file);
      for (let no = 1; no <= count; no++) expect(text).toContain(`${no}Kegiatanke-${no}`);
      const flow = sheet.blocks.find((block) => block.kind === "flow");
      expect(flow?.rows.map(({ shape }) => shape).filter((shape) => shape === "decision")).toHaveLength(
        steps.filter(({ returnsTo }) => returnsTo.length > 0).length,
      );
      expect(text.match(/MutuBaku/g)?.length).toBe(count === 3 ? 1 : 4);
    },
  );
});

interface Checked {
  readonly verdict: string;
  readonly standing: string | null;
  readonly entry: string;
}

describe("back to the record", () => {
  const verdict = async (office: TestOffice, what: string): Promise<[string, number]> => {
    const { result, exitCode } = await office.json<Checked>(`check "${what}"`);
    return [result.verdict, exitCode];
  };

  test("every paper is genuine: as a file, by its code, in another clone", async () => {
    const clone = new TestOffice();
    spawnSync("git", ["clone", "-q", signed.folder, join(clone.base, "salinan")], {
      env: signed.env as NodeJS.ProcessEnv,
    });
    for (const kind of KINDS) {
      const { file, code } = await printed(signed, kind);
      expect(await verdict(signed, file)).toEqual(["current", 0]);
      expect(await verdict(signed, code.toLowerCase())).toEqual(["current", 0]);
      const there = await clone.sop(`check ${file} --json`, join(clone.base, "salinan"));
      expect(JSON.parse(there.out).result.verdict).toBe("current");
    }
  });

  test("one figure changed in the file is altered, whatever code it carries", async () => {
    const { file } = await printed(signed, "recap");
    const { recap } = { recap: readFileSync(file) };
    const changed = Buffer.from(recap);
    // In the middle of a compressed page.
    changed[Math.floor(changed.length / 3)] = (changed[Math.floor(changed.length / 3)] ?? 0) ^ 1;
    signed.write("palsu.pdf", changed);
    expect(await verdict(signed, signed.path("palsu.pdf"))).toEqual(["altered", 1]);
  });

  test("a code with the content of another sheet is altered; one of no entry here is unknown", async () => {
    const { writeCode, readCode } = await import("../../../../src/domain/ledger/message/print-code.ts");
    const { code } = await printed(signed, "recap");
    const read = readCode(code);
    if (read.kind !== "code") throw new Error(code);
    expect(await verdict(signed, writeCode({ ...read.code, content: "0123456789" }))).toEqual(["altered", 1]);
    expect(await verdict(signed, writeCode({ ...read.code, entry: "0123456789" }))).toEqual(["unknown", 1]);
  });

  test("an older round is superseded, and says what stands; initials and signatures that were added change nothing", async () => {
    const office = await new TestOffice().upTo("compiled");
    const early = await printed(office, "recap");
    expect(await verdict(office, early.code)).toEqual(["current", 0]);
    for (const person of ["dewi", "agus", "hadi"]) await office.as(person, "approve");
    expect(await verdict(office, early.code)).toEqual(["current", 0]);
    const first = await printed(office, "recap");
    expect(first.code).not.toBe(early.code);
    await office.as("hadi", 'reopen 2021/tw1 --section seksi-trantib --reason "keliru"');
    expect(await verdict(office, first.code)).toEqual(["superseded", 1]);
    const told = (await office.sop(`check ${first.code} --lang en`)).out;
    expect(told).toContain("GENUINE, but superseded");
    expect(told).toContain("84,00 %");
  });

  test("another office's is told as that by its square and its file, and unknown by its code", async () => {
    const { file, code } = await printed(jangkar, "recap");
    expect(await verdict(signed, file)).toEqual(["other-office", 1]);
    expect(await verdict(signed, code)).toEqual(["unknown", 1]);
  });

  test("a code retyped with one slip, and what is no code at all", async () => {
    const { code } = await printed(signed, "recap");
    const slip = code.startsWith("0") ? `2${code.slice(1)}` : `0${code.slice(1)}`;
    expect(await verdict(signed, slip)).toEqual(["slip", 1]);
    expect(await verdict(signed, "kode di kertas")).toEqual(["no-code", 1]);
    signed.write("lain.pdf", "%PDF-1.7\n%%EOF\n");
    expect(await verdict(signed, signed.path("lain.pdf"))).toEqual(["no-code", 1]);
    expect((await signed.sop("check tidak-ada.pdf")).code).toBe(4);
  });

  test.skipIf(!TOOLS.zbar.present)(
    "the square of every page is read by another program from a picture of 150 dots an inch",
    async () => {
      for (const kind of ["recap", "sop", "receipt"]) {
        const { file, code } = await printed(signed, kind);
        const pictures = join(folder, kind);
        mkdirSync(pictures, { recursive: true });
        ran("pdftoppm", "-r", "150", "-png", file, join(pictures, "halaman"));
        for (const page of readdirSync(pictures)) {
          const read = ran(
            "zbarimg",
            "-q",
            "--raw",
            "-Sdisable",
            "-Sqrcode.enable",
            join(pictures, page),
          ).trim();
          expect(read.startsWith(`SOP ${code} kecamatan-pakusari `)).toBe(true);
          expect(await verdict(signed, read)).toEqual(["current", 0]);
        }
      }
    },
  );
});

test("a paper overwrites an earlier one, but nothing else; a kind that is not printed is named", async () => {
  const office = signed.copy();
  office.write("surat.pdf", "milik orang lain");
  expect((await office.sop("print sop --out surat.pdf")).code).toBe(2);
  expect(office.read("surat.pdf")).toBe("milik orang lain");
  expect((await office.sop("print sop --out sop-kantor.pdf")).code).toBe(0);
  expect((await office.sop("print sop --out sop-kantor.pdf")).code).toBe(0);
  expect((await office.sop("print poster")).err).toContain("recap, sop, form");
  expect((await office.sop("print proof")).code).toBe(2);
  expect((await office.sop("print recap 2030/tw1")).code).toBe(2);
  expect((await office.sop("print key orang-lain")).code).toBe(2);
});
