/** Content that follows from other content, each tampered with in a way of its own; each beside it as it was recorded. */
import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { digest, sectionId } from "../../../src/domain/ids.ts";
import { type Contents, Derivation, entryOf, reworked, type Tampering } from "../../support/derivation.ts";
import { TestOffice } from "../../support/office.ts";
import { there } from "../../support/there.ts";

const CYCLE = "2021/tw1";
const PMD = "seksi-pmd";
const FORM = `${CYCLE}/formulir/${PMD}.xlsx`;
const RETURN = `${CYCLE}/isian/${PMD}.yaml`;
const WORKBOOK = `${CYCLE}/isian/${PMD}.xlsx`;
const SCHEMA = `2021/skema/${PMD}.schema.json`;
const RECAP = `${CYCLE}/rekap/rekap.yaml`;
const TABLE = `${CYCLE}/rekap/rekap.xlsx`;
const DAYS = `${CYCLE}/siklus.yaml`;

/** A compiled record, in which a section was sent back once. */
let office: TestOffice;
let derivation: Derivation;

beforeAll(async () => {
  office = (await new TestOffice().upTo("received")).copy();
  await office.as(
    "rina",
    `reject --section ${PMD} --reason "dua angka tertukar" --cell "Data!M10 belum sesuai SPJ"`,
  );
  await office.fill(CYCLE, PMD, { ...office.figures()[PMD], ...swapped() });
  await office.as("rina", "receive");
  await office.as("rina", "verify");
  await office.as("rina", "compile");
  derivation = new Derivation(office);
});

afterAll(() => derivation?.close());

/** Another figure in the first row than the first time. */
function swapped(): ReturnType<TestOffice["figures"]>[string] {
  const [row = "", cells = {}] = Object.entries(there(office.figures()[PMD]))[0] ?? [];
  return { [row]: { ...cells, realisasi_anggaran: 7_794_001 } };
}

const bytes = (path: string): Buffer => readFileSync(office.path(path));
const text = (path: string): string => office.read(path);

/** A file with one thing changed. @throws where it stays as it is */
function edited(path: string, from: string | RegExp, to: string): Contents {
  const before = text(path);
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${path} stays as it is`);
  return { [path]: after };
}

type Change = (xml: string) => string;

/** A workbook with one of its parts changed. */
function remade(path: string, part: string, change: Change): Contents {
  return { [path]: reworked(bytes(path), { [part]: change }) };
}

const sheet = (no: number): string => `xl/worksheets/sheet${no}.xml`;
const sheetsOf = (path: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(new Uint8Array(bytes(path)))).flatMap(([name, part]) =>
      name.startsWith("xl/worksheets/sheet") ? [[name, strFromU8(part)]] : [],
    ),
  );
/** The sheet that has this in it. */
const sheetWith = (path: string, what: RegExp): string =>
  there(Object.entries(sheetsOf(path)).find(([, xml]) => what.test(xml)))[0];

interface Case {
  readonly name: string;
  readonly act: string;
  readonly section?: string;
  readonly tampering: () => Tampering;
  readonly codes: readonly string[];
}

const files = (change: () => Contents) => () => ({ files: change() });

async function judged({ act, section, tampering }: Omit<Case, "name" | "codes">): Promise<readonly string[]> {
  return derivation.of(entryOf(office, act, section), tampering());
}

const CYCLE_FILE: readonly Case[] = [
  {
    name: "a waiver from the beginning",
    act: "open",
    tampering: files(() => ({
      [DAYS]: `${text(DAYS)}dispensasi:\n  - seksi: ${PMD}\n    alasan: banjir\n    diminta_oleh: agus\n    berlaku_sampai: 2021-05-01\n`,
    })),
    codes: [`cycle-file-differs ${DAYS}`],
  },
  {
    name: "of another cycle",
    act: "open",
    tampering: files(() => edited(DAYS, /^siklus: .*$/m, "siklus: 2021/tw2")),
    codes: [`cycle-file-differs ${DAYS}`],
  },
  {
    name: "no YAML at all",
    act: "open",
    tampering: files(() => ({ [DAYS]: "{" })),
    codes: [`derived-unreadable ${DAYS}`],
  },
];

const SCHEMAS: readonly Case[] = [
  {
    name: "a bound made wider",
    act: "draft",
    tampering: files(() => edited(SCHEMA, "{", '{ "title": "lain",')),
    codes: [`schema-differs ${SCHEMA}`],
  },
  {
    name: "one too few",
    act: "draft",
    tampering: files(() => ({ [SCHEMA]: undefined })),
    codes: [`schema-differs ${SCHEMA}`],
  },
  {
    name: "one too many",
    act: "draft",
    tampering: files(() => ({ "2021/skema/seksi-lain.schema.json": text(SCHEMA) })),
    codes: ["schema-differs 2021/skema/seksi-lain.schema.json"],
  },
];

const form = (name: string, change: () => Contents): Case => ({
  name,
  act: "distribute",
  tampering: files(change),
  codes: [`form-differs ${FORM}`],
});

const FORMS: readonly Case[] = [
  form("no workbook", () => ({ [FORM]: "garbage" })),
  form("one too few", () => ({ [FORM]: undefined })),
  form("another section's", () => ({ [FORM]: bytes(`${CYCLE}/formulir/seksi-kesos.xlsx`) })),
  form("filled in already", () => ({ [FORM]: bytes(WORKBOOK) })),
  form("a ceiling raised", () =>
    remade(FORM, sheetWith(FORM, /7\.01\.03\.2\.01/), (xml) =>
      xml.replace(/<v>([0-9]{7,})<\/v>/, "<v>$19</v>"),
    ),
  ),
  form("a row hidden", () =>
    remade(FORM, sheetWith(FORM, /7\.01\.03\.2\.01/), (xml) =>
      xml.replace('<row r="11"', '<row r="11" hidden="1"'),
    ),
  ),
  form("a program brought along", () => remade(FORM, "xl/vbaProject.bin", () => "program")),
];

const returned = (name: string, change: () => Contents): Case => ({
  name,
  act: "receive",
  section: PMD,
  tampering: files(change),
  codes: [`return-differs ${RETURN}`],
});

const RETURNS: readonly Case[] = [
  returned("another figure than the workbook's", () => edited(RETURN, "realisasi: 1\n", "realisasi: 2\n")),
  returned("another round", () => edited(RETURN, "putaran: 2", "putaran: 1")),
  returned("another digest of the workbook", () => edited(RETURN, /sha256: sha256:../, "sha256: sha256:00")),
  returned("a remark said to be open", () => edited(RETURN, "keadaan: diperbaiki", "keadaan: terbuka")),
  returned("a remark left out", () => edited(RETURN, /tanggapan:[\s\S]*/, "")),
  returned("words that no tool wrote", () => edited(RETURN, "baris:", "# disetujui Camat\nbaris:")),
  returned("no workbook", () => ({ [WORKBOOK]: undefined })),
  returned("no figures", () => ({ [RETURN]: undefined })),
  returned("two workbooks", () => ({ [`${CYCLE}/isian/${PMD}.ods`]: bytes(WORKBOOK) })),
  returned("a workbook that is none", () => ({ [WORKBOOK]: "garbage" })),
  returned("another section's workbook", () => ({ [WORKBOOK]: bytes(`${CYCLE}/isian/seksi-kesos.xlsx`) })),
  returned("the form as it was handed out", () => ({ [WORKBOOK]: bytes(FORM) })),
  {
    name: "no YAML at all",
    act: "receive",
    section: PMD,
    tampering: files(() => ({ [RETURN]: "{" })),
    codes: [`derived-unreadable ${RETURN}`],
  },
];

const VERIFIED: readonly Case[] = [
  {
    name: "an invented report",
    act: "verify",
    section: PMD,
    tampering: () => ({ trailers: { report: there(digest(`sha256:${"0".repeat(64)}`)) } }),
    codes: [`report-differs ${RETURN}`],
  },
  {
    name: "a figure that is not the workbook's",
    act: "verify",
    section: PMD,
    tampering: files(() => edited(RETURN, "realisasi: 1\n", "realisasi: 2\n")),
    codes: [`verified-with-errors ${RETURN}`, `report-differs ${RETURN}`],
  },
  {
    name: "nothing was returned",
    act: "verify",
    section: PMD,
    tampering: files(() => ({ [RETURN]: undefined })),
    codes: [`verified-with-errors ${RETURN}`],
  },
  {
    name: "of a section that does not exist",
    act: "verify",
    section: PMD,
    tampering: () => ({ trailers: { section: there(sectionId("seksi-lain")) } }),
    codes: [`verified-with-errors ${CYCLE}/isian/seksi-lain.yaml`],
  },
];

const recap = (name: string, change: () => Contents): Case => ({
  name,
  act: "compile",
  tampering: files(change),
  codes: [`recap-differs ${RECAP}`],
});

const table = (name: string, change: () => Contents): Case => ({
  name,
  act: "compile",
  tampering: files(change),
  codes: [`recap-workbook-differs ${TABLE}`],
});

const RECAPS: readonly Case[] = [
  recap("another total", () => edited(RECAP, /realisasi: [0-9]{6,}/, "realisasi: 999999999")),
  recap("another rating", () => edited(RECAP, /predikat: (?:Sangat )?Tinggi/, "predikat: Rendah")),
  recap("words that no tool wrote", () => edited(RECAP, "indikator:\n", "# diperiksa\nindikator:\n")),
  recap("no recap", () => ({ [RECAP]: undefined })),
  recap("no YAML at all", () => ({ [RECAP]: "{" })),
  {
    name: "a return that changed since",
    act: "compile",
    tampering: files(() => edited(RETURN, "realisasi: 1\n", "realisasi: 2\n")),
    codes: [`recap-differs ${RECAP}`, `recap-workbook-differs ${TABLE}`],
  },
];

const cell = (no: number, change: Change) => () => remade(TABLE, sheet(no), change);
const replacing =
  (from: string | RegExp, to: string): Change =>
  (xml) =>
    xml.replace(from, to);

const TABLES: readonly Case[] = [
  table("garbage", () => ({ [TABLE]: "garbage" })),
  table("no workbook", () => ({ [TABLE]: undefined })),
  table("a form in its place", () => ({ [TABLE]: bytes(FORM) })),
  table("another total", cell(2, replacing(/<\/f><v>[0-9]+<\/v>/, "</f><v>1</v>"))),
  table("another formula", cell(3, replacing(/<f>SUM\(([A-Z])[0-9]+:/, "<f>SUM($11:"))),
  table("a formula's result alone", cell(3, replacing(/<f>SUM[^<]*<\/f>/, ""))),
  table(
    "a cell more",
    cell(4, replacing(/<\/row><\/sheetData>/, '<c r="Z40"><v>1</v></c></row></sheetData>')),
  ),
  table("a row hidden", cell(1, replacing('<row r="12"', '<row r="12" hidden="1"'))),
  table("a row without height", cell(1, replacing(/(<row r="12"[^>]*) ht="[^"]*"/, '$1 ht="0"'))),
  table("a column hidden", cell(1, replacing('<col min="1"', '<col hidden="1" min="1"'))),
  table("a column without width", cell(1, replacing(/(<col min="1" max="1") width="[^"]*"/, '$1 width="0"'))),
  table("cells merged over others", cell(1, replacing("<mergeCells ", '<mergeCells x="1" '))),
  table(
    "cells merged over a figure",
    cell(1, replacing(/<mergeCells[^>]*>/, '$&<mergeCell ref="G12:H12"/>')),
  ),
  table("a rule that paints cells", cell(1, replacing("<mergeCells", "<conditionalFormatting/><mergeCells"))),
  table("a format that shows nothing", () =>
    remade(TABLE, "xl/styles.xml", replacing('formatCode="#,##0.##"', 'formatCode=";;;"')),
  ),
  table("a format that shows other words", () =>
    remade(
      TABLE,
      "xl/styles.xml",
      replacing('formatCode="#,##0.##"', 'formatCode="#,##0.##&quot; juta&quot;"'),
    ),
  ),
  table("white letters", () =>
    remade(TABLE, "xl/styles.xml", replacing('<color rgb="FFC00000"/>', '<color rgb="FFFFFFFF"/>')),
  ),
  table("a sheet hidden", () =>
    remade(
      TABLE,
      "xl/workbook.xml",
      replacing('name="Seksi" state="visible"', 'name="Seksi" state="hidden"'),
    ),
  ),
  table("a sheet called otherwise", () =>
    remade(TABLE, "xl/workbook.xml", replacing('name="Seksi"', 'name="Bidang"')),
  ),
  table("a name of its own", () =>
    remade(
      TABLE,
      "xl/workbook.xml",
      replacing("<definedNames>", '<definedNames><definedName name="a">1</definedName>'),
    ),
  ),
  table("a program brought along", () => remade(TABLE, "xl/vbaProject.bin", () => "program")),
  table("a picture laid over", () => remade(TABLE, "xl/drawings/drawing1.xml", () => "<x/>")),
];

const ALL: Readonly<Record<string, readonly Case[]>> = {
  "the days of a cycle": CYCLE_FILE,
  schemas: SCHEMAS,
  forms: FORMS,
  "a return": RETURNS,
  "a verification": VERIFIED,
  "a recap": RECAPS,
  "the workbook of a recap": TABLES,
};

describe.each(Object.entries(ALL))("%s", (_, cases) => {
  test("as recorded, nothing is derived otherwise", async () => {
    for (const { act, section } of new Map(cases.map((one) => [`${one.act} ${one.section}`, one])).values())
      expect(
        await judged({ act, tampering: () => ({}), ...(section === undefined ? {} : { section }) }),
      ).toEqual([]);
  });

  test.each(cases)("$name", async (one) => {
    expect(await judged(one)).toEqual(one.codes);
  });
});
