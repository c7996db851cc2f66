/** What stands before the example of a code. */
import { said } from "../../language.ts";

export const RIGHT_EXAMPLE = said("Contoh yang benar", "Correct example");
