/**
 * A corpus of returns as people send them: by LibreOffice, openpyxl, SheetJS and exceljs, in every way that domain §5
 * knows. Each is read by `sop receive --preview`, and each has the codes that it must get, and no others.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { read as readBySheetJs, write as writeBySheetJs } from "@e965/xlsx";
import exceljs from "exceljs";
import { strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { fillForm } from "../../../src/adapters/excel/fill.ts";
import { PYTHON, TOOLS } from "../../support/machine.ts";
import { REPO, TestOffice, temporaryFolder } from "../../support/office.ts";

const SECTION = "seksi-pmd";
/** The first row's input cells in the form of the first quarter: figure, rupiah, reason, obstacle, evidence. */
const [FIGURE, RUPIAH, REASON, OBSTACLE, EVIDENCE] = ["I10", "M10", "Q10", "R10", "U10"];
const NOTHING: readonly string[] = [];

let office: TestOffice;
let folder: string;
let filled: Uint8Array;
const files = new Map<string, string>();

beforeAll(async () => {
  office = await new TestOffice().upTo("handed-out");
  folder = temporaryFolder();
  filled = await fillForm(
    readFileSync(office.path("2021/tw1/formulir", `${SECTION}.xlsx`)),
    office.figures()[SECTION] ?? {},
  );
  keep("filled.xlsx", filled);
  await madeInProcess();
  if (TOOLS.openpyxl.present) madeByOpenpyxl();
  if (TOOLS.libreoffice.present) madeByLibreOffice();
}, 400_000);

function keep(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  files.set(name, path);
  return path;
}

/** What one edit of a sheet by openpyxl must lead to. */
interface Case {
  readonly edit: string;
  readonly codes: readonly string[];
}

const cell = (address: string | undefined, value: string): string => `s["${address}"]=${value}`;

/** What is typed into the figure's cell of an indicator that is counted, and what must be said of it. */
const TYPED: Record<string, readonly string[]> = {
  '"1"': NOTHING,
  '" 1 "': NOTHING,
  '"1,0"': NOTHING,
  '"1.0"': NOTHING,
  '"Rp 1"': NOTHING,
  '"1\\u00a0"': NOTHING,
  "1.0": NOTHING,
  '"=0.5+0.5"': ["value-uncomputed"],
  // Understood as a thousand, which is far above the target.
  '"1.234"': ["ratio-odd"],
  '"1,234"': ["value-ambiguous"],
  '"WTP"': ["value-type"],
  '"BB"': ["value-type"],
  '"N/A"': ["value-type"],
  '"nihil"': ["value-type"],
  '"1 dokumen"': ["value-type"],
  '"Proses Penilaian"': ["value-type"],
  '"1.2.3"': ["value-type"],
  '"1e3"': ["value-type"],
  "-1": ["office-rule", "value-range"],
  True: ["value-boolean"],
  "datetime.date(2021,3,12)": ["value-date"],
  '"-"': ["reason-missing"],
  '"   "': ["reason-missing"],
};

const OPENPYXL: Record<string, Case> = {
  ...Object.fromEntries(
    Object.entries(TYPED).map(([value, codes]) => [`typed ${value}`, { edit: cell(FIGURE, value), codes }]),
  ),
  "rupiah with words": { edit: cell(RUPIAH, '"Rp 8.937.000,-"'), codes: NOTHING },
  "rupiah with dots": { edit: cell(RUPIAH, '"8.937.000"'), codes: NOTHING },
  "rupiah with decimals": { edit: cell(RUPIAH, '"Rp8.937.000,00"'), codes: NOTHING },
  "rupiah with commas": { edit: cell(RUPIAH, '"8,937,000"'), codes: NOTHING },
  "rupiah over the ceiling": { edit: cell(RUPIAH, "999999999999"), codes: ["over-ceiling"] },
  "rupiah shown as percent": {
    edit: `${cell(RUPIAH, "0.5")}; s["${RUPIAH}"].number_format="0%"`,
    codes: ["value-format"],
  },
  "rupiah in thousands": {
    edit: `${cell(RUPIAH, "8937000")}; s["${RUPIAH}"].number_format="#,##0,"`,
    codes: ["value-format"],
  },
  "a figure that its format hides": { edit: `s["${FIGURE}"].number_format=";;;"`, codes: ["value-format"] },
  "a percent format": {
    edit: `${cell(FIGURE, "0.01")}; s["${FIGURE}"].number_format="0%"`,
    codes: ["value-percent"],
  },
  "an error": { edit: `${cell(FIGURE, '"#REF!"')}; s["${FIGURE}"].data_type="e"`, codes: ["value-error"] },
  "a reason that is not in the list": {
    edit: `${cell(FIGURE, "None")}; ${cell(REASON, '"Malas"')}`,
    codes: ["value-list"],
  },
  "empty with a reason": {
    edit: `${cell(FIGURE, "None")}; ${cell(REASON, '"Belum terlaksana"')}; ${cell(OBSTACLE, '"Belum"')}`,
    codes: NOTHING,
  },
  "no evidence": { edit: cell(EVIDENCE, "None"), codes: ["evidence-missing"] },
  "evidence too long": { edit: cell(EVIDENCE, '"x"*501'), codes: ["value-length"] },
  "evidence that became a date": { edit: cell(EVIDENCE, "datetime.date(2021,3,12)"), codes: ["value-date"] },
  "evidence that lost digits": { edit: cell(EVIDENCE, "197001011995011001"), codes: ["value-digits-lost"] },
  "another district": { edit: cell(OBSTACLE, '"Kegiatan di Kecamatan Kencong"'), codes: ["other-district"] },
  "garbled text": { edit: cell(OBSTACLE, '"baris satu\\\\nbaris dua"'), codes: ["text-garbled"] },
  "text with tabs and double spaces": { edit: cell(OBSTACLE, '"satu\\t  dua"'), codes: NOTHING },
  "a formula as text": { edit: `${cell(OBSTACLE, '"+1"')}`, codes: NOTHING },
  "one amount three times": {
    edit: `s["M10"]=1234500; s["M11"]=1234500; s["M12"]=1234500`,
    codes: ["amount-repeated"],
  },
  "a target changed": { edit: `s["H10"]=0.5`, codes: ["locked-changed"] },
  "a ceiling changed": { edit: `s["L10"]=1`, codes: ["locked-changed"] },
  "a code turned into a date": { edit: `s["C10"]=datetime.date(2021,1,7)`, codes: ["locked-changed"] },
  "an indicator rewritten": { edit: `s["E10"]="Yang mudah saja"`, codes: ["locked-changed"] },
  "a head rewritten": { edit: `s["I9"]="Realisasi tahun"`, codes: ["label-changed"] },
  "a formula replaced by its value": { edit: `s["K10"]=100`, codes: ["formula-replaced"] },
  "a formula replaced by a better value": {
    edit: `s["K10"]=250`,
    codes: ["achievement-differs", "formula-replaced"],
  },
  "a formula rewritten": { edit: `s["K10"]="=100"`, codes: ["formula-changed"] },
  "the sheet renamed": { edit: `s.title="Isian"`, codes: NOTHING },
  "a sheet duplicated": { edit: `b.copy_worksheet(b["Petunjuk"])`, codes: NOTHING },
  "hidden sheets shown": { edit: `b["_sop"].sheet_state="visible"`, codes: NOTHING },
  "protection removed": { edit: `s.protection.disable()`, codes: NOTHING },
  "a filter": { edit: `s.auto_filter.ref="B9:U20"`, codes: NOTHING },
  "rows hidden": { edit: `s.row_dimensions[11].hidden=True`, codes: ["look-hidden"] },
  "cells merged below": { edit: `s.merge_cells("B30:U31")`, codes: NOTHING },
  "blank-looking rows": { edit: `s["B40"]="  "; s["C41"].number_format="0"`, codes: NOTHING },
  "a row deleted": { edit: `s.delete_rows(11)`, codes: ["row-missing"] },
  "a row copied": { edit: `s["A20"]=s["A10"].value`, codes: ["row-twice"] },
  "a row of another form": { edit: `s["A20"]="9.99.99-1"`, codes: ["row-unknown"] },
  "a column's key lost": { edit: `s["I8"]=None`, codes: ["column-missing"] },
  "the identity deleted": { edit: `del b["_sop"]`, codes: ["form-unknown"] },
  "another office's": { edit: identity("office", "kecamatan-panti"), codes: ["form-other-office"] },
  "last year's": { edit: identity("cycle", "2020/tw1"), codes: ["form-other-cycle"] },
  "an unknown section's": { edit: identity("section", "seksi-lain"), codes: ["form-other-section"] },
  "from before a change": { edit: identity("form", `sha256:${"0".repeat(64)}`), codes: ["form-outdated"] },
};

function identity(key: string, value: string): string {
  return `[r[1].__setattr__("value","${value}") for r in b["_sop"].iter_rows() if r[0].value=="sop:${key}"]`;
}

function madeByOpenpyxl(): void {
  const plan = Object.entries(OPENPYXL).map(([name, { edit }], at) => {
    const to = join(folder, `openpyxl-${at}.xlsx`);
    files.set(name, to);
    return { from: join(folder, "filled.xlsx"), to, edit };
  });
  const list = join(folder, "plan.json");
  writeFileSync(list, JSON.stringify(plan));
  ran(PYTHON, [join(REPO, "tests/support/corpus.py"), list]);
}

/** LibreOffice opens and saves: what it computes, and how it spells things, are its own. */
const LIBREOFFICE: Record<
  string,
  { readonly source: string; readonly format: "xlsx" | "ods" | "xls" | "csv" | "pdf" } & Pick<Case, "codes">
> = {
  "saved by LibreOffice": { source: "filled.xlsx", format: "xlsx", codes: NOTHING },
  "saved as ods": { source: "filled.xlsx", format: "ods", codes: NOTHING },
  "saved as xls": { source: "filled.xlsx", format: "xls", codes: ["file-old-excel"] },
  "saved as csv": { source: "filled.xlsx", format: "csv", codes: ["file-not-workbook"] },
  "printed as pdf": { source: "filled.xlsx", format: "pdf", codes: ["file-not-workbook"] },
  "ods with a wrong word": { source: 'typed "WTP"', format: "ods", codes: ["value-type"] },
  "ods with an ambiguous number": { source: 'typed "1,234"', format: "ods", codes: ["value-ambiguous"] },
  "ods with a date": { source: "typed datetime.date(2021,3,12)", format: "ods", codes: ["value-date"] },
  "ods with a truth value, which LibreOffice keeps as 1": {
    source: "typed True",
    format: "ods",
    codes: NOTHING,
  },
  "ods with a formula": { source: 'typed "=0.5+0.5"', format: "ods", codes: NOTHING },
  "ods in percent": { source: "a percent format", format: "ods", codes: ["value-percent"] },
  "ods with a changed target": { source: "a target changed", format: "ods", codes: ["locked-changed"] },
  "ods with a replaced formula": {
    source: "a formula replaced by a better value",
    format: "ods",
    codes: ["achievement-differs", "formula-replaced"],
  },
  "xlsx with a formula computed": { source: 'typed "=0.5+0.5"', format: "xlsx", codes: NOTHING },
  "ods of another office": { source: "another office's", format: "ods", codes: ["form-other-office"] },
};

function madeByLibreOffice(): void {
  for (const [at, [name, { source, format }]] of Object.entries(LIBREOFFICE).entries()) {
    const from = files.get(source);
    if (from === undefined) continue;
    const out = join(folder, `lo-${at}`);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    ran("soffice", ["--headless", profile, "--convert-to", format, "--outdir", out, from]);
    files.set(name, join(out, basename(from).replace(/\.xlsx$/, `.${format}`)));
  }
}

const IN_PROCESS: Record<string, readonly string[]> = {
  "filled by exceljs": NOTHING,
  "Copy of formulir (1).xlsx": NOTHING,
  "saved by exceljs again": NOTHING,
  "saved by SheetJS": NOTHING,
  "saved by SheetJS with inline strings": NOTHING,
  "saved by SheetJS as ods": NOTHING,
  "saved by SheetJS as xlsb": ["file-not-workbook"],
  "saved by SheetJS as xls": ["file-old-excel"],
  "saved by SheetJS as html": ["file-not-workbook"],
  "saved by SheetJS as XML 2003": ["file-not-workbook"],
  "dates from 1904": NOTHING,
  "rich text": NOTHING,
  "a picture pasted in": ["file-picture"],
  "a Word document": ["file-not-workbook"],
  "a photograph": ["file-not-workbook"],
  "an empty file": ["file-not-workbook"],
  "cut off on the way": ["file-unreadable"],
};

async function madeInProcess(): Promise<void> {
  const parts = unzipSync(filled);
  const edited = (name: string, edit: (xml: string) => string): Uint8Array =>
    zipSync({ ...parts, [name]: strToU8(edit(new TextDecoder().decode(parts[name]))) });
  const bySheetJs = (bookType: "xlsx" | "ods" | "xlsb" | "biff8" | "html" | "xlml", more = {}): Uint8Array =>
    new Uint8Array(
      writeBySheetJs(readBySheetJs(filled, { cellStyles: true, cellFormula: true }), {
        bookType,
        type: "array",
        ...more,
      }),
    );
  const rich = new exceljs.Workbook();
  await rich.xlsx.load(Buffer.from(filled) as unknown as Parameters<typeof rich.xlsx.load>[0]);
  const again = new Uint8Array(await rich.xlsx.writeBuffer());
  const sheet = rich.getWorksheet("Data");
  if (sheet !== undefined)
    sheet.getCell("U10").value = { richText: [{ text: "BA " }, { font: { bold: true }, text: "12" }] };
  const made: Record<string, Uint8Array> = {
    "filled by exceljs": filled,
    "Copy of formulir (1).xlsx": filled,
    "saved by exceljs again": again,
    "saved by SheetJS": bySheetJs("xlsx", { bookSST: true }),
    "saved by SheetJS with inline strings": bySheetJs("xlsx"),
    "saved by SheetJS as ods": bySheetJs("ods"),
    "saved by SheetJS as xlsb": bySheetJs("xlsb"),
    "saved by SheetJS as xls": bySheetJs("biff8"),
    "saved by SheetJS as html": bySheetJs("html"),
    "saved by SheetJS as XML 2003": bySheetJs("xlml"),
    "dates from 1904": edited("xl/workbook.xml", (xml) =>
      xml.replace("<workbookPr", '<workbookPr date1904="1"'),
    ),
    "rich text": new Uint8Array(await rich.xlsx.writeBuffer()),
    "a picture pasted in": zipSync({ ...parts, "xl/media/image1.png": new Uint8Array(100) }),
    "a Word document": zipSync({
      "[Content_Types].xml": strToU8("<Types/>"),
      "word/document.xml": strToU8("<x/>"),
    }),
    "a photograph": new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]),
    "an empty file": new Uint8Array(),
    "cut off on the way": filled.slice(0, 9_000),
  };
  for (const [at, [name, bytes]] of Object.entries(made).entries())
    files.set(name, keep(name.endsWith(".xlsx") ? name : `made-${at}.xlsx`, bytes));
}

function ran(program: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(program, [...args], {
    encoding: "utf8",
    env: { ...process.env, HOME: folder },
  });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
}

async function codesOf(name: string): Promise<readonly string[]> {
  const { findings } = await office.json(`receive --preview "${files.get(name)}"`);
  return [...new Set(findings.map(({ rule }) => rule))].sort();
}

const sorted = (codes: readonly string[]): readonly string[] => [...codes].sort();

describe("made by exceljs, SheetJS, and by hand", () => {
  test.each(Object.entries(IN_PROCESS))("%s", async (name, codes) => {
    expect(await codesOf(name)).toEqual(sorted(codes));
  });
});

describe.skipIf(!TOOLS.openpyxl.present)("made by openpyxl", () => {
  test.each(Object.entries(OPENPYXL))("%s", async (name, { codes }) => {
    expect(await codesOf(name)).toEqual(sorted(codes));
  });
});

describe.skipIf(!TOOLS.openpyxl.present || !TOOLS.libreoffice.present)("made by LibreOffice", () => {
  test.each(Object.entries(LIBREOFFICE))("%s", async (name, { codes }) => {
    expect(await codesOf(name)).toEqual(sorted(codes));
  });

  test("an ods is kept as it came, with the same figures, and verified", async () => {
    const mine = office.copy();
    await mine.as("rina", `receive "${files.get("saved as ods")}"`);
    const { baris } = parse(mine.read(`2021/tw1/isian/${SECTION}.yaml`));
    for (const [row, values] of Object.entries(mine.figures()[SECTION] ?? {}))
      expect(baris[row]).toMatchObject(values);
    expect(readFileSync(mine.path(`2021/tw1/isian/${SECTION}.ods`))).toEqual(
      readFileSync(files.get("saved as ods") ?? ""),
    );
    await mine.as("rina", `verify ${SECTION}`);
    expect((await mine.sop("audit")).code).toBe(0);
  });
});

afterAll(() => {
  // Sixty at the least, by four programs: a corpus that shrinks unseen proves nothing.
  const count = [IN_PROCESS, OPENPYXL, LIBREOFFICE].flatMap((cases) => Object.keys(cases)).length;
  expect(count).toBeGreaterThanOrEqual(60);
});
