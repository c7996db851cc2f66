/** The documents' port, put together: every YAML file of a workspace, by the reader that knows it. */
import type { SectionForm } from "../../domain/form.ts";
import type { Documents } from "../../ports.ts";
import { readCalendar, readCycle, writeCycle } from "./cycle.ts";
import { readForm } from "./form.ts";
import { readPlan, readSections } from "./plan.ts";
import { readProcedure } from "./procedure.ts";
import { writeRecapYaml } from "./recap.ts";
import { readReturn, writeReturn, writtenReturn } from "./return.ts";
import { returnSchema } from "./return-schema.ts";
import { returnValidator } from "./return-validator.ts";
import { type ReadKeyLine, readRoster, writeRoster } from "./roster.ts";

/** @param readKey reads a public key's line; keys are known on another floor */
export function yamlDocuments(readKey: ReadKeyLine): Documents {
  return {
    procedure: readProcedure,
    roster: (text, file) => readRoster(text, file, readKey),
    plan: readPlan,
    sections: readSections,
    form: readForm,
    cycle: readCycle,
    calendar: readCalendar,
    filled: readReturn,
    writeRoster,
    writeCycle,
    writeReturn,
    writeRecap: writeRecapYaml,
    returnSchema: (form) => `${JSON.stringify(schemaOf(form), null, 2)}\n`,
    schemaFaults: async (form, filled) => (await returnValidator(form))(writtenReturn(filled)),
  };
}

function schemaOf(form: SectionForm): object {
  return returnSchema(form, form.year);
}
