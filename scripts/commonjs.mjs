// Turns the ES modules that esbuild splits a program into into CommonJS, which Node 20 loads in half the time.
import { transform } from "esbuild";

/** @param text one of esbuild's ES modules @param options as the bundle was made with */
export async function asCommonJs(text, options) {
  const asksWhere = text.includes("import.meta.url");
  const { code } = await transform(text, {
    ...options,
    format: "cjs",
    supported: { "dynamic-import": false },
    define: { "import.meta.url": "__sopUrl" },
    banner: asksWhere ? 'const __sopUrl=require("node:url").pathToFileURL(__filename).href;' : "",
  });
  return withPlainExports(code.replace(AS_MODULE, "$1").replaceAll('require("node:process")', "process"));
}

/** Ours are modules by origin. What esbuild puts around each would copy all that it exports, every time one is asked for. */
const AS_MODULE = /__toESM\((require\("\.\/[^"]+"\))\)/g;

/**
 * Exports as values, at the end. esbuild makes a function of each, and then another around that, since an export might change,
 * or be asked for before it is there. Ours are there: no two files of a split program ask for each other in a circle, because
 * each holds what exactly the same entry points reach.
 */
function withPlainExports(code) {
  const [all, list] = EXPORTS.exec(code) ?? [];
  if (list === undefined) return withoutExports(code);
  const rest = code.replace(all, "").replace(FOR_STATIC_ANALYSIS, "");
  const exports = list.split(",").map((one) => exported(one, rest));
  return `${withoutHelpers(rest)};module.exports={${exports.join(",")}};`;
}

/** A program that is only run. */
function withoutExports(code) {
  if (code.includes("stdin_exports"))
    throw new Error("esbuild writes exports in another way than it used to");
  return code;
}

const EXPORTS =
  /var stdin_exports=\{\};__export\(stdin_exports,\{([^{}]*)\}\);module\.exports=__toCommonJS\(stdin_exports\);/;
const FOR_STATIC_ANALYSIS = /0&&\(module\.exports=\{[^}]*\}\);?\s*$/;

function exported(one, code) {
  const [, name, value] = /^("[^"]+"|[\w$]+):\(\)=>([\w$.]+)$/.exec(one) ?? [];
  if (name === undefined) throw new Error(`an export that is no name: ${one}`);
  return isSetAgain(value, code) ? `get ${name}(){return ${value}}` : `${name}:${value}`;
}

/** Is there more than one place at which a name seems to get a value? Taking one apart on the left side is not looked for. */
function isSetAgain(name, code) {
  const written = name.replace(/[$.]/g, "\\$&");
  const set = new RegExp(
    `(?<![\\w$.])${written}(?:[-+*/%&|^?<>]*=(?![=>])|\\+\\+|--)|(?:\\+\\+|--)${written}(?![\\w$])`,
    "g",
  );
  return (code.match(set)?.length ?? 0) > 1;
}

/** What esbuild put in for the exports alone. */
function withoutHelpers(code) {
  const without = code.replace(HELPERS, "");
  return /(?<![\w$.])__(?:defProp|getOwnPropDesc|getOwnPropNames|hasOwnProp|copyProps)(?![\w$])/.test(without)
    ? code
    : without;
}

const HELPERS =
  /var __defProp=Object\.defineProperty;(?:var __\w+=Object\.\w+(?:\.\w+)?;)*var __export=.*?;var __toCommonJS=[^;]*;/;
