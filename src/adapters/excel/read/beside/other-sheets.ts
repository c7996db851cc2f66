/** Sheets that the form did not have: a copy of the data sheet that says something else, or a page of somebody's own. */

import type { SectionForm } from "../../../../domain/returns/form.ts";
import { type KeyedSheet, keyedIn } from "../../identity.ts";
import { ROW_ID } from "../../layout.ts";
import { type Sheet, shownText } from "../format/cells.ts";
import { tidied } from "../input-cells.ts";
import { type AskedCell, address, type Found } from "./asked-cells.ts";
import { type OwnTexts, type Stray, straysOn } from "./stray-cells.ts";

/** How many differences, or texts, are told one by one. */
const TOLD = 20;
const QUOTED = 3;

/** @param asked the cells of the data sheet that counts */
export function otherSheets(
  sheets: readonly Sheet[],
  form: SectionForm,
  asked: readonly AskedCell[],
  ids: ReadonlyMap<number, string>,
  own: OwnTexts,
): readonly Found[] {
  return sheets.flatMap((sheet) => {
    const copy = keyedIn(sheet, ROW_ID);
    if (copy !== undefined) return differences(copy, form, asked, ids);
    return added(
      sheet,
      straysOn(sheet, (_, column, cell) => own.has(column, cell)),
    );
  });
}

/** A page of somebody's own, with what it says first. */
function added(sheet: Sheet, strays: readonly Stray[]): readonly Found[] {
  const [first] = strays;
  if (first === undefined) return [];
  return [
    {
      rule: "beside-sheet",
      severity: "warning",
      sheet: sheet.name,
      cell: address(first.row, first.column),
      given: strays
        .slice(0, QUOTED)
        .map(({ text }) => text)
        .join(" · "),
      expected: `${strays.length}${sheet.isHidden ? " hidden" : ""}`,
    },
  ];
}

/** Where a copy of the data sheet has another figure or word than the sheet that is read. */
function differences(
  { sheet, rows, columns }: KeyedSheet,
  form: SectionForm,
  asked: readonly AskedCell[],
  ids: ReadonlyMap<number, string>,
): readonly Found[] {
  const idColumn = columns.get(ROW_ID) ?? 1;
  const copies = new Map([...rows].map(([no, cells]) => [shownText(cells.get(idColumn)).trim(), no]));
  const keys = new Map(form.definition.columns.map(({ key }) => [key, columns.get(key)]));
  const all = asked.flatMap((one): readonly Found[] => {
    const at = copies.get(ids.get(one.row) ?? "");
    const column = keys.get(one.key);
    if (at === undefined || column === undefined) return [];
    const there = tidied(shownText(rows.get(at)?.get(column)));
    const here = tidied(shownText(one.cell));
    if (there === here) return [];
    const place = { sheet: one.sheet.name, cell: address(one.row, one.column), field: one.field() };
    const expected = `${sheet.name}!${address(at, column)}: ${there ?? "-"}`;
    return [{ rule: "beside-copy", severity: "error", ...place, given: here ?? "-", expected }];
  });
  return all.slice(0, TOLD);
}
