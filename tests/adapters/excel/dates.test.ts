/** Days in a workbook are numbers that count from 1900 or, where the workbook says so, from 1904. */
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { openWorkbook } from "../../../src/adapters/excel/read/format/detect-format.ts";
import { dayOf } from "../../../src/adapters/excel/read/format/number-formats.ts";

describe("the day that a number shows as", () => {
  test.each([
    // The days that Excel itself shows for these numbers.
    ["44287", "2021-04-01", "2025-04-02"],
    ["42825", "2017-03-31", "2021-04-01"],
    ["44287.75", "2021-04-01", "2025-04-02"],
    ["61", "1900-03-01", "1904-03-02"],
    ["59", "1900-02-28", "1904-02-29"],
    ["1", "1900-01-01", "1904-01-02"],
    ["0", "1899-12-31", "1904-01-01"],
  ])("%s is %s from 1900, and %s from 1904", (serial, from1900, from1904) => {
    expect([dayOf(serial, false), dayOf(serial, true)]).toEqual([from1900, from1904]);
  });
});

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships";

/** A workbook with one date in A1. @param settings of the workbook, such as date1904="1" */
function workbook(settings: string): Uint8Array {
  const link = (type: string, target: string): string =>
    `<Relationships xmlns="${PACKAGE}"><Relationship Id="r1" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const parts = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "_rels/.rels": `${link("officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr ${settings}/><sheets><sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${link("worksheet", "sheet.xml")}<Relationship Id="r2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    "xl/sheet.xml": `<worksheet xmlns="${MAIN}"><sheetData><row r="1"><c r="A1" s="1"><v>42825</v></c></row></sheetData></worksheet>`,
    "xl/styles.xml": `<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

describe("a date in a workbook", () => {
  test.each([
    ["", "2017-03-31"],
    ['date1904="0"', "2017-03-31"],
    ['date1904="false"', "2017-03-31"],
    ['date1904="1"', "2021-04-01"],
    ['date1904="true"', "2021-04-01"],
  ])("of a workbook with <workbookPr %s> is %s", (settings, day) => {
    const [sheet] = openWorkbook(workbook(settings), () => 0).sheets;
    expect(sheet?.rows().get(1)?.get(1)).toMatchObject({ kind: "date", text: day });
  });
});
