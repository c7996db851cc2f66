/** Reads a returned form: rows by hidden id, columns by hidden key, never by position. */

import type { ReturnReading } from "../../../app/ports/workbooks.ts";
import type { Decimal } from "../../../domain/decimal.ts";
import type { Finding, Rule } from "../../../domain/finding.ts";
import {
  type FormRow,
  type InputColumn,
  readsBeside,
  type SectionForm,
} from "../../../domain/returns/form.ts";
import type { ReturnRow, ReturnSource, SectionReturn, Value } from "../../../domain/returns/return.ts";
import { fieldLabel } from "../../../domain/returns/rules/check.ts";
import { findKeyed, type KeyedSheet } from "../identity.ts";
import {
  type Content,
  columnLetter,
  DATA_SHEET,
  FORMULA_KEYS,
  type LayoutColumn,
  layoutColumns,
  ROW_ID,
} from "../layout.ts";
import { UnreadableWorkbook } from "../unreadable.ts";
import type { AskedCell } from "./beside/asked-cells.ts";
import { type FoundBeside, findBeside } from "./beside/find-beside.ts";
import {
  type CellValue,
  type ForeignWorkbook,
  type RowCells,
  type Sheet,
  shownText,
} from "./format/cells.ts";
import { exact, understood } from "./input-cells.ts";
import { readAnswers, readEvidence } from "./listed-rows.ts";
import { type Difference, labelDifference, lockedDifference, printedRows } from "./locked-cells.ts";

/** Reads a return; one whose sheets turn out to be unreadable is refused, by the rule that says why. */
export function readWithinBounds(
  book: ForeignWorkbook,
  takesAnswers: boolean,
  form: SectionForm,
  source: ReturnSource,
): ReturnReading {
  try {
    return readReturn(book, takesAnswers, form, source);
  } catch (error) {
    if (!(error instanceof UnreadableWorkbook)) throw error;
    const empty = readReturn({ ...book, sheets: [] }, takesAnswers, form, source);
    const { rule, given } = error;
    return { ...empty, blocking: [{ rule, severity: "error", file: source.file, given }] };
  }
}

/** What a section filled in, as understood; what could not be found, and what is odd about single cells. */
function readReturn(
  book: ForeignWorkbook,
  takesAnswers: boolean,
  form: SectionForm,
  source: ReturnSource,
): ReturnReading {
  const reader = new ReturnReader(form, source.file);
  const data = findKeyed(book.sheets, ROW_ID, DATA_SHEET);
  const rows = data === undefined ? [] : reader.rows(data);
  const sheet = data?.sheet.name ?? DATA_SHEET;
  const columns = Object.fromEntries([...(data?.columns ?? [])].map(([key, no]) => [key, columnLetter(no)]));
  const beside = readsBeside(form)
    ? findBeside(book, form, source, data, reader.asked, takesAnswers)
    : NOTHING_BESIDE;
  for (const { rule, severity, ...more } of beside.findings) reader.find(rule, severity, more);
  const filled: SectionReturn = {
    cycle: form.cycle,
    section: form.section.id,
    round: source.round,
    form: source.form,
    source: { file: source.file, digest: source.digest, sheet, columns },
    rows,
    evidence: readEvidence(book.sheets, form),
    remarks: [],
    notes: beside.notes,
  };
  if (book.hasPictures) reader.find("file-picture", "info", {});
  return {
    filled,
    answers: takesAnswers ? (readAnswers(book.sheets) ?? []) : undefined,
    blocking: [...missingColumns(form, data, reader, sheet), ...reader.blocking],
    findings: reader.findings,
  };
}

/** Version 1 of the rules looks at the cells alone. */
const NOTHING_BESIDE: FoundBeside = { findings: [], notes: [] };

function missingColumns(
  form: SectionForm,
  data: KeyedSheet | undefined,
  reader: ReturnReader,
  sheet: string,
): readonly Finding[] {
  return form.definition.columns
    .filter(({ key }) => data?.columns.get(key) === undefined)
    .map(({ label }) => reader.at("column-missing", "error", { sheet, field: label }));
}

/** A row in the making. */
interface Filling {
  readonly values: Record<string, Value>;
  readonly typed: Record<string, string>;
  readonly shown: Record<string, Decimal>;
}

/** A column of the layout, and where it stands in this workbook. */
interface Spot {
  readonly key: string;
  readonly input: InputColumn | undefined;
  /** In the layout. */
  readonly at: number;
  /** In the sheet, from 1; undefined where it is not there. */
  readonly position: number | undefined;
}

interface Place {
  readonly sheet: Sheet;
  readonly column: number;
  readonly row: number;
}

const address = ({ column, row }: Place): string => `${columnLetter(column)}${row}`;

class ReturnReader {
  /** What keeps a return from being taken in at all. */
  readonly blocking: Finding[] = [];
  /** What is odd about single cells of one that can be. */
  readonly findings: Finding[] = [];
  /** The cells that the section fills, where what stands beside them is looked at. */
  readonly asked: AskedCell[] = [];
  private readonly form: SectionForm;
  private readonly layout: readonly LayoutColumn[];
  private readonly file: string;
  private readonly beside: boolean;

  constructor(form: SectionForm, file: string) {
    this.form = form;
    this.beside = readsBeside(form);
    this.file = file;
    this.layout = layoutColumns(form);
  }

  at(rule: Finding["rule"], severity: Finding["severity"], more: Partial<Finding>): Finding {
    return { rule, severity, file: this.file, section: this.form.section.id, ...more };
  }

  find(rule: Finding["rule"], severity: Finding["severity"], more: Partial<Finding>): void {
    this.findings.push(this.at(rule, severity, more));
  }

  rows(data: KeyedSheet): readonly ReturnRow[] {
    const { sheet } = data;
    const known = new Map(this.form.rows.map((row) => [row.id, row]));
    const found = new Map<string, ReturnRow>();
    const idColumn = data.columns.get(ROW_ID) ?? 1;
    const printed = printedRows(this.form, this.layout, data.columns);
    const spots = this.layout.map(({ key, input }, at) => ({
      key,
      input,
      at,
      position: data.columns.get(key),
    }));
    this.labels(data);
    for (const [no, cells] of data.rows) {
      const id = shownText(cells.get(idColumn)).trim();
      if (no === data.keyRow || id === "") continue;
      const row = known.get(id);
      if (row !== undefined && !found.has(id)) {
        found.set(id, this.row(row, no, cells, sheet, printed(row, no), spots));
        continue;
      }
      const cell = `${columnLetter(idColumn)}${no}`;
      const rule = row === undefined ? "row-unknown" : "row-twice";
      this.blocking.push(this.at(rule, "error", { sheet: sheet.name, cell, given: id }));
    }
    for (const row of this.form.rows.filter(({ id }) => !found.has(id)))
      this.blocking.push(
        this.at("row-missing", "error", { sheet: sheet.name, field: `no. ${row.no} ${row.indicator.name}` }),
      );
    return this.form.rows.flatMap(({ id }) => found.get(id) ?? []);
  }

  /** The heads stand right below the hidden keys. */
  private labels({ rows, keyRow, columns, sheet }: KeyedSheet): void {
    const heads = rows.get(keyRow + 1);
    for (const { key, label } of this.layout) {
      const no = columns.get(key);
      if (no === undefined) continue;
      const difference = labelDifference(heads?.get(no), label);
      if (difference !== undefined)
        this.findings.push(this.differs(difference, sheet.name, `${columnLetter(no)}${keyRow + 1}`, label));
    }
  }

  private row(
    row: FormRow,
    no: number,
    cells: RowCells,
    sheet: Sheet,
    expected: readonly Content[],
    spots: readonly Spot[],
  ): ReturnRow {
    const filled = { values: {}, typed: {}, shown: {} } as Filling;
    const place = { sheet, column: 1, row: no };
    for (const { key, input, at, position } of spots) {
      const cell = position === undefined ? undefined : cells.get(position);
      place.column = position ?? 1;
      if (input !== undefined) this.input(filled, cell, input, row, place);
      else if (position !== undefined && key !== ROW_ID)
        this.locked(filled, cell, key, expected[at] ?? null, row, place);
    }
    return { id: row.id, at: no, ...filled };
  }

  private input(
    filled: Filling,
    cell: CellValue | undefined,
    input: InputColumn,
    row: FormRow,
    place: Place,
  ): void {
    const { value, typed, rule, readings } = understood(cell, input, row, this.beside);
    filled.values[input.key] = value;
    if (typed !== undefined) filled.typed[input.key] = typed;
    if (this.beside) this.ask(cell, value, input, row, place);
    if (rule === undefined) return;
    const words = input.type === "text" || input.type === "choice";
    this.find(rule, severityOf(rule, words), {
      sheet: place.sheet.name,
      cell: address(place),
      field: fieldLabel(this.form, row, input.key),
      given: typed ?? String(value ?? ""),
      ...(readings === undefined ? {} : { expected: readings }),
      example: input.example,
    });
  }

  private ask(
    cell: CellValue | undefined,
    value: Value,
    { key, type }: InputColumn,
    row: FormRow,
    { sheet, row: no, column }: Place,
  ): void {
    const places = type === "number" ? PLACES.number : type === "rupiah" ? PLACES.rupiah : undefined;
    const field = (): string => fieldLabel(this.form, row, key);
    this.asked.push({ sheet, row: no, column, key, cell, value, field, places });
  }

  private locked(
    filled: Filling,
    cell: CellValue | undefined,
    key: string,
    expected: Content,
    row: FormRow,
    place: Place,
  ): void {
    if (cell?.kind === "number" && SHOWN.has(key)) filled.shown[key] = exact(cell.raw);
    const difference = lockedDifference(cell, expected);
    if (difference === undefined) return;
    const field = fieldLabel(this.form, row, key);
    this.findings.push(this.differs(difference, place.sheet.name, address(place), field));
  }

  private differs(difference: Difference, sheet: string, cell: string, field: string): Finding {
    return this.at(difference.rule, difference.severity, { ...difference, sheet, cell, field });
  }
}

/** Decimal places that the form's own formats show. */
const PLACES = { number: 2, rupiah: 0 } as const;

/** In words a date or a sign that cannot be seen is odd; a figure cannot be read for it. */
function severityOf(rule: Rule, words: boolean): Finding["severity"] {
  if (rule === "value-elsewhere") return "warning";
  return words && (rule === "value-date" || rule === "value-invisible") ? "warning" : "error";
}

const SHOWN: ReadonlySet<string> = new Set(FORMULA_KEYS);
