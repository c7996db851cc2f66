/** The published schemas of the YAML files, by the name that an editor's `$schema` line gives. */
import formulir from "../../../schemas/formulir.schema.json" with { type: "json" };
import isian from "../../../schemas/isian.schema.json" with { type: "json" };
import jawaban from "../../../schemas/jawaban.schema.json" with { type: "json" };
import kalender from "../../../schemas/kalender.schema.json" with { type: "json" };
import pejabat from "../../../schemas/pejabat.schema.json" with { type: "json" };
import rekap from "../../../schemas/rekap.schema.json" with { type: "json" };
import rencana from "../../../schemas/rencana.schema.json" with { type: "json" };
import siklus from "../../../schemas/siklus.schema.json" with { type: "json" };
import sop from "../../../schemas/sop.schema.json" with { type: "json" };

export const SCHEMAS = { sop, pejabat, kalender, rencana, formulir, siklus, isian, rekap, jawaban };
export type SchemaName = keyof typeof SCHEMAS;

/** Where a workspace keeps its copy, so that an editor checks the files without a network. */
export const SCHEMA_FOLDER = ".skema";

/** The first line by which an editor finds a schema. @param depth folders below the workspace */
export function editorLine(name: SchemaName, depth: number): string {
  return `# yaml-language-server: $schema=${"../".repeat(depth)}${SCHEMA_FOLDER}/${name}.schema.json\n`;
}
