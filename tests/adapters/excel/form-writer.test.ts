/** Forms put together from what they have in common say what each would say if it were laid out for itself. */
import exceljs from "exceljs";
import { expect, test } from "vitest";
import { layForm } from "../../../src/adapters/excel/write/form-layout.ts";
import { writeForm } from "../../../src/adapters/excel/write/form-writer.ts";
import { newWorkbook, workbookBytes } from "../../../src/adapters/excel/write/workbook.ts";
import { identityOf as identityBy } from "../../../src/app/returns/cycle-forms.ts";
import { Decimal } from "../../../src/domain/decimal.ts";
import { cycleId } from "../../../src/domain/ids.ts";
import type { FormIdentity, FormRow, SectionForm } from "../../../src/domain/returns/form.ts";
import { formOfSixty, hash } from "../../support/form-of-sixty.ts";
import { there } from "../../support/there.ts";

const { form: sixty } = await formOfSixty();
const some = there(sixty.rows[0]);
/** Of a second quarter, which stands beside what was reported before. */
const plain: SectionForm = {
  ...sixty,
  cycle: there(cycleId("2021/tw2")),
  period: "II",
  dueDay: "2021-07-14",
  rows: [row(1, { ceiling: new Decimal("1500000.5"), spentBefore: new Decimal(10) }), row(2), row(3)],
};

function row(no: number, budget?: FormRow["budget"], title = `Kegiatan ${no}`): FormRow {
  const target = new Decimal(`${no}.25`);
  const targets = { I: target, II: target, III: target, IV: target };
  const own = { id: `i-${no}`, yearTarget: target, targets } as const;
  return {
    ...some,
    id: own.id,
    no,
    title,
    indicator: { ...some.indicator, ...own, formula: "turun_a", accumulation: "rata_rata" },
    target,
    targetToDate: target.times(2),
    earlier: [target],
    budget,
  };
}

const identityOf = (form: SectionForm): FormIdentity => identityBy({ hash }, form);

/** All that a workbook shows and asks: every cell with its looks, every sheet's sizes, locks, lists and paper. */
async function contentOf(bytes: Uint8Array): Promise<unknown> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  return workbook.worksheets.map((sheet) => {
    const cells: unknown[] = [];
    sheet.eachRow({ includeEmpty: true }, (line, at) => {
      cells.push([at, line.height, line.hidden]);
      line.eachCell({ includeEmpty: true }, ({ address, value, style, dataValidation }) =>
        cells.push([address, value ?? null, style, dataValidation]),
      );
    });
    return {
      name: sheet.name,
      state: sheet.state,
      columns: sheet.columns?.map(({ width, hidden }) => [width, hidden]),
      dimensions: String(sheet.dimensions),
      merged: sheet.model.merges,
      views: sheet.views,
      paper: sheet.pageSetup,
      footer: sheet.headerFooter,
      cells,
    };
  });
}

async function laidForItself(form: SectionForm): Promise<Uint8Array> {
  const workbook = newWorkbook(`${form.definition.title} ${form.section.name} ${form.cycle}`);
  layForm(workbook, form, identityOf(form));
  return await workbookBytes(workbook);
}

const titled = (...titles: readonly string[]): Partial<SectionForm> => ({
  rows: titles.map((title, at) => row(at + 1, undefined, title)),
});
const named = (name: string): Partial<SectionForm> => ({ section: { ...sixty.section, name } });

const FORMS: Readonly<Record<string, Partial<SectionForm>>> = {
  "as an office has it": {},
  "a section named with signs that XML and footers use": named('Tata Usaha & Umum <"A&B">'),
  "a section named in letters of another script": named("Seksi ꦥꦏꦸꦱꦫꦶ – Ω 日"),
  "a section with what would pass for a part of a replacement": named("Seksi $& $1 $'"),
  "a section whose name begins as a formula does": named("=1+1"),
  "titles with signs, lines and control characters": titled("a & b < c > \"d\" 'e'", "satu\ndua", "x\u0007y"),
  "titles that look like a gap": titled("⟦section⟧", "⟦rows⟧", "⟦nothing⟧"),
  "rows without any ceiling": titled("a", "b"),
  "ceilings in the second and the last row": {
    rows: [1, 2, 3, 4].map((no) =>
      row(no, no % 2 === 0 ? { ceiling: new Decimal(no), spentBefore: new Decimal(0) } : undefined),
    ),
  },
  "a single row": titled("a"),
  "an office that names itself like a gap": { officeName: "Kantor ⟦kosong⟧" },
};

test.each(Object.entries(FORMS))("%s", async (_, change) => {
  const form = { ...plain, ...change };
  const written = await writeForm(form, identityOf(form));
  expect(await contentOf(written)).toEqual(await contentOf(await laidForItself(form)));
});

test("the same bytes again, whichever forms were written between", async () => {
  const first = await writeForm(plain, identityOf(plain));
  for (const change of Object.values(FORMS)) {
    const other = { ...plain, ...change };
    await writeForm(other, identityOf(other));
  }
  expect(Buffer.from(await writeForm(plain, identityOf(plain))).equals(first)).toBe(true);
});
