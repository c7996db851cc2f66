/**
 * Validators of the published schemas, by id, and of returns to the shipped forms, by their schema's text.
 * Empty in the source; the build compiles them in (scripts/precompiled-schemas.mjs).
 */
import type { ValidateFunction } from "ajv/dist/2020.js";

export const PRECOMPILED: Readonly<Record<string, () => Promise<ValidateFunction>>> = {};
