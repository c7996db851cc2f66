/** The cells of a foreign workbook as they are stored: every way a value may stand in a sheet, and nothing else of it. */
import { LIMITS, UnreadableWorkbook } from "../../unreadable.ts";
import type { Beside } from "../beside/beside.ts";
import type { Marks } from "./rich-text.ts";

/** What a cell holds. `formula` is its text without `=`, empty where it is shared from elsewhere. */
export type CellValue = {
  readonly formula?: string | undefined;
  /** Undefined for a cell that looks as it is. */
  readonly look?: Look | undefined;
} & (
  | {
      readonly kind: "number";
      /** As the file has it. */
      readonly raw: string;
      /** The format shows 0,985 as 98,5 %. */
      readonly percent: boolean;
      /** The format shows something else than the number: nothing at all, or thousands left out. */
      readonly disguised: boolean;
      /** The code of its format, where the file spells one out. */
      readonly code?: string | undefined;
      /** What the program that saved it showed, where the file keeps that. */
      readonly shown?: string | undefined;
    }
  | { readonly kind: "text"; readonly text: string }
  /** Shown as a day: YYYY-MM-DD. */
  | { readonly kind: "date"; readonly text: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "error"; readonly text: string }
  /** A formula whose result the program that saved the file did not keep. */
  | { readonly kind: "uncomputed" }
);

/** Row number → its cells. */
export type Rows = ReadonlyMap<number, RowCells>;

/** The cells of one row by column number; empty cells are absent. A list, since rows are short and there are many. */
export class RowCells {
  private readonly near: (CellValue | undefined)[] = [];
  private far: Map<number, CellValue> | undefined;

  get(column: number): CellValue | undefined {
    return column < NEAR ? this.near[column] : this.far?.get(column);
  }

  /** @throws {UnreadableWorkbook} where there is one already: programs differ in which of two they show */
  add(column: number, value: CellValue): void {
    if (this.get(column) !== undefined) throw new UnreadableWorkbook("file-unreadable");
    if (column >= NEAR) {
      this.far ??= new Map();
      this.far.set(column, value);
      return;
    }
    while (this.near.length < column) this.near.push(undefined);
    this.near[column] = value;
  }

  *[Symbol.iterator](): Iterator<readonly [column: number, value: CellValue]> {
    for (const [column, value] of this.near.entries()) if (value !== undefined) yield [column, value];
    if (this.far !== undefined) yield* this.far;
  }
}

/** Columns beyond are kept otherwise, so that one cell far out makes no long list. */
const NEAR = 128;

export interface Sheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** Read when asked for, once. @throws {UnreadableWorkbook} */
  readonly rows: () => Rows;
  /** What it holds beside its cells; read when asked for, once. @throws {UnreadableWorkbook} */
  readonly beside: () => Beside;
}

/** A workbook of whatever kind, as the readers of forms see it. */
export interface ForeignWorkbook {
  readonly kind: "xlsx" | "ods";
  readonly sheets: readonly Sheet[];
  /** Pictures were pasted in; what they show is not read. */
  readonly hasPictures: boolean;
  /** Names that stand for places in other files: each with what it stands for. */
  readonly namesOutside: readonly string[];
  /** What else it carries: documents inside it, programs. */
  readonly attachments: readonly string[];
  /** Changes were recorded in it: what stood there before still lies in the file. */
  readonly tracksChanges: boolean;
}

/** What makes a cell look otherwise than what it holds. */
export interface Look extends Marks {
  /** Nobody can see it: letters in the colour of their ground, too small, or a text by a format that shows none. */
  readonly unseen: "colour" | "size" | "format" | undefined;
}

/** Collects cells, within the bounds of a sheet. */
export class RowsBuilder {
  private readonly rows = new Map<number, RowCells>();
  private row = 0;
  /** The cells of that row; a sheet's cells come row by row. */
  private cells: RowCells | undefined;
  private count = 0;

  set(row: number, column: number, value: CellValue): void {
    this.count += 1;
    if (this.count > LIMITS.cells) throw new UnreadableWorkbook("file-many-cells", String(LIMITS.cells));
    if (this.cells === undefined || row !== this.row) this.cells = this.rowAt(row);
    this.cells.add(column, value);
  }

  private rowAt(row: number): RowCells {
    this.row = row;
    const cells = this.rows.get(row) ?? new RowCells();
    this.rows.set(row, cells);
    return cells;
  }

  done(): Rows {
    return this.rows;
  }
}

/** A text within the bounds of a cell; none where it is empty. */
export function textValue(text: string, formula: string | undefined, look?: Look): CellValue | undefined {
  if (text.length > LIMITS.text) throw new UnreadableWorkbook("file-long-text", String(text.length));
  return text === "" ? undefined : { kind: "text", text, formula, look };
}

/** Number("0x10") and Number("Infinity") are not what a sheet shows. */
const NUMBER = /^[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]{1,3})?$/;
const [ZERO, NINE] = [48, 57] as const;

/** Digits and nothing else, at least one: what most figures and all places of texts are. */
export function areDigits(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < ZERO || code > NINE) return false;
  }
  return text !== "";
}

/** A number as the file spells it; what is spelt in no way that a sheet shows is an error. */
export function numberCell(
  raw: string,
  format: Pick<Extract<CellValue, { kind: "number" }>, "percent" | "disguised" | "code" | "shown" | "look">,
  formula: string | undefined,
): CellValue {
  const { percent, disguised, code, shown, look } = format;
  return areDigits(raw) || NUMBER.test(raw)
    ? { kind: "number", raw, percent, disguised, code, shown, look, formula }
    : { kind: "error", text: raw.slice(0, 40), formula };
}

/** What a cell shows to whoever looks at it, as text. */
export function shownText(cell: CellValue | undefined): string {
  if (cell === undefined) return "";
  switch (cell.kind) {
    case "number":
      return cell.raw;
    case "boolean":
      return cell.value ? "TRUE" : "FALSE";
    case "uncomputed":
      return `=${cell.formula ?? ""}`;
    default:
      return cell.text;
  }
}
