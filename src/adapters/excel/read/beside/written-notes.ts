/** Words that a workbook carries beside its cells: comments, text boxes, page lines, links, names, what lies inside it. */

import type { CellNote } from "../../../../domain/returns/return.ts";
import type { ForeignWorkbook, Sheet } from "../format/cells.ts";
import { type AskedCell, address, type Found } from "./asked-cells.ts";
import type { Words } from "./beside.ts";

/** How many of one kind are told one by one. */
const TOLD = 50;
const LONGEST = 2_000;

/** Comments of people's own on a workbook's cells. @param ours what our own notes say, in a correction workbook */
export function notesIn(sheets: readonly Sheet[], ours: readonly string[]): readonly CellNote[] {
  const longestFirst = [...ours].sort((one, other) => other.length - one.length);
  return sheets
    .flatMap((sheet) =>
      sheet.beside().comments.flatMap(({ row, column, text }): readonly CellNote[] => {
        const own = theirs(text, longestFirst);
        if (own === "" || row === undefined || column === undefined) return [];
        return [{ sheet: sheet.name, cell: address(row, column), text: own.slice(0, LONGEST) }];
      }),
    )
    .slice(0, TOLD);
}

/** What is left of a comment without what our own note said. */
function theirs(comment: string, ours: readonly string[]): string {
  const text = comment.replace(/\r\n?/g, "\n").trim();
  if (ours.length === 0) return text;
  let rest = plain(text);
  for (const one of ours) rest = rest.replaceAll(one, " ");
  return plain(rest.replace(/\bContoh:(?=\s|$)/g, " "));
}

export function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

export function commentFindings(notes: readonly CellNote[], asked: readonly AskedCell[]): readonly Found[] {
  const fields = new Map(
    notes.length === 0
      ? []
      : asked.map(({ sheet, row, column, field }) => [`${sheet.name}!${address(row, column)}`, field]),
  );
  return notes.map(({ sheet, cell, text }) => ({
    rule: "beside-comment",
    severity: "warning",
    sheet,
    cell,
    field: fields.get(`${sheet}!${cell}`)?.(),
    given: text,
  }));
}

/** @param footers that the form itself prints */
export function wordFindings(book: ForeignWorkbook, footers: readonly string[]): readonly Found[] {
  return book.sheets.flatMap((sheet) => {
    const { drawings, pages } = sheet.beside();
    return [
      ...drawings.slice(0, TOLD).map((words) => at(sheet, words, "beside-drawing")),
      ...pages
        .map((line) => withoutOurs(line, footers))
        .filter((line) => line !== "")
        .map((given): Found => ({ rule: "beside-page", severity: "warning", sheet: sheet.name, given })),
    ];
  });
}

function at(sheet: Sheet, { row, column, text }: Words, rule: "beside-drawing"): Found {
  const cell = row === undefined || column === undefined ? undefined : address(row, column);
  return { rule, severity: "warning", sheet: sheet.name, cell, given: text.slice(0, LONGEST) };
}

/** What programs put on every page by themselves: the word before the number, and the sign between two numbers. */
const USUAL = /^(?:page|halaman|hal\.?)?[\s/]*(?:of|dari)?[\s/]*$/i;

function withoutOurs(line: string, footers: readonly string[]): string {
  const rest = plain(footers.reduce((text, footer) => text.replaceAll(footer, " "), line));
  return USUAL.test(rest) ? "" : rest;
}

/** Where a click on an asked cell leads somewhere else than to what the cell says. */
export function linkFindings(asked: readonly AskedCell[]): readonly Found[] {
  return asked.flatMap(({ sheet, row, column, field, cell }): readonly Found[] => {
    const link = sheet.beside().links.find((one) => one.row === row && one.column === column);
    if (link === undefined || link.text === "" || cell?.kind !== "text" || cell.text.includes(link.text))
      return [];
    const place = { sheet: sheet.name, cell: address(row, column), field: field() };
    return [{ rule: "beside-link", severity: "info", ...place, given: link.text.slice(0, LONGEST) }];
  });
}

/** What concerns the workbook as a whole. */
export function bookFindings({
  namesOutside,
  attachments,
  tracksChanges,
}: ForeignWorkbook): readonly Found[] {
  return [
    ...namesOutside
      .slice(0, TOLD)
      .map((given): Found => ({ rule: "beside-name", severity: "info", given: given.slice(0, LONGEST) })),
    ...attachments.map((given): Found => ({ rule: "beside-attachment", severity: "info", given })),
    ...(tracksChanges ? [{ rule: "beside-tracked" as const, severity: "warning" as const }] : []),
  ];
}
