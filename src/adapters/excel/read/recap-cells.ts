/** Is a workbook the one that a recap gives? Its cells are compared, without a library that lays out a workbook anew. */

import type { RecapHead } from "../../../app/ports/workbooks.ts";
import type { Recap } from "../../../domain/recap/recap.ts";
import { type Stopwatch, timeLimit, UnreadableWorkbook } from "../unreadable.ts";
import { showsWhatItSays } from "../write/recap-styles.ts";
import { layRecap } from "../write/recap-writer.ts";
import type { Workbook } from "../write/workbook.ts";
import type { CellValue } from "./format/cells.ts";
import { readXlsx } from "./format/xlsx.ts";
import { openArchive, unpackedOnce } from "./format/zip.ts";

/** Address such as `3,4` → what stands there, with its formula where it has one. */
type Cells = ReadonlyMap<string, string>;

/** @param now by which a workbook that takes too long to read is given up */
export function isWrittenRecap(bytes: Uint8Array, recap: Recap, head: RecapHead, now: Stopwatch): boolean {
  const expected = new CellRecorder();
  // The writer lays out any workbook; this one only remembers what is put into its cells.
  layRecap(expected as unknown as Workbook, recap, head);
  try {
    const archive = unpackedOnce(openArchive(bytes));
    const { sheets } = readXlsx(archive, timeLimit(now));
    const names = [...expected.sheets.keys()];
    return (
      isSameList(
        sheets.map(({ name }) => name),
        names,
      ) &&
      showsWhatItSays(archive, names.length) &&
      sheets.every(({ name, rows }) => isSame(readCells(rows()), expected.sheets.get(name)?.cells()))
    );
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return false;
    throw error;
  }
}

function isSameList(found: readonly string[], expected: readonly string[]): boolean {
  return found.length === expected.length && found.every((one, at) => one === expected[at]);
}

function readCells(rows: Iterable<readonly [number, Iterable<readonly [number, CellValue]>]>): Cells {
  const cells = new Map<string, string>();
  for (const [row, inRow] of rows)
    for (const [column, value] of inRow) cells.set(`${row},${column}`, plainCell(value));
  return cells;
}

function plainCell(value: CellValue): string {
  const formula = value.formula === undefined ? "" : `=${value.formula} `;
  switch (value.kind) {
    case "number":
      // A format that hides a number, or leaves thousands out, shows another than is stored.
      return value.disguised ? "disguised" : `${formula}${Number(value.raw)}`;
    case "text":
      return `${formula}"${value.text}"`;
    default:
      return `${formula}${value.kind}`;
  }
}

function isSame(found: Cells, expected: Cells | undefined): boolean {
  return (
    expected !== undefined &&
    found.size === expected.size &&
    [...found].every(([address, value]) => expected.get(address) === value)
  );
}

/** What the writer asks of a cell, a row or a column: anything may be set on it. */
interface Settable {
  value?: unknown;
}

class SheetRecorder {
  readonly #cells = new Map<string, Settable>();

  getCell(row: number, column: number): Settable {
    const address = `${row},${column}`;
    const cell = this.#cells.get(address) ?? {};
    this.#cells.set(address, cell);
    return cell;
  }

  getRow(row: number): Settable & { getCell(column: number): Settable } {
    return { getCell: (column) => this.getCell(row, column) };
  }

  getColumn(): Settable {
    return {};
  }

  mergeCells(): void {
    // Merged cells show the first of them, which is set by itself.
  }

  cells(): Cells {
    return new Map(
      [...this.#cells].flatMap(([address, { value }]) => {
        const plain = plainValue(value);
        return plain === undefined ? [] : [[address, plain] as const];
      }),
    );
  }
}

/** A workbook as far as the recap's writer knows one. */
class CellRecorder {
  readonly sheets = new Map<string, SheetRecorder>();

  addWorksheet(name: string): SheetRecorder {
    const sheet = new SheetRecorder();
    this.sheets.set(name, sheet);
    return sheet;
  }
}

/** As it is read back; undefined where the cell stays empty. */
function plainValue(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return value === "" ? undefined : `"${value}"`;
  if (typeof value !== "object" || value === null) return undefined;
  const { formula, result } = value as { formula?: string; result?: number };
  return `=${formula} ${result}`;
}
