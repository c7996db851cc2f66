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
    plugins: [precompiledSchemas, withoutWhatIsNotUsed],
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

/** What packages bring along and we never ask for: by who asks for it and what is asked for, with what stands in its place. */
const LEFT_OUT = [
  // commander can start a program of its own for each verb. We have none.
  ["commander", "node:child_process", "module.exports={};"],
  // exceljs reads CSV, and makes names for bars in cells.
  ["exceljs", "../csv/csv", "module.exports={};"],
  ["exceljs", "uuid", 'exports.v4=require("node:crypto").randomUUID;'],
  // Node's own streams, which this is a copy of.
  ["exceljs", "readable-stream", 'module.exports=require("node:stream");'],
  ["jszip", "readable-stream", 'module.exports=require("node:stream");'],
];

const withoutWhatIsNotUsed = {
  name: "without-what-is-not-used",
  setup(bundling) {
    bundling.onResolve(
      { filter: /^(?:node:child_process|\.\.\/csv\/csv|uuid|readable-stream)$/ },
      (asked) => {
        const at = LEFT_OUT.findIndex(
          ([by, what]) => what === asked.path && new RegExp(`[\\\\/]${by}[\\\\/]`).test(asked.importer),
        );
        return at < 0 ? undefined : { path: String(at), namespace: "left-out" };
      },
    );
    bundling.onLoad({ filter: /.*/, namespace: "left-out" }, ({ path }) => ({ contents: LEFT_OUT[path][2] }));
  },
};
