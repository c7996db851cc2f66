/** What `sop attach` says: what an archive proves, and what it does not. */
import { said } from "../../language.ts";

export const ARCHIVED_UNEXAMINED = said(
  "Disimpan menurut kode hash-nya. Isinya tidak diperiksa: ini arsip, bukan pernyataan bahwa tanda tangannya tersertifikasi.",
  "Stored by its digest. Its content was not examined: this is an archive, not a statement that a signature is certified.",
);
