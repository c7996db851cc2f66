/** Links lead to files and headings, and each file that a page or a comment names exists. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { REPO } from "../support/office.ts";
import { CODE, FILES, PAGES, text } from "./pages.ts";

/** The anchor of a heading, as Git hosting services make it. */
function anchors(page: string): readonly string[] {
  return [...text(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

const LINK = /\]\(([^)\s]+)\)/g;

function isLost(page: string, link: string): boolean {
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? page : join(dirname(page), path).replaceAll("\\", "/");
  if (!existsSync(join(REPO, target))) return true;
  return anchor !== undefined && !anchors(target).includes(anchor);
}

test("a lost link is found", () => {
  const links = ["ARCHITECTURE.md#the-tree", "ARCHITECTURE.md#no-tree", "docs/nothing.md"];
  expect(links.filter((link) => isLost("README.md", link))).toEqual(links.slice(1));
});

test.each(PAGES)("each link of %s leads to a file, and to a heading of it", (page) => {
  const own = [...text(page).matchAll(LINK)]
    .map(([, link = ""]) => link)
    .filter((link) => !/^https?:/.test(link));
  expect(own.filter((link) => isLost(page, link))).toEqual([]);
});

/** Is there a file of this path, or one whose path ends with it? */
const isNamed = (path: string): boolean => FILES.some((file) => file === path || file.endsWith(`/${path}`));

/** Pages that name source files, as backticked paths. */
const NAMING = PAGES.filter((page) =>
  /^(?:ARCHITECTURE|CONTRIBUTING|SECURITY)\.md$|^docs\/design\//.test(page),
);

test.each(NAMING)("each source file that %s names exists", (page) => {
  const named = [...text(page).matchAll(/`([\w./-]+\.(?:ts|mjs|py))`/g)].map(([, path = ""]) => path);
  expect(named.filter((path) => !isNamed(path))).toEqual([]);
});

const COMMENT = /^\s*(?:\/\/|\/?\*).*$/gm;
const SOURCE = /(?<![\w./-])[\w-]+(?:\/[\w.-]+)*\.(?:ts|mjs)\b/g;

test.each(["src", "tests", "scripts", "bench"])(
  "each source file that a comment of %s names exists",
  (folder) => {
    const lost = CODE.filter((path) => path.startsWith(`${folder}/`)).flatMap((path) =>
      [...text(path).matchAll(COMMENT)]
        .flatMap(([comment]) => [...comment.matchAll(SOURCE)])
        .filter(([named]) => !isNamed(named))
        .map(([named]) => `${path}: ${named}`),
    );
    expect(lost).toEqual([]);
  },
);

test("each test that SECURITY.md names exists", () => {
  const rows = text("SECURITY.md").matchAll(/^\|.*\| ([^|]+) \|$/gm);
  const named = [...rows].flatMap(([, held = ""]) => [...held.matchAll(/`([^`]+)`/g)].map(([, one]) => one));
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((one) => !existsSync(join(REPO, "tests", `${one}.test.ts`)))).toEqual([]);
});

test("ARCHITECTURE.md's walk of one command names at most 25 files", () => {
  const [, walk = ""] = text("ARCHITECTURE.md").split(/^## One command.*$/m);
  const [steps = ""] = walk.split(/^## /m);
  const named = new Set([...steps.matchAll(/`([\w./-]+\.(?:ts|js))`/g)].map(([, path]) => path));
  expect(named.size).toBeGreaterThan(10);
  expect(named.size).toBeLessThanOrEqual(25);
});

test("ARCHITECTURE.md's tree names folders that exist", () => {
  const [, tree = ""] = text("ARCHITECTURE.md").split("```");
  const folders = new Set(["bin", ...FILES.flatMap((path) => dirname(path).split("/"))]);
  const named = [...tree.matchAll(/(?<![\w/.-])([\w-]+)\//g)].map(([, name = ""]) => name);
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((name) => !folders.has(name))).toEqual([]);
});
