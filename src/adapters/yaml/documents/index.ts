/**
 * The documents' port, put together: every YAML file of a workspace, by the reader that knows it. Each is loaded when it
 * is first needed, so that a command that reads no file anew (an audit of what was proven) need not wait for YAML.
 */
import type { Documents } from "../../../app/ports/documents.ts";
import type { ReadKeyLine } from "./roster.ts";

/** @param readKey reads a public key's line; keys are known on another floor */
export function yamlDocuments(readKey: ReadKeyLine): Documents {
  return {
    procedure: async (text, file) => (await import("./procedure.ts")).readProcedure(text, file),
    roster: async (text, file) => (await import("./roster.ts")).readRoster(text, file, readKey),
    plan: async (text, file) => (await import("./plan.ts")).readPlan(text, file),
    sections: async (text, file) => (await import("./plan-sections.ts")).readSections(text, file),
    form: async (text, file) => (await import("./form.ts")).readForm(text, file),
    cycle: async (text, file) => (await import("./cycle.ts")).readCycle(text, file),
    calendar: async (texts) => (await import("./cycle.ts")).readCalendar(texts),
    filled: async (text, file) => (await import("./return.ts")).readReturn(text, file),
    writeRoster: async (roster) => (await import("./roster.ts")).writeRoster(roster),
    writeCycle: async (cycle) => (await import("./cycle.ts")).writeCycle(cycle),
    writeReturn: async (filled) => (await import("./return.ts")).writeReturn(filled),
    writeRecap: async (recap, note) => (await import("./recap.ts")).writeRecapYaml(recap, note),
    returnSchema: async (form) => {
      const { returnSchema } = await import("./return-schema.ts");
      return `${JSON.stringify(returnSchema(form, form.year), null, 2)}\n`;
    },
    schemaFaults: async (form, filled) => {
      const [{ returnValidator }, { writtenReturn }] = await Promise.all([
        import("./return-validator.ts"),
        import("./return.ts"),
      ]);
      return (await returnValidator(form))(writtenReturn(filled));
    },
  };
}
