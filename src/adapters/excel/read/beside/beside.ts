/** What a sheet holds beside the values of its cells: what was written around them, and what makes them look otherwise. */

/** From and to, both counted, from 1. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A block of cells. */
export interface Block {
  readonly rows: Span;
  readonly columns: Span;
}

/** Words that stand at a cell or, where none is named, on the sheet as a whole. */
export interface Words {
  readonly row: number | undefined;
  readonly column: number | undefined;
  readonly text: string;
}

export interface Beside {
  readonly hiddenRows: readonly Span[];
  readonly hiddenColumns: readonly Span[];
  readonly merged: readonly Block[];
  /** Where a condition may make what a cell holds unseen, or cross it out. */
  readonly conditions: readonly Block[];
  /** Comments of people on cells, each thread as one. */
  readonly comments: readonly Words[];
  /** Text boxes and shapes that hold words. */
  readonly drawings: readonly Words[];
  /** Where a click on a cell leads. */
  readonly links: readonly Words[];
  /** What a page carries above and below, without its numbers and dates. */
  readonly pages: readonly string[];
}

export const NOTHING_BESIDE: Beside = {
  hiddenRows: [],
  hiddenColumns: [],
  merged: [],
  conditions: [],
  comments: [],
  drawings: [],
  links: [],
  pages: [],
};

export function isIn(spans: readonly Span[], no: number): boolean {
  return spans.some(({ from, to }) => from <= no && no <= to);
}

export function covers({ rows, columns }: Block, row: number, column: number): boolean {
  return isIn([rows], row) && isIn([columns], column);
}

const ADDRESS = /^\$?([A-Z]{1,3})\$?([0-9]{1,7})$/;

/** `J10` as row and column; undefined where it is no address. */
export function addressed(text: string): { readonly row: number; readonly column: number } | undefined {
  const [, letters, digits] = ADDRESS.exec(text) ?? [];
  if (letters === undefined) return undefined;
  const column = [...letters].reduce((no, letter) => no * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(digits), column };
}

/** `A1:B2 C3` as blocks; what is no address is left out. */
export function blocksIn(text: string): readonly Block[] {
  return text.split(/\s+/).flatMap((one): readonly Block[] => {
    const [first = "", last = first] = one.split(":");
    const [from, to] = [addressed(first), addressed(last)];
    if (from === undefined || to === undefined) return [];
    return [{ rows: { from: from.row, to: to.row }, columns: { from: from.column, to: to.column } }];
  });
}
