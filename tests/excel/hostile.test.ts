/** Workbooks that were made to do harm, or were broken on the way: each ends with a finding, none with a bug. */

import { readFileSync } from "node:fs";
import { strToU8, unzipSync, zipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { excelWorkbooks } from "../../src/excel/index.ts";
import { TestOffice } from "../support/office.ts";

let office: TestOffice;
let parts: Record<string, Uint8Array>;
beforeAll(async () => {
  office = await new TestOffice().upTo("handed-out");
  parts = unzipSync(readFileSync(office.path("2021/tw1/formulir/seksi-kesos.xlsx")));
});

const DATA = "xl/worksheets/sheet2.xml";
const text = (name: string): string => new TextDecoder().decode(parts[name]);
const withPart = (name: string, content: string): Uint8Array =>
  zipSync({ ...parts, [name]: strToU8(content) });
const edited = (from: string | RegExp, to: string): Uint8Array => {
  const changed = text(DATA).replace(from, to);
  expect(changed).not.toBe(text(DATA));
  return withPart(DATA, changed);
};

const CASES: Record<string, () => Uint8Array> = {
  "a bomb that inflates beyond bounds": () =>
    zipSync({ ...parts, "xl/media/x.xml": new Uint8Array(70_000_000) }, { level: 9 }),
  "a document type with entities": () => withPart(DATA, `<!DOCTYPE x [<!ENTITY a "aaaa">]>${text(DATA)}`),
  "broken XML": () => withPart(DATA, text(DATA).slice(0, 2000)),
  "XML nested without end": () => withPart(DATA, `${"<a>".repeat(5000)}${"</a>".repeat(5000)}`),
  "a cell beyond the last column": () => edited('r="A9"', 'r="XFE9"'),
  "a row number of nought": () => edited('<row r="9"', '<row r="0"'),
  "the same part twice": () => twice(zipSync(parts)),
  "a part that climbs out of its folder": () => zipSync({ ...parts, "../../etc/x.xml": strToU8("<x/>") }),
  "a NUL in the text": () => edited("<sheetData>", "<sheetData>\u0000"),
  "a cell that lies in another row than it says": () => edited('r="A9"', 'r="A12"'),
  "a cell twice": () => edited(/(<c r="B10"[^>]*>.*?<\/c>)/, "$1$1"),
  "a string that is not there": () => edited(/t="s"><v>[0-9]+</, 't="s"><v>99999<'),
  "two values in one cell": () => edited(/<v>([0-9]+)<\/v>/, "<v>$1</v><v>7</v>"),
  "words between the cells": () => edited("<sheetData>", "<sheetData>12500"),
  "a byte changed under its checksum": () => withoutItsChecksum(zipSync(parts, { level: 0 })),
  "an entity that only refers to itself": () => edited("<sheetData>", "<sheetData>&a;"),
  "a text longer than any cell": () =>
    withPart(
      "xl/sharedStrings.xml",
      text("xl/sharedStrings.xml").replace("<t>Kode", `<t>Kode${"x".repeat(40_000)}`),
    ),
  "more cells than any form": () =>
    edited(
      "</sheetData>",
      `${`<row r="2000">${"<c><v>1</v></c>".repeat(16_000)}</row>`.repeat(1) + manyRows()}</sheetData>`,
    ),
  "an ods that repeats one value over the sheet": () =>
    ods(
      '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>',
    ),
  "an ods under a password": () =>
    zipSync({
      mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet"),
      "META-INF/manifest.xml": strToU8("<manifest><file-entry><encryption-data/></file-entry></manifest>"),
      "content.xml": strToU8("x"),
    }),
  "cut in half": () => zipSync(parts).slice(0, 4000),
  "a password-protected workbook": () =>
    Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.from("EncryptedPackage", "utf16le"),
    ]),
  "an old .xls": () =>
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(512)]),
  "an HTML table called .xlsx": () => strToU8("<html><table><tr><td>1</td></tr></table></html>"),
  "an empty file": () => new Uint8Array(),
  "a zip of something else": () => zipSync({ "surat.docx": strToU8("x") }),
};

function manyRows(): string {
  const cells = "<c><v>1</v></c>".repeat(16_000);
  return Array.from({ length: 14 }, (_, at) => `<row r="${3000 + at}">${cells}</row>`).join("");
}

function ods(row: string): Uint8Array {
  const spaces = ["office", "table", "text"].map((name) => `xmlns:${name}="urn:${name}"`).join(" ");
  return zipSync({
    mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet"),
    "content.xml": strToU8(
      `<office:document-content ${spaces}><table:table table:name="Data">${row}</table:table></office:document-content>`,
    ),
  });
}

/** One digit of a figure changed, and the archive's checksum left as it was. */
function withoutItsChecksum(archive: Uint8Array): Uint8Array {
  const bytes = Buffer.from(archive);
  const at = bytes.indexOf("<v>1</v>", bytes.indexOf('<c r="B10"'));
  bytes.write("2", at + 3);
  return bytes;
}

const RULES: Record<string, string> = {
  "a text longer than any cell": "file-long-text",
  "more cells than any form": "file-many-cells",
  "an ods that repeats one value over the sheet": "file-many-cells",
  "an ods under a password": "file-encrypted",
  "a bomb that inflates beyond bounds": "file-expands",
  "XML nested without end": "file-deep",
  "a password-protected workbook": "file-encrypted",
  "an old .xls": "file-old-excel",
  "an HTML table called .xlsx": "file-not-workbook",
  "an empty file": "file-not-workbook",
  "a zip of something else": "file-not-workbook",
};

describe("refused, named, and nothing recorded", () => {
  test.each(Object.entries(CASES))("%s", async (name, make) => {
    const mine = office.copy();
    mine.write("2021/tw1/masuk/jahat.xlsx", make());
    const { exitCode, findings } = await mine.json("receive --yes");
    expect({ exitCode, rules: findings.map(({ rule }) => rule) }).toEqual({
      exitCode: 1,
      rules: [RULES[name] ?? "file-unreadable"],
    });
    expect(mine.git("rev-parse", "main")).toBe(office.git("rev-parse", "main"));
  });
});

describe("read all the same", () => {
  const read = (bytes: Uint8Array) => excelWorkbooks(() => 0).open(bytes).kind;
  test("a validation over a whole column and a merge of a million cells cost nothing", () => {
    const bytes = edited(
      "</sheetData>",
      '</sheetData><mergeCells count="1"><mergeCell ref="A100:XFD1048576"/></mergeCells>',
    );
    expect(read(bytes)).toBe("form");
  });
  test("prefixes, a wrong dimension, cells without addresses", () => {
    const prefixed = text(DATA)
      .replace(/<(\/?)(\w)/g, "<$1x:$2")
      .replace("xmlns=", "xmlns:x=");
    expect(read(withPart(DATA, prefixed))).toBe("form");
    expect(read(edited(/<dimension[^>]*>/, '<dimension ref="A1:XFD1048576"/>'))).toBe("form");
  });
  test("text that would be a formula or a command elsewhere stays text", async () => {
    const mine = office.copy();
    const evil = '=HYPERLINK("http://x","klik")';
    await mine.fill("2021/tw1", "seksi-kesos", {
      "7.01.03.2.05.02-1": { realisasi: 1, realisasi_anggaran: 1, bukti: evil, masalah: "::error::x\u202e" },
    });
    const { out } = await mine.as("rina", "receive");
    expect(out).not.toMatch(/[\u202e\u001b]/);
    expect(mine.read("2021/tw1/isian/seksi-kesos.yaml")).toContain("HYPERLINK");
  });
});

/** An archive in which the first part's directory record appears a second time. */
function twice(archive: Uint8Array): Uint8Array {
  const bytes = Buffer.from(archive);
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const start = bytes.readUInt32LE(end + 16);
  const size =
    46 + bytes.readUInt16LE(start + 28) + bytes.readUInt16LE(start + 30) + bytes.readUInt16LE(start + 32);
  const tail = Buffer.from(bytes.subarray(end));
  tail.writeUInt16LE(tail.readUInt16LE(8) + 1, 8);
  tail.writeUInt16LE(tail.readUInt16LE(10) + 1, 10);
  tail.writeUInt32LE(tail.readUInt32LE(12) + size, 12);
  return Buffer.concat([
    bytes.subarray(0, start),
    bytes.subarray(start, start + size),
    bytes.subarray(start, end),
    tail,
  ]);
}
