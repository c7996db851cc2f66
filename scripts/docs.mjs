// Writes the pages of docs/ that are made from the program's own catalogues.
import { writeFile } from "node:fs/promises";
import { build } from "esbuild";

async function load(entry) {
  const options = { bundle: true, write: false, format: "esm", platform: "node", logLevel: "warning" };
  const { outputFiles } = await build({ entryPoints: [entry], ...options });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}

const { findingsPage } = await load("scripts/findings-page.ts");
const { auditPage } = await load("scripts/audit-page.ts");
await writeFile("docs/findings.md", findingsPage("en"));
await writeFile("docs/temuan.md", findingsPage("id"));
await writeFile("docs/audit.md", auditPage("en"));
await writeFile("docs/pembuktian.md", auditPage("id"));
