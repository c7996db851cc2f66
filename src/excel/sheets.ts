/** Reads the cells of a foreign workbook: every way a value may be stored, and nothing else of the file. */
import { openPackage, readXml, relations, UnreadableWorkbook } from "./package.ts";

export type CellValue =
  /** `raw` as the file has it; `percent` where the format shows 0,985 as 98,5 %. */
  | {
      readonly kind: "number";
      readonly raw: string;
      readonly percent: boolean;
      readonly date: boolean;
      readonly computed: boolean;
    }
  | { readonly kind: "text"; readonly text: string; readonly computed: boolean }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "error"; readonly text: string };

export interface SheetCells {
  readonly name: string;
  /** Row number → column number → value; empty cells are absent. */
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, CellValue>>;
}

const LARGEST = { row: 1_048_576, column: 16_384, cells: 300_000, text: 32_767 } as const;

/** All sheets of a workbook, whatever their names, order or visibility. @throws {UnreadableWorkbook} */
export function readSheets(bytes: Uint8Array): readonly SheetCells[] {
  const parts = openPackage(bytes);
  const main =
    [...relations(parts, "").values()].find(({ type }) => type === "officeDocument")?.target ??
    "xl/workbook.xml";
  const workbook = parts.get(main);
  if (workbook === undefined) throw new UnreadableWorkbook("file-not-workbook");
  const linked = relations(parts, main);
  const byType = (type: string): Uint8Array | undefined => {
    const target = [...linked.values()].find((one) => one.type === type)?.target;
    return target === undefined ? undefined : parts.get(target);
  };
  const strings = sharedStrings(byType("sharedStrings"));
  const formats = cellFormats(byType("styles"));
  const sheets: SheetCells[] = [];
  readXml(workbook, {
    open: (name, attributes) => {
      if (name !== "sheet") return;
      const target = linked.get(attributes["r:id"] ?? attributes.id ?? "")?.target;
      const part = target === undefined ? undefined : parts.get(target);
      if (part !== undefined)
        sheets.push({ name: attributes.name ?? "", rows: sheetRows(part, strings, formats) });
    },
  });
  return sheets;
}

function sharedStrings(part: Uint8Array | undefined): readonly string[] {
  const strings: string[] = [];
  if (part === undefined) return strings;
  const text = textCollector();
  readXml(part, {
    open: (name) => text.open(name),
    close: (name) => {
      text.close(name);
      if (name === "si") strings.push(text.take());
    },
    text: text.add,
  });
  return strings;
}

/** Collects the text of `t` elements, leaving out the phonetic guides of East Asian text. */
function textCollector() {
  let collected = "";
  let inText = false;
  let phonetic = 0;
  return {
    open: (name: string): void => {
      if (name === "rPh") phonetic += 1;
      if (name === "t") inText = true;
    },
    close: (name: string): void => {
      if (name === "rPh") phonetic -= 1;
      if (name === "t") inText = false;
    },
    add: (text: string): void => {
      if (inText && phonetic === 0 && collected.length <= LARGEST.text) collected += text;
    },
    take: (): string => {
      const text = unescaped(collected);
      collected = "";
      return text;
    },
  };
}

/** `_x000D_` stands for a character that XML cannot carry. */
function unescaped(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

interface CellFormat {
  readonly percent: boolean;
  readonly date: boolean;
}

const PLAIN: CellFormat = { percent: false, date: false };
const isBuiltInDate = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 45 && id <= 47);

function cellFormats(part: Uint8Array | undefined): readonly CellFormat[] {
  const formats: CellFormat[] = [];
  if (part === undefined) return formats;
  const codes = new Map<number, string>([
    [9, "0%"],
    [10, "0.00%"],
  ]);
  let inCells = false;
  readXml(part, {
    open: (name, attributes) => {
      if (name === "numFmt") codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      if (name === "cellXfs") inCells = true;
      if (name !== "xf" || !inCells) return;
      const id = Number(attributes.numFmtId ?? 0);
      const code = (codes.get(id) ?? "").replace(/"[^"]*"|\\.|\[[^\]]*\]/g, "");
      formats.push({
        percent: code.includes("%"),
        date: isBuiltInDate(id) || /[ymdhs]/i.test(code.replace(/general/gi, "")),
      });
    },
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
  });
  return formats;
}

interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly format: CellFormat;
  computed: boolean;
  value: string;
}

function sheetRows(
  part: Uint8Array,
  strings: readonly string[],
  formats: readonly CellFormat[],
): SheetCells["rows"] {
  const rows = new Map<number, Map<number, CellValue>>();
  const inline = textCollector();
  let count = 0;
  let row = 0;
  let column = 0;
  let cell: OpenCell | undefined;
  let inValue = false;
  readXml(part, {
    open: (name, attributes) => {
      inline.open(name);
      if (name === "row") {
        row = position(attributes.r ?? "", row + 1, LARGEST.row);
        column = 0;
      } else if (name === "c") {
        const at = addressOf(attributes.r) ?? { row, column: column + 1 };
        column = at.column;
        cell = {
          ...at,
          type: attributes.t ?? "n",
          format: formats[Number(attributes.s ?? 0)] ?? PLAIN,
          computed: false,
          value: "",
        };
      } else if (name === "f" && cell !== undefined) cell.computed = true;
      inValue = name === "v";
    },
    text: (text) => {
      inline.add(text);
      if (inValue && cell !== undefined && cell.value.length <= LARGEST.text) cell.value += text;
    },
    close: (name) => {
      inline.close(name);
      if (name === "v") inValue = false;
      if (name !== "c" || cell === undefined) return;
      const text = inline.take();
      const value = cellValue(cell.type === "inlineStr" ? { ...cell, value: text } : cell, strings);
      if (value !== undefined) {
        count += 1;
        if (count > LARGEST.cells) throw new UnreadableWorkbook("file-too-large");
        const cells = rows.get(cell.row) ?? new Map<number, CellValue>();
        rows.set(cell.row, cells.set(cell.column, value));
      }
      cell = undefined;
    },
  });
  return rows;
}

function cellValue(
  { type, value, format, computed }: OpenCell,
  strings: readonly string[],
): CellValue | undefined {
  switch (type) {
    case "s":
      return textValue(strings[Number(value)] ?? "", computed);
    case "str":
      return textValue(unescaped(value), computed);
    case "inlineStr":
      return textValue(value, computed);
    case "d":
      return textValue(value, computed);
    case "b":
      return value === "" ? undefined : { kind: "boolean", value: value === "1" || value === "true" };
    case "e":
      return { kind: "error", text: value };
    default:
      return numberValue(value, format, computed);
  }
}

function textValue(text: string, computed: boolean): CellValue | undefined {
  return text === "" ? undefined : { kind: "text", text, computed };
}

function numberValue(value: string, format: CellFormat, computed: boolean): CellValue | undefined {
  const raw = value.trim();
  if (raw === "") return undefined;
  // Number("0x10") and Number("Infinity") are not what a sheet shows.
  if (!/^[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?$/.test(raw))
    return { kind: "error", text: raw };
  return { kind: "number", raw, percent: format.percent, date: format.date, computed };
}

function addressOf(reference: string | undefined): { row: number; column: number } | undefined {
  const parts = /^([A-Z]{1,3})([0-9]{1,7})$/.exec(reference ?? "");
  if (parts === null) return undefined;
  const column = [...(parts[1] ?? "")].reduce((no, letter) => no * 26 + letter.charCodeAt(0) - 64, 0);
  return {
    row: position(parts[2] ?? "", 0, LARGEST.row),
    column: position(String(column), 0, LARGEST.column),
  };
}

function position(text: string, otherwise: number, largest: number): number {
  const no = text === "" ? otherwise : Number(text);
  if (!Number.isInteger(no) || no < 1 || no > largest) throw new UnreadableWorkbook("file-unreadable");
  return no;
}
