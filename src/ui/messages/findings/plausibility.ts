/** What is said of figures that are far from the plan, and of reasons that it does not allow. */

import type { CrossRule } from "../../../domain/finding.ts";
import { said } from "../language.ts";
import { type Catalogue, given, same, shown } from "./entry.ts";

export type PlausibilityRule = Extract<
  CrossRule,
  "reason-unfit" | "ratio-odd" | "fraction-counted" | "absorption-odd"
>;

const UNFIT: Readonly<Record<string, readonly [id: string, en: string]>> = {
  "not-measured": [
    "rencana punya target untuk periode ini; isi angkanya (0 bila nol), atau pilih belum terlaksana, yang dihitung 0",
    "the plan has a target for this period; fill the figure (0 if it is zero), or choose not done, which counts as 0",
  ],
  "not-published": [
    "angka ini tidak diterbitkan pihak lain (pola ukurnya bukan rilis); isi angkanya, atau pilih belum terlaksana, yang dihitung 0",
    "nobody else publishes this figure (its pola is not rilis); fill it, or choose not done, which counts as 0",
  ],
};

export const PLAUSIBILITY_WORDS: Catalogue<PlausibilityRule> = {
  "reason-unfit": {
    severity: "configured",
    says: (f) => {
      const [id, en] = UNFIT[f.expected ?? ""] ?? ["", ""];
      return said(`${given(f)}: ${id}`, `${given(f)}: ${en}`);
    },
    about: said(
      "Tidak diukur hanya bila rencana tidak punya target pada periode itu; belum terbit hanya untuk pola rilis. Yang lain dihitung 0 terhadap target.",
      "Not measured only where the plan has no target for the period; not published only for pola rilis. Anything else counts as 0 against the target.",
    ),
    example: same("Belum terlaksana"),
  },
  "ratio-odd": {
    severity: "configured",
    says: (f) =>
      said(
        `${shown(f.given, "id")} terlalu jauh dari target s.d. ${shown(f.expected, "id")}; periksa angka dan satuannya, atau jelaskan`,
        `${shown(f.given, "en")} is too far from the target to date of ${shown(f.expected, "en")}; check figure and unit, or explain`,
      ),
    about: said(
      "Realisasi s.d. periode ini di atas 200 % atau di bawah 1 % dari target: sering salah satuan, atau targetnya keliru. Bila benar, jelaskan dalam catatan; dicetak pada rekap.",
      "Realised to date is above 200 % or below 1 % of the target: often a wrong unit, or a wrong target. If it is right, explain it in a note; it is printed on the recap.",
    ),
    example: said("12 dari target 10", "12 of a target of 10"),
  },
  "fraction-counted": {
    severity: "configured",
    says: (f) =>
      said(
        `${shown(f.given, "id")} ${f.expected}: yang dihitung utuh tidak dapat berupa pecahan`,
        `${shown(f.given, "en")} ${f.expected}: what is counted whole cannot be a fraction`,
      ),
    about: said(
      "Pecahan pada satuan yang dihitung, misalnya dokumen atau orang. Isi bilangan bulat, atau jelaskan dalam catatan.",
      "A fraction of things that are counted, such as documents or people. Enter a whole number, or explain it in a note.",
    ),
    example: said("1 dokumen, bukan 0,5", "1 document, not 0.5"),
  },
  "absorption-odd": {
    severity: "configured",
    says: (f) =>
      said(
        `capaian ${shown(f.expected, "id")} % dengan serapan ${shown(f.given, "id")} %; jelaskan mengapa keduanya berbeda jauh`,
        `achievement of ${shown(f.expected, "en")} % with absorption of ${shown(f.given, "en")} %; explain why they are so far apart`,
      ),
    about: said(
      "Capaian 100 atau lebih dengan serapan kurang dari separuh yang sewajarnya sampai triwulan ini (25 % sebuah triwulan; tidak ditanyakan pada triwulan I), atau serapan penuh dengan capaian di bawah 50. Bila benar, jelaskan dalam catatan; dicetak pada rekap.",
      "Achievement of 100 or more with less than half of the absorption that is usual up to this quarter (25 % a quarter; not asked in the first), or full absorption with achievement below 50. If it is right, explain it in a note; it is printed on the recap.",
    ),
    example: same("serapan 96 %, capaian 100 %"),
  },
};
