/** The words of the record as a book. */
export const LOG = {
  id: { for: "atas isian", reason: "Alasan", digest: "Kode hash" },
  en: { for: "for the return of", reason: "Reason", digest: "Digest" },
} as const;
