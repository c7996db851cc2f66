/** Workbooks that were made to do harm, or were broken on the way: for the tests, and for the bench that times them. */
import { strToU8, unzipSync, zipSync } from "fflate";

const DATA = "xl/worksheets/sheet2.xml";

/** A form's workbook, and what can be made of it. */
export class Tampered {
  readonly parts: Record<string, Uint8Array>;

  constructor(form: Uint8Array) {
    this.parts = unzipSync(form);
  }

  text(name: string): string {
    return new TextDecoder().decode(this.parts[name]);
  }

  get data(): string {
    return this.text(DATA);
  }

  withPart(name: string, content: string): Uint8Array {
    return zipSync({ ...this.parts, [name]: strToU8(content) });
  }

  withData(content: string): Uint8Array {
    return this.withPart(DATA, content);
  }

  edited(from: string | RegExp, to: string): Uint8Array {
    const changed = this.data.replace(from, to);
    if (changed === this.data) throw new Error(`the form has no ${from}`);
    return this.withData(changed);
  }
}

interface Hostile {
  readonly make: (form: Tampered) => Uint8Array;
  /** What is said of it; `file-unreadable` where nothing more can be. */
  readonly rule?: string;
}

export const HOSTILE: Readonly<Record<string, Hostile>> = {
  "a bomb that inflates beyond bounds": {
    make: (form) => zipSync({ ...form.parts, "xl/media/x.xml": new Uint8Array(70_000_000) }, { level: 9 }),
    rule: "file-expands",
  },
  "a document type with entities": {
    make: (form) => form.withData(`<!DOCTYPE x [<!ENTITY a "aaaa">]>${form.data}`),
  },
  "broken XML": { make: (form) => form.withData(form.data.slice(0, 2000)) },
  "XML nested without end": {
    make: (form) => form.withData(`${"<a>".repeat(5000)}${"</a>".repeat(5000)}`),
    rule: "file-deep",
  },
  "a cell beyond the last column": { make: (form) => form.edited('r="A9"', 'r="XFE9"') },
  "a row number of nought": { make: (form) => form.edited('<row r="9"', '<row r="0"') },
  "the same part twice": { make: (form) => twice(zipSync(form.parts)) },
  "a part that climbs out of its folder": {
    make: (form) => zipSync({ ...form.parts, "../../etc/x.xml": strToU8("<x/>") }),
  },
  "a NUL in the text": { make: (form) => form.edited("<sheetData>", "<sheetData>\u0000") },
  "a cell that lies in another row than it says": { make: (form) => form.edited('r="A9"', 'r="A12"') },
  "a cell twice": { make: (form) => form.edited(/(<c r="B10"[^>]*>.*?<\/c>)/, "$1$1") },
  "a string that is not there": { make: (form) => form.edited(/t="s"><v>[0-9]+</, 't="s"><v>99999<') },
  "two values in one cell": { make: (form) => form.edited(/<v>([0-9]+)<\/v>/, "<v>$1</v><v>7</v>") },
  "words between the cells": { make: (form) => form.edited("<sheetData>", "<sheetData>12500") },
  "a byte changed under its checksum": {
    make: (form) => withoutItsChecksum(zipSync(form.parts, { level: 0 })),
  },
  "an entity that only refers to itself": { make: (form) => form.edited("<sheetData>", "<sheetData>&a;") },
  "a text longer than any cell": {
    make: (form) =>
      form.withPart(
        "xl/sharedStrings.xml",
        form.text("xl/sharedStrings.xml").replace("<t>Kode", `<t>Kode${"x".repeat(40_000)}`),
      ),
    rule: "file-long-text",
  },
  "more cells than any form": {
    make: (form) =>
      form.edited(
        "</sheetData>",
        `${`<row r="2000">${"<c><v>1</v></c>".repeat(16_000)}</row>`.repeat(1) + manyRows()}</sheetData>`,
      ),
    rule: "file-many-cells",
  },
  "an ods that repeats one value over the sheet": {
    make: () =>
      ods(
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>',
      ),
    rule: "file-many-cells",
  },
  "an ods under a password": {
    make: () =>
      zipSync({
        mimetype: strToU8("application/vnd.oasis.opendocument.spreadsheet"),
        "META-INF/manifest.xml": strToU8("<manifest><file-entry><encryption-data/></file-entry></manifest>"),
        "content.xml": strToU8("x"),
      }),
    rule: "file-encrypted",
  },
  "cut in half": { make: (form) => zipSync(form.parts).slice(0, 4000) },
  "a password-protected workbook": {
    make: () =>
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Buffer.from("EncryptedPackage", "utf16le"),
      ]),
    rule: "file-encrypted",
  },
  "an old .xls": {
    make: () =>
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(512)]),
    rule: "file-old-excel",
  },
  "an HTML table called .xlsx": {
    make: () => strToU8("<html><table><tr><td>1</td></tr></table></html>"),
    rule: "file-not-workbook",
  },
  "an empty file": { make: () => new Uint8Array(), rule: "file-not-workbook" },
  "a zip of something else": {
    make: () => zipSync({ "surat.docx": strToU8("x") }),
    rule: "file-not-workbook",
  },
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
