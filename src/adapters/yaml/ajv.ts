/** ajv, apart, so that commands which check nothing do not load it. */
import { Ajv2020 } from "ajv/dist/2020.js";

/** A validator that reports all errors and coerces nothing. */
export function newAjv(): Ajv2020 {
  // Untrusted documents: all errors, but never $data references nor coerced types.
  // Verbose: an unknown key is told together with the keys that are known.
  // Our own schemas are held against the draft's by a test; doing it again at every start takes longer than compiling.
  return new Ajv2020({
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    verbose: true,
    validateSchema: false,
    addUsedSchema: false,
  });
}
