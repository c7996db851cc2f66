/** The procedure of the template, as it is read. */
import { readFileSync } from "node:fs";
import { readProcedure } from "../../src/adapters/yaml/documents/procedure.ts";
import { required } from "../../src/domain/failure.ts";
import type { Procedure } from "../../src/domain/procedure/procedure.ts";

const TEMPLATE = new URL("../../templates/pengumpulan-data-kinerja/sop.yaml", import.meta.url);

/** @param change what is altered in its text first */
export async function templateProcedure(change = (text: string): string => text): Promise<Procedure> {
  return required(await readProcedure(change(readFileSync(TEMPLATE, "utf8")), "sop.yaml"));
}
