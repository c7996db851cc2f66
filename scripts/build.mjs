// Bundles src/cli/main.ts into dist/, split so that each verb loads only what it needs,
// and writes the notices of the libraries that the bundle contains.
import { readFile, rm, writeFile } from "node:fs/promises";
import { build } from "esbuild";
import { precompiledSchemas } from "./precompiled-schemas.mjs";

await rm("dist", { recursive: true, force: true });
const { version } = JSON.parse(await readFile("package.json", "utf8"));
const result = await build({
  entryPoints: { main: "src/cli/main.ts" },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  minifySyntax: true,
  minifyWhitespace: true,
  metafile: true,
  legalComments: "none",
  define: { "process.env.SOP_VERSION": JSON.stringify(version) },
  banner: {
    js: "import{createRequire as __sopRequire}from'node:module';const require=__sopRequire(import.meta.url);",
  },
  plugins: [precompiledSchemas],
  logLevel: "warning",
});
const packages = new Set(
  Object.keys(result.metafile.inputs)
    .map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1])
    .filter((name) => name !== undefined),
);
const notices = [];
for (const name of [...packages].sort()) {
  const about = JSON.parse(await readFile(`node_modules/${name}/package.json`, "utf8"));
  const licence =
    typeof about.license === "string" ? about.license : (about.license?.type ?? about.licenses?.[0]?.type);
  notices.push(`${name} ${about.version} (${licence ?? "see its repository"})`);
}
await writeFile("dist/THIRD-PARTY.txt", `This bundle contains:\n\n${notices.join("\n")}\n`);
