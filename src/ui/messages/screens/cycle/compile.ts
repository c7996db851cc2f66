/** What `sop compile` says of the files that it made. */
import { type Bilingual, said } from "../../language.ts";

export function printAndHandOver(paths: readonly string[]): Bilingual {
  return said(`Cetak dan serahkan: ${paths.join(", ")}`, `Print and hand over: ${paths.join(", ")}`);
}

export const NOTE_ON_RECAP = said(
  "Catatan atas peringatan ini, dicetak pada rekap",
  "Your note on these warnings, printed on the recap",
);
