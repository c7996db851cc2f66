// How sop is bundled: the product, and the programs that the bench measures it by.
import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { build } from "esbuild";
import { asCommonJs } from "./commonjs.mjs";
import { precompiledSchemas } from "./precompiled-schemas.mjs";

const COMMON = {
  platform: "node",
  target: "node20.19",
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "none",
};

/**
 * Bundles programs, split so that each verb loads only what it needs. esbuild splits ES modules only; what it made is
 * turned into CommonJS. In front of each program stands what loads it (src/ui/cli/start.ts).
 * @param entryPoints by the name of what is made of each
 * @returns esbuild's account of what went into it
 */
export async function bundle({ entryPoints, outdir, define = {} }) {
  const { outputFiles, metafile } = await build({
    ...COMMON,
    entryPoints: Object.fromEntries(
      Object.entries(entryPoints).map(([name, path]) => [`${name}-program`, path]),
    ),
    outdir,
    define,
    bundle: true,
    splitting: true,
    format: "esm",
    metafile: true,
    write: false,
    logLevel: "warning",
    plugins: [precompiledSchemas, withoutProgramsOfVerbs],
  });
  await mkdir(outdir, { recursive: true });
  await writeFile(join(outdir, "package.json"), '{ "type": "commonjs" }\n');
  const program = createHash("sha256");
  for (const { path, text } of outputFiles) {
    const code = await asCommonJs(text, COMMON);
    program.update(`${basename(path)}\0${code}\0`);
    await writeFile(join(outdir, basename(path)), code);
  }
  const named = program.digest("hex");
  for (const name of Object.keys(entryPoints)) await startOf(name, named, outdir);
  return metafile;
}

/** What loads a program, as the file by which it is started. */
async function startOf(name, program, outdir) {
  await build({
    ...COMMON,
    entryPoints: { [name]: "src/ui/cli/start.ts" },
    outdir,
    bundle: true,
    define: { "process.env.SOP_PROGRAM": JSON.stringify(program) },
    footer: { js: `module.exports=module.exports.load(__dirname,"./${name}-program.js",require);` },
    format: "cjs",
    logLevel: "warning",
  });
}

/** commander can start a program of its own for each verb. We have none, and do not load what starts them. */
const withoutProgramsOfVerbs = {
  name: "without-programs-of-verbs",
  setup(bundling) {
    bundling.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      /[\\/]commander[\\/]/.test(importer) ? { path: "none", namespace: "none" } : undefined,
    );
    bundling.onLoad({ filter: /.*/, namespace: "none" }, () => ({ contents: "module.exports = {};" }));
  },
};
