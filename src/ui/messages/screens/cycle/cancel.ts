/** What `sop cancel` says. */
import { said } from "../../language.ts";

export const CYCLE_CAN_BE_OPENED_AGAIN = said(
  "Siklus ini dapat dibuka lagi. Yang pernah dicatat tetap ada di riwayat: sop log",
  "The cycle can be opened again. What was recorded stays in the history: sop log",
);
