/** The sheets of a form beside its data: guide, evidence, the hidden lists, and the very hidden identity. */
import type { FormIdentity, SectionForm } from "../../../domain/returns/form.ts";
import {
  columnLetter,
  EVIDENCE_KEYS,
  EVIDENCE_ROWS,
  EVIDENCE_SHEET,
  FIRST_EVIDENCE_ROW,
  GUIDE_SHEET,
  IDENTITY_SHEET,
  KEY_PREFIX,
  LIST_SHEET,
} from "../layout.ts";
import {
  EVIDENCE_LABELS,
  EXAMPLES_HEAD,
  evidenceTitle,
  exampleLines,
  guideHead,
  LEGEND,
} from "../printed-text.ts";
import {
  bordered,
  COLOURS,
  filled,
  headerCell,
  safeText,
  setUpPrinting,
  type Workbook,
  type Worksheet,
} from "./workbook.ts";

const EVIDENCE_LIST = "sop_jenis_bukti";

export function guideSheet(workbook: Workbook, form: SectionForm): void {
  const sheet = workbook.addWorksheet(GUIDE_SHEET);
  sheet.getColumn(1).width = 5;
  sheet.getColumn(2).width = 100;
  const title = sheet.getCell("A1");
  guideHead(form).forEach((line, at) => {
    sheet.getCell(1 + at, 1).value = line;
  });
  title.font = { bold: true, size: 14 };
  sheet.getCell("A4").font = { bold: true };
  form.definition.guide.forEach((line, at) => {
    sheet.getCell(6 + at, 1).value = at + 1;
    const cell = sheet.getCell(6 + at, 2);
    cell.value = safeText(line);
    cell.alignment = { wrapText: true, vertical: "top" };
  });
  const legend = 7 + form.definition.guide.length;
  filled(sheet.getCell(legend, 1), COLOURS.input);
  bordered(sheet.getCell(legend, 1));
  sheet.getCell(legend, 2).value = LEGEND;
  const examples = legend + 2;
  sheet.getCell(examples, 2).value = EXAMPLES_HEAD;
  sheet.getCell(examples, 2).font = { bold: true };
  exampleLines(form).forEach((line, at) => {
    const cell = sheet.getCell(examples + 1 + at, 2);
    cell.value = safeText(line);
    cell.alignment = { wrapText: true, vertical: "top" };
  });
  lock(sheet);
  setUpPrinting(sheet, { paper: form.paper, headerRow: 1, footer: form.section.name });
}

export function evidenceSheet(workbook: Workbook, form: SectionForm): void {
  const sheet = workbook.addWorksheet(EVIDENCE_SHEET, { views: [{ state: "frozen", ySplit: 3 }] });
  sheet.getCell("A1").value = evidenceTitle(form);
  sheet.getCell("A1").font = { bold: true, size: 12 };
  EVIDENCE_KEYS.forEach((key, at) => {
    sheet.getCell(2, at + 1).value = `${KEY_PREFIX}${key}`;
    headerCell(sheet.getCell(3, at + 1), EVIDENCE_LABELS[at] ?? "");
    sheet.getColumn(at + 1).width = [16, 24, 80][at] ?? 20;
  });
  sheet.getRow(2).hidden = true;
  for (let at = FIRST_EVIDENCE_ROW; at < FIRST_EVIDENCE_ROW + EVIDENCE_ROWS; at++) {
    for (let no = 1; no <= EVIDENCE_KEYS.length; no++) {
      const cell = sheet.getCell(at, no);
      cell.protection = { locked: false };
      filled(cell, COLOURS.input);
      bordered(cell);
      cell.alignment = { wrapText: true, vertical: "top" };
    }
    sheet.getCell(at, 2).dataValidation = {
      type: "list",
      allowBlank: true,
      formulae: [EVIDENCE_LIST],
      showErrorMessage: true,
      errorTitle: "Periksa isian",
      error: "Pilih salah satu dari daftar.",
    };
  }
  lock(sheet);
  setUpPrinting(sheet, { paper: form.paper, headerRow: 3, footer: form.section.name });
}

/** Lists stand on a hidden sheet under a name: written into the validation itself they break above 255 characters. */
export function listSheet(workbook: Workbook, form: SectionForm): void {
  const sheet = workbook.addWorksheet(LIST_SHEET, { state: "hidden" });
  const lists = [
    ...form.definition.columns
      .filter(({ type }) => type === "choice")
      .map(({ key, choices }) => ({ name: listName(key), choices })),
    { name: EVIDENCE_LIST, choices: form.definition.evidenceKinds },
  ];
  lists.forEach(({ name, choices }, at) => {
    choices.forEach((choice, no) => {
      sheet.getCell(no + 1, at + 1).value = safeText(choice);
    });
    const letter = columnLetter(at + 1);
    workbook.definedNames.add(`${LIST_SHEET}!$${letter}$1:$${letter}$${Math.max(choices.length, 1)}`, name);
  });
  lock(sheet);
}

export function identitySheet(workbook: Workbook, identity: FormIdentity): void {
  const sheet = workbook.addWorksheet(IDENTITY_SHEET, { state: "veryHidden" });
  Object.entries(identity).forEach(([key, value], at) => {
    sheet.getCell(at + 1, 1).value = `${KEY_PREFIX}${key}`;
    sheet.getCell(at + 1, 2).value = String(value);
  });
  lock(sheet);
}

/** Guards against slips, not against intent: there is no password, and what comes back is compared with what went out. */
export function lock(sheet: Worksheet): void {
  Object.assign(sheet, {
    sheetProtection: {
      sheet: true,
      selectLockedCells: true,
      selectUnlockedCells: true,
      sort: true,
      autoFilter: true,
      formatColumns: true,
      formatRows: true,
    },
  });
}

export function listName(key: string): string {
  return `sop_${key}`;
}
