/**
 * What people do beside the cells is never lost without a word: comments, rows below the table, copies, crossed-out
 * and invisible figures, formats that show other digits. Each case is made by openpyxl, by LibreOffice, or by hand in
 * the parts of the package, and names every finding that it must get, and no other.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, unzipSync, zipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { writeCorrection } from "../../../src/adapters/excel/write/correction-writer.ts";
import { formOfFour, readingOf, told } from "../../support/form-of-four.ts";
import { PYTHON, TOOLS } from "../../support/machine.ts";
import { REPO, temporaryFolder } from "../../support/office.ts";

const four = await formOfFour();
const parts = unzipSync(four.filled);
const DATA = "xl/worksheets/sheet2.xml";
const NOTHING: readonly string[] = [];

interface Case {
  /** One edit by openpyxl: `b` the workbook, `s` its data sheet. */
  readonly edit: string;
  readonly told: readonly string[];
  /** What is told of the same workbook after LibreOffice saved it as .ods; undefined where it keeps nothing of it. */
  readonly ods?: readonly string[];
}

const text = (cell: string, value: string): string => `s["${cell}"]=${value}; s["${cell}"].data_type="s"`;
const same = (edit: string, ...codes: readonly string[]): Case => ({ edit, told: codes, ods: codes });

const CASES: Readonly<Record<string, Case>> = {
  "nothing but what was asked": same("pass"),
  // What people send (cases of the domain).
  "a comment on a cell": same(
    `s["I10"].comment=Comment("angka sementara, belum final","Pengisi")`,
    "beside-comment Data!I10",
  ),
  "a row added below the table": same(
    `s["B16"]="5"; s["D16"]="indikator tambahan"; s["I16"]=99`,
    "beside-cell Data!B16",
    "beside-cell Data!D16",
    "beside-cell Data!I16",
  ),
  "a copied data sheet with another figure": same(
    `o=b.copy_worksheet(s); o.title="Data (2)"; o["I10"]=70`,
    "beside-copy Data!I10",
  ),
  "a copied data sheet that says the same": same(`o=b.copy_worksheet(s); o.title="Data (2)"`),
  "a crossed-out figure": same(`s["I10"].font=Font(strike=True)`, "look-struck Data!I10"),
  "more digits than Excel keeps": same(`s["I10"]=123456789012345678`, "value-digits-lost Data!I10"),
  "a number as Americans write it": same(text("I10", '"1,234.50"'), "value-ambiguous Data!I10"),
  "half of something that is counted": same(text("I12", '"0.500"'), "value-ambiguous Data!I12"),
  "0,500 of something that is counted": same(text("I12", '"0,500"'), "value-ambiguous Data!I12"),
  "0.500 of a score": same(text("I10", '"0.500"')),
  "a percentage where the unit is Nilai": same(text("I10", '"81%"'), "value-percent Data!I10"),
  "a percentage where the unit is Persen": same(text("I11", '"81%"')),
  "a cell shown as percent where the unit is Dokumen": same(
    `s["I12"]=0.12; s["I12"].number_format="0%"`,
    "value-percent Data!I12",
  ),
  "a percentage of rupiah as text": same(text("M10", '"50%"'), "value-percent Data!M10"),
  "a joiner that nobody sees": same(text("I10", '"8\\u200d1"'), "value-invisible Data!I10"),
  "the row's own unit behind the figure": same(text("I10", '"81 Nilai"')),
  "another row's unit behind the figure": same(text("I10", '"81 Dokumen"')),
  // Beside the table, and on other sheets.
  "a remark right of the table": same(`s["AE11"]="lihat SPJ"`, "beside-cell Data!AE11"),
  "a remark above the table": same(`s["H3"]="belum dicek Kasi"`, "beside-cell Data!H3"),
  "workings in a row below": same(`s["I20"]="=I10+I11"`, "beside-cell Data!I20"),
  "a sheet of one's own": same(`b.create_sheet("Hitungan")["B2"]="81 dari 100"`, "beside-sheet Hitungan!B2"),
  "a sheet of one's own, hidden": same(
    `o=b.create_sheet("Hitungan"); o["B2"]=5; o.sheet_state="hidden"`,
    "beside-sheet Hitungan!B2",
  ),
  "an empty sheet": same(`b.create_sheet("Sheet1")`),
  "the guide copied": same(`b.copy_worksheet(b["Petunjuk"])`),
  "words on the guide": same(`b["Petunjuk"]["D3"]="sudah dibaca"`, "beside-cell Petunjuk!D3"),
  "words beside the list of evidence": same(`b["Bukti"]["E5"]="menyusul"`, "beside-cell Bukti!E5"),
  "words on the hidden lists": same(`b["_daftar"]["A9"]="alasan lain"`, "beside-cell _daftar!A9"),
  "words on the identity": same(`b["_sop"]["D2"]="tes"`, "beside-cell _sop!D2"),
  "a comment on the list of evidence": same(
    `b["Bukti"]["C4"].comment=Comment("foto menyusul","Pengisi")`,
    "beside-comment Bukti!C4",
  ),
  "a comment beside the table": same(
    `s["AE30"].comment=Comment("cek","Pengisi")`,
    "beside-comment Data!AE30",
  ),
  "more cells than are named one by one": {
    edit: `[s.cell(r,9).__setattr__("value",r) for r in range(20,60)]`,
    told: Array.from({ length: 21 }, (_, at) => `beside-cell Data!I${20 + at}`),
  },
  // What is seen is not what is read.
  "white on white": same(
    `s["I10"].font=Font(color="FFFFFFFF"); s["I10"].fill=PatternFill("solid",fgColor="FFFFFFFF")`,
    "look-hidden Data!I10",
  ),
  "white on the form's own yellow": same(`s["I10"].font=Font(color="FFFFFFFF")`, "look-hidden Data!I10"),
  "grey that can be read": same(`s["I10"].font=Font(color="FF808080")`),
  "letters of one point": same(`s["I10"].font=Font(size=1)`, "look-hidden Data!I10"),
  "a text that its format hides": { edit: `s["S10"].number_format=";;;"`, told: ["look-hidden Data!S10"] },
  "a figure that its format hides": same(`s["I10"].number_format=";;;"`, "value-format Data!I10"),
  "a hidden row": same(
    `s.row_dimensions[11].hidden=True`,
    ...["I", "M", "S", "U"].map((letter) => `look-hidden Data!${letter}11`),
  ),
  "a hidden column": same(
    `s.column_dimensions["L"].max=12; s.column_dimensions["M"].hidden=True`,
    ...[10, 11, 12, 13].map((row) => `look-hidden Data!M${row}`),
  ),
  "the data sheet hidden": {
    edit: `s.sheet_state="hidden"; b.active=0`,
    told: ["I", "M", "S", "U"]
      .flatMap((letter) => [10, 11, 12, 13].map((row) => `look-hidden Data!${letter}${row}`))
      .sort(),
  },
  "a condition that hides": same(
    `s.conditional_formatting.add("I10:I13", CellIsRule(operator="greaterThan", formula=["60"], font=Font(color="FFFFFFFF")))`,
    ...[10, 11, 12, 13].map((row) => `look-hidden Data!I${row}`),
  ),
  "a condition that paints": same(
    `s.conditional_formatting.add("I10:I13", CellIsRule(operator="greaterThan", formula=["60"], fill=PatternFill(bgColor="FFFF0000")))`,
  ),
  "a format that rounds": same(`s["I10"]=80.46; s["I10"].number_format="0"`, "look-digits Data!I10"),
  "a figure in the format of rupiah": same(
    `s["I10"]=80.46; s["I10"].number_format="#,##0"`,
    "look-digits Data!I10",
  ),
  "a format that rounds no more than the form's": same(`s["I10"]=80.46789; s["I10"].number_format="0.00"`),
  "the form's own format, and more places": same(`s["I10"]=80.46789`),
  "a format that leaves out the minus": same(
    `s["I10"]=-5; s["I10"].number_format="0;0"`,
    "look-digits Data!I10",
  ),
  "a format that prints digits of its own": same(`s["I10"].number_format='0".5"'`, "look-digits Data!I10"),
  "a format that prints a unit": same(`s["I10"].number_format='0" m2"'`),
  "rupiah shown in thousands": {
    edit: `s["M10"].number_format='#,##0,'`,
    told: ["value-format Data!M10"],
    ods: ["look-digits Data!M10"],
  },
  "two rows made one": same(`s.merge_cells("I10:I11")`, "beside-merged Data!I10", "beside-merged Data!I11"),
  "cells merged where nothing is asked": same(`s.merge_cells("B30:U31")`),
  // Values that come from elsewhere, or are none.
  "a figure typed as a sum": { edit: `s["I10"]="=80+1"`, told: ["value-uncomputed Data!I10"], ods: NOTHING },
  "a formula of the form with a constant added": same(
    `s["J10"]=s["J10"].value+"+5"`,
    "formula-changed Data!J10",
  ),
  "an error": same(`s["I10"]="#REF!"; s["I10"].data_type="e"`, "value-error Data!I10"),
  "a figure shown as a date": same(
    `s["I10"]=44287; s["I10"].number_format="d/m/yyyy"`,
    "value-date Data!I10",
  ),
  "a name that points outward": {
    edit: `b.defined_names.append(DefinedName("pagu", attr_text="'[1]DPA'!$A$1"))`,
    told: ["beside-name"],
  },
  "a link under the evidence": same(
    `s["U10"].hyperlink="https://contoh.go.id/laporan-1"`,
    "beside-link Data!U10",
  ),
  // On the page.
  "a foot of the page": {
    edit: `s.oddFooter.left.text="Angka sementara"`,
    told: ["beside-page Data"],
    ods: ["beside-page Data"],
  },
  "a head of the page": same(`s.oddHeader.center.text="DRAF"`, "beside-page Data"),
  "the number of the page": same(`s.oddHeader.center.text="Page &P of &N"`),
};

/** A part of the package put in another way, or added. */
function withParts(edits: Readonly<Record<string, (xml: string) => string>>): Uint8Array {
  const changed = Object.entries(edits).map(([name, edit]): [string, Uint8Array] => {
    const before = new TextDecoder().decode(parts[name]);
    const after = edit(before);
    if (after === before) throw new Error(`${name} stayed as it was`);
    return [name, strToU8(after)];
  });
  return zipSync({ ...parts, ...Object.fromEntries(changed) });
}

const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const linked =
  (type: string, target: string, mode = "") =>
  (): string =>
    `<Relationships xmlns="${RELATIONS}"><Relationship Id="rIdX" Type="http://x/${type}" Target="${target}"${mode}/></Relationships>`;
const figure =
  (inside: string) =>
  (xml: string): string =>
    xml.replace(/<c r="I10"( s="[0-9]+")[^>]*>.*?<\/c>/, `<c r="I10"$1${inside}</c>`);
const RELS = "xl/worksheets/_rels/sheet2.xml.rels";

const BY_HAND: Readonly<Record<string, readonly [Parameters<typeof withParts>[0], readonly string[]]>> = {
  "a thread of comments": [
    {
      [RELS]: linked("threadedComment", "../threadedComments/t1.xml"),
      "xl/threadedComments/t1.xml": () =>
        `<ThreadedComments><threadedComment ref="I10" id="{1}"><text>belum final</text></threadedComment><threadedComment ref="I10" parentId="{1}"><text>ya, menunggu BPS</text></threadedComment></ThreadedComments>`,
    },
    ["beside-comment Data!I10"],
  ],
  "a text box": [
    {
      [RELS]: linked("drawing", "../drawings/d1.xml"),
      "xl/drawings/d1.xml": () =>
        `<xdr:wsDr><xdr:twoCellAnchor><xdr:from><xdr:col>8</xdr:col><xdr:row>9</xdr:row></xdr:from><xdr:sp><xdr:txBody><a:p><a:r><a:t>Angka ini keliru</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>`,
    },
    ["beside-drawing Data!I10"],
  ],
  "a text of which a part is crossed out": [
    { [DATA]: figure(` t="inlineStr"><is><r><rPr><strike/></rPr><t>80</t></r><r><t>81</t></r></is>`) },
    ["look-struck Data!I10"],
  ],
  "a footnote as a power": [
    {
      [DATA]: figure(
        ` t="inlineStr"><is><r><t>12</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></is>`,
      ),
    },
    ["look-raised Data!I10"],
  ],
  "a figure from another workbook": [
    { [DATA]: figure(`><f>[1]Sheet1!$A$1</f><v>81</v>`) },
    ["value-elsewhere Data!I10"],
  ],
  "a figure from another sheet": [{ [DATA]: figure(`><f>Bukti!$A$1</f><v>81</v>`) }, NOTHING],
  "a row without height": [
    { [DATA]: (xml) => xml.replace(/(<row r="11"[^>]*?) ht="[^"]*"/, '$1 ht="0"') },
    ["I", "M", "S", "U"].map((letter) => `look-hidden Data!${letter}11`),
  ],
  "a program inside": [{ "xl/vbaProject.bin": () => "x" }, ["beside-attachment"]],
  "a document inside": [{ "xl/embeddings/oleObject1.bin": () => "x" }, ["beside-attachment"]],
  "recorded changes": [{ "xl/revisions/revisionLog1.xml": () => "<x/>" }, ["beside-tracked"]],
};

const folder = temporaryFolder();
const made = (name: string): string => join(folder, `${Object.keys(CASES).indexOf(name)}`);

function ran(program: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(program, [...args], {
    encoding: "utf8",
    env: { ...process.env, HOME: folder },
  });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
}

beforeAll(() => {
  if (!TOOLS.openpyxl.present) return;
  writeFileSync(join(folder, "filled.xlsx"), four.filled);
  const plan = Object.entries(CASES).map(([name, { edit }]) => {
    return { from: join(folder, "filled.xlsx"), to: `${made(name)}.xlsx`, edit };
  });
  writeFileSync(join(folder, "plan.json"), JSON.stringify(plan));
  ran(PYTHON, [join(REPO, "tests/support/corpus.py"), join(folder, "plan.json")]);
  if (!TOOLS.libreoffice.present) return;
  mkdirSync(join(folder, "lo"));
  // One start for all of them.
  for (const format of ["ods", "xlsx"]) {
    const out = join(folder, "lo", format);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    ran("soffice", [
      "--headless",
      profile,
      "--convert-to",
      format,
      "--outdir",
      out,
      ...plan.map(({ to }) => to),
    ]);
  }
}, 300_000);

describe.skipIf(!TOOLS.openpyxl.present)("made by openpyxl", () => {
  test.each(Object.entries(CASES))("%s", (name, { told: expected }) => {
    expect(told(readingOf(four, readFileSync(`${made(name)}.xlsx`)))).toEqual(expected);
  });
});

describe.skipIf(!TOOLS.openpyxl.present || !TOOLS.libreoffice.present)("saved again by LibreOffice", () => {
  const kept = Object.entries(CASES).flatMap(([name, { ods }]) =>
    ods === undefined ? [] : [[name, ods] as const],
  );
  // What LibreOffice computed is there; the rest is as openpyxl made it.
  const asXlsx = Object.entries(CASES).flatMap(([name, { told: first, ods }]) => {
    if (ods === undefined) return [];
    return [[name, first[0]?.startsWith("value-uncomputed") ? ods : first] as const];
  });
  test.each(kept)("as .ods: %s", (name, expected) => {
    expect(told(readingOf(four, readFileSync(made(name).replace(/([0-9]+)$/, "lo/ods/$1.ods"))))).toEqual(
      expected,
    );
  });
  test.each(asXlsx)("as .xlsx: %s", (name, expected) => {
    expect(told(readingOf(four, readFileSync(made(name).replace(/([0-9]+)$/, "lo/xlsx/$1.xlsx"))))).toEqual(
      expected,
    );
  });
});

describe("made by hand, as newer programs write it", () => {
  test.each(Object.entries(BY_HAND))("%s", (_, [edits, expected]) => {
    expect(told(readingOf(four, withParts(edits)))).toEqual(expected);
  });
});

test("a comment is kept with the return, as it was written", () => {
  const [edits] = BY_HAND["a thread of comments"] ?? [];
  const { filled, findings } = readingOf(four, withParts(edits ?? {}));
  expect(filled.notes).toEqual([{ sheet: "Data", cell: "I10", text: "belum final\nya, menunggu BPS" }]);
  expect(findings[0]).toMatchObject({ severity: "warning", given: "belum final\nya, menunggu BPS" });
});

describe("a correction workbook", () => {
  const [row] = four.form.rows;
  const text = "pengisi menulis komentar pada sel ini";
  const remark = {
    id: "1",
    row: row?.id,
    key: "realisasi",
    text,
    example: "12,5",
    given: undefined,
    blocks: true,
  };
  const correction = {
    filled: readingOf(four, four.filled).filled,
    remarks: [remark],
    sentBack: undefined,
  };
  const identity = { ...four.identity, takesAnswers: true };

  test("carries our own remarks as notes, which are nobody's comment when it comes back", async () => {
    expect(told(readingOf(four, await writeCorrection(four.form, identity, correction)))).toEqual([]);
  });

  test.skipIf(!TOOLS.openpyxl.present)("and what the section added to such a note is its own", async () => {
    const sent = join(folder, "perbaikan.xlsx");
    writeFileSync(sent, await writeCorrection(four.form, identity, correction));
    const edit = `s["I10"].comment=Comment(s["I10"].comment.text+"\\nsudah dihitung ulang","P"); b["Perbaikan"]["L30"]="tambahan"`;
    writeFileSync(join(folder, "edit.json"), JSON.stringify([{ from: sent, to: sent, edit }]));
    ran(PYTHON, [join(REPO, "tests/support/corpus.py"), join(folder, "edit.json")]);
    const reading = readingOf(four, readFileSync(sent));
    expect(told(reading)).toEqual(["beside-cell Perbaikan!L30", "beside-comment Data!I10"]);
    expect(reading.filled.notes).toEqual([{ sheet: "Data", cell: "I10", text: "sudah dihitung ulang" }]);
  });
});

test("rules of version 1 say nothing of all that", async () => {
  const old = await formOfFour(1);
  for (const [edits] of Object.values(BY_HAND)) {
    const reading = readingOf(old, withParts(edits));
    expect(reading.filled.notes).toEqual([]);
    // The workbook is one of version 2, whose locked cells and formulas are others.
    expect(told(reading).filter((one) => /^(?:beside|look|value)-/.test(one))).toEqual([]);
  }
});

test("a form as it was handed out has nothing beside its cells", () => {
  expect(told(readingOf(four, four.blank))).toEqual([]);
});
