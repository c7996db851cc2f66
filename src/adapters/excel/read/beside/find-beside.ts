/**
 * What a return holds beside the asked cells, and what makes an asked cell look otherwise than what is read. Nothing
 * that was written is passed over: each is told with its place, and comments are kept with the return.
 */

import type { SectionForm } from "../../../../domain/returns/form.ts";
import type { CellNote, ReturnSource } from "../../../../domain/returns/return.ts";
import { findKeyed, type KeyedSheet } from "../../identity.ts";
import { ANSWER_KEYS, CORRECTION_SHEET, EVIDENCE_KEYS, EVIDENCE_SHEET, ROW_ID } from "../../layout.ts";
import { correctionFooter, dataFooter } from "../../printed-text.ts";
import { type ForeignWorkbook, type Sheet, shownText } from "../format/cells.ts";
import { type AskedCell, type Found, looksOf } from "./asked-cells.ts";
import { otherSheets } from "./other-sheets.ts";
import {
  dataSheet,
  type KnownSheet,
  listSheet,
  type OwnTexts,
  ownTextsOf,
  printedSheets,
  strayCells,
} from "./stray-cells.ts";
import {
  bookFindings,
  commentFindings,
  linkFindings,
  notesIn,
  plain,
  wordFindings,
} from "./written-notes.ts";

export interface FoundBeside {
  readonly findings: readonly Found[];
  readonly notes: readonly CellNote[];
}

/**
 * @param data the data sheet that is read @param asked its cells that the section fills
 * @param takesAnswers is it a correction workbook of ours?
 */
export function findBeside(
  book: ForeignWorkbook,
  form: SectionForm,
  source: Pick<ReturnSource, "form">,
  data: KeyedSheet | undefined,
  asked: readonly AskedCell[],
  takesAnswers: boolean,
): FoundBeside {
  const own = ownTextsOf(form);
  const evidence = findKeyed(book.sheets, EVIDENCE_KEYS[0], EVIDENCE_SHEET);
  const correction = takesAnswers ? findKeyed(book.sheets, ANSWER_KEYS[0], CORRECTION_SHEET) : undefined;
  const known = knownSheets(book.sheets, form, own, { data, evidence, correction });
  const others = book.sheets.filter((sheet) => !known.some((one) => one.sheet === sheet));
  const cells = [...asked, ...(evidence === undefined ? [] : evidenceCells(evidence))];
  const notes = notesIn(book.sheets, correction === undefined ? [] : textsOf(correction.sheet));
  const footers = [dataFooter(form, source.form), correctionFooter(form), form.section.name];
  return {
    notes,
    findings: [
      ...looksOf(cells),
      ...commentFindings(notes, cells),
      ...strayCells(known),
      ...otherSheets(others, form, asked, idsOf(data), own),
      ...wordFindings(book, footers),
      ...linkFindings(cells),
      ...bookFindings(book),
    ],
  };
}

interface FormSheets {
  readonly data: KeyedSheet | undefined;
  readonly evidence: KeyedSheet | undefined;
  readonly correction: KeyedSheet | undefined;
}

function knownSheets(
  sheets: readonly Sheet[],
  form: SectionForm,
  own: OwnTexts,
  { data, evidence, correction }: FormSheets,
): readonly KnownSheet[] {
  const ids = new Set(form.rows.map(({ id }) => id));
  const keyed = [data, evidence, correction].flatMap((one) => one?.sheet ?? []);
  const printed = printedSheets(
    sheets.filter((sheet) => !keyed.includes(sheet)),
    own,
  );
  return [
    ...(data === undefined ? [] : [dataSheet(data.sheet, data, ids, own)]),
    ...(evidence === undefined
      ? []
      : [listSheet(evidence.sheet, evidence, (column, cell) => own.has(column, cell))]),
    ...(correction === undefined ? [] : [correctionSheet(correction)]),
    ...printed,
  ];
}

/** The last of its columns is that of the answers; what stands there was written by us or is read as an answer. */
function correctionSheet(keyed: KeyedSheet): KnownSheet {
  const [id, answer] = ANSWER_KEYS.map((key) => keyed.columns.get(key) ?? 0) as [number, number];
  const isRemark = (row: number): boolean => shownText(keyed.rows.get(row)?.get(id)) !== "";
  return {
    sheet: keyed.sheet,
    has: (row, column) => column <= answer && (row <= keyed.keyRow + 1 || isRemark(row)),
  };
}

function evidenceCells({ sheet, rows, keyRow, columns }: KeyedSheet): readonly AskedCell[] {
  return [...rows]
    .filter(([row]) => row > keyRow + 1)
    .flatMap(([row, cells]) =>
      [...columns.values()].flatMap((column): readonly AskedCell[] => {
        const cell = cells.get(column);
        if (cell === undefined) return [];
        const value = shownText(cell);
        return [{ sheet, row, column, key: "", cell, value, field: () => sheet.name, places: undefined }];
      }),
    );
}

/** Which row of the data sheet is whose. */
function idsOf(data: KeyedSheet | undefined): ReadonlyMap<number, string> {
  const column = data?.columns.get(ROW_ID) ?? 1;
  return new Map([...(data?.rows ?? [])].map(([no, cells]) => [no, shownText(cells.get(column)).trim()]));
}

function textsOf(sheet: Sheet): readonly string[] {
  return [...sheet.rows().values()].flatMap((cells) =>
    [...cells].flatMap(([, cell]) =>
      cell.kind === "text" && cell.text.length > 3 ? [plain(cell.text)] : [],
    ),
  );
}
