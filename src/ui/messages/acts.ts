/** What an act did to a figure, in a word or two. */
import type { Act } from "../../domain/ledger/message/message.ts";
import { type Bilingual, said } from "./language.ts";

const DONE: Record<Act, Bilingual> = {
  found: said("register didirikan", "record founded"),
  appoint: said("pejabat diperbarui", "officials updated"),
  correct: said("data pejabat dikoreksi", "an official's data corrected"),
  amend: said("prosedur diubah", "procedure amended"),
  open: said("siklus dibuka", "cycle opened"),
  draft: said("formulir disusun", "form drafted"),
  approve: said("disetujui", "approved"),
  distribute: said("formulir dibagikan", "form handed out"),
  receive: said("isian diterima", "return received"),
  verify: said("diverifikasi", "verified"),
  compile: said("masuk rekap", "compiled"),
  reject: said("dikembalikan", "sent back"),
  waive: said("diberi dispensasi", "waived"),
  reopen: said("dibuka kembali", "reopened"),
  attach: said("arsip dilampirkan", "archive attached"),
  heal: said("register dipulihkan", "record healed"),
  cancel: said("siklus dibatalkan", "cycle cancelled"),
};

export function actDone(act: Act): Bilingual {
  return DONE[act];
}
