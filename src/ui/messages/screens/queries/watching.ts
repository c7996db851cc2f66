/** What stands below a screen that goes on until the person ends it. */
import { said } from "../../language.ts";

export const STOP_WITH_CTRL_C = said("Berhenti: Ctrl+C", "Stop: Ctrl+C");
