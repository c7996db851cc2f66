/** The sheet "Perbaikan": why a return came back, how to mend it, and one line a remark with a place for the answer. */

import type { Correction, WordedRemark } from "../../../app/ports/workbooks.ts";
import { Decimal } from "../../../domain/decimal.ts";
import type { SectionForm } from "../../../domain/returns/form.ts";
import { rowOf, typedIn } from "../../../domain/returns/return.ts";
import { fieldLabel } from "../../../domain/returns/rules/check.ts";
import {
  ANSWER_KEYS,
  CORRECTION_SHEET,
  DATA_SHEET,
  FIRST_ROW,
  KEY_PREFIX,
  layoutColumns,
  letterIn,
} from "../layout.ts";
import { correctionFooter, dueLine } from "../printed-text.ts";
import { lock } from "./form-sides.ts";
import {
  bordered,
  type Cell,
  COLOURS,
  headerCell,
  heightFor,
  NUMBER_FORMATS,
  filled as painted,
  safeText,
  setUpPrinting,
  type Workbook,
  type Worksheet,
} from "./workbook.ts";

const COLUMNS = [
  { label: "", width: 4 },
  { label: "No", width: 5 },
  { label: "Sel", width: 8 },
  { label: "Bagian", width: 32 },
  { label: "Yang diisi", width: 18 },
  { label: "Catatan", width: 46 },
  { label: "Contoh yang benar", width: 20 },
  { label: "Jawaban (bila memang sudah benar)", width: 34 },
] as const;
const AT = { id: 1, no: 2, cell: 3, field: 4, given: 5, remark: 6, example: 7, answer: 8 } as const;
const LONGEST_ANSWER = 1000;

/** Lays the sheet before those of the form, so that it is what opens. */
export function correctionSheet(workbook: Workbook, form: SectionForm, correction: Correction): void {
  const sheet = workbook.addWorksheet(CORRECTION_SHEET);
  COLUMNS.forEach(({ width }, at) => {
    sheet.getColumn(at + 1).width = width;
  });
  sheet.getColumn(AT.id).hidden = true;
  const keyRow = head(sheet, form, correction);
  sheet.getCell(keyRow, AT.id).value = `${KEY_PREFIX}${ANSWER_KEYS[0]}`;
  sheet.getCell(keyRow, AT.answer).value = `${KEY_PREFIX}${ANSWER_KEYS[1]}`;
  sheet.getRow(keyRow).hidden = true;
  COLUMNS.slice(1).forEach(({ label }, at) => {
    headerCell(sheet.getCell(keyRow + 1, at + 2), label);
  });
  correction.remarks.forEach((remark, at) => {
    remarkRow(sheet, keyRow + 2 + at, at + 1, form, correction, remark);
  });
  sheet.views = [{ state: "frozen", ySplit: keyRow + 1 }];
  lock(sheet);
  setUpPrinting(sheet, {
    paper: form.paper,
    headerRow: keyRow + 1,
    footer: correctionFooter(form),
  });
}

/** @returns the row of the hidden keys */
function head(sheet: Worksheet, form: SectionForm, { sentBack, remarks, filled }: Correction): number {
  const title = `Perbaikan ${form.definition.title} - ${form.section.name} - ${form.cycle}`;
  const back =
    sentBack === undefined
      ? `Hasil pemeriksaan atas berkas ${filled.source.file}.`
      : `Dikembalikan oleh ${sentBack.by} pada ${sentBack.day}: ${sentBack.reason}`;
  const lines = [
    title,
    back,
    dueLine(form),
    "Cara memperbaiki:",
    "1. Klik alamat pada kolom Sel; sel yang dimaksud berwarna pada lembar Data, dan membawa catatan.",
    "2. Merah: perbaiki isinya di sana. Isian lain sudah seperti yang Saudara kirim; tidak perlu diketik ulang.",
    "3. Jingga: perbaiki; atau, bila memang sudah benar, biarkan dan tulis penjelasannya pada kolom Jawaban di lembar ini.",
    `4. Simpan, lalu kirim berkas ini kembali. Banyaknya catatan: ${remarks.length}.`,
    sentBack === undefined ? "" : `Nomor pengembalian pada register: ${sentBack.entry}`,
  ].filter((line) => line !== "");
  lines.forEach((line, at) => {
    sheet.mergeCells(at + 1, AT.no, at + 1, AT.answer);
    const cell = sheet.getCell(at + 1, AT.no);
    cell.value = safeText(line);
    cell.font = { bold: at < 2, size: at === 0 ? 14 : 10 };
    cell.alignment = { wrapText: true, vertical: "top" };
    sheet.getRow(at + 1).height = at === 0 ? 22 : heightFor([{ text: line, width: 160 }]);
  });
  return lines.length + 2;
}

function remarkRow(
  sheet: Worksheet,
  at: number,
  no: number,
  form: SectionForm,
  correction: Correction,
  remark: WordedRemark,
): void {
  const { address, field, given, figure } = placeOf(form, correction, remark);
  const texts = {
    [AT.field]: field,
    [AT.given]: given,
    [AT.remark]: remark.text,
    [AT.example]: remark.example ?? "",
  };
  sheet.getCell(at, AT.id).value = remark.id;
  sheet.getCell(at, AT.no).value = no;
  if (address !== undefined) linked(sheet.getCell(at, AT.cell), address);
  for (const [column, text] of Object.entries(texts))
    sheet.getCell(at, Number(column)).value = safeText(text);
  for (let column = 2; column <= COLUMNS.length; column++) styled(sheet.getCell(at, column));
  if (figure !== undefined) {
    sheet.getCell(at, AT.given).value = figure.toNumber();
    sheet.getCell(at, AT.given).numFmt = NUMBER_FORMATS.number;
  }
  painted(sheet.getCell(at, AT.remark), remark.blocks ? COLOURS.error : COLOURS.warning);
  answerCell(sheet.getCell(at, AT.answer));
  const cells = Object.entries(texts).map(([column, text]) => ({
    text,
    width: COLUMNS[Number(column) - 1]?.width ?? 10,
  }));
  sheet.getRow(at).height = Math.max(30, heightFor(cells));
}

interface RemarkPlace {
  /** Its cell in the form that follows. */
  readonly address: string | undefined;
  readonly field: string;
  readonly given: string;
  /** A figure that was understood is shown as one; what was not, exactly as it was typed. */
  readonly figure: Decimal | undefined;
}

function placeOf(
  form: SectionForm,
  { filled }: Correction,
  { row: id, key, given }: WordedRemark,
): RemarkPlace {
  const row = form.rows.find((one) => one.id === id);
  if (row === undefined || key === undefined)
    return { address: undefined, field: "Seluruh isian", given: given ?? "", figure: undefined };
  const own = rowOf(filled, row.id);
  const value = own?.values[key];
  return {
    address: addressOf(form, row.id, key),
    field: fieldLabel(form, row, key),
    given: given ?? (own === undefined ? "" : String(typedIn(own, key) ?? "")),
    figure: value instanceof Decimal ? value : undefined,
  };
}

/** Where a field stands in the form that follows; the section may have sorted its own. */
function addressOf(form: SectionForm, row: string, key: string): string {
  const at = form.rows.findIndex(({ id }) => id === row);
  return `${letterIn(layoutColumns(form))(key)}${FIRST_ROW + at}`;
}

function linked(cell: Cell, address: string): void {
  cell.value = { text: address, hyperlink: `#${DATA_SHEET}!${address}` };
  cell.font = { size: 10, underline: true, color: { argb: "FF0563C1" } };
}

function styled(cell: Cell): void {
  cell.font = { size: 10, ...cell.font };
  cell.alignment = { wrapText: true, vertical: "top" };
  bordered(cell);
}

function answerCell(cell: Cell): void {
  painted(cell, COLOURS.input);
  cell.protection = { locked: false };
  cell.dataValidation = {
    type: "textLength",
    operator: "lessThanOrEqual",
    formulae: [LONGEST_ANSWER],
    allowBlank: true,
    showErrorMessage: true,
    errorTitle: "Periksa jawaban",
    errorStyle: "stop",
    error: `Paling banyak ${LONGEST_ANSWER} huruf.`,
  };
}
