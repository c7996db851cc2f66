/** What is odd about sop.yaml, as the doctor and the draft say it. */
import type { Doubt, DoubtCode } from "../../domain/procedure/procedure-lint.ts";
import { type Bilingual, said } from "./language.ts";

const WORDS: Readonly<Record<DoubtCode, (doubt: Doubt) => Bilingual>> = {
  "days-out-of-order": ({ given, against }) =>
    said(`${given} mendahului ${against}`, `${given} comes before ${against}`),
  "effective-weekend": ({ given }) =>
    said(`${given} jatuh pada hari Sabtu atau Minggu`, `${given} is a Saturday or Sunday`),
  "basis-expired": ({ given, against }) =>
    said(`hanya sampai ${against}: ${given}`, `only until ${against}: ${given}`),
  "region-other": ({ given, against }) =>
    said(
      `kode wilayah ${given}, padahal kantor ini ${against}`,
      `the region code ${given}, but this office is ${against}`,
    ),
  "office-other": ({ given, against }) =>
    said(`menyebut ${given}, padahal ini ${against}`, `names ${given}, but this is ${against}`),
  "related-missing": ({ given }) =>
    said(`${given} tidak ada pada keterkaitan`, `${given} is not under keterkaitan`),
};

/** What is odd, at its place in sop.yaml; without a full stop. */
export function doubtText(doubt: Doubt): Bilingual {
  const words = WORDS[doubt.code](doubt);
  return said(`${doubt.where}: ${words.id}`, `${doubt.where}: ${words.en}`);
}
