/** Cells that hold something and are none of the form's: whatever was typed there is named, never passed over. */

import type { SectionForm } from "../../../../domain/returns/form.ts";
import type { KeyedSheet } from "../../identity.ts";
import { GUIDE_SHEET, IDENTITY_SHEET, KEY_PREFIX, LIST_SHEET, layoutColumns } from "../../layout.ts";
import { isDueLine, printedTexts } from "../../printed-text.ts";
import { type CellValue, type Sheet, shownText } from "../format/cells.ts";
import { tidied } from "../input-cells.ts";
import { address, type Found } from "./asked-cells.ts";

/** A cell that somebody filled beside what was asked. */
export interface Stray {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** A sheet of the form, and the cells of it that the form speaks of. */
export interface KnownSheet {
  readonly sheet: Sheet;
  /** Does the form itself fill this cell, or ask for it? */
  readonly has: (row: number, column: number, cell: CellValue) => boolean;
}

/** How many cells of one sheet are named one by one. */
const NAMED = 20;
const LONGEST = 200;

export function strayCells(known: readonly KnownSheet[]): readonly Found[] {
  return known.flatMap(({ sheet, has }) => {
    const strays = straysOn(sheet, has);
    const named = strays.slice(0, NAMED).map(({ row, column, text }): Found => {
      const place = { sheet: sheet.name, cell: address(row, column) };
      return { rule: "beside-cell", severity: "warning", ...place, given: text };
    });
    const last = strays[NAMED];
    if (last === undefined) return named;
    const more = String(strays.length - NAMED);
    return [
      ...named,
      {
        rule: "beside-cell",
        severity: "warning",
        sheet: sheet.name,
        cell: address(last.row, last.column),
        given: last.text,
        expected: more,
      },
    ];
  });
}

export function straysOn(sheet: Sheet, has: KnownSheet["has"]): readonly Stray[] {
  const strays: Stray[] = [];
  for (const [row, cells] of sheet.rows())
    for (const [column, cell] of cells) {
      if (has(row, column, cell)) continue;
      const text = tidied(shownText(cell));
      if (text !== null)
        strays.push({ row, column, text: shortened(cell.formula ? `${text} (=${cell.formula})` : text) });
    }
  return strays;
}

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** What a form prints, known again wherever it was moved to. */
class FormTexts {
  private readonly texts: ReadonlySet<string>;
  private readonly lines: number;

  constructor(form: SectionForm) {
    const labels = layoutColumns(form).map(({ label }) => label);
    this.texts = new Set([...printedTexts(form), ...labels].map(plain));
    this.lines = form.definition.guide.length;
  }

  has(column: number, cell: CellValue): boolean {
    if (cell.kind === "text") {
      const text = plain(cell.text);
      return text.startsWith(KEY_PREFIX) || this.texts.has(text) || isDueLine(text);
    }
    // The guide numbers its lines.
    return (
      cell.kind === "number" && column === 1 && /^[0-9]+$/.test(cell.raw) && Number(cell.raw) <= this.lines
    );
  }
}

export type OwnTexts = Pick<FormTexts, "has">;

const known = new WeakMap<SectionForm, OwnTexts>();

/** What a form prints, worked out once for all the returns to it. */
export function ownTextsOf(form: SectionForm): OwnTexts {
  const texts = known.get(form) ?? new FormTexts(form);
  known.set(form, texts);
  return texts;
}

function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** The data sheet: its head, and the cells of its rows; each row that the form knows has an id. */
export function dataSheet(
  sheet: Sheet,
  { keyRow, columns, rows }: KeyedSheet,
  ids: ReadonlySet<string>,
  own: OwnTexts,
): KnownSheet {
  const known = new Set(columns.values());
  const idColumn = columns.get("id") ?? 1;
  const formRows = new Set<number>();
  for (const [no, cells] of rows) if (ids.has(shownText(cells.get(idColumn)).trim())) formRows.add(no);
  return {
    sheet,
    has: (row, column, cell) => {
      if (row < keyRow) return own.has(column, cell);
      // Heads are compared by themselves, whatever they say.
      if (row <= keyRow + 1) return known.has(column) || own.has(column, cell);
      return known.has(column) && formRows.has(row);
    },
  };
}

/** A list of the form, such as that of evidence: its head, and its columns from there on. */
export function listSheet(
  sheet: Sheet,
  { keyRow, columns }: KeyedSheet,
  own: (column: number, cell: CellValue) => boolean,
): KnownSheet {
  const known = new Set(columns.values());
  return {
    sheet,
    has: (row, column, cell) => (row > keyRow + 1 ? known.has(column) : own(column, cell)),
  };
}

/** Sheets that only the form fills. */
export function printedSheets(sheets: readonly Sheet[], own: OwnTexts): readonly KnownSheet[] {
  return sheets.flatMap((sheet): readonly KnownSheet[] => {
    if (sheet.name === GUIDE_SHEET || sheet.name === LIST_SHEET)
      return [{ sheet, has: (_, column, cell) => own.has(column, cell) }];
    if (sheet.name !== IDENTITY_SHEET) return [];
    const isKey = (row: number): boolean => shownText(sheet.rows().get(row)?.get(1)).startsWith(KEY_PREFIX);
    return [{ sheet, has: (row, column) => column <= 2 && isKey(row) }];
  });
}
