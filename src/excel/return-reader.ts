/** Reads a returned form: recognised by its hidden identity, rows by hidden id, columns by hidden key. */
import { Decimal } from "../domain/decimal.ts";
import type { Finding } from "../domain/finding.ts";
import {
  type FormIdentity,
  type FormRow,
  type InputColumn,
  REALISED,
  type SectionForm,
} from "../domain/form.ts";
import { cycleId, type Digest, digest, sectionId } from "../domain/ids.ts";
import { readNumberText } from "../domain/number-text.ts";
import { countsWhole } from "../domain/plan.ts";
import type { Evidence, ReturnRow, SectionReturn, Value } from "../domain/return.ts";
import { columnLetter, DATA_SHEET, EVIDENCE_KEYS, FORMULA_KEYS, KEY_PREFIX, ROW_ID } from "./layout.ts";
import { type CellValue, readSheets, type SheetCells } from "./sheets.ts";

/** Who a workbook says it is; `undefined` where it is not a form of ours. */
export function readIdentity(sheets: readonly SheetCells[]): FormIdentity | undefined {
  for (const sheet of sheets) {
    const values = new Map<string, string>();
    for (const cells of sheet.rows.values()) {
      const key = textOf(cells.get(1));
      if (key.startsWith(KEY_PREFIX)) values.set(key.slice(KEY_PREFIX.length), textOf(cells.get(2)));
    }
    const identity = identityOf(values);
    if (identity !== undefined) return identity;
  }
  return undefined;
}

function identityOf(values: ReadonlyMap<string, string>): FormIdentity | undefined {
  const [cycle, section, form] = [
    cycleId(values.get("cycle") ?? ""),
    sectionId(values.get("section") ?? ""),
    digest(values.get("form") ?? ""),
  ];
  if (
    values.get("format") !== "sop-form-1" ||
    cycle === undefined ||
    section === undefined ||
    form === undefined
  )
    return undefined;
  return {
    format: "sop-form-1",
    office: values.get("office") ?? "",
    procedure: values.get("procedure") ?? "",
    cycle,
    section,
    form,
  };
}

/** @throws {UnreadableWorkbook} where the bytes are no workbook */
export function openReturn(bytes: Uint8Array): {
  readonly sheets: readonly SheetCells[];
  readonly identity: FormIdentity | undefined;
} {
  const sheets = readSheets(bytes);
  return { sheets, identity: readIdentity(sheets) };
}

export interface ReturnReading {
  readonly filled: SectionReturn;
  readonly findings: readonly Finding[];
}

interface KeyedSheet {
  readonly sheet: SheetCells;
  readonly keyRow: number;
  /** Column key → column number. */
  readonly columns: ReadonlyMap<string, number>;
}

/** What a section filled in, as understood; what could not be found is a finding. */
export function readReturnSheets(
  sheets: readonly SheetCells[],
  form: SectionForm,
  source: { readonly file: string; readonly digest: Digest; readonly form: Digest; readonly round: number },
): ReturnReading {
  const at = (rule: Finding["rule"], more: Partial<Finding> = {}): Finding => ({
    rule,
    severity: "error",
    file: source.file,
    section: form.section.id,
    ...more,
  });
  const data = findKeyed(sheets, ROW_ID);
  const columns = Object.fromEntries([...(data?.columns ?? [])].map(([key, no]) => [key, columnLetter(no)]));
  const missing = form.definition.columns.filter(({ key }) => data?.columns.get(key) === undefined);
  const { rows, findings } = data === undefined ? { rows: [], findings: [] } : readRows(data, form, at);
  const filled: SectionReturn = {
    cycle: form.cycle,
    section: form.section.id,
    round: source.round,
    form: source.form,
    source: { file: source.file, digest: source.digest, sheet: data?.sheet.name ?? DATA_SHEET, columns },
    rows,
    evidence: readEvidence(sheets, form),
  };
  const absent = missing.map((column) =>
    at("column-missing", { sheet: data?.sheet.name ?? DATA_SHEET, field: column.label }),
  );
  return { filled, findings: [...absent, ...findings] };
}

/** The sheet in which a key stands: found wherever it was moved, and whatever the sheet is called. */
function findKeyed(sheets: readonly SheetCells[], key: string): KeyedSheet | undefined {
  for (const sheet of sheets) {
    for (const [keyRow, cells] of sheet.rows) {
      const columns = new Map<string, number>();
      for (const [no, value] of cells) {
        const text = textOf(value);
        if (text.startsWith(KEY_PREFIX)) columns.set(text.slice(KEY_PREFIX.length), no);
      }
      if (columns.has(key)) return { sheet, keyRow, columns };
    }
  }
  return undefined;
}

function readRows(
  data: KeyedSheet,
  form: SectionForm,
  at: (rule: Finding["rule"], more?: Partial<Finding>) => Finding,
): { rows: readonly ReturnRow[]; findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const found = new Map<string, ReturnRow>();
  const idColumn = data.columns.get(ROW_ID) ?? 1;
  for (const [no, cells] of data.sheet.rows) {
    const id = textOf(cells.get(idColumn)).trim();
    if (no === data.keyRow || id === "") continue;
    const row = form.rows.find((one) => one.id === id);
    const place = { sheet: data.sheet.name, cell: `${columnLetter(idColumn)}${no}`, given: id };
    if (row === undefined) findings.push(at("row-unknown", place));
    else if (found.has(id)) findings.push(at("row-twice", place));
    else found.set(id, readRow(row, no, cells, data.columns, form.definition.columns));
  }
  const absent = form.rows.filter(({ id }) => !found.has(id));
  findings.push(
    ...absent.map((row) =>
      at("row-missing", { sheet: data.sheet.name, field: `no. ${row.no} ${row.indicator.name}` }),
    ),
  );
  const rows = form.rows.flatMap(({ id }) => found.get(id) ?? []);
  return { rows, findings };
}

function readRow(
  row: FormRow,
  no: number,
  cells: ReadonlyMap<number, CellValue>,
  columns: ReadonlyMap<string, number>,
  inputs: readonly InputColumn[],
): ReturnRow {
  const values: Record<string, Value> = {};
  const typed: Record<string, string> = {};
  const cellAt = (key: string): CellValue | undefined => {
    const column = columns.get(key);
    return column === undefined ? undefined : cells.get(column);
  };
  for (const column of inputs) {
    const cell = cellAt(column.key);
    const value = understood(cell, column, row);
    values[column.key] = value;
    const text = cell === undefined ? "" : shownText(cell);
    if (text !== "" && text !== (value?.toString() ?? "")) typed[column.key] = text;
  }
  const shown = Object.fromEntries(
    FORMULA_KEYS.flatMap((key) => {
      const cell = cellAt(key);
      return cell?.kind === "number" ? [[key, exact(cell.raw)] as const] : [];
    }),
  );
  return { id: row.id, at: no, values, typed, shown };
}

/** A value by the kind of its column: numbers are understood, texts tidied, and what is neither is kept as typed. */
function understood(cell: CellValue | undefined, column: InputColumn, row: FormRow): Value {
  if (cell === undefined) return null;
  if (column.type === "text" || column.type === "choice") return tidied(shownText(cell));
  if (cell.kind === "number") return cell.date ? shownText(cell) : scaled(cell);
  if (cell.kind !== "text") return shownText(cell);
  const whole = column.type === "rupiah" || (column.key === REALISED && countsWhole(row.indicator.unit));
  const reading = readNumberText(cell.text, whole);
  if (reading.kind === "number") return reading.value;
  return reading.kind === "empty" ? null : cell.text.trim();
}

/** A cell formatted as percent stores 0,985 and shows 98,5 %: what it shows is what was meant. */
function scaled({ raw, percent }: Extract<CellValue, { kind: "number" }>): Decimal {
  return percent ? exact(raw).times(100) : exact(raw);
}

/** A sheet's numbers are binary and shown with 15 digits: 0.98499999999999999 is 0.985. */
function exact(raw: string): Decimal {
  return new Decimal(Number(raw).toPrecision(15));
}

function tidied(text: string): string | null {
  const tidy = text
    .replace(/[\t\u00a0 ]+/g, " ")
    .replace(/\r\n?/g, "\n")
    .trim();
  return tidy === "" || tidy === "-" ? null : tidy;
}

function shownText(cell: CellValue): string {
  switch (cell.kind) {
    case "text":
      return cell.text;
    case "boolean":
      return cell.value ? "TRUE" : "FALSE";
    case "error":
      return cell.text;
    case "number":
      return cell.date ? dateText(Number(cell.raw)) : scaled(cell).toString();
  }
}

/** A number in a date format, in the 1900 system: what the sheet shows is a day, not a figure. */
function dateText(serial: number): string {
  const day = new Date(Date.UTC(1899, 11, 30) + Math.round(serial) * 86_400_000);
  return Number.isNaN(day.getTime()) ? String(serial) : day.toISOString().slice(0, 10);
}

function readEvidence(sheets: readonly SheetCells[], form: SectionForm): readonly Evidence[] {
  const keyed = findKeyed(sheets, EVIDENCE_KEYS[0]);
  if (keyed === undefined) return [];
  const [no, kind, name] = EVIDENCE_KEYS.map((key) => keyed.columns.get(key) ?? 0);
  const evidence: Evidence[] = [];
  for (const [row, cells] of keyed.sheet.rows) {
    if (row <= keyed.keyRow + 1) continue;
    const [given, kindText, nameText] = [no, kind, name].map(
      (column) => tidied(textOf(cells.get(column ?? 0))) ?? "",
    );
    if (kindText === "" && nameText === "") continue;
    const target = form.rows.find((one) => String(one.no) === given);
    evidence.push({ row: target?.id ?? given ?? "", kind: kindText ?? "", name: nameText ?? "" });
  }
  return evidence;
}

function textOf(cell: CellValue | undefined): string {
  return cell === undefined ? "" : shownText(cell);
}
