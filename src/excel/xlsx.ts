/** Reads an .xlsx package: its sheets through their relationships, whatever the parts are called. */
import {
  type CellValue,
  type ForeignWorkbook,
  once,
  type Rows,
  RowsBuilder,
  type Sheet,
  textValue,
} from "./cells.ts";
import { dayOf, GENERAL, type NumberFormat, numberFormat } from "./number-formats.ts";
import { LIMITS, UnreadableWorkbook } from "./unreadable.ts";
import { type Attributes, readXml } from "./xml.ts";
import type { Archive } from "./zip.ts";

/** @throws {UnreadableWorkbook} where it holds no workbook */
export function readXlsx(archive: Archive, check: () => void): ForeignWorkbook {
  const main = relations(archive, "", check).find(({ type }) => type === "officeDocument")?.target;
  const book = main === undefined ? undefined : archive.part(main);
  if (main === undefined || book === undefined || !main.endsWith(".xml"))
    throw new UnreadableWorkbook("file-not-workbook", otherDocument(archive));
  const linked = relations(archive, main, check);
  const linkedPart = (type: string): Uint8Array | undefined => {
    const target = linked.find((one) => one.type === type)?.target;
    return target === undefined ? undefined : archive.part(target);
  };
  const strings = once(() => sharedStrings(linkedPart("sharedStrings"), check));
  const formats = once(() => cellFormats(linkedPart("styles"), check));
  const sheets: Sheet[] = [];
  let from1904 = false;
  let isWorkbook = false;
  const add = (attributes: Attributes): void => {
    const target = linked.find(({ id }) => id === attributes[":id"])?.target;
    const read = (): Rows => {
      const part = target === undefined ? undefined : archive.part(target);
      if (part === undefined) return new Map();
      return sheetRows(part, { strings: strings(), formats: formats(), from1904 }, check);
    };
    const hidden = (attributes.state ?? "visible") !== "visible";
    sheets.push({ name: attributes.name ?? "", hidden, rows: once(read) });
  };
  const onOpen = (name: string, attributes: Attributes): void => {
    if (name === "workbook") isWorkbook = true;
    else if (name === "workbookPr") from1904 = /^(?:1|true)$/.test(attributes.date1904 ?? "");
    else if (name === "sheet") add(attributes);
  };
  readXml(book, { open: onOpen }, check);
  if (!isWorkbook) throw new UnreadableWorkbook("file-not-workbook", otherDocument(archive));
  return { kind: "xlsx", sheets, hasPictures: archive.names.some((name) => name.startsWith("xl/media/")) };
}

/** What a package of Office's is, where it is no workbook. */
function otherDocument({ names }: Archive): string {
  const folder = names.map((name) => name.split("/")[0] ?? "");
  if (names.includes("xl/workbook.bin")) return "xlsb";
  if (folder.includes("word")) return "docx";
  return folder.includes("ppt") ? "pptx" : "zip";
}

interface Relation {
  readonly id: string;
  readonly type: string;
  /** A path inside the package. */
  readonly target: string;
}

function relations(archive: Archive, of: string, check: () => void): readonly Relation[] {
  const slash = of.lastIndexOf("/");
  const folder = of.slice(0, slash + 1);
  const part = archive.part(`${folder}_rels/${of.slice(slash + 1)}.rels`);
  const found: Relation[] = [];
  if (part === undefined) return found;
  const open = (name: string, { Id = "", Target = "", Type = "", TargetMode = "" }: Attributes): void => {
    if (name !== "Relationship" || TargetMode === "External") return;
    const target = Target.startsWith("/") ? Target.slice(1) : `${folder}${Target}`;
    found.push({ id: Id, target: normalised(target), type: Type.slice(Type.lastIndexOf("/") + 1) });
  };
  readXml(part, { open }, check);
  return found;
}

function normalised(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

function sharedStrings(part: Uint8Array | undefined, check: () => void): readonly string[] {
  const strings: string[] = [];
  if (part === undefined) return strings;
  const text = new TextCollector();
  const close = (name: string): void => {
    text.close(name);
    if (name === "si") strings.push(text.take());
  };
  readXml(part, { open: (name) => text.open(name), close, text: (more) => text.add(more) }, check);
  return strings;
}

/** Collects the text of `t` elements, leaving out the phonetic guides of East Asian text. */
class TextCollector {
  private collected = "";
  private inText = false;
  private phonetic = 0;

  open(name: string): void {
    if (name === "t") this.inText = true;
    else if (name === "rPh") this.phonetic += 1;
  }

  close(name: string): void {
    if (name === "t") this.inText = false;
    else if (name === "rPh") this.phonetic -= 1;
  }

  add(text: string): void {
    if (!this.inText || this.phonetic > 0) return;
    this.collected += text;
    // A character that XML cannot carry takes seven in its place.
    if (this.collected.length > LIMITS.text * 7)
      throw new UnreadableWorkbook("file-long-text", String(this.collected.length));
  }

  take(): string {
    const text = this.collected;
    this.collected = "";
    return unescaped(text);
  }
}

/** `_x000D_` stands for a character that XML cannot carry. */
function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function cellFormats(part: Uint8Array | undefined, check: () => void): readonly NumberFormat[] {
  const formats: NumberFormat[] = [];
  if (part === undefined) return formats;
  const codes = new Map<number, string>();
  let inCells = false;
  const open = (name: string, attributes: Attributes): void => {
    if (name === "numFmt") codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
    else if (name === "cellXfs") inCells = true;
    else if (name === "xf" && inCells) {
      const id = Number(attributes.numFmtId ?? 0);
      formats.push(numberFormat(id, codes.get(id)));
    }
  };
  const close = (name: string): void => {
    if (name === "cellXfs") inCells = false;
  };
  readXml(part, { open, close }, check);
  return formats;
}

interface SheetContext {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly from1904: boolean;
}

function sheetRows(part: Uint8Array, context: SheetContext, check: () => void): Rows {
  const reader = new SheetReader(context);
  const handlers = {
    open: (name: string, attributes: Attributes) => reader.open(name, attributes),
    close: (name: string) => reader.close(name),
    text: (text: string) => reader.text(text),
  };
  readXml(part, handlers, check);
  return reader.rows();
}

class SheetReader {
  private readonly built = new RowsBuilder();
  private readonly inline = new TextCollector();
  private readonly context: SheetContext;
  private row = 0;
  private column = 0;
  private type = "";
  private style = "";
  private value = "";
  private formula: string | undefined;
  private inCell = false;
  private inside: "value" | "formula" | "" = "";

  constructor(context: SheetContext) {
    this.context = context;
  }

  rows(): Rows {
    return this.built.done();
  }

  open(name: string, attributes: Attributes): void {
    if (name === "c") this.openCell(attributes);
    else if (name === "row") {
      this.row = position(attributes.r ?? "", this.row + 1, LIMITS.row);
      this.column = 0;
    } else if (this.inCell) this.openInside(name);
  }

  private openCell({ r, t = "n", s = "0" }: Attributes): void {
    this.place(r);
    this.type = t;
    this.style = s;
    this.value = "";
    this.formula = undefined;
    this.inCell = true;
  }

  private openInside(name: string): void {
    this.inline.open(name);
    if (name === "v") this.inside = "value";
    else if (name === "f") {
      this.inside = "formula";
      this.formula = "";
    }
  }

  text(text: string): void {
    if (!this.inCell) return;
    if (this.inside === "value") this.value += text;
    else if (this.inside === "formula") this.formula += text;
    else this.inline.add(text);
  }

  close(name: string): void {
    if (!this.inCell) return;
    if (name === "c") this.closeCell();
    else {
      this.inside = "";
      this.inline.close(name);
    }
  }

  private closeCell(): void {
    this.inCell = false;
    const value = this.cellValue();
    if (value !== undefined) this.built.set(this.row, this.column, value);
  }

  private cellValue(): CellValue | undefined {
    const { value, formula } = this;
    const inline = this.type === "inlineStr" ? this.inline.take() : "";
    if (formula !== undefined && value === "" && inline === "") return { kind: "uncomputed", formula };
    switch (this.type) {
      case "s":
        return textValue(this.shared(value), formula);
      case "str":
        return textValue(unescaped(value), formula);
      case "inlineStr":
        return textValue(inline, formula);
      case "d":
        return value === "" ? undefined : { kind: "date", text: value.slice(0, 10), formula };
      case "b":
        return value === "" ? undefined : { kind: "boolean", value: /^(?:1|true)$/.test(value), formula };
      case "e":
        return { kind: "error", text: value, formula };
      case "n":
        return this.numberValue();
      default:
        throw new UnreadableWorkbook("file-unreadable");
    }
  }

  private shared(value: string): string {
    if (value === "") return "";
    const text = this.context.strings[Number(value)];
    // A cell that points to no text shows something in one program and nothing in another.
    if (text === undefined || !/^\s*[0-9]+\s*$/.test(value)) throw new UnreadableWorkbook("file-unreadable");
    return text;
  }

  private numberValue(): CellValue | undefined {
    const { formula } = this;
    const raw = this.value.trim();
    if (raw === "") return undefined;
    // Number("0x10") and Number("Infinity") are not what a sheet shows.
    if (!/^[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?$/.test(raw))
      return { kind: "error", text: raw.slice(0, 40), formula };
    const { percent, date, disguised } = this.context.formats[Number(this.style)] ?? GENERAL;
    if (date) return { kind: "date", text: dayOf(raw, this.context.from1904), formula };
    return { kind: "number", raw, percent, disguised, formula };
  }

  /** Where a cell says it is; else right of the one before it. */
  private place(reference: string | undefined): void {
    if (reference === undefined) {
      this.column = position("", this.column + 1, LIMITS.column);
      return;
    }
    let at = 0;
    let column = 0;
    for (let code = reference.charCodeAt(0); code >= 65 && code <= 90; code = reference.charCodeAt(at)) {
      column = column * 26 + code - 64;
      at += 1;
    }
    if (at > 3) throw new UnreadableWorkbook("file-unreadable");
    this.column = position(String(column), 0, LIMITS.column);
    const row = position(reference.slice(at), 0, LIMITS.row);
    // One that says it is in another row than it lies in is shown in one place here and in another there.
    if (row !== this.row) throw new UnreadableWorkbook("file-unreadable");
  }
}

function position(text: string, otherwise: number, largest: number): number {
  const no = text === "" ? otherwise : Number(text);
  if (!Number.isInteger(no) || no < 1 || no > largest) throw new UnreadableWorkbook("file-unreadable");
  return no;
}
