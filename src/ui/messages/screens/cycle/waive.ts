/** What `sop waive` says. */
import { type Bilingual, said } from "../../language.ts";
import { formatDay } from "../../words.ts";

/** @param until the last day, YYYY-MM-DD */
export function sectionWaived(section: string, until: string): Bilingual {
  return said(
    `Rekap dapat disusun tanpa isian ${section} sampai ${formatDay(until, "id")}. Isian yang datang sebelum itu tetap diterima.`,
    `The recap can be made without the return of ${section} until ${formatDay(until, "en")}. A return that comes before that is still accepted.`,
  );
}
