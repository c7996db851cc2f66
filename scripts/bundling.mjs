// How sop is bundled: the product, and the programs that the bench measures it by.
import { build } from "esbuild";
import { precompiledSchemas } from "./precompiled-schemas.mjs";

/**
 * Bundles programs, split so that each verb loads only what it needs.
 * @param entryPoints by the name of what is made of each
 * @returns esbuild's account of what went into it
 */
export async function bundle({ entryPoints, outdir, define = {} }) {
  const { metafile } = await build({
    entryPoints,
    outdir,
    define,
    bundle: true,
    splitting: true,
    format: "esm",
    outExtension: { ".js": ".mjs" },
    platform: "node",
    target: "node20.19",
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "none",
    banner: { js: AS_COMMONJS },
    metafile: true,
    logLevel: "warning",
    plugins: [precompiledSchemas, withoutWhatIsNotUsed],
  });
  return metafile;
}

/** What packages that are CommonJS take for given. */
const AS_COMMONJS =
  'import{createRequire as makeRequire}from"node:module";const __filename=import.meta.filename,require=makeRequire(__filename);';

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
