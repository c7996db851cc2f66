/** What `sop reopen` says. */
import { said } from "../../language.ts";

export const NEW_ROUND_BEGINS = said(
  "Putaran baru dimulai; yang sudah ditandatangani tetap terbukti. Lihat giliran: sop status",
  "A new round begins; what was signed stays proven. Next actions: sop status",
);
