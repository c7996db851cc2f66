// Writes the pages of docs/ that are made from the program's own catalogue.
import { writeFile } from "node:fs/promises";
import { build } from "esbuild";

const { outputFiles } = await build({
  entryPoints: ["scripts/findings-page.ts"],
  bundle: true,
  write: false,
  format: "esm",
  platform: "node",
  logLevel: "warning",
});
const source = Buffer.from(outputFiles[0].contents).toString("base64");
const { findingsPage } = await import(`data:text/javascript;base64,${source}`);
await writeFile("docs/findings.md", findingsPage("en"));
await writeFile("docs/temuan.md", findingsPage("id"));
