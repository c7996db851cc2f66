/** The cells of one sheet of an .xlsx package: places, types, formats, formulas. */

import { PARTS, remembered } from "../../memoize.ts";
import { LIMITS, UnreadableWorkbook } from "../../unreadable.ts";
import type { Span } from "../beside/beside.ts";
import {
  hidesRow,
  type SheetSurroundings,
  SurroundingsReader,
  surroundingsIn,
} from "../beside/xlsx-sheet.ts";
import { PLAIN, type Styles } from "../styles/cell-styles.ts";
import {
  areDigits,
  type CellValue,
  type Look,
  numberCell,
  type Rows,
  RowsBuilder,
  textValue,
} from "./cells.ts";
import type { CellHead } from "./cells-fast-path.ts";
import { dayOf } from "./number-formats.ts";
import { type Marks, refuseStray, TextCollector, unescaped } from "./rich-text.ts";
import { type Attributes, decoded, readXml } from "./xml.ts";
import { usualCells } from "./xml-fast-path.ts";

/** The texts that cells of all sheets point to, and how parts of some of them stand out. */
export interface SharedStrings {
  readonly texts: readonly string[];
  readonly marks: ReadonlyMap<number, Marks>;
}

export interface SheetContext {
  readonly strings: SharedStrings;
  readonly styles: Styles;
  readonly from1904: boolean;
}

export interface ReadSheet {
  readonly rows: Rows;
  readonly around: SheetSurroundings;
}

/** The cells of a sheet's part, and what surrounds them. @throws {UnreadableWorkbook} */
export function readSheet(part: Uint8Array, context: SheetContext, check: () => void): ReadSheet {
  const xml = decoded(part);
  const quick = new SheetReader(context);
  const hiddenRows: Span[] = [];
  const rest = usualCells(
    xml,
    (row, attributes) => {
      quick.usualRow(row);
      if (hidesRow(attributes)) hiddenRows.push({ from: Number(row), to: Number(row) });
    },
    (head, value) => quick.usual(head, value),
  );
  const around = rest === undefined ? undefined : surroundings(rest, check);
  if (around?.hasCells === false) return { rows: quick.rows(), around: { ...around, hiddenRows } };
  const reader = new SheetReader(context);
  const beside = new SurroundingsReader();
  const handlers = {
    open: (name: string, attributes: Attributes) => {
      reader.open(name, attributes);
      beside.open(name, attributes);
    },
    close: (name: string) => {
      reader.close(name);
      beside.close(name);
    },
    text: (text: string) => {
      reader.text(text);
      beside.text(text);
    },
  };
  readXml(xml, handlers, check);
  return { rows: reader.rows(), around: beside.surroundings() };
}

/** What surrounds the cells is the same in most returns of a batch. */
const surroundings = remembered(surroundingsIn, PARTS);

export const EMPTY_SHEET: ReadSheet = {
  rows: new Map(),
  around: new SurroundingsReader().surroundings(),
};

class SheetReader {
  private readonly built = new RowsBuilder();
  private readonly inline = new TextCollector();
  private readonly context: SheetContext;
  private row = 0;
  private rowText = "";
  private column = 0;
  type = "";
  style = "";
  value = "";
  formula: string | undefined;
  private inCell = false;
  private inData = false;
  private valued = false;
  private inside: "value" | "formula" | "" = "";

  constructor(context: SheetContext) {
    this.context = context;
  }

  rows(): Rows {
    return this.built.done();
  }

  open(name: string, attributes: Attributes): void {
    if (this.inCell) this.openInside(name, attributes);
    else if (name === "c") this.openCell(attributes);
    else if (name === "row") {
      this.row = position(attributes.r ?? "", this.row + 1, LIMITS.row);
      this.rowText = String(this.row);
      this.column = 0;
    } else if (name === "sheetData") this.inData = true;
  }

  usualRow(row: string): void {
    this.row = position(row, 0, LIMITS.row);
  }

  /** A cell in its usual spelling, in a row that says the same number. */
  usual(head: CellHead, written: string): void {
    if (head.column > LIMITS.column) throw unreadable();
    const value = cellValue(this.context, head, written, "");
    if (value !== undefined) this.built.set(this.row, head.column, value);
  }

  private openCell({ r, t = "n", s = "0" }: Attributes): void {
    this.place(r);
    this.type = t;
    this.style = s;
    this.value = "";
    this.valued = false;
    this.formula = undefined;
    this.inCell = true;
    if (!/^[0-9]{1,6}$/.test(s)) throw unreadable();
  }

  private openInside(name: string, attributes: Attributes): void {
    this.inline.open(name, attributes);
    // One value a cell, and nothing inside it: two would be shown as one here and as the other there.
    if (this.inside !== "" || name === "c" || (name === "v" && this.valued)) throw unreadable();
    if (name === "v") {
      this.inside = "value";
      this.valued = true;
    } else if (name === "f") {
      if (this.formula !== undefined) throw unreadable();
      this.inside = "formula";
      this.formula = "";
    }
  }

  text(text: string): void {
    if (!this.inCell) {
      if (this.inData) refuseStray(text);
    } else if (this.inside === "value") this.value += text;
    else if (this.inside === "formula") this.formula += text;
    else this.inline.add(text);
  }

  close(name: string): void {
    if (name === "sheetData") this.inData = false;
    if (!this.inCell) return;
    if (name === "c") this.closeCell();
    else {
      this.inside = "";
      this.inline.close(name);
    }
  }

  private closeCell(): void {
    this.inCell = false;
    const marks = this.inline.takeMarks();
    const inline = this.type === "inlineStr" ? this.inline.take() : "";
    const value = cellValue(this.context, this, this.value, inline, marks);
    if (value !== undefined) this.built.set(this.row, this.column, value);
  }

  /** Where a cell says it is; else right of the one before it. */
  private place(reference: string | undefined): void {
    if (reference === undefined) {
      this.column = position("", this.column + 1, LIMITS.column);
      return;
    }
    const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? "";
    this.column = columnNumber(letters);
    const row = reference.slice(letters.length);
    // One that says it is in another row than it lies in is shown in one place here and in another there.
    if (row !== this.rowText) throw unreadable();
  }
}

/** What is written of a cell, whoever read it. */
interface Written {
  readonly type: string;
  readonly style: string | number;
  readonly formula: string | undefined;
}

function cellValue(
  context: SheetContext,
  { type, style, formula }: Written,
  value: string,
  inline: string,
  marks?: Marks,
): CellValue | undefined {
  if (formula !== undefined && value === "" && inline === "") return { kind: "uncomputed", formula };
  const { look } = context.styles.cells[Number(style)] ?? PLAIN;
  switch (type) {
    case "s":
      return sharedText(context.strings, value, look, formula);
    case "str":
      return textValue(unescaped(value), formula, look);
    case "inlineStr":
      return textValue(inline, formula, together(look, marks));
    case "d":
      return value === "" ? undefined : { kind: "date", text: value.slice(0, 10), look, formula };
    case "b":
      return value === "" ? undefined : { kind: "boolean", value: /^(?:1|true)$/.test(value), look, formula };
    case "e":
      return { kind: "error", text: value, formula };
    case "n":
      return numberValue(context, style, value.trim(), formula);
    default:
      throw unreadable();
  }
}

/** How a cell looks by its own style and by that of its parts. */
function together(look: Look | undefined, marks: Marks | undefined): Look | undefined {
  if (marks === undefined) return look;
  return {
    struck: marks.struck || look?.struck === true,
    raised: marks.raised || look?.raised === true,
    unseen: look?.unseen,
  };
}

function sharedText(
  { texts, marks }: SharedStrings,
  value: string,
  look: Look | undefined,
  formula: string | undefined,
): CellValue | undefined {
  if (value === "") return textValue("", formula);
  const no = Number(value);
  const text = texts[no];
  // A cell that points to no text shows something in one program and nothing in another.
  if (text === undefined || !(areDigits(value) || /^\s*[0-9]+\s*$/.test(value))) throw unreadable();
  return textValue(text, formula, marks.size === 0 ? look : together(look, marks.get(no)));
}

function numberValue(
  { styles, from1904 }: SheetContext,
  style: string | number,
  raw: string,
  formula: string | undefined,
): CellValue | undefined {
  if (raw === "") return undefined;
  const format = styles.cells[Number(style)] ?? PLAIN;
  const cell = numberCell(raw, format, formula);
  return format.date && cell.kind === "number"
    ? { kind: "date", text: dayOf(raw, from1904), look: format.look, formula }
    : cell;
}

function unreadable(): UnreadableWorkbook {
  return new UnreadableWorkbook("file-unreadable");
}

function columnNumber(letters: string): number {
  let column = 0;
  for (let at = 0; at < letters.length; at++) column = column * 26 + letters.charCodeAt(at) - 64;
  if (column < 1 || column > LIMITS.column) throw unreadable();
  return column;
}

function position(text: string, otherwise: number, largest: number): number {
  const no = text === "" ? otherwise : Number(text);
  if (!Number.isInteger(no) || no < 1 || no > largest) throw unreadable();
  return no;
}
