/** Reads an OpenDocument spreadsheet (OASIS ODF 1.3, part 3 §9): what LibreOffice saves where nobody chose a format. */

import { LIMITS, UnreadableWorkbook } from "../../unreadable.ts";
import { OdsBeside } from "../beside/ods-sheet.ts";
import { OdsStyles } from "../styles/ods-styles.ts";
import {
  type CellValue,
  type ForeignWorkbook,
  type Look,
  numberCell,
  type Rows,
  RowsBuilder,
  type Sheet,
  textValue,
} from "./cells.ts";
import { type Attributes, decoded, readXml } from "./xml.ts";
import type { Archive } from "./zip.ts";

/** @throws {UnreadableWorkbook} where it is damaged or locked by a password */
export function readOds(archive: Archive, check: () => void): ForeignWorkbook {
  const manifest = archive.part("META-INF/manifest.xml");
  if (manifest !== undefined) refuseEncrypted(manifest, check);
  const content = archive.part("content.xml");
  if (content === undefined) throw new UnreadableWorkbook("file-unreadable");
  const styles = new OdsStyles();
  for (const part of [archive.part("styles.xml"), content])
    if (part !== undefined) styles.read(decoded(part), check);
  const reader = new ContentReader(styles);
  const handlers = {
    open: (name: string, attributes: Attributes) => reader.open(name, attributes),
    close: (name: string) => reader.close(name),
    text: (text: string) => reader.text(text),
  };
  readXml(decoded(content), handlers, check);
  const hasPictures = archive.names.some((name) => name.startsWith("pictures/"));
  const { sheets, namesOutside, tracksChanges } = reader;
  // An object that lies in the document has a part of its own content.
  const hasObjects = archive.names.some((name) => /^object [0-9]+\/content\.xml$/.test(name));
  return {
    kind: "ods",
    sheets,
    hasPictures,
    namesOutside,
    attachments: hasObjects ? ["document"] : [],
    tracksChanges,
  };
}

function refuseEncrypted(manifest: Uint8Array, check: () => void): void {
  const open = (name: string): void => {
    if (name === "encryption-data") throw new UnreadableWorkbook("file-encrypted");
  };
  readXml(decoded(manifest), { open }, check);
}

/** Inside these, text is a remark or a drawing, not what the cell holds. */
const ASIDE: ReadonlySet<string> = new Set([
  "annotation",
  "shapes",
  "frame",
  "custom-shape",
  "tracked-changes",
]);

class ContentReader {
  readonly sheets: Sheet[] = [];
  readonly namesOutside: string[] = [];
  tracksChanges = false;
  private readonly styles: OdsStyles;
  private beside: OdsBeside;
  private built = new RowsBuilder();
  private table: string | undefined;
  private row = 0;
  private column = 0;
  private rowRepeats = 1;
  private inRow: { readonly column: number; readonly value: CellValue }[] = [];
  private cell: Attributes | undefined;
  private paragraphs: string[] = [];
  private inParagraph = 0;
  private aside = 0;
  /** What is said in a remark or a drawing, paragraph by paragraph. */
  private words = "";
  private inWords = false;
  /** The styles of the parts of a cell's text. */
  private parts: string[] = [];

  constructor(styles: OdsStyles) {
    this.styles = styles;
    this.beside = new OdsBeside(styles, {});
  }

  open(name: string, attributes: Attributes): void {
    if (this.aside > 0 || (ASIDE.has(name) && this.table !== undefined)) this.openAside(name);
    else if (this.cell !== undefined) this.openInside(name, attributes);
    else this.openAround(name, attributes);
  }

  private openAside(name: string): void {
    if (ASIDE.has(name)) {
      if (this.aside === 0) this.words = "";
      this.aside += 1;
    } else if (name === "p") this.inWords = true;
  }

  private openAround(name: string, attributes: Attributes): void {
    this.beside.open(name, attributes);
    switch (name) {
      case "tracked-changes":
        this.tracksChanges = true;
        break;
      case "named-range":
      case "named-expression":
        this.named(attributes[":cell-range-address"] ?? attributes[":expression"] ?? "");
        break;
      case "table-column":
        this.beside.column(attributes, repeats(attributes[":number-columns-repeated"], LIMITS.column));
        break;
      case "table":
        this.openTable(attributes);
        break;
      case "table-row":
        this.rowRepeats = repeats(attributes[":number-rows-repeated"], LIMITS.row);
        this.column = 0;
        this.inRow = [];
        this.beside.row(attributes, { from: this.row + 1, to: this.row + this.rowRepeats });
        break;
      case "table-cell":
      case "covered-table-cell":
        this.cell = attributes;
        this.paragraphs = [];
        this.parts = [];
    }
  }

  private named(place: string): void {
    if (/:\/\/|#/.test(place)) this.namesOutside.push(place);
  }

  private openTable(attributes: Attributes): void {
    // A table inside a cell is none of ours, and no spreadsheet program makes one.
    if (this.table !== undefined) throw new UnreadableWorkbook("file-unreadable");
    this.table = attributes[":name"] ?? "";
    this.built = new RowsBuilder();
    this.beside = new OdsBeside(this.styles, attributes);
    this.row = 0;
  }

  private openInside(name: string, attributes: Attributes): void {
    if (name === "p") {
      this.inParagraph += 1;
      this.paragraphs.push("");
    } else if (name === "s") this.text(" ".repeat(Math.min(Number(attributes[":c"] ?? 1), LIMITS.text)));
    else if (name === "tab") this.text("\t");
    else if (name === "line-break") this.text("\n");
    else if (name === "span") this.parts.push(attributes[":style-name"] ?? "");
    else if (name === "a") this.beside.link({ ...this.here(), text: attributes[":href"] ?? "" });
  }

  private here(): { readonly row: number; readonly column: number } {
    return { row: this.row + 1, column: this.column + 1 };
  }

  text(text: string): void {
    if (this.inWords) this.words += text;
    if (this.aside > 0 || this.inParagraph === 0) return;
    const last = this.paragraphs.length - 1;
    this.paragraphs[last] = `${this.paragraphs[last] ?? ""}${text}`;
  }

  close(name: string): void {
    if (this.aside > 0) {
      this.closeAside(name);
      return;
    }
    switch (name) {
      case "p":
        if (this.inParagraph > 0) this.inParagraph -= 1;
        break;
      case "table-cell":
      case "covered-table-cell":
        this.closeCell();
        break;
      case "table-row":
        this.closeRow();
        break;
      case "table":
        this.closeTable();
    }
  }

  private closeAside(name: string): void {
    if (name === "p") {
      this.inWords = false;
      this.words += "\n";
    } else if (ASIDE.has(name)) this.aside -= 1;
    if (this.aside > 0) return;
    const place = this.cell === undefined ? { row: undefined, column: undefined } : this.here();
    const words = { ...place, text: this.words.trim() };
    if (name === "annotation") this.beside.comment(words);
    else this.beside.drawing(words);
  }

  private closeCell(): void {
    const attributes = this.cell ?? {};
    const { row, column } = this.here();
    this.beside.cell(attributes, row, column);
    const look = this.beside.look(attributes, column, this.parts);
    const value = cellValue(attributes, this.paragraphs.join("\n"), look);
    const times = repeats(attributes[":number-columns-repeated"], LIMITS.column);
    this.cell = undefined;
    if (value === undefined) this.column += times;
    else {
      // A row full of one value may stand for sixteen thousand cells.
      for (let no = 0; no < times; no++) {
        this.column += 1;
        this.inRow.push({ column: this.column, value });
      }
      if (this.inRow.length > LIMITS.cells)
        throw new UnreadableWorkbook("file-many-cells", String(LIMITS.cells));
    }
    if (this.column > LIMITS.column) throw new UnreadableWorkbook("file-unreadable");
  }

  private closeRow(): void {
    const first = this.row + 1;
    this.row += this.rowRepeats;
    if (this.row > LIMITS.row) throw new UnreadableWorkbook("file-unreadable");
    if (this.inRow.length === 0) return;
    for (let row = first; row <= this.row; row++)
      for (const { column, value } of this.inRow) this.built.set(row, column, value);
  }

  private closeTable(): void {
    if (this.table === undefined) return;
    const rows: Rows = this.built.done();
    const beside = this.beside.done();
    this.sheets.push({
      name: this.table,
      isHidden: this.beside.isHidden,
      rows: () => rows,
      beside: () => beside,
    });
    this.table = undefined;
  }
}

function cellValue(attributes: Attributes, shown: string, look?: Look): CellValue | undefined {
  const formula = formulaText(attributes[":formula"]);
  const type = attributes[":value-type"];
  // LibreOffice keeps an error as a text, and says beside it that it is one.
  if (/^(?:#[A-Z/0!?]+[A-Z!?/]|Err:[0-9]+)$/.test(shown) && type !== "float") {
    if (formula !== undefined) return { kind: "error", text: shown, formula };
  }
  switch (type) {
    case "float":
    case "currency":
    case "percentage":
      // Formats lie elsewhere in the file; whether they show a number at all is seen in what is shown.
      return numberCell(
        attributes[":value"] ?? "",
        { percent: type === "percentage", disguised: !/[0-9]/.test(shown), shown, look },
        formula,
      );
    case "date":
      return { kind: "date", text: (attributes[":date-value"] ?? "").slice(0, 10), look, formula };
    case "boolean":
      return { kind: "boolean", value: attributes[":boolean-value"] === "true", formula };
    case "time":
      return { kind: "date", text: shown, formula };
    default:
      if (formula !== undefined && shown === "" && type === undefined) return { kind: "uncomputed", formula };
      return textValue(shown, formula, look);
  }
}

/** `of:=IF([.I10]=0;"";[.J10])` → `IF(I10=0,"",J10)`, as the same formula reads in Excel. */
function formulaText(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return text
    .replace(/^[a-z]+:=|^=/i, "")
    .replace(/\[\.([$A-Z0-9]+)\]/g, "$1")
    .replace(/\[\.([$A-Z0-9]+):\.([$A-Z0-9]+)\]/g, "$1:$2")
    .replaceAll(";", ",");
}

function repeats(text: string | undefined, largest: number): number {
  const times = text === undefined ? 1 : Number(text);
  if (!Number.isInteger(times) || times < 1 || times > largest)
    throw new UnreadableWorkbook("file-unreadable");
  return times;
}
