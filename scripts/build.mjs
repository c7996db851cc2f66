// Bundles src/ui/cli/main.ts into dist/, split so that each verb loads only what it needs,
// and writes the notices of the libraries that the bundle contains.
import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { bundle } from "./bundling.mjs";

await rm("dist", { recursive: true, force: true });
/** What was proven by one program is not taken as proven by another: each build has a name of its own. */
const sources = (await readdir("src", { recursive: true })).filter((name) => name.endsWith(".ts")).sort();
const name = createHash("sha256");
for (const file of sources) name.update(await readFile(`src/${file}`));
const { version } = JSON.parse(await readFile("package.json", "utf8"));
const { inputs } = await bundle({
  entryPoints: { main: "src/ui/cli/main.ts", "person-folders": "src/adapters/fs/person-folders.ts" },
  outdir: "dist",
  define: {
    "process.env.SOP_VERSION": JSON.stringify(version),
    "process.env.SOP_BUILD": JSON.stringify(name.digest("hex").slice(0, 16)),
  },
});
// The typefaces of papers lie beside the program: src/adapters/pdf/fonts.ts.
await mkdir("dist/fonts");
for (const face of ["DejaVuSansCondensed.ttf", "DejaVuSansCondensed-Bold.ttf"])
  await copyFile(`node_modules/dejavu-fonts-ttf/ttf/${face}`, `dist/fonts/${face}`);
const packages = new Set(
  Object.keys(inputs)
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
