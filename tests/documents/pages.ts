/** The repository's pages and code, as the tests of documents read them. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { REPO } from "../support/office.ts";

const OWN_FOLDERS = [
  ".github",
  "bench",
  "docs",
  "examples",
  "schemas",
  "scripts",
  "src",
  "templates",
  "tests",
];

function filesIn(folder: string, recursive: boolean): readonly string[] {
  return readdirSync(join(REPO, folder), { recursive, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(REPO, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
}

/** Every file of the repository that is written by hand or tested, with `/` on every system. */
export const FILES = [...filesIn(".", false), ...OWN_FOLDERS.flatMap((folder) => filesIn(folder, true))];
export const PAGES = FILES.filter((path) => path.endsWith(".md") && !path.includes("/golden/"));
/** Files with code and comments, by the folder that they lie in. */
export const CODE = FILES.filter((path) => /^(?:src|tests|scripts|bench)\/.*\.(?:ts|mjs|py)$/.test(path));

export const text = (path: string): string => readFileSync(join(REPO, path), "utf8");
