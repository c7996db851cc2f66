// An esbuild plugin: compiles the published schemas, and those of returns to the shipped forms, into plain functions,
// so that no command compiles them when it starts. Each is a module of its own, loaded where it is needed.
import { readdir, readFile, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import standalone from "ajv/dist/standalone/index.js";
import { build } from "esbuild";

const NAMESPACE = "precompiled-schema";

export const precompiledSchemas = {
  name: "precompiled-schemas",
  setup(bundling) {
    const modules = new Map();
    bundling.onLoad({ filter: /src[\\/]adapters[\\/]yaml[\\/]precompiled\.ts$/ }, async () => {
      const lines = [];
      for (const [key, code] of await compiled()) {
        const path = `schema-${modules.size}`;
        modules.set(path, code);
        lines.push(`${JSON.stringify(key)}: async () => (await import("${NAMESPACE}:${path}")).validate,`);
      }
      return { contents: `export const PRECOMPILED = {\n${lines.join("\n")}\n};`, loader: "js" };
    });
    bundling.onResolve({ filter: new RegExp(`^${NAMESPACE}:`) }, ({ path }) => ({
      path: path.slice(NAMESPACE.length + 1),
      namespace: NAMESPACE,
    }));
    bundling.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({
      contents: modules.get(path),
      loader: "js",
      resolveDir: process.cwd(),
    }));
  },
};

/** The code of each validator, by what src/adapters/yaml/validator.ts looks it up with: a schema's id, or its text. */
async function compiled() {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    verbose: true,
    code: { source: true, esm: true },
  });
  const keys = new Map();
  for (const name of await readdir("schemas")) {
    const schema = JSON.parse(await readFile(`schemas/${name}`, "utf8"));
    ajv.addSchema(schema);
    keys.set(schema.$id, schema.$id);
  }
  for (const [no, schema] of (await formSchemas()).entries()) {
    ajv.addSchema(schema, `form-${no}`);
    keys.set(`form-${no}`, JSON.stringify(schema));
  }
  return [...keys].map(([id, key]) => [key, standalone.default(ajv, { validate: id })]);
}

/** As scripts/form-schemas.ts finds them, which must be bundled to be run. */
async function formSchemas() {
  const outfile = resolve("node_modules", `.sop-form-schemas-${process.pid}.mjs`);
  const options = {
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "warning",
  };
  await build({ ...options, entryPoints: ["scripts/form-schemas.ts"], outfile });
  try {
    return await (await import(pathToFileURL(outfile).href)).formSchemas();
  } finally {
    await rm(outfile, { force: true });
  }
}
