/** Papers and margins. Lengths are points, 1/72 of an inch. */

/** Points a millimetre. */
export const MM = 72 / 25.4;
/** Folio as Indonesian offices cut it, and A4; millimetres. */
export const PAPER = { F4: [215, 330], A4: [210, 297] } as const;
export const MARGIN = 14 * MM;
/** What the foot of every page takes: the square, the code, the page number. */
export const FOOT = 24 * MM;
