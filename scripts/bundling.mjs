// How sop is bundled: the product, and the programs that the bench measures it by.
import { precompiledSchemas } from "./precompiled-schemas.mjs";

export const BUNDLING = {
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  minifySyntax: true,
  minifyWhitespace: true,
  banner: {
    js: "import{createRequire as __sopRequire}from'node:module';const require=__sopRequire(import.meta.url);",
  },
  plugins: [precompiledSchemas],
};
