/** What `sop amend` says of a running cycle. */
import { type Bilingual, said } from "../../language.ts";

/** @param from the first step that is done again; undefined where none is */
export function stepsRedone(from: number | undefined): Bilingual {
  return from === undefined
    ? said("Tidak ada langkah yang diulang.", "No step is done again.")
    : said(`Langkah ${from} dan sesudahnya diulang.`, `Step ${from} and later ones are done again.`);
}
