// An esbuild plugin: compiles the published schemas into plain functions, so that no command compiles them when it starts.
import { readdir, readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";

export const precompiledSchemas = {
  name: "precompiled-schemas",
  setup(bundle) {
    bundle.onLoad({ filter: /src[\\/]files[\\/]precompiled\.ts$/ }, async () => {
      const ajv = new Ajv2020({
        allErrors: true,
        strict: true,
        allowUnionTypes: true,
        verbose: true,
        code: { source: true, esm: true },
      });
      const ids = [];
      for (const name of await readdir("schemas")) {
        const schema = JSON.parse(await readFile(`schemas/${name}`, "utf8"));
        ajv.addSchema(schema);
        ids.push(schema.$id);
      }
      const names = Object.fromEntries(ids.map((id, at) => [`schema${at}`, id]));
      const code = standalone.default(ajv, names);
      const table = ids.map((id, at) => `${JSON.stringify(id)}: schema${at}`).join(", ");
      return {
        contents: `${code}\nexport const PRECOMPILED = { ${table} };`,
        loader: "js",
        resolveDir: process.cwd(),
      };
    });
  },
};
