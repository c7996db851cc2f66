/**
 * Ten thousand damaged and altered returns, seeded: none crashes the reader, and none is read as something else than
 * what the sheet shows. SheetJS, which shares no code with our reader, is the eye that looks at the sheet.
 */
import { readFileSync } from "node:fs";
import { read as readBySheetJs, utils } from "@e965/xlsx";
import fc from "fast-check";
import { strToU8, unzipSync, zipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { fillForm } from "../../../src/adapters/excel/fill.ts";
import type { CellValue, Rows } from "../../../src/adapters/excel/read/format/cells.ts";
import { openWorkbook } from "../../../src/adapters/excel/read/format/detect-format.ts";
import { openReturn } from "../../../src/adapters/excel/read/open.ts";
import { UnreadableWorkbook } from "../../../src/adapters/excel/unreadable.ts";
import type { FormIdentity } from "../../../src/domain/returns/form.ts";
import { TestOffice } from "../../support/office.ts";

const SEED = 20_211;
const DATA = "xl/worksheets/sheet2.xml";

let bytes: Uint8Array;
let parts: Record<string, Uint8Array>;
let sheet: string;
let strings: string;

beforeAll(async () => {
  const office = await new TestOffice().upTo("handed-out");
  const form = readFileSync(office.path("2021/tw1/formulir/seksi-pmd.xlsx"));
  bytes = await fillForm(form, office.figures()["seksi-pmd"] ?? {});
  parts = unzipSync(bytes);
  sheet = new TextDecoder().decode(parts[DATA]);
  strings = new TextDecoder().decode(parts["xl/sharedStrings.xml"]);
});

/** The cells of the data sheet, or why there are none; anything but a refusal is a bug, and fails. */
function ours(file: Uint8Array): Rows | "refused" {
  try {
    return (
      openWorkbook(file, () => 0)
        .sheets.find(({ name }) => name === "Data")
        ?.rows() ?? "refused"
    );
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return "refused";
    throw error;
  }
}

/** The whole way of a return: recognised, or refused with a rule. */
function opened(file: Uint8Array): FormIdentity | string {
  const result = openReturn(file, () => 0);
  return result.kind === "form" ? result.identity : result.kind;
}

function shown(cell: CellValue): string | number | boolean | undefined {
  switch (cell.kind) {
    case "number":
      return Number(cell.raw);
    case "boolean":
      return cell.value;
    case "uncomputed":
      return undefined;
    default:
      return cell.text;
  }
}

/** Where we read a figure, SheetJS must see the same one; where it sees none, we may not have invented it. */
function disagreement(file: Uint8Array): string | undefined {
  const rows = ours(file);
  if (rows === "refused") return undefined;
  const theirs = readBySheetJs(file, { cellFormula: true, cellNF: true }).Sheets.Data ?? {};
  for (const [row, cells] of rows)
    for (const [column, cell] of cells) {
      if (cell.kind === "date" || cell.kind === "error" || cell.kind === "uncomputed") continue;
      const address = utils.encode_cell({ r: row - 1, c: column - 1 });
      const their = (theirs[address] as { v?: unknown } | undefined)?.v;
      if (their !== shown(cell)) return `${address}: ${String(shown(cell))}, SheetJS ${String(their)}`;
    }
  return undefined;
}

/** A place in a text or file, as a share of its length: every place as likely as any other. */
const ANYWHERE = fc.noBias(fc.integer({ min: 0, max: 999_999 })).map((millionth) => millionth / 1_000_000);

const withSheet = (xml: string): Uint8Array => zipSync({ ...parts, [DATA]: strToU8(xml) }, { level: 0 });
const withStrings = (xml: string): Uint8Array =>
  zipSync({ ...parts, "xl/sharedStrings.xml": strToU8(xml) }, { level: 0 });

const check = <T>(property: fc.IRawProperty<T>, runs: number): void => {
  fc.assert(property, { seed: SEED, numRuns: runs });
};

test("5,000 files with bytes changed, dropped or doubled: refused, or the same figures as before", () => {
  const before = JSON.stringify([...(ours(bytes) as Rows)].map(([no, cells]) => [no, [...cells]]));
  const edit = fc.record({
    at: ANYWHERE,
    how: fc.constantFrom("change", "drop", "double", "cut"),
    value: fc.integer({ min: 0, max: 255 }),
  });
  check(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
      let file = bytes;
      for (const { at, how, value } of edits) {
        const place = Math.floor(at * file.length);
        const [head, tail] = [file.subarray(0, place), file.subarray(place)];
        if (how === "change") file = Uint8Array.from([...head, value, ...tail.subarray(1)]);
        else if (how === "drop") file = Uint8Array.from([...head, ...tail.subarray(1)]);
        else if (how === "double") file = Uint8Array.from([...head, tail[0] ?? 0, ...tail]);
        else file = head;
      }
      opened(file);
      const rows = ours(file);
      if (rows !== "refused")
        expect(JSON.stringify([...rows].map(([no, cells]) => [no, [...cells]]))).toBe(before);
    }),
    5_000,
  );
});

describe("the sheet's own text altered", () => {
  test("3,000 times by characters: refused, or read as SheetJS reads it", () => {
    const piece = fc.constantFrom(
      "<",
      ">",
      "/",
      '"',
      "&",
      "&amp;",
      " ",
      "\n",
      "0",
      "9",
      ".",
      "-",
      "e",
      "t",
      "v",
      "c",
      "\u00a0",
      "]]>",
      "<!--",
      "-->",
      "<v>1</v>",
      ' t="s"',
      ' r="I10"',
      "\u0001",
    );
    const found: string[] = [];
    check(
      fc.property(ANYWHERE, piece, fc.integer({ min: 0, max: 3 }), (at, text, drop) => {
        const place = Math.floor(at * sheet.length);
        const file = withSheet(sheet.slice(0, place) + text + sheet.slice(place + drop));
        const odd = disagreement(file);
        // XML allows a space before the end of a closing tag, and SheetJS does not know it.
        const isSpace = /^[ \n]$/.test(text) && drop === 0 && /<\/[a-z]+$/.test(sheet.slice(0, place));
        if (odd !== undefined && !isSpace)
          found.push(
            `${sheet.slice(place - 30, place)}[${text}|-${drop}]${sheet.slice(place + drop, place + 20)} ${odd}`,
          );
      }),
      3_000,
    );
    expect(found).toEqual([]);
  });

  // Comments and spaces inside tags are left out: XML allows them there, and SheetJS does not know them.
  test("1,000 times in the strings: refused, or read as SheetJS reads it", () => {
    const piece = fc.constantFrom(
      "<",
      "&",
      "&amp;",
      "&#65;",
      "&#x41;",
      "x",
      "<t>",
      "</t>",
      "<r><t>a</t></r>",
      "_x0041_",
    );
    const found: string[] = [];
    check(
      fc.property(ANYWHERE, piece, (at, text) => {
        const place = Math.floor(at * strings.length);
        const odd = disagreement(withStrings(strings.slice(0, place) + text + strings.slice(place)));
        // A run behind a plain text: the format has either, and SheetJS reads the first alone.
        const isRun = text.startsWith("<r>") && strings.slice(0, place).endsWith("</t>");
        if (odd !== undefined && !isRun)
          found.push(
            `${strings.slice(place - 30, place)}[${text}]${strings.slice(place, place + 20)} ${odd}`,
          );
      }),
      1_000,
    );
    expect(found).toEqual([]);
  });

  test("1,000 numbers in every spelling: the same value as the cell shows", () => {
    check(
      fc.property(
        fc.oneof(
          fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
          fc.integer().map(String),
          fc
            .tuple(fc.integer({ min: -999, max: 999 }), fc.integer({ min: -9, max: 9 }))
            .map(([a, b]) => `${a}E${b}`),
          fc.constantFrom("0x10", "Infinity", "1e999", "1,5", " 7 ", "+3", ".5", "5."),
        ),
        (text) => {
          const file = withSheet(sheet.replace(/(<c r="I10"[^>]*>)<v>[^<]*<\/v>/, `$1<v>${text}</v>`));
          const rows = ours(file);
          const cell = rows === "refused" ? undefined : rows.get(10)?.get(9);
          expect(cell?.kind === "number" ? Number(cell.raw) : "asked").toBe(
            /^\s*[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?\s*$/.test(text)
              ? Number(text)
              : "asked",
          );
        },
      ),
      1_000,
    );
  });
});

test("the quick way and the strict one read the same, whatever stands between them", () => {
  const quick = ours(bytes);
  // A comment before the cells sends the whole sheet to the strict parser.
  const strict = ours(withSheet(sheet.replace("<sheetData>", "<!-- --><sheetData>")));
  expect(strict).toEqual(quick);
  const strictStrings = ours(withStrings(strings.replace("<si>", "<!-- --><si>")));
  expect(strictStrings).toEqual(quick);
});

test.each<[string, (xml: string) => string]>([
  ["a formula where there was none", (xml) => xml.replace(/(<c r="I10"[^>]*>)<v>/, "$1<f>1+1</f><v>")],
  ["no formula where there was one", (xml) => xml.replace(/<f>[^<]*<\/f>/, "")],
  ["another formula", (xml) => xml.replace(/<f>[^<]*<\/f>/, "<f>A1&amp;B2</f>")],
  ["a text where there was a number", (xml) => xml.replace(/(<c r="I10" s="[0-9]+")>/, '$1 t="str">')],
  ["a cell gone", (xml) => xml.replace(/<c r="I10"[^>]*>.*?<\/c>/, "")],
  ["nothing in it", (xml) => xml.replace(/(<c r="I10"[^>]*)>.*?<\/c>/, "$1/>")],
])("a cell that is spelt otherwise is read as the strict parser reads it: %s", (_, change) => {
  const changed = change(sheet);
  expect(changed).not.toBe(sheet);
  expect(ours(withSheet(changed))).toEqual(
    ours(withSheet(changed.replace("<sheetData>", "<!-- --><sheetData>"))),
  );
  expect(ours(withSheet(changed))).not.toEqual(ours(bytes));
});
