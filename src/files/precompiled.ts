/** Validators of the published schemas, by id. Empty in the source; the build compiles them in (scripts/build.mjs). */
import type { ValidateFunction } from "ajv/dist/2020.js";

export const PRECOMPILED: Readonly<Record<string, ValidateFunction>> = {};
