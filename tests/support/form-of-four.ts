/** A small form with a row of each kind of unit, and the workbook of it as an honest section fills it. */

import { fillForm } from "../../src/adapters/excel/fill.ts";
import { openReturn } from "../../src/adapters/excel/read/open.ts";
import { writeForm } from "../../src/adapters/excel/write/form-writer.ts";
import type { ReturnReading } from "../../src/app/ports/workbooks.ts";
import { Decimal } from "../../src/domain/decimal.ts";
import { calculationOf } from "../../src/domain/figures/calculation.ts";
import {
  type FormIdentity,
  type FormRow,
  formFingerprint,
  type SectionForm,
} from "../../src/domain/returns/form.ts";
import { formOfSixty, hash } from "./form-of-sixty.ts";

/** Rows 10 to 13; figures in I, rupiah in M, texts in R to U. */
const UNITS = ["Nilai", "Persen", "Dokumen", "Orang"];

export interface FormOfFour {
  readonly form: SectionForm;
  readonly identity: FormIdentity;
  /** Handed out, and filled. */
  readonly blank: Uint8Array;
  readonly filled: Uint8Array;
}

export async function formOfFour(rulesVersion?: number): Promise<FormOfFour> {
  const { form: sixty, identity } = await formOfSixty();
  const rows = sixty.rows.slice(0, UNITS.length).map((row, at): FormRow => {
    const indicator = { ...row.indicator, unit: UNITS[at] ?? "", name: `Indikator ${at + 1}` };
    return { ...row, indicator, target: new Decimal(80), targetToDate: new Decimal(80) };
  });
  const form = {
    ...sixty,
    rows,
    calculation: rulesVersion === undefined ? sixty.calculation : calculationOf(rulesVersion),
  };
  const own = { ...identity, form: hash(formFingerprint(form)) };
  const blank = await writeForm(form, own);
  const filled = await fillForm(
    blank,
    Object.fromEntries(
      rows.map(({ id }, at) => [
        id,
        {
          realisasi: [81, 50, 12, 7][at] ?? 0,
          realisasi_anggaran: 1_500_000,
          pendorong: "Koordinasi",
          bukti: `Laporan ${at + 1}`,
        },
      ]),
    ),
  );
  return { form, identity: own, blank, filled };
}

/** What the reader says of a workbook of this form. */
export function readingOf({ form, identity }: FormOfFour, bytes: Uint8Array): ReturnReading {
  const opened = openReturn(bytes, () => 0);
  if (opened.kind !== "form") throw new Error(opened.kind);
  return opened.read(form, { file: "isian.xlsx", digest: hash(bytes), form: identity.form, round: 1 });
}

/** Each finding as `rule place`, in the order of the places. */
export function told({ findings, blocking }: ReturnReading): readonly string[] {
  return [...blocking, ...findings]
    .map(({ rule, sheet, cell }) =>
      [rule, sheet === undefined ? "" : `${sheet}${cell === undefined ? "" : `!${cell}`}`].join(" ").trim(),
    )
    .sort();
}
