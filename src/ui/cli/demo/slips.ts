/** What goes wrong in the demonstration: slips that people make, and a figure that only a person could doubt. */
import type { Figures } from "../../../adapters/excel/fill.ts";

type SectionFigures = Readonly<Record<string, Readonly<Record<string, string | number>>>>;

/** Ten times the ceiling's share, and no evidence: two slips that people make. */
export function withSlips(figures: SectionFigures): Figures {
  return Object.fromEntries(
    Object.entries(figures).map(([row, { bukti: _forgotten, ...values }]) => {
      const spent = values.realisasi_anggaran;
      return [row, typeof spent === "number" ? { ...values, realisasi_anggaran: spent * 10 } : values];
    }),
  );
}

/** The first row's amount as the receipts have it. */
export function corrected(figures: SectionFigures): Figures {
  return Object.fromEntries(
    Object.entries(figures).map(([row, values], at) => {
      const spent = values.realisasi_anggaran;
      return [
        row,
        at === 0 && typeof spent === "number" ? { ...values, realisasi_anggaran: spent - 250_000 } : values,
      ];
    }),
  );
}
