// The schemas of returns to the forms that this package ships, for the build to compile (precompiled-schemas.mjs).
import { readdir, readFile } from "node:fs/promises";
import { readForm } from "../src/adapters/yaml/documents/form.ts";
import { frameSchema, rowSchema } from "../src/adapters/yaml/documents/return-schema.ts";
import { required } from "../src/domain/failure.ts";

/** One of the frame and two of its rows for each template. */
export async function formSchemas(): Promise<readonly object[]> {
  const schemas: object[] = [];
  for (const name of await readdir("templates")) {
    const path = `templates/${name}/formulir.yaml`;
    const text = await readFile(path, "utf8").catch(() => undefined);
    if (text === undefined) continue;
    const definition = required(await readForm(text, path));
    const { columns } = definition;
    schemas.push(frameSchema(definition), rowSchema(columns, true), rowSchema(columns, false));
  }
  return schemas;
}
