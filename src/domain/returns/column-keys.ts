/** Keys of the input columns that the rules between values speak of. */
export const REALISED = "realisasi";
export const SPENT = "realisasi_anggaran";
export const EMPTY_REASON = "alasan_kosong";
export const EVIDENCE = "bukti";
export const OBSTACLES = "masalah";
